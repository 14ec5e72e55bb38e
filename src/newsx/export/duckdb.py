"""``duckdb``: the tables of ``sqlite`` in a new database. Needs duckdb and pyarrow."""

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from newsx.export.hidden import HiddenFile
from newsx.export.record import ErrorRecord
from newsx.export.stores import telling
from newsx.export.tables import FACT_ROWS, TABLES, Column, Table, read_rows, widen

KEPT_ROWS = 50_000
"""Rows of all tables that wait in memory for their insertion."""

_TYPES = {"id": "BIGINT", "reference": "BIGINT", "integer": "BIGINT", "text": "VARCHAR", "decimal": "VARCHAR"}
# Nothing is fetched from the network behind the user's back.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class DuckdbStore:
    """A new database, which takes the place of the old one."""

    def __init__(self, path: str, temporary: str = "") -> None:
        """
        Args:
            path: the file.
            temporary: its hidden name until it is whole.
        """
        self._path = path
        self._hidden = HiddenFile(path, temporary)
        self._rows: dict[str, list[tuple[object, ...]]] = {table.name: [] for table in TABLES}
        self._next = {table.name: 1 for table in TABLES}
        with telling(path, duckdb.Error):
            self._database = duckdb.connect(self._hidden.path, config=_SETTINGS)
            for table in TABLES:
                columns = ", ".join(_define(table))
                self._database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            self._database.execute(FACT_ROWS)

    def add(self, name: str, data: bytes) -> None:
        rows = read_rows(data)
        base = dict(self._next)
        for table in TABLES:
            self._rows[table.name] += (widen(table, row, base) for row in rows[table.name])
            self._next[table.name] += len(rows[table.name])
        if sum(map(len, self._rows.values())) >= KEPT_ROWS:
            self._flush()

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        self._flush()
        with telling(self._path, duckdb.Error):
            self._database.close()
            self._hidden.reveal()

    def close(self) -> None:
        self._database.close()
        self._hidden.clear()

    def _flush(self) -> None:
        for table in TABLES:
            rows = self._rows[table.name]
            if rows:
                columns = [list(column) for column in zip(*rows, strict=True)]
                with telling(self._path, duckdb.Error, pa.ArrowException):
                    self._database.register("newsx_rows", pa.table(columns, schema=_build_schema(table)))
                    self._database.execute(f'INSERT INTO "{table.name}" SELECT * FROM newsx_rows')  # noqa: S608
                    self._database.unregister("newsx_rows")
                rows.clear()


def _define(table: Table) -> Iterator[str]:
    """Columns without keys: to hold them, DuckDB would keep an index of every one in memory."""
    for column in table.columns:
        yield f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.required else ""}'
        if column.type == "decimal":
            yield f'"{column.name}_real" DOUBLE'


def _build_schema(table: Table) -> pa.Schema:
    return pa.schema([field for column in table.columns for field in _build_fields(column)])


def _build_fields(column: Column) -> Iterator[pa.Field]:
    yield pa.field(column.name, pa.string() if column.type in ("text", "decimal") else pa.int64())
    if column.type == "decimal":
        yield pa.field(f"{column.name}_real", pa.float64())
