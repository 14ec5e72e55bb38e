"""``duckdb``: the tables of ``sqlite`` in a new database. Needs duckdb and pyarrow."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from newsx.export.answers import Answer, QueryError
from newsx.export.columnar import KEPT_ROWS, Portion
from newsx.export.record import ErrorRecord
from newsx.export.stores import FileStore, telling
from newsx.export.tables import FACT_ROWS, TABLES, ColumnType, Table, widen
from newsx.export.transit import unpack_rows
from newsx.translation import tr

_TYPES: dict[ColumnType, str] = {
    "id": "BIGINT", "reference": "BIGINT", "integer": "BIGINT", "real": "DOUBLE",
    "text": "VARCHAR", "decimal": "VARCHAR",
}  # fmt: skip
# Nothing is fetched from the network behind the user's back.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}

# No file but the one that was named, and no way back from that.
_READING: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}


class DuckdbStore(FileStore):
    """A new database, which takes the place of the old one."""

    def __init__(self, path: str, temporary: str = "") -> None:
        super().__init__(path, temporary)
        self._portions = {table.name: Portion(table) for table in TABLES}
        self._next = {table.name: 1 for table in TABLES}
        with telling(path, duckdb.Error):
            self._database = duckdb.connect(self._hidden.path, config=_SETTINGS)
            for table in TABLES:
                columns = ", ".join(_define(table))
                self._database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            self._database.execute(FACT_ROWS)

    def add(self, name: str, data: bytes) -> None:
        rows = unpack_rows(data)
        base = dict(self._next)
        for table in TABLES:
            self._portions[table.name].extend(widen(table, row, base) for row in rows[table.name])
            self._next[table.name] += len(rows[table.name])
        if sum(map(len, self._portions.values())) >= KEPT_ROWS:
            self._flush()

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        self._flush()
        with telling(self._path, duckdb.Error):
            self._database.close()
            self._hidden.reveal()

    def close(self) -> None:
        self._database.close()
        super().close()

    def _flush(self) -> None:
        for table in TABLES:
            with telling(self._path, duckdb.Error, pa.ArrowException):
                self._database.register("newsx_rows", self._portions[table.name].take())
                self._database.execute(f'INSERT INTO "{table.name}" SELECT * FROM newsx_rows')  # noqa: S608
                self._database.unregister("newsx_rows")


@contextmanager
def ask(path: str, sql: str, parameters: Sequence[str]) -> Iterator[Answer]:
    """The answer to one SELECT, on a connection that can do nothing but read this file.

    As `newsx.export.answers.ask` asks for it.
    """
    try:
        with duckdb.connect(path, read_only=True, config=_SETTINGS | _READING) as database:
            statements = database.extract_statements(sql)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise QueryError(tr("SQL asks for nothing, or for more than one thing: write a SELECT"))
            answer = database.execute(statements[0], list(parameters))
            yield Answer([column[0] for column in answer.description or ()], iter(answer.fetchone, None))
    except duckdb.Error as error:
        raise QueryError(f"{path}: {str(error).splitlines()[0]}") from None


def _define(table: Table) -> Iterator[str]:
    """Columns without keys: to hold them, DuckDB would keep an index of every one in memory."""
    for column in table.wide:
        yield f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.required else ""}'
