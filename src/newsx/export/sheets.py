"""Documents as flat sheets: every row says its source and article and is understood without another."""

from functools import cache

from newsx.export.delimited import COLUMNS, build_fact_row
from newsx.export.formats import Writer
from newsx.export.record import ArticleRecord, DocumentRecord
from newsx.export.tables import Column, Table
from newsx.export.transit import Rows, pack_rows

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
_INTEGERS = frozenset({"article", "start", "end", "sentence_start", "sentence_end", "replaced"})
_EXACT = frozenset({"value", "low", "high"})


class SheetsWriter(Writer):
    """A document's rows on their way to a workbook."""

    def write_document(self, document: DocumentRecord) -> bytes:
        return pack_rows(build_sheets(document))


def build_sheets(document: DocumentRecord) -> Rows:
    """The rows of one document."""
    rows: Rows = {name: [] for name in SHEETS}
    for article in document.articles:
        _add_article(rows, article)
    return rows


@cache
def sheet_table(sheet: str) -> Table:
    """A sheet as a table, whose columns have types: the value of a period is no number.

    >>> [column.type for column in sheet_table("figures").columns if column.name == "value"]
    ['decimal']
    >>> [column.type for column in sheet_table("periods").columns if column.name == "value"]
    ['text']
    """
    exact: frozenset[str] = frozenset() if sheet == "periods" else _EXACT
    return Table(
        sheet,
        tuple(
            Column(name, "integer" if name in _INTEGERS else "decimal" if name in exact else "text")
            for name in SHEETS[sheet]
        ),
    )


def _add_article(rows: Rows, article: ArticleRecord) -> None:
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
