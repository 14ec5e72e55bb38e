"""Documents as flat sheets: every row says its source and article and is understood without another."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import msgspec

from newsx.export.delimited import COLUMNS, build_fact_row
from newsx.export.formats import WriterOptions
from newsx.export.record import ArticleRecord, DocumentRecord, ErrorRecord
from newsx.export.rows import Cell

SheetRows = dict[str, list[list[str | int | None]]]
"""Sheet -> its rows; decimals as text, digit for digit."""

_MENTION = ("source", "article", "text", "start", "end")
SHEETS: dict[str, tuple[str, ...]] = {
    "facts": COLUMNS,
    "entities": (*_MENTION, "type", "name", "code", "found_by", "candidates"),
    "figures": (*_MENTION, "kind", "value", "low", "high", "unit", "bound", "item"),
    "periods": (*_MENTION, "value"),
    "articles": (
        "source", "article", "start", "end", "title", "subtitle", "byline", "date", "date_source",
        "encoding", "replaced",
    ),
}  # fmt: skip
"""Sheet -> its columns."""
INTEGERS = frozenset({"article", "start", "end", "sentence_start", "sentence_end", "replaced"})
_EXACT = frozenset({"value", "low", "high"})


class SheetsWriter:
    """A document's rows on their way to a workbook."""

    separator = b""

    def __init__(self, options: WriterOptions) -> None:
        pass

    def begin(self) -> bytes:
        return b""

    def write_document(self, document: DocumentRecord) -> bytes:
        return _encoder().encode(build_sheets(document))

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        return b""


def build_sheets(document: DocumentRecord) -> dict[str, list[tuple[Cell, ...]]]:
    """The rows of one document."""
    rows: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in SHEETS}
    for article in document.articles:
        _add_article(rows, article)
    return rows


def read_sheets(data: bytes) -> SheetRows:
    """The rows that `SheetsWriter` wrote."""
    return _decoder().decode(data)


def holds_decimals(sheet: str, column: str) -> bool:
    """Whether a column has exact numbers: the value of a period is none.

    >>> holds_decimals("figures", "value"), holds_decimals("periods", "value")
    (True, False)
    """
    return column in _EXACT and sheet != "periods"


def _add_article(rows: dict[str, list[tuple[Cell, ...]]], article: ArticleRecord) -> None:
    place = article.source, article.article
    rows["facts"] += (build_fact_row(article, fact) for fact in article.facts)
    rows["entities"] += (
        (*place, e.text, e.start, e.end, e.type, e.name, e.code, e.source, " ".join(e.candidates) or None)
        for e in article.entities
    )
    rows["figures"] += (
        (*place, f.text, f.start, f.end, f.kind, f.value, f.low, f.high, f.unit, f.bound, f.item)
        for f in article.figures
    )
    rows["periods"] += ((*place, p.text, p.start, p.end, p.value) for p in article.periods)
    rows["articles"].append(
        (*place, article.start, article.end, article.title, article.subtitle,
         " ".join(article.byline) or None, article.date, article.date_source,
         article.encoding, article.replaced)
    )  # fmt: skip


def parse_decimal(cell: str | int | None) -> Decimal | None:
    """The number of a cell; None for what is no single number, as 3:1.

    >>> parse_decimal("-31300000"), parse_decimal("3:1")
    (Decimal('-31300000'), None)
    """
    try:
        number = Decimal(cell or "-")
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(decimal_format="string")


@cache
def _decoder() -> msgspec.json.Decoder[SheetRows]:
    return msgspec.json.Decoder(SheetRows)
