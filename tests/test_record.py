"""The records carry the contract: exact numbers, document offsets, indices that point right."""

from decimal import Decimal

import pytest

from newsx.export.json import encode
from newsx.export.recording import build_document, exact
from newsx.export.reviving import read_record
from newsx.export.selection import Selection
from newsx.pipeline import Extraction


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_offsets_reproduce_every_text(extraction: Extraction) -> None:
    document = extraction.document.text
    (article,) = build_document(extraction).articles
    mentions = [*article.entities, *article.figures, *article.periods, *article.facts]
    assert len(mentions) == 14
    for mention in [*mentions, *(fact.sentence for fact in article.facts)]:
        assert squeeze(document[mention.start : mention.end]) == squeeze(mention.text)


def test_a_broken_name_points_at_both_halves(extraction: Extraction) -> None:
    entity = build_document(extraction).articles[0].entities[1]
    assert extraction.document.text[entity.start : entity.end] == "远山新\n\n材料公司"
    assert entity.text == "远山新材料公司"


def test_records_come_back_from_json(extraction: Extraction) -> None:
    record = build_document(extraction)
    again = read_record(encode(record))
    assert again == record
    assert [type(figure.value) for figure in again.articles[0].figures] == [
        type(figure.value) for figure in record.articles[0].figures
    ]
    for odd in (b"", b"{}", b"[]", b'{"source": "page.txt", "articles": [{}]}'):
        with pytest.raises(ValueError, match="no record"):
            read_record(odd)


def test_a_fact_repeats_its_figure(extraction: Extraction) -> None:
    (article,) = build_document(extraction).articles
    for fact in article.facts:
        assert fact.figure is not None
        figure = article.figures[fact.figure]
        for field in figure.__struct_fields__:
            assert getattr(fact, field) == getattr(figure, field)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("24.7", "24.7"), ("24.70", "24.7"), ("1.07E+12", "1070000000000"), ("100", "100"), ("-0.00", "0"),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.1"), ("0.005", "0.005"),
    ],
)  # fmt: skip
def test_numbers_are_exact(value: str, printed: str) -> None:
    assert str(exact(Decimal(value))) == printed
    assert exact(Decimal(value)) == Decimal(value)


def test_only_facts_of_money(extraction: Extraction) -> None:
    record = Selection(frozenset({"fact"}), frozenset({"money"})).apply(build_document(extraction))
    (article,) = record.articles
    assert [fact.text for fact in article.facts] == ["12.5亿元", "-3130万元"]
    assert not article.entities
    assert not article.figures
    assert not article.periods
    assert all(fact.figure is None and fact.subject_entity is None for fact in article.facts)


def test_indices_follow_what_is_left(extraction: Extraction) -> None:
    selection = Selection(frozenset({"organization", "figure", "fact"}), frozenset({"money", "mass"}))
    (article,) = selection.apply(build_document(extraction)).articles
    assert [(fact.text, fact.figure, fact.subject_entity) for fact in article.facts] == [
        ("12.5亿元", 0, None),
        ("-3130万元", 1, 0),
        ("30—50万吨", 2, 0),
    ]
    assert article.entities[0].text == "远山新材料公司"
