"""Articles: pages written for this project against what a reader sees in them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsx.dictionary import read_table
from newsx.text.articles import split_articles
from newsx.text.blanks import squeeze
from newsx.text.bylines import ROLE_COLUMNS, is_dateline, parse_credits
from newsx.text.kinds import find_kind
from newsx.text.layout import resolve_layout
from newsx.text.names import has_surname
from newsx.text.story import LONGEST_STORY

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


BITS = ["\n", "\n\n", "\r\n", "\u2028", "\f", "\u200b", "\u3000", "  ", "## ", "**", "本报讯 "]
BITS += ["本报记者 王小明\n", "（记者 李明）", "(资料图片)\n", "——", "：", "。", "“", "《", "（"]
BITS += ["简讯\n", "\ud800", "\U00020087"]


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_page_is_told_apart(data: st.DataObject) -> None:
    """Articles stand in order, hold all their paragraphs, and every paragraph leads back to the page."""
    page = data.draw(st.sampled_from(PAGES)).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(page)))
        gone = data.draw(st.sampled_from([0, 0, 1, 10]))
        page = page[:at] + data.draw(st.sampled_from(BITS)) + page[at + gone :]
    last = 0
    for article in split_articles(resolve_layout(page), "page.txt"):
        assert last <= article.start < article.end <= len(page)
        last = article.start
        assert article.text == "\n".join(article.text[p.start : p.end] for p in article.paragraphs)
        for paragraph in article.paragraphs:
            start, end = article.offsets.locate(paragraph.start, paragraph.end)
            assert article.start <= start < end <= article.end
            if article.offsets.is_whole(paragraph.start, paragraph.end):
                assert squeeze(page[start:end]) == squeeze(article.text[paragraph.start : paragraph.end])


@pytest.mark.parametrize(
    ("source", "text", "option", "expected"),
    [
        ("2020-06-11-page.txt", "产量增长。", None, ("2020-06-11", "file name")),
        ("page.txt", "产量增长。", "2021-01-02", ("2021-01-02", "option")),
        ("2020-06-11.txt", "2020年6月12日 星期五\n产量增长。", None, ("2020-06-12", "text")),
        ("page.txt", "新华社北京2020年6月10日电 产量增长。", None, ("2020-06-10", "text")),
        ("page.txt", "2020年6月12日，大桥合龙。", None, (None, None)),
        ("2020-02-31.txt", "产量增长。", None, (None, None)),
        ("20200611.txt", "产量增长。", None, ("2020-06-11", "file name")),
        ("f20200611a.txt", "产量增长。", None, (None, None)),
    ],
)
def test_dates(source: str, text: str, option: str | None, expected: tuple[str | None, str | None]) -> None:
    article = split_articles(resolve_layout(text), source, option)[0]
    assert (article.date, article.date_source) == expected


def test_a_story_too_long_is_cut_behind_a_sentence() -> None:
    sentence = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%。"
    long = sentence * (2 * LONGEST_STORY // len(sentence))
    text = f"阳湖出口稳中有降\n\n本报讯 记者李青禾报道：{sentence}\n\n{long}\n\n{sentence}"
    parts = split_articles(resolve_layout(text), "2026-07-22-page.txt")
    bodies = [text[article.start : article.end] for article in parts]
    assert "".join(bodies[1:]).replace("\n", "") == long + sentence
    assert all(body.endswith("。") and len(body) <= LONGEST_STORY for body in bodies)
    assert {(article.title, article.byline, article.date) for article in parts} == {
        ("阳湖出口稳中有降", ("李青禾",), "2026-07-22")
    }
