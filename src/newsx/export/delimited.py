"""``csv`` and ``tsv``: one fact a row, for spreadsheets and data frames."""

from newsx.export.formats import Writer, WriterOptions
from newsx.export.record import ArticleRecord, DocumentRecord, FactRecord
from newsx.export.rows import Cell, encode_rows

COLUMNS = (
    "source", "article", "title", "date",
    "subject", "indicator", "relation", "direction", "base", "whole", "modality", "period", "period_text",
    "kind", "value", "low", "high", "unit", "bound", "item", "text", "start", "end",
    "subject_name", "subject_code", "sentence", "sentence_start", "sentence_end",
)  # fmt: skip


class CsvWriter(Writer):
    """Comma separated."""

    delimiter = ","
    by_article = True

    def __init__(self, options: WriterOptions) -> None:
        self._bom = options.bom

    def begin(self) -> bytes:
        return (b"\xef\xbb\xbf" if self._bom else b"") + encode_rows([COLUMNS], self.delimiter)

    def write_document(self, document: DocumentRecord) -> bytes:
        rows = (build_fact_row(article, fact) for article in document.articles for fact in article.facts)
        return encode_rows(rows, self.delimiter)


class TsvWriter(CsvWriter):
    """Tab separated; no cell holds a tab, so ``cut`` and ``awk`` count right."""

    delimiter = "\t"


def build_fact_row(article: ArticleRecord, fact: FactRecord) -> tuple[Cell, ...]:
    """A fact in the order of `COLUMNS`."""
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
