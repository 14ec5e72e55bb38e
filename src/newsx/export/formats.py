"""The registry of formats: ``--format`` and the suffixes of ``-o`` are built from it.

A format is a `Writer`: it turns one document at a time into bytes and keeps nothing, so memory does not
grow with the number of documents, and any process may do the turning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from newsx.export.shapes import PageLanguage

if TYPE_CHECKING:
    from newsx.export.record import DocumentRecord, ErrorRecord
    from newsx.pipeline import Extraction


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """What a format may want to know of the user's wishes."""

    bom: bool = False
    """Begin csv and tsv with a byte order mark, by which Excel knows UTF-8."""
    terminal: TextIO | None = None
    """The stream that a table goes to: its width and colours count."""
    title: str = ""
    """The heading of a page; the page has one of its own if empty."""
    language: PageLanguage = "zh"
    """Of the words that a page says by itself."""


class Writer:
    """Documents -> bytes: `begin`, the documents that are not empty joined by `separator`, `end`.

    A format whose documents stand for themselves says only what one of them is.
    """

    separator: bytes = b""
    by_article: bool = False
    """Whether the articles, written one after the other, are the document, which then need not be held."""

    def __init__(self, options: WriterOptions) -> None:
        pass

    def begin(self) -> bytes:
        """What stands before the first document."""
        return b""

    def write_document(self, document: "DocumentRecord") -> bytes:
        """One document, or nothing."""
        raise NotImplementedError

    def write_extraction(self, document: "DocumentRecord", extraction: "Extraction") -> bytes:
        """One document, or nothing, for formats that need more of it than its record, too.

        Args:
            document: the record, perhaps with a part of what was found.
            extraction: what the record was made of.
        """
        return self.write_document(document)

    def end(self, errors: Sequence["ErrorRecord"]) -> bytes:
        """What stands behind the last document; formats with a place for errors put them here."""
        return b""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the registry; the module is imported when the format is used."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    writer: str
    help: str
    store: str = ""
    """``module:class`` of the `Store` that takes up what the writer makes; empty where bytes are joined."""
    parts: tuple[str, ...] = ()
    """The suffixes of the files of one document, where they are several."""
    extra: str = ""
    """What ``pip install 'newsx[…]'`` adds for it."""


FORMATS = {
    row.name: row
    for row in (
        Format("table", (".txt",), "newsx.export.table", "TableWriter", "panels for people"),
        Format("json", (".json",), "newsx.export.json", "JsonWriter", "one object, errors included"),
        Format("jsonl", (".jsonl", ".ndjson"), "newsx.export.json", "JsonlWriter", "one article a line"),
        Format("csv", (".csv",), "newsx.export.delimited", "CsvWriter", "one fact a row"),
        Format(
            "tsv", (".tsv", ".tab"), "newsx.export.delimited", "TsvWriter", "one fact a row, tab separated"
        ),
        Format(
            "sqlite",
            (".sqlite", ".sqlite3", ".db"),
            "newsx.export.tables",
            "TablesWriter",
            "a database, added to",
            "newsx.export.sqlite:SqliteStore",
        ),
        Format(
            "postgres",
            (),
            "newsx.export.tables",
            "TablesWriter",
            "a database named by --database-url",
            "newsx.export.postgres:PostgresStore",
            extra="postgres",
        ),
        Format(
            "xlsx",
            (".xlsx",),
            "newsx.export.sheets",
            "SheetsWriter",
            "a workbook",
            "newsx.export.xlsx:XlsxStore",
            extra="xlsx",
        ),
        Format(
            "parquet",
            (".parquet",),
            "newsx.export.sheets",
            "SheetsWriter",
            "one fact a row, typed",
            "newsx.export.parquet:ParquetStore",
            extra="arrow",
        ),
        Format(
            "duckdb",
            (".duckdb",),
            "newsx.export.tables",
            "TablesWriter",
            "a new database",
            "newsx.export.duckdb:DuckdbStore",
            extra="duckdb",
        ),
        Format(
            "html", (".html", ".htm"), "newsx.export.report.writer", "ReportWriter", "a page to look through"
        ),
        Format("markdown", (".md",), "newsx.export.markdown", "MarkdownWriter", "notes"),
        Format(
            "brat",
            (".ann",),
            "newsx.export.brat",
            "BratWriter",
            "a folder for brat",
            parts=(".txt", ".ann"),
        ),
        Format(
            "doccano", (".doccano.jsonl",), "newsx.export.labelling", "DoccanoWriter", "one document a line"
        ),
        Format(
            "labelstudio",
            (".labelstudio.json",),
            "newsx.export.labelling",
            "LabelStudioWriter",
            "predictions",
        ),
        Format("conll", (".conll", ".bio"), "newsx.export.conll", "ConllWriter", "one character a line, BIO"),
        Format(
            "spacy",
            (".spacy",),
            "newsx.export.mentions",
            "MentionsWriter",
            "a DocBin",
            "newsx.export.docbin:DocBinStore",
            extra="spacy",
        ),
    )
}


def find_format(path: str) -> Format | None:
    """The format that the suffix of a file name stands for.

    >>> find_format("facts.CSV").name
    'csv'
    """
    name = path.lower()
    # The longest suffix counts: .doccano.jsonl is no jsonl.
    found = [(suffix, row) for row in FORMATS.values() for suffix in row.suffixes if name.endswith(suffix)]
    return max(found, key=lambda pair: len(pair[0]))[1] if found else None


def create_writer(name: str, options: WriterOptions) -> Writer:
    """The writer of the format of that name.

    Raises:
        KeyError: if there is no such format.
    """
    row = FORMATS[name]
    writer: Writer = getattr(import_module(row.module), row.writer)(options)
    return writer
