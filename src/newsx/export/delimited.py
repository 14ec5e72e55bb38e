"""``csv`` and ``tsv``: one fact a row, a row a line, for spreadsheets and data frames.

Spreadsheets run a cell that begins like a formula, and news is not to be trusted with that. So a cell of
text that begins with one of ``= + - @``, their full-width forms, a tab or a line break gets an apostrophe
before it, as OWASP advises; cells of numbers are numbers and stay as they are. Tabs and line breaks inside a
cell become spaces, other control characters their pictures.
"""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from newsx.export.formats import WriterOptions
from newsx.export.record import ArticleRecord, DocumentRecord, ErrorRecord, FactRecord
from newsx.export.visible import visible

COLUMNS = (
    "source", "article", "title", "date",
    "subject", "indicator", "relation", "direction", "base", "whole", "modality", "period", "period_text",
    "kind", "value", "low", "high", "unit", "bound", "item", "text", "start", "end",
    "subject_name", "subject_code", "sentence", "sentence_start", "sentence_end",
)  # fmt: skip

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_ONE_LINE = str.maketrans("\t\r\n\v\f\x85\u2028\u2029", " " * 8)

Cell = str | int | Decimal | None


def guard(cell: Cell) -> str:
    """A cell that no spreadsheet runs and that stands on one line.

    >>> guard("=HYPERLINK(…)"), guard("－3.2%"), guard(Decimal("-31300000")), guard(None)
    ("'=HYPERLINK(…)", "'－3.2%", '-31300000', '')
    """
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    if cell.startswith(_FORMULA):
        cell = f"'{cell}"
    return visible(cell.translate(_ONE_LINE))


class CsvWriter:
    """Comma separated, quoted where needed (RFC 4180, but lines end in LF)."""

    separator = b""
    delimiter = ","

    def __init__(self, options: WriterOptions) -> None:
        self._bom = options.bom

    def begin(self) -> bytes:
        return (b"\xef\xbb\xbf" if self._bom else b"") + self._encode([COLUMNS])

    def write_document(self, document: DocumentRecord) -> bytes:
        return self._encode([_row(article, fact) for article in document.articles for fact in article.facts])

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        return b""

    def _encode(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        lines = io.StringIO(newline="")
        writer = csv.writer(lines, delimiter=self.delimiter, lineterminator="\n")
        writer.writerows([guard(cell) for cell in row] for row in rows)
        return lines.getvalue().encode("utf-8")


class TsvWriter(CsvWriter):
    """Tab separated; no cell holds a tab, so ``cut`` and ``awk`` count right."""

    delimiter = "\t"


def _row(article: ArticleRecord, fact: FactRecord) -> tuple[Cell, ...]:
    period = fact.period
    entity = None if fact.subject_entity is None else article.entities[fact.subject_entity]
    sentence = fact.sentence
    return (
        article.source, article.article, article.title, article.date,
        fact.subject, fact.indicator, fact.relation, fact.direction, fact.base, fact.whole, fact.modality,
        None if period is None else period.value, None if period is None else period.text,
        fact.kind, fact.value, fact.low, fact.high, fact.unit, fact.bound, fact.item,
        fact.text, fact.start, fact.end,
        None if entity is None else entity.name, None if entity is None else entity.code,
        sentence.text, sentence.start, sentence.end,
    )  # fmt: skip
