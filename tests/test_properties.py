"""What holds for every text, whatever is in it.

The texts are chance orders of pieces of news (``corpus/fragments.txt``), made documents, and any Unicode at
all. ``NEWSX_PROPERTIES=thorough`` tries new ones for minutes; else the same few are tried each time.
"""

import json
import os
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from benchmarks.generator import generate_document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.invariants import assert_sound

from newsx.entities.entity import Entity
from newsx.export.json import encode
from newsx.export.recording import build_document
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.pipeline import ArticleExtraction, Extraction, Pipeline
from newsx.text.document import Document

THOROUGH = os.environ.get("NEWSX_PROPERTIES") == "thorough"
FRAGMENTS = tuple(
    piece
    for line in (Path(__file__).parent / "corpus" / "fragments.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
    for piece in line.split()
)
MARKS = "#*-=_>|.,:;%()[]/\\—“”《》（）、，。：；·%0129一二十百万亿元吨年月日第至多 \u3000\u200b\n\t"
BLANKS = (" ", "\n", "\n\n", "\u3000", "\u00a0", "\t", "\r\n", "\f", "\u200b")

quick = settings(
    deadline=None,
    max_examples=2000 if THOROUGH else 100,
    derandomize=not THOROUGH,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# By number: a strategy that names every piece would fill each failure's message with them.
pieces = st.integers(0, len(FRAGMENTS) - 1).map(FRAGMENTS.__getitem__)
news = st.lists(st.one_of(pieces, pieces, st.sampled_from(BLANKS)), max_size=60).map("".join)
made = st.builds(
    lambda seed, size, broken: generate_document(seed, size, broken=broken).text,
    st.integers(0, 10**6), st.integers(0, 600), st.booleans(),
)  # fmt: skip
anything = st.text(max_size=200)
# What rules look at: marks that open, close and part, digits and scales, in any order.
marks = st.text(
    alphabet="#*-=_>|.,:;%()[]/\\—“”《》（）、，。：；·%0129一二十百万亿元吨年月日第至多 \u3000\u200b\n\t",
    max_size=60,
)
texts = st.one_of(news, news, made, marks, anything)

Mention = Entity | Figure | Period


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def extract(text: str) -> Extraction:
    return pipeline().extract(Document("2024-10-08-made.txt", text))


def bare(text: str) -> str:
    """The text without blanks and without what is drawn as nothing (zero-width spaces, joiners)."""
    return "".join(c for c in text if not c.isspace() and c != "\u034f" and unicodedata.category(c) != "Cf")


def assert_apart(mentions: Sequence[Mention]) -> None:
    """In order, and no two share a character."""
    for before, after in pairwise(mentions):
        assert before.end <= after.start, (before, after)


def lists_of(found: ArticleExtraction) -> Iterable[Sequence[Mention]]:
    return found.entities, found.figures, found.periods


def read_crashes() -> list[object]:
    """The texts of ``corpus/crashes.txt``: JSON strings, behind a ``!`` where they still crash."""
    lines = (Path(__file__).parent / "corpus" / "crashes.txt").read_text(encoding="utf-8").splitlines()
    return [
        pytest.param(
            json.loads(line.removeprefix("!")),
            id=f"line{number}",
            marks=[pytest.mark.xfail(strict=True)] if line.startswith("!") else [],
        )
        for number, line in enumerate(lines, 1)
        if not line.startswith("#")
    ]


@pytest.mark.parametrize("text", read_crashes())
def test_no_text_crashes(text: str) -> None:
    assert_sound(extract(text))


@quick
@given(texts)
@example("国家自主\n\n创新示范区投资１２亿\n元")
def test_a_mention_reproduces_its_text(text: str) -> None:
    for found in extract(text).articles:
        article = found.article
        for mention in (mention for mentions in lists_of(found) for mention in mentions):
            assert mention.text == article.text[mention.start : mention.end]
            start, end = article.offsets.locate(mention.start, mention.end)
            assert article.start <= start < end <= article.end
            assert bare(text[start:end]) == bare(mention.text)
            assert text[start] + text[end - 1] == mention.text[0] + mention.text[-1]


@quick
@given(texts)
def test_mentions_of_one_sort_stand_apart(text: str) -> None:
    for found in extract(text).articles:
        for mentions in lists_of(found):
            assert_apart(mentions)
        # 2023年 is a time or a quantity, never both.
        assert_apart(sorted((*found.figures, *found.periods), key=lambda mention: mention.start))


@quick
@given(texts)
def test_articles_are_in_order_and_hold_their_sentences(text: str) -> None:
    articles = [found.article for found in extract(text).articles]
    assert [article.number for article in articles] == list(range(1, len(articles) + 1))
    for before, after in pairwise(articles):
        assert before.end <= after.start
    for article in articles:
        assert 0 <= article.start < article.end <= len(text)


@quick
@given(texts)
@example("投资999999999999999999999万亿元，增长0.000000000000000001%")
def test_values_are_exact_and_finite(text: str) -> None:
    for found in extract(text).articles:
        for figure in found.figures:
            numbers = [n for n in (figure.value, figure.low, figure.high) if isinstance(n, Decimal)]
            assert all(number.is_finite() for number in numbers), figure
            assert (figure.low is None) == (figure.high is None) == (figure.bound != "range"), figure


@quick
@given(texts)
@example("投资999999999999999999999万亿元，增长0.00001%")
def test_the_output_has_no_exponent_and_no_binary_noise(text: str) -> None:
    extraction = extract(text)
    numbers = list[str]()

    def read(number: str) -> Decimal:
        numbers.append(number)
        return Decimal(number)

    record: dict[str, Any] = json.loads(encode(build_document(extraction)), parse_float=read, parse_int=read)
    assert not [number for number in numbers if "e" in number.lower()]
    for found, article in zip(extraction.articles, record["articles"], strict=True):
        for figure, written in zip(found.figures, article["figures"], strict=True):
            assert written["value"] == figure.value


@quick
@given(texts)
def test_every_figure_has_one_fact_in_its_own_sentence(text: str) -> None:
    for found in extract(text).articles:
        assert sorted(fact.figure for fact in found.facts) == list(range(len(found.figures)))
        for fact in found.facts:
            figure = found.figures[fact.figure]
            assert fact.sentence[0] <= figure.start < figure.end <= fact.sentence[1]
            if fact.subject_entity is not None:
                assert 0 <= fact.subject_entity < len(found.entities)


@quick
@given(texts)
def test_the_same_text_gives_the_same_output(text: str) -> None:
    first = extract(text)
    assert extract(text) == first
    assert build_document(extract(text)) == build_document(first)


@settings(quick, max_examples=50 if THOROUGH else 5)  # building a pipeline takes its time
@given(news)
def test_a_used_pipeline_says_what_a_fresh_one_says(text: str) -> None:
    extract("本报讯 记者李青禾报道：远山新材料有限公司（以下简称远山新材）投资3亿元。")
    assert extract(text) == Pipeline().extract(Document("2024-10-08-made.txt", text))
