"""``xlsx``: a workbook for people, one sheet per kind of thing. Needs XlsxWriter.

Numbers are numbers, and days are days; everything else is text, whatever it begins with: no formula and no
link comes out of a page. A number of more digits than Excel keeps is text too, so that no digit is lost.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_rowcol_to_cell

from newsx.export.record import ErrorRecord
from newsx.export.rows import one_line
from newsx.export.sheets import SHEETS, sheet_table
from newsx.export.stores import FileStore, telling
from newsx.export.tables import Column, Table
from newsx.export.target import OutputError
from newsx.export.transit import parse_decimal, unpack_rows
from newsx.translation import tr

MAX_ROWS = 1_048_576
MAX_CHARACTERS = 32_767
"""What a cell holds; Excel counts UTF-16 units."""
EXCEL_DIGITS = 15
"""Excel forgets the digits behind these."""

_ERRORS = Table("errors", (Column("source"), Column("error"), Column("advice")))
_CONTINUED = ("cell", "part", "text")
_WIDTHS = {
    "source": 24, "title": 30, "subtitle": 20, "sentence": 60, "value": 18, "low": 14, "high": 14, "date": 11,
    "text": 18, "subject": 18, "indicator": 18, "name": 24, "subject_name": 18, "period": 18,
}  # fmt: skip
# No XML holds these two, not even escaped.
_NO_CHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


class XlsxStore(FileStore):
    """A new workbook; its rows wait in temporary files, not in memory."""

    def __init__(self, path: str, temporary: str = "") -> None:
        super().__init__(path, temporary)
        self._folder = TemporaryDirectory(prefix="newsx-")
        self._book = Workbook(
            self._hidden.path,
            {
                "constant_memory": True, "tmpdir": self._folder.name,
                "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            },
        )  # fmt: skip
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._formats: dict[int, Any] = {}
        self._sheets: dict[str, Any] = {}
        self._rows: dict[str, int] = {}
        for name, columns in SHEETS.items():
            self._open_sheet(name, columns)

    def add(self, name: str, data: bytes) -> None:
        with telling(self._path, XlsxWriterException):
            for sheet, rows in unpack_rows(data).items():
                for row in rows:
                    self._write_row(sheet_table(sheet), row)

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        if errors:
            self._open_sheet(_ERRORS.name, [column.name for column in _ERRORS.columns])
            for error in errors:
                self._write_row(_ERRORS, (error.source, error.error, error.advice))
        for name, sheet in self._sheets.items():
            columns = SHEETS.get(name, _CONTINUED)
            sheet.autofilter(0, 0, max(self._rows[name] - 1, 1), len(columns) - 1)
        with telling(self._path, XlsxWriterException):
            self._book.close()
            self._hidden.reveal()

    def close(self) -> None:
        # A workbook that is let go of would write itself.
        self._book.fileclosed = True
        for sheet in self._sheets.values():
            sheet.row_data_fh.close()
        self._folder.cleanup()
        super().close()

    def _open_sheet(self, name: str, columns: Sequence[str]) -> None:
        sheet = self._book.add_worksheet(name)
        self._sheets[name], self._rows[name] = sheet, 1
        sheet.freeze_panes(1, 0)
        # Codes such as 652300 are names, not numbers.
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MAX_ROWS}"})
        for index, column in enumerate(columns):
            sheet.set_column(index, index, _WIDTHS.get(column, 10))
            sheet.write_string(0, index, column, self._head)

    def _write_row(self, table: Table, cells: Sequence[str | int | None]) -> None:
        row = self._rows[table.name]
        if row >= MAX_ROWS:
            raise OutputError(
                tr(
                    "{path}: Excel holds no more than {rows} rows: use csv or sqlite",
                    path=self._path,
                    rows=MAX_ROWS,
                )
            )
        self._rows[table.name] = row + 1
        for index, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            if cell is not None:
                self._write_cell(table.name, row, index, column, cell)

    def _write_cell(self, sheet: str, row: int, index: int, column: Column, cell: str | int) -> None:
        target = self._sheets[sheet]
        if column.type == "integer":
            target.write_number(row, index, cell)
        elif column.type == "decimal" and (number := parse_decimal(cell)) is not None:
            if len(number.normalize().as_tuple().digits) <= EXCEL_DIGITS:
                target.write_number(row, index, float(number), self._format(number))
            else:
                target.write_string(row, index, str(cell))
        elif column.name == "date" and (day := _parse_day(str(cell))):
            target.write_datetime(row, index, day, self._day)
        else:
            self._write_text(sheet, row, index, one_line(str(cell)).translate(_NO_CHARACTERS))

    def _write_text(self, sheet: str, row: int, index: int, text: str) -> None:
        first, *rest = split_text(text)
        self._sheets[sheet].write_string(row, index, first)
        if rest and "continued" not in self._sheets:
            self._open_sheet("continued", _CONTINUED)
        for number, part in enumerate(rest, 2):
            place = f"{sheet}!{xl_rowcol_to_cell(row, index)}"
            line = self._rows["continued"]
            self._rows["continued"] = line + 1
            target = self._sheets["continued"]
            target.write_string(line, 0, place)
            target.write_number(line, 1, number)
            target.write_string(line, 2, part)

    def _format(self, number: Decimal) -> Any:
        """As many decimal places as the number has."""
        exponent = number.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        if places not in self._formats:
            pattern = "#,##0" + ("." + "0" * places if places else "")
            self._formats[places] = self._book.add_format({"num_format": pattern})
        return self._formats[places]


def split_text(text: str) -> list[str]:
    """A text in parts that a cell holds.

    >>> [len(part) for part in split_text("亿" * 40000)]
    [32767, 7233]
    """
    if len(text) <= MAX_CHARACTERS // 2:
        return [text]
    parts, begun, units = [], 0, 0
    for index, character in enumerate(text):
        width = 2 if character > "\uffff" else 1
        if units + width > MAX_CHARACTERS:
            parts.append(text[begun:index])
            begun, units = index, 0
        units += width
    return [*parts, text[begun:]]


def _parse_day(text: str) -> date | None:
    """A day that Excel can count: it begins in 1900, and its first two months are a day off."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= date(1900, 3, 1) else None
