"""jieba is the reference; rjieba must give the same tokens."""

from pathlib import Path

import pytest

from newsx.tokens.segmenter import JiebaSegmenter, RjiebaSegmenter, Segmenter, UserWord

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
WORDS = [UserWord("太合智能", 20000, "nt"), UserWord("准东经开区"), UserWord("链长制", None, "n")]
HARD = [
    "",
    "\r\n\t \u3000国家自主\n\n创新示范区",
    "同比增长8.4%，达107.93亿元(约合6844.46万美元)。",
    "B2B、G60科创走廊，C919，-3.2%，“1+8+1”",
    "𠮷野家 𡃁 emoji 😀 한국어 Ёлка ½ ① Ⅳ",
]


@pytest.fixture(scope="module", params=[(), WORDS], ids=["plain", "user dictionary"])
def pair(request: pytest.FixtureRequest) -> tuple[Segmenter, Segmenter]:
    pytest.importorskip("rjieba")
    return JiebaSegmenter(request.param), RjiebaSegmenter(request.param)


@pytest.mark.parametrize("text", HARD + [p.read_text(encoding="utf-8") for p in SEEDS])
def test_tokens_are_equal(pair: tuple[Segmenter, Segmenter], text: str) -> None:
    reference, fast = (segmenter.segment(text) for segmenter in pair)
    assert fast == reference
    assert "".join(fast.words) == text


def test_user_words_are_words(pair: tuple[Segmenter, Segmenter], request: pytest.FixtureRequest) -> None:
    words = pair[1].segment("太合智能在准东经开区试行链长制").words
    assert ("太合智能" in words) == ("user dictionary" in request.node.name)


def test_offsets() -> None:
    tokens = JiebaSegmenter().segment("昌吉州工业经济")
    assert [tokens.starts[i] for i in range(len(tokens))] == [
        "昌吉州工业经济".index(word) for word in tokens.words
    ]
    assert tokens.index(tokens.starts[1]) == 1
