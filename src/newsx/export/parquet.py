"""``parquet``: one fact a row, with the columns of csv and their types. Needs pyarrow."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet

from newsx import __version__
from newsx.export.delimited import COLUMNS
from newsx.export.hidden import HiddenFile
from newsx.export.record import ErrorRecord
from newsx.export.sheets import INTEGERS, holds_decimals, read_sheets
from newsx.export.stores import telling
from newsx.export.tables import real

KEPT_ROWS = 50_000
"""Rows that wait in memory for their row group."""

Cells = list[str | int | float | None]


def _build_schema() -> pa.Schema:
    fields = []
    for name in COLUMNS:
        fields.append(pa.field(name, pa.int64() if name in INTEGERS else pa.string()))
        if holds_decimals("facts", name):
            fields.append(pa.field(f"{name}_real", pa.float64()))
    return pa.schema(fields, {"generator": f"newsx {__version__}"})


class ParquetStore:
    """A new file of facts."""

    def __init__(self, path: str, temporary: str = "") -> None:
        """
        Args:
            path: the file.
            temporary: its hidden name until it is whole.
        """
        self._path = path
        self._hidden = HiddenFile(path, temporary)
        self._schema = _build_schema()
        self._columns: list[Cells] = [[] for _ in self._schema]
        with telling(path, pa.ArrowException):
            self._writer = pyarrow.parquet.ParquetWriter(self._hidden.path, self._schema, compression="zstd")

    def add(self, name: str, data: bytes) -> None:
        for row in read_sheets(data)["facts"]:
            for column, cell in zip(self._columns, _widen(row), strict=True):
                column.append(cell)
        if len(self._columns[0]) >= KEPT_ROWS:
            self._flush()

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        self._flush()
        with telling(self._path, pa.ArrowException):
            self._writer.close()
            self._hidden.reveal()

    def close(self) -> None:
        self._writer.close()
        self._hidden.clear()

    def _flush(self) -> None:
        if self._columns[0]:
            with telling(self._path, pa.ArrowException):
                self._writer.write_table(pa.table(self._columns, schema=self._schema))
            for column in self._columns:
                column.clear()


def _widen(row: Sequence[str | int | None]) -> Cells:
    cells: Cells = []
    for name, cell in zip(COLUMNS, row, strict=True):
        cells.append(cell)
        if holds_decimals("facts", name):
            cells.append(real(cell))
    return cells
