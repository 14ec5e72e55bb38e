"""Every row of the tables that make names is tested against its own example and counterexample."""

import re

import pytest

from newsx.dictionary import Row, read_table
from newsx.entities.person_words import PersonWords
from newsx.entities.tagger import Tagger
from newsx.text.articles import Article, Paragraph
from newsx.text.span import OffsetMap
from newsx.tokens.segmenter import Segmenter, create_segmenter

TABLES: tuple[tuple[str, Row, str], ...] = (
    ("organization_suffixes", ("suffix", "kind", "example", "counterexample"), "organization"),
    ("place_suffixes", ("suffix", "kind", "example", "counterexample"), "place"),
    (
        "place_characters",
        ("character", "names", "not_after", "not_before", "example", "counterexample"),
        "place",
    ),
    ("clubs", ("city", "example"), "organization"),
    ("source_endings", ("word", "example"), "organization"),
    ("latin_endings", ("word", "example"), "organization"),
    ("departments", ("stem", "forms", "example"), "organization"),
    ("levels", ("word", "example"), "organization"),
    ("titles", ("title", "side", "example"), "person"),
    ("surnames", ("surname", "kind", "example"), "person"),
    ("speech_verbs", ("verb", "example"), "person"),
    ("name_characters", ("use", "characters", "example", "counterexample"), "person"),
)


Finder = tuple[Tagger, Segmenter]


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Tagger(), create_segmenter()


@pytest.mark.parametrize(("table", "columns", "kind"), TABLES, ids=[name for name, _, _ in TABLES])
def test_every_row_keeps_its_example(table: str, columns: Row, kind: str, finder: Finder) -> None:
    wrong = []
    for number, row in enumerate(read_table(table, columns), 2):
        cells = dict(zip(columns, row, strict=True))
        example = cells["example"]
        match = re.search(r"\[(.+?)\]", example)
        text = re.sub(r"[\[\]]", "", example)
        found = names(finder, text)
        expected = (match.start(), match.end() - 2, kind) if match else None
        if match and expected not in found:
            wrong.append(f"{table}.tsv:{number}: {example}: found {[(text[s:e], t) for s, e, t in found]}")
        counter = cells.get("counterexample", "")
        if counter:
            ends = [
                (counter[s:e], t)
                for s, e, t in names(finder, counter)
                if t == kind and counter[s:e].endswith(row[0])
            ]
            if ends:
                wrong.append(f"{table}.tsv:{number}: counterexample {counter}: found {ends}")
    assert not wrong, "\n".join(wrong)


def names(finder: Finder, text: str) -> list[tuple[int, int, str]]:
    tagger, segmenter = finder
    article = Article(1, 0, len(text), text, OffsetMap((0,), (0,)), (Paragraph(0, len(text), "body"),))
    found = tagger.find_entities(article, (), segmenter.segment(text))
    return [(e.start, e.end, e.type) for e in found]


def bracketed(text: str, found: list[tuple[int, int, str]]) -> str:
    for start, end, _ in sorted(found, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


BOUNDARIES = read_table("boundary_words", ("word", "kind", "example"))


@pytest.mark.parametrize("row", BOUNDARIES, ids=lambda row: f"{row[1]}:{row[0]}")
def test_names_end_at_boundary_words(row: Row, finder: Finder) -> None:
    word, _, example = row
    text = re.sub(r"[\[\]]", "", example)
    assert word in text
    assert bracketed(text, names(finder, text)) == example


def test_name_like_words_name_nobody(finder: Finder) -> None:
    found = {
        word: text
        for word, text in read_table("name_like_words", ("word", "example"))
        if any(kind == "person" for _, _, kind in names(finder, text))
    }
    assert not found


def test_generic_places_name_none(finder: Finder) -> None:
    rows = read_table("generic_places", ("word", "example"))
    assert all(word in text for word, text in rows)
    found = {word for word, text in rows if any(kind == "place" for _, _, kind in names(finder, text))}
    assert not found


def test_name_weights_tell_names_from_words() -> None:
    words = PersonWords()
    assert words.weigh_given("建国") > 0 > words.weigh_given("提高")
    assert words.weigh_given("伟") > 0 > words.weigh_given("在")
    assert words.weigh_surname("王") > words.weigh_surname("高") > words.weigh_surname("在")
    assert words.weigh_foreign("布莱希特") > 0 > words.weigh_foreign("经济增长")
