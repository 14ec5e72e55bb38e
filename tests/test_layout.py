"""Layout: what is joined, what stays apart, and that every offset leads back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsx.dictionary import read_table
from newsx.text.blanks import squeeze
from newsx.text.captions import is_caption
from newsx.text.layout import resolve_layout
from newsx.text.wraps import _joining_word, _sentence_opener

CORPUS = Path(__file__).parent / "corpus" / "layout.txt"


def read_cases() -> list[tuple[str, str, str]]:
    cases = []
    line = 1
    for block in CORPUS.read_text(encoding="utf-8").split("\n====\n"):
        source, _, expected = block.partition("\n----\n")
        cases.append((f"layout.txt:{line}", source.replace("␤", "\r\n"), expected.strip("\n")))
        line += block.count("\n") + 2
    return cases


@pytest.mark.parametrize(("where", "source", "expected"), read_cases(), ids=lambda v: v if ":" in v else "")
def test_corpus(where: str, source: str, expected: str) -> None:
    assert resolve_layout(source).text == expected, where


news = st.text(
    st.sampled_from(
        "国家自主创新12亿元.，。：“”《》()#*>- \u3000\n\n\r\u2028\f\u200b\ufeffaB摄图本报记者讯\U00020087"
    ),
    max_size=200,
)


@given(text=st.one_of(news, st.text(max_size=80)), data=st.data())
@settings(max_examples=300, deadline=None)
def test_every_span_leads_back(text: str, data: st.DataObject) -> None:
    layout = resolve_layout(text)
    if not layout.text:
        return
    start = data.draw(st.integers(0, len(layout.text) - 1))
    end = data.draw(st.integers(start + 1, len(layout.text)))
    piece = layout.text[start:end]
    if "\n" in piece or not layout.offsets.is_whole(start, end):
        return
    begin, stop = layout.offsets.locate(start, end)
    assert squeeze(text[begin:stop]) == squeeze(piece)


@given(text=st.one_of(news, st.text(max_size=80)))
@settings(max_examples=200, deadline=None)
def test_nothing_is_invented(text: str) -> None:
    layout = resolve_layout(text)
    for i, char in enumerate(layout.text):
        origin = layout.offsets.origin(i)
        assert text[origin : origin + 1] == char or char in " \n", i


@pytest.mark.parametrize(
    "row", read_table("caption_words", ("word", "place", "example", "counterexample")), ids=lambda row: row[0]
)
def test_caption_words(row: tuple[str, ...]) -> None:
    _, _, example, counterexample = row
    assert is_caption(example)
    assert not is_caption(counterexample)


@pytest.mark.parametrize(
    "row", read_table("joining_words", ("word", "example", "counterexample")), ids=lambda row: row[0]
)
def test_joining_words(row: tuple[str, ...]) -> None:
    assert _joining_word().search(row[1])
    assert not _joining_word().search(row[2])


@pytest.mark.parametrize(
    "row", read_table("sentence_openers", ("word", "example", "counterexample")), ids=lambda row: row[0]
)
def test_sentence_openers(row: tuple[str, ...]) -> None:
    assert _sentence_opener().match(row[1])
    assert not _sentence_opener().match(row[2])
