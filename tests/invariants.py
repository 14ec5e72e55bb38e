"""What holds of every extraction, whatever the document was."""

import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from newsx.export.json import encode
from newsx.export.recording import build_document
from newsx.export.schema import read_schema
from newsx.pipeline import ArticleExtraction, Extraction


def bare(text: str) -> str:
    """The text without blanks and without what is drawn as nothing."""
    return "".join(c for c in text if not c.isspace() and c != "\u034f" and unicodedata.category(c) != "Cf")


def assert_sound(extraction: Extraction) -> None:
    """What is found holds together, and so does what is written of it.

    Raises:
        AssertionError: if anything of this does not hold.
    """
    assert_found(extraction)
    assert_output(extraction)


def assert_found(extraction: Extraction) -> None:
    """Mentions are slices and stand apart, facts point at what is there.

    Raises:
        AssertionError: if anything of this does not hold.
    """
    text = extraction.document.text
    for before, after in pairwise(found.article for found in extraction.articles):
        assert before.end <= after.start
    for found in extraction.articles:
        assert_mentions(found, text)
        assert sorted(fact.figure for fact in found.facts) == list(range(len(found.figures)))
        for fact in found.facts:
            figure = found.figures[fact.figure]
            assert fact.sentence[0] <= figure.start < figure.end <= fact.sentence[1]
            assert fact.subject_entity is None or 0 <= fact.subject_entity < len(found.entities)


def assert_output(extraction: Extraction) -> None:
    """The record is one line without control characters, and valid.

    Raises:
        AssertionError: if anything of this does not hold.
    """
    line = encode(build_document(extraction))
    assert b"\x1b" not in line
    assert "\n" not in line.decode("utf-8")
    record = json.loads(line)
    for article in record["articles"]:
        validator().validate(article)


def assert_mentions(found: ArticleExtraction, text: str) -> None:
    """Every mention is cut from the reading text, and stands in the document but for blanks."""
    article = found.article
    lists: tuple[Sequence[Any], ...] = (found.entities, found.figures, found.periods)
    for mentions in lists:
        for before, after in pairwise(mentions):
            assert before.end <= after.start, (before, after)
        for mention in mentions:
            assert mention.text == article.text[mention.start : mention.end]
            start, end = article.offsets.locate(mention.start, mention.end)
            assert article.start <= start < end <= article.end
            assert bare(text[start:end]) == bare(mention.text)


@cache
def validator() -> Any:
    """Of one article against the schema that newsx ships."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(read_schema()))
