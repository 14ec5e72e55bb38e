"""jieba is the reference; rjieba must give the same tokens, and so must the kept dictionary."""

import os
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from newsx import kept
from newsx.cache import CACHE_VARIABLE, cache_folder
from newsx.tokens import segmenter as module
from newsx.tokens.segmenter import (
    JiebaSegmenter,
    ListedSegmenter,
    RjiebaSegmenter,
    Segmenter,
    SegmenterName,
    UserWord,
    WarmingSegmenter,
    create_segmenter,
)
from newsx.tokens.tags import TaggedWords
from newsx.tokens.wordlist import WordList, lay_out_words, open_word_list, read_entries

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
WORDS = [UserWord("太合智能", 20000, "nt"), UserWord("准东经开区"), UserWord("链长制", None, "n")]
HARD = [
    "",
    "\r\n\t \u3000国家自主\n\n创新示范区",
    "同比增长8.4%，达107.93亿元(约合6844.46万美元)。",
    "B2B、G60科创走廊，C919，-3.2%，“1+8+1”",
    "𠮷野家 𡃁 emoji 😀 한국어 Ёлка ½ ① Ⅳ",
]
LEGACY = "達垌村的財稅優惠，湊湊火鍋"
"""Characters that are no words to jieba; rjieba knows their parts of speech."""


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


@pytest.mark.parametrize("text", HARD)
def test_pairs_are_words_with_their_tags(pair: tuple[Segmenter, Segmenter], text: str) -> None:
    for segmenter in pair:
        tokens = segmenter.segment(text)
        assert [*tokens.pairs] == [*zip(tokens.words, tokens.tags, strict=True)]


def test_rjieba_hands_out_one_pair_for_a_word(pair: tuple[Segmenter, Segmenter]) -> None:
    first, again = (pair[1].segment(text).pairs for text in ("昌吉州工业经济", "工业经济"))
    assert first[-1] is again[-1]


def test_offsets() -> None:
    tokens = JiebaSegmenter().segment("昌吉州工业经济")
    assert [tokens.starts[i] for i in range(len(tokens))] == [
        "昌吉州工业经济".index(word) for word in tokens.words
    ]
    assert tokens.index(tokens.starts[1]) == 1


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has read no dictionary yet."""
    for name in ("jieba", "rjieba"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.parametrize("name", ["jieba", "rjieba"])
def test_the_kept_dictionary_gives_the_same_tokens(name: SegmenterName) -> None:
    pytest.importorskip(name)
    words = open_word_list(rust=name == "rjieba")
    assert words is not None
    listed = ListedSegmenter(words)
    itself = RjiebaSegmenter() if name == "rjieba" else JiebaSegmenter()
    for text in (LEGACY, *HARD, *(path.read_text(encoding="utf-8") for path in SEEDS)):
        assert listed.segment(text) == itself.segment(text)


@pytest.mark.parametrize("seed", range(60))
def test_runs_are_cut_as_jieba_cuts(seed: int) -> None:
    """Of a few words, all of about the same frequency, most ways to cut are as probable as others."""
    jieba = pytest.importorskip("jieba")
    pick = Random(seed)
    letters = "昌吉州市a1，\r\n"
    words = {"".join(pick.choices(letters[:6], k=pick.randint(1, 4))) for _ in range(pick.randint(2, 15))}
    entries = [(word, pick.choice((2, 2, 3)), "n") for word in sorted(words)]
    reference = jieba.Tokenizer()
    rows = "".join(f"{word} {frequency} {tag}\n" for word, frequency, tag in entries)
    file = BytesIO(rows.encode())
    file.name = "words"
    reference.FREQ, reference.total = reference.gen_pfdict(file)
    reference.initialized = True
    listed = ListedSegmenter(WordList([*map(memoryview, lay_out_words(entries))]))
    for _ in range(10):
        text = "".join(pick.choices(letters, k=pick.randint(1, 60)))
        assert listed.segment(text).words == (*reference.cut(text, HMM=False),)


def test_the_kept_dictionary_knows_the_tags_of_rjieba() -> None:
    rjieba = pytest.importorskip("rjieba")
    jieba = pytest.importorskip("jieba")
    known = open_word_list(rust=True)
    assert known is not None
    words = [word for word, _, _ in read_entries(Path(jieba.__file__).with_name("dict.txt"))]
    # A word less probable than its parts is cut where it stands alone.
    tagged = dict(rjieba.tag("\n".join((*words, *LEGACY)), False))
    assert len(tagged) > 300_000
    del tagged["\n"]
    assert {word: known.tag(known.find(word)) or "x" for word in tagged} == tagged


@pytest.mark.usefixtures("cold")
def test_the_first_page_is_cut_by_the_kept_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rjieba")
    monkeypatch.delitem(sys.modules, "rjieba")
    monkeypatch.setattr(module, "WARM", 10)
    made = create_segmenter("rjieba")
    assert isinstance(made, WarmingSegmenter)
    texts = ("昌吉州工业经济", "全州工业增加值", "同比增长")
    tokens = [made.segment(text) for text in texts[:1]]
    assert "rjieba" not in sys.modules
    tokens += [made.segment(text) for text in texts[1:]]
    assert "rjieba" in sys.modules
    assert tokens == [RjiebaSegmenter().segment(text) for text in texts]


def test_words_of_the_first_pages_stay_the_same_objects() -> None:
    pytest.importorskip("rjieba")
    words = open_word_list(rust=True)
    assert words is not None
    segmenter = WarmingSegmenter(words)
    first = segmenter.segment("全市经济稳定增长。").pairs
    segmenter.segment("。" * module.WARM)
    assert isinstance(segmenter._segmenter, RjiebaSegmenter)
    later = segmenter.segment("全市经济稳定增长。").pairs
    assert all(pair is before for pair, before in zip(later, first, strict=True))


@pytest.mark.usefixtures("cold")
def test_jieba_is_never_loaded_where_its_dictionary_is_kept() -> None:
    made = create_segmenter("jieba")
    assert isinstance(made, ListedSegmenter)
    assert made.name == "jieba"
    made.segment("昌吉州工业经济")
    assert "jieba" not in sys.modules


@pytest.mark.usefixtures("cold")
def test_a_long_run_without_rjieba_keeps_its_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_reads_whole", True)
    assert isinstance(create_segmenter("jieba"), ListedSegmenter)
    assert isinstance(create_segmenter(), RjiebaSegmenter if find_spec("rjieba") else ListedSegmenter)


@pytest.mark.usefixtures("cold")
def test_words_of_the_user_are_not_kept() -> None:
    assert isinstance(create_segmenter("jieba", WORDS), JiebaSegmenter)


def test_a_loaded_segmenter_needs_no_kept_dictionary() -> None:
    pytest.importorskip("rjieba")
    assert isinstance(create_segmenter("rjieba"), RjiebaSegmenter)


@pytest.mark.skipif(os.name == "nt", reason="has no owners of this kind")
@pytest.mark.parametrize("planted", ["writable", "link", "short"])
def test_what_others_may_have_planted_is_not_read(planted: str, folder: Path, tmp_path: Path) -> None:
    assert open_word_list(rust=False) is not None
    (path,) = folder.glob("*.words")
    if planted == "link":
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
    elif planted == "writable":
        path.chmod(0o666)
    else:
        path.write_bytes(b"short")
    words = open_word_list(rust=False)
    assert words is not None
    assert ListedSegmenter(words).segment("昌吉州").words == ("昌吉州",)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size > 1_000_000


def test_nothing_is_kept_where_nothing_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "")
    cache_folder.cache_clear()
    assert open_word_list(rust=False) is None
    cache_folder.cache_clear()


def test_a_word_without_a_frequency_is_refused() -> None:
    with pytest.raises(ValueError, match="math domain"):
        lay_out_words([("昌吉", 0, "ns"), ("州", 7, "n")])


def test_a_long_text_is_cut_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rjieba")
    text = "".join(path.read_text(encoding="utf-8") for path in SEEDS)
    whole = RjiebaSegmenter().segment(text)
    for size in (1, 7, 100, 1_000):
        monkeypatch.setattr(module, "PIECE", size)
        assert RjiebaSegmenter().segment(text) == whole


def test_what_is_forgotten_is_counted_again() -> None:
    tokens = JiebaSegmenter().segment("昌吉州工业经济")
    starts, numbers = tokens.starts, tokens.numbers
    assert tokens.starts is starts
    tokens.forget()
    assert tokens.starts is not starts
    assert tokens.numbers is not numbers
    assert (tokens.starts, tokens.numbers) == (starts, numbers)


@pytest.mark.parametrize("text", [*HARD[1:], LEGACY, *(path.read_text(encoding="utf-8") for path in SEEDS)])
def test_a_word_has_one_tag_wherever_it_stands(text: str) -> None:
    rjieba = pytest.importorskip("rjieba")
    for known in (None, open_word_list(rust=True)):
        tokens = RjiebaSegmenter(tagged=known and TaggedWords(known.read_tag)).segment(text)
        assert [*zip(tokens.words, tokens.tags, strict=True)] == rjieba.tag(text, False)


def test_long_words_are_not_remembered_for_long() -> None:
    pytest.importorskip("rjieba")
    segmenter = RjiebaSegmenter()
    for number in range(3):
        assert len(segmenter.segment("f" * module.MOST_CHARACTERS + str(number))) == 1
    assert len(segmenter._tagged) == 1


def test_nor_by_the_kept_dictionary() -> None:
    words = open_word_list(rust=False)
    assert words is not None
    segmenter = ListedSegmenter(words)
    for number in range(3):
        assert len(segmenter.segment("f" * module.MOST_OF_RUNS + str(number))) == 1
    assert len(segmenter._runs._tagged) == 2
