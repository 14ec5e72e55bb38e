"""Records from the JSON that was made of them, exact numbers included."""

from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from newsx.export.record import (
    ArticleRecord,
    DocumentRecord,
    EntityRecord,
    FactPeriodRecord,
    FactRecord,
    FigureRecord,
    PeriodRecord,
    SentenceRecord,
)
from newsx.translation import tr

_EXACT = ("value", "low", "high")


def read_record(data: bytes | str) -> DocumentRecord:
    """The record of which `newsx.export.json.encode` made a line: an element of ``documents`` of ``json``.

    Args:
        data: that line.

    Raises:
        ValueError: if it is none.
    """
    try:
        document = _decoder().decode(data)
        articles = tuple(_read_article(article) for article in document.pop("articles"))
        return DocumentRecord(**document, articles=articles)
    except (TypeError, KeyError, AttributeError, msgspec.MsgspecError) as error:
        raise ValueError(tr("this is no record of a document: {error}", error=error)) from error


def _read_article(article: dict[str, Any]) -> ArticleRecord:
    own: dict[str, Any] = {
        "byline": tuple(article.pop("byline")),
        "entities": tuple(
            EntityRecord(**entity | {"candidates": tuple(entity["candidates"])})
            for entity in article.pop("entities")
        ),
        "figures": tuple(FigureRecord(**_exact(figure)) for figure in article.pop("figures")),
        "periods": tuple(PeriodRecord(**period) for period in article.pop("periods")),
        "facts": tuple(_read_fact(fact) for fact in article.pop("facts")),
    }
    return ArticleRecord(**article, **own)


def _read_fact(fact: dict[str, Any]) -> FactRecord:
    period, sentence = fact.pop("period"), SentenceRecord(**fact.pop("sentence"))
    return FactRecord(**_exact(fact), period=period and FactPeriodRecord(**period), sentence=sentence)


def _exact(values: dict[str, Any]) -> dict[str, Any]:
    """Whole numbers too are decimals."""
    return values | {name: Decimal(values[name]) for name in _EXACT if isinstance(values[name], int)}


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(float_hook=Decimal)
