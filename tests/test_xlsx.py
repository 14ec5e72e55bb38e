"""The workbook, read back by openpyxl, holds the facts of the records, and nothing that runs."""

import os
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from newsx.export.delimited import COLUMNS, build_fact_row
from newsx.export.formats import FORMATS, WriterOptions, create_writer
from newsx.export.record import DocumentRecord, ErrorRecord
from newsx.export.recording import build_document
from newsx.export.rows import one_line
from newsx.export.sheets import SHEETS
from newsx.export.stores import StoreError, create_store
from newsx.export.target import OutputError
from newsx.pipeline import Extraction

openpyxl: Any = pytest.importorskip("openpyxl")
xlsx: Any = pytest.importorskip("newsx.export.xlsx", exc_type=ImportError)
LONG = "长" * 70_000
Books = Callable[..., Any]


@pytest.fixture
def record(extraction: Extraction) -> DocumentRecord:
    return build_document(extraction)


@pytest.fixture
def write(tmp_path: Path) -> Books:
    def make(*documents: DocumentRecord, errors: tuple[ErrorRecord, ...] = ()) -> Any:
        path = tmp_path / "facts.xlsx"
        store = create_store(FORMATS["xlsx"], str(path))
        for document in documents:
            store.add("", create_writer("xlsx", WriterOptions()).write_document(document))
        assert not path.exists()
        store.commit(errors)
        store.close()
        assert os.listdir(tmp_path) == ["facts.xlsx"]
        return openpyxl.load_workbook(path)

    return make


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def plain(cell: object) -> object:
    """A cell as openpyxl reads it back, where the record has text, a number or a day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell


def test_the_same_facts(write: Books, record: DocumentRecord) -> None:
    article = record.articles[0]
    found = rows(write(record), "facts")
    for row, fact in zip(found, article.facts, strict=True):
        expected = dict(zip(COLUMNS, build_fact_row(article, fact), strict=True))
        assert {name: plain(cell) for name, cell in row.items()} == {
            name: one_line(cell)
            if isinstance(cell, str)
            else float(cell)
            if isinstance(cell, Decimal)
            else cell
            for name, cell in expected.items()
        }


def test_every_sheet(write: Books, record: DocumentRecord) -> None:
    book = write(record)
    article = record.articles[0]
    sizes = {name: len(rows(book, name)) for name in SHEETS}
    assert sizes == {
        "facts": 5, "entities": 3, "figures": len(article.figures), "periods": 1, "articles": 1,
    }  # fmt: skip
    assert [row["value"] for row in rows(book, "periods")] == ["2024-H1"]
    assert rows(book, "entities")[0]["code"] == "999901"
    for name, columns in SHEETS.items():
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.startswith("A1:")
        assert [cell.value for cell in book[name][1]] == list(columns)


def test_numbers_have_their_format(write: Books, record: DocumentRecord) -> None:
    sheet = write(record)["facts"]
    column = COLUMNS.index("value")
    found = [
        (row[column].value, row[column].data_type, row[column].number_format)
        for row in sheet.iter_rows(min_row=2)
    ]
    assert found == [
        (1250000000, "n", "#,##0"), (3.2, "n", "#,##0.0"), (-31300000, "n", "#,##0"), ("3:1", "s", "General"),
        (None, "n", "General"),
    ]  # fmt: skip


def test_no_digit_is_lost(write: Books, record: DocumentRecord) -> None:
    article = record.articles[0]
    exact = Decimal("1234567890123456.7")
    figure = replace(article.figures[0], value=exact)
    book = write(replace(record, articles=(replace(article, figures=(figure,), facts=()),)))
    assert rows(book, "figures")[0]["value"] == "1234567890123456.7"


@pytest.mark.parametrize(
    "title",
    [
        "=1+1",
        '=HYPERLINK("http://a.example")',
        "http://a.example",
        "mailto:a@b.example",
        "+1",
        "@SUM(A1)",
        "{=1}",
    ],
)
def test_nothing_runs(write: Books, record: DocumentRecord, title: str, tmp_path: Path) -> None:
    book = write(replace(record, articles=(replace(record.articles[0], title=title),)))
    cell = book["articles"]["E2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (
        title,
        "s" if title[0] != "=" else cell.data_type,
        None,
    )
    with zipfile.ZipFile(tmp_path / "facts.xlsx") as parts:
        for name in parts.namelist():
            text = parts.read(name)
            assert not (name.startswith("xl/worksheets/") and (b"<f>" in text or b"<hyperlink" in text))


def test_odd_characters(write: Books, record: DocumentRecord) -> None:
    title = "a\x00\x1b\x7f\ufffe\uffff<b>&\U00020000\n"
    book = write(replace(record, articles=(replace(record.articles[0], title=title),)))
    assert rows(book, "articles")[0]["title"] == "a␀␛␡\\ufffe\\uffff<b>&\U00020000 "


def test_a_long_text_goes_on_elsewhere(write: Books, record: DocumentRecord) -> None:
    book = write(replace(record, articles=(replace(record.articles[0], title=LONG),)))
    first = rows(book, "articles")[0]["title"]
    rest = [row for row in rows(book, "continued") if row["cell"] == "articles!E2"]
    assert [row["part"] for row in rest] == [2, 3]
    assert first + "".join(row["text"] for row in rest) == LONG
    assert [row["text"] for row in rows(book, "continued") if row["cell"] == "facts!C2"]


def test_a_cell_counts_as_excel_does() -> None:
    parts = xlsx.split_text("\U00020000" * 20_000)
    assert [len(part) for part in parts] == [16_383, 3_617]


def test_errors_are_listed(write: Books, record: DocumentRecord) -> None:
    book = write(record, errors=(ErrorRecord("gone.txt", "no such file", "check the name"),))
    assert rows(book, "errors") == [
        {"source": "gone.txt", "error": "no such file", "advice": "check the name"}
    ]


def test_too_many_rows_are_refused(
    record: DocumentRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 5)
    store = create_store(FORMATS["xlsx"], str(tmp_path / "facts.xlsx"))
    with pytest.raises(OutputError, match="no more than 5 rows: use csv or sqlite"):
        store.add("", create_writer("xlsx", WriterOptions()).write_document(record))
    store.close()
    assert not os.listdir(tmp_path)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "newsx.export.xlsx")
    with pytest.raises(StoreError, match=r"pip install 'newsx\[xlsx\]'"):
        create_store(FORMATS["xlsx"], str(tmp_path / "facts.xlsx"))
