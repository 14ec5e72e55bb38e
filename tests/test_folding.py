"""Traditional characters, radicals and compatible forms are read like plain ones and cut as they stand."""

import unicodedata
from functools import cache
from pathlib import Path

import pytest

from newsx.dictionary import read_table
from newsx.pipeline import ArticleExtraction, Pipeline
from newsx.text.folding import COLUMNS, fold

ROWS = read_table("folds", COLUMNS)
CHARACTERS = frozenset(row[0] for row in ROWS)
COLUMNS_OF_CORPUS = ["text", "figure", "item", "value", "entity", "name", "indicator"]


def read_corpus() -> list[object]:
    path = Path(__file__).parent / "corpus" / "folded.tsv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == COLUMNS_OF_CORPUS
    return [
        pytest.param(*line.split("\t"), id=f"{path.name}:{number}") for number, line in enumerate(lines, 2)
    ]


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def extract(text: str) -> ArticleExtraction:
    (found,) = pipeline().extract(text).articles
    return found


@pytest.mark.parametrize(COLUMNS_OF_CORPUS, read_corpus())
def test_words_stand_as_written(
    text: str, figure: str, item: str, value: str, entity: str, name: str, indicator: str
) -> None:
    found = extract(text)
    first = found.figures[0]
    assert (first.text, first.item or "", str(first.value)) == (figure, item, value)
    assert text[first.start : first.end] == figure
    assert found.article.text == text == "".join(found.tokens.words)
    if entity:
        assert (entity, name or found.entities[0].name) in [(e.text, e.name) for e in found.entities]
    assert found.facts[0].indicator == indicator


def test_each_row_is_one_character_for_one() -> None:
    wrong = [
        row
        for row in ROWS
        if not len(row[0]) == len(row[1]) == 1
        or row[0] not in row[3]
        or row[2] not in {"traditional", "shared", "radical"}
        or (row[2] != "shared" and row[1] not in fold(row[3]))
    ]
    assert wrong == []


def test_plain_forms_are_folded_no_further() -> None:
    assert [row for row in ROWS if row[1] in CHARACTERS] == []


def test_simplified_text_stays() -> None:
    characters = "".join(
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if (row, cell) < (0xD7, 0xFA) or row > 0xD7
    )
    assert fold(characters) is characters


def test_every_compatible_character_is_read_as_its_plain_one() -> None:
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            assert fold(chr(code)) == fold(plain)


def test_a_word_joined_over_lines_is_cut_as_written() -> None:
    text = "廣東省\n\n出口總額增\n長百分之八點五，達到三億\n元。"
    for found in pipeline().extract(text).articles:
        for mention in (*found.entities, *found.figures):
            start, end = found.article.offsets.locate(mention.start, mention.end)
            assert "".join(text[start:end].split()) == mention.text


def test_halves_of_surrogate_pairs_are_replaced_and_counted() -> None:
    extraction = pipeline().extract("\ud800投资3亿元，\udc00增长5%")
    assert extraction.document.replaced == 2
    assert extraction.document.text == "\ufffd投资3亿元，\ufffd增长5%"
    assert [figure.text for figure in extraction.articles[0].figures] == ["3亿元", "5%"]


@pytest.mark.parametrize("text", ["雲海新材發布公告。", "云海新材发布公告。"])
def test_a_name_of_the_user_may_be_traditional(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("雲海新材\torganization\n", encoding="utf-8")
    (found,) = Pipeline(dictionaries=[path]).extract(text).articles
    assert [(e.text, e.name, e.source) for e in found.entities] == [(text[:4], "雲海新材", "dictionary:mine")]
