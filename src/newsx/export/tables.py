"""Documents as rows of linked tables: what every database of newsx holds, whichever it is.

A worker process makes the rows of a document and numbers them from 0; the process that owns the database
adds to those numbers what stands there already.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from newsx.export.formats import Writer
from newsx.export.record import ArticleRecord, DocumentRecord
from newsx.export.transit import Rows, pack_rows, parse_decimal

SCHEMA_VERSION = 1
"""Grows when what stands in a database no longer fits."""

ColumnType = Literal["id", "reference", "text", "integer", "decimal", "real"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: ColumnType = "text"
    table: str = ""
    """The table whose ``id`` a reference holds."""
    required: bool = False
    """Whether every row has a value."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, and those that people search by."""

    name: str
    columns: tuple[Column, ...]
    indexed: tuple[str, ...] = ()

    @property
    def wide(self) -> tuple[Column, ...]:
        """The columns as a database has them: behind an exact number stands the nearest binary one."""
        return tuple(part for column in self.columns for part in _widen(column))


def _widen(column: Column) -> tuple[Column, ...]:
    return (column, Column(f"{column.name}_real", "real")) if column.type == "decimal" else (column,)


def _id() -> Column:
    return Column("id", "id", required=True)


def _owner(table: str, column: str) -> Column:
    return Column(column, "reference", table, required=True)


def _integer(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "integer", required=True) for name in names)


def _text(*names: str, required: bool = False) -> tuple[Column, ...]:
    return tuple(Column(name, required=required) for name in names)


_QUANTITY = (
    *_text("kind", "text", required=True),
    *_integer("start", "end"),
    Column("value", "decimal"),
    Column("low", "decimal"),
    Column("high", "decimal"),
    *_text("unit"),
    *_text("bound", required=True),
    *_text("item"),
)

SOURCES = Table(
    "sources",
    (_id(), *_text("source", "hash", "encoding", required=True), *_integer("replaced", "chars")),
)
ARTICLES = Table(
    "articles",
    (
        _id(), _owner("sources", "source_id"), *_integer("article", "start", "end"),
        *_text("title", "subtitle", "byline", "date", "date_source"),
    ),
    ("date",),
)  # fmt: skip
ENTITIES = Table(
    "entities",
    (
        _id(), _owner("articles", "article_id"), *_integer("number"), *_text("type", "text", required=True),
        *_integer("start", "end"), *_text("name", required=True), *_text("code"),
        *_text("found_by", required=True), *_text("candidates"),
    ),
    ("name", "code"),
)  # fmt: skip
FIGURES = Table("figures", (_id(), _owner("articles", "article_id"), *_integer("number"), *_QUANTITY))
PERIODS = Table(
    "periods",
    (
        _id(), _owner("articles", "article_id"), *_integer("number"), *_text("text", required=True),
        *_integer("start", "end"), *_text("value"),
    ),
)  # fmt: skip
SENTENCES = Table(
    "sentences",
    (
        _id(), _owner("articles", "article_id"), *_integer("start", "end"), *_text("text", required=True),
    ),
)  # fmt: skip
FACTS = Table(
    "facts",
    (
        _id(), _owner("articles", "article_id"), *_integer("number"),
        Column("figure_id", "reference", "figures"), Column("subject_entity_id", "reference", "entities"),
        Column("sentence_id", "reference", "sentences", required=True),
        *_text("subject", "indicator"), *_text("relation", required=True),
        *_text("direction", "base", "whole"), *_text("modality", required=True),
        *_text("period", "period_text"), *_QUANTITY,
    ),
    ("subject", "indicator", "period"),
)  # fmt: skip
TABLES = (SOURCES, ARTICLES, ENTITIES, FIGURES, PERIODS, SENTENCES, FACTS)
"""In the order of their references: each points at tables before it."""

FACT_ROWS = """CREATE VIEW fact_rows AS
SELECT sources.source, articles.article, articles.title, articles.date,
       facts.subject, facts.indicator, facts.relation, facts.direction, facts.base, facts.whole,
       facts.modality, facts.period, facts.period_text, facts.kind, facts.value, facts.value_real,
       facts.low, facts.low_real, facts.high, facts.high_real, facts.unit, facts.bound, facts.item,
       facts.text, facts."start", facts."end",
       entities.name AS subject_name, entities.code AS subject_code, sentences.text AS sentence,
       sentences."start" AS sentence_start, sentences."end" AS sentence_end
FROM facts
JOIN articles ON articles.id = facts.article_id
JOIN sources ON sources.id = articles.source_id
JOIN sentences ON sentences.id = facts.sentence_id
LEFT JOIN entities ON entities.id = facts.subject_entity_id"""
"""The columns of csv, each number also as a binary one."""


def write_schema(define: Callable[[Column], str]) -> Iterator[str]:
    """The statements that make the tables and their indices.

    Args:
        define: a column in the words of the database.
    """
    for table in TABLES:
        parts = [define(column) for column in table.wide]
        if table is SOURCES:
            parts.append("UNIQUE (source)")
        yield f'CREATE TABLE "{table.name}" ({", ".join(parts)})'
        owners = (column.name for column in table.columns if column.type == "reference")
        for name in (*owners, *table.indexed):
            yield f'CREATE INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")'


class TablesWriter(Writer):
    """A document's rows on their way to a database."""

    def write_document(self, document: DocumentRecord) -> bytes:
        return pack_rows(build_rows(document))


def build_rows(document: DocumentRecord) -> Rows:
    """The rows of one document, numbered from 0 in every table.

    ``hash`` is over all other rows: the same text, read the same way, has the same one.
    """
    rows: Rows = {table.name: [] for table in TABLES}
    for article in document.articles:
        _add_article(rows, article)
    content = _hash(pack_rows(rows))
    source = (0, document.source, content, document.encoding, document.replaced, document.chars)
    return rows | {"sources": [source]}


def widen(
    table: Table, row: Sequence[str | int | None], base: Mapping[str, int] = MappingProxyType({})
) -> tuple[object, ...]:
    """A row as a database holds it: a cell for each of `Table.wide`.

    Args:
        table: its table.
        row: a row of a document, numbered from 0.
        base: table -> what is added to its numbers; none where no column is one.
    """
    cells: list[object] = []
    for column, cell in zip(table.columns, row, strict=True):
        if column.type in ("id", "reference"):
            owner = column.table or table.name
            cells.append(cell if cell is None else base[owner] + int(cell))
        else:
            cells.append(cell)
            if column.type == "decimal":
                number = parse_decimal(cell)
                cells.append(None if number is None else float(number))
    return tuple(cells)


def _add_article(rows: Rows, article: ArticleRecord) -> None:
    own = len(rows["articles"])
    entity, figure = len(rows["entities"]), len(rows["figures"])
    sentences: dict[tuple[int, int], int] = {}
    rows["articles"].append(
        (own, 0, article.article, article.start, article.end, article.title, article.subtitle,
         " ".join(article.byline) or None, article.date, article.date_source)
    )  # fmt: skip
    for number, mention in enumerate(article.entities):
        rows["entities"].append(
            (entity + number, own, number, mention.type, mention.text, mention.start, mention.end,
             mention.name, mention.code, mention.source, " ".join(mention.candidates) or None)
        )  # fmt: skip
    for number, found in enumerate(article.figures):
        rows["figures"].append(
            (figure + number, own, number, found.kind, found.text, found.start, found.end,
             found.value, found.low, found.high, found.unit, found.bound, found.item)
        )  # fmt: skip
    for number, period in enumerate(article.periods):
        rows["periods"].append(
            (len(rows["periods"]), own, number, period.text, period.start, period.end, period.value)
        )
    for number, fact in enumerate(article.facts):
        place = fact.sentence.start, fact.sentence.end
        if place not in sentences:
            sentences[place] = len(rows["sentences"])
            rows["sentences"].append((sentences[place], own, *place, fact.sentence.text))
        rows["facts"].append(
            (len(rows["facts"]), own, number,
             None if fact.figure is None else figure + fact.figure,
             None if fact.subject_entity is None else entity + fact.subject_entity, sentences[place],
             fact.subject, fact.indicator, fact.relation, fact.direction, fact.base, fact.whole,
             fact.modality, fact.period.value if fact.period else None,
             fact.period.text if fact.period else None,
             fact.kind, fact.text, fact.start, fact.end, fact.value, fact.low, fact.high,
             fact.unit, fact.bound, fact.item)
        )  # fmt: skip


def _hash(data: bytes) -> str:
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()
