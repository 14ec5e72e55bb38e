"""Articles: pages written for this project against what a reader sees in them."""

import json
from pathlib import Path

import pytest

from newsx.dictionary import read_table
from newsx.text.articles import split_articles
from newsx.text.bylines import ROLE_COLUMNS, is_dateline, parse_credits
from newsx.text.kinds import find_kind
from newsx.text.layout import resolve_layout
from newsx.text.names import has_surname

PAGES = sorted((Path(__file__).parent / "corpus" / "articles").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    with page.open(encoding="utf-8", newline="") as file:
        text = file.read()
    found = [
        {
            "title": article.title,
            "subtitle": article.subtitle,
            "byline": list(article.byline),
            "date": article.date,
            "first": article.text.split("\n")[0][:12],
            "last": article.text[-10:],
            "headings": [article.text[p.start : p.end] for p in article.paragraphs if p.role == "heading"],
        }
        for article in split_articles(resolve_layout(text), page.name)
    ]
    assert found == json.loads(page.with_suffix(".json").read_text(encoding="utf-8")), page


@pytest.mark.parametrize("row", read_table("media", ("word", "example")), ids=lambda row: row[0])
def test_media(row: tuple[str, ...]) -> None:
    assert row[0] in row[1]
    assert is_dateline(row[1])


@pytest.mark.parametrize("row", read_table("byline_roles", ROLE_COLUMNS), ids=lambda row: row[0])
def test_roles(row: tuple[str, ...]) -> None:
    assert parse_credits(row[3]) == (("王小明",) if row[1] == "yes" else ())


@pytest.mark.parametrize("row", read_table("columns", ("word", "kind", "example")), ids=lambda row: row[0])
def test_columns(row: tuple[str, ...]) -> None:
    assert find_kind(row[2]) == row[1]


def test_surnames() -> None:
    for _, example in read_table("byline_surnames", ("surname", "example")):
        assert has_surname(example), example
