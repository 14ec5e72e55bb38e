"""``postgres``: the tables of ``sqlite`` in a schema of a PostgreSQL database. Needs psycopg.

A run is one transaction. Runs into one database wait for each other, and who reads sees the old content until
the end. What is said of a database names it without its password.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from newsx.export.answers import Answer, QueryError
from newsx.export.record import ErrorRecord
from newsx.export.stores import StoreError
from newsx.export.tables import (
    FACT_ROWS,
    SCHEMA_VERSION,
    SOURCES,
    TABLES,
    Column,
    ColumnType,
    widen,
    write_schema,
)
from newsx.export.target import OutputError
from newsx.export.transit import unpack_rows
from newsx.translation import tr

SCHEMA = "newsx"
KEPT_ROWS = 10_000
"""So many rows of all tables wait in memory to be copied together."""
WAIT_SECONDS = 30

_MARK = f"newsx tables {SCHEMA_VERSION}"
"""The comment on `SOURCES` by which newsx knows its schema."""
_LOCK = 0x6E657773
_FETCHED_ROWS = 2_000
_TYPES: dict[ColumnType, str] = {
    "id": "bigint PRIMARY KEY", "reference": "bigint", "integer": "bigint", "real": "double precision",
    "text": "text", "decimal": "text",
}  # fmt: skip


class PostgresStore:
    """The schema ``newsx`` of a database; locked for other runs until it is closed."""

    def __init__(self, url: str, temporary: str = "") -> None:
        """
        Args:
            url: ``postgresql://user@host:port/name``; what it leaves out is as libpq finds it.
            temporary: of no use here.

        Raises:
            StoreError: if it cannot be reached, or holds something else.
        """
        self._place = name_database(url)
        self._rows: dict[str, list[tuple[object, ...]]] = {table.name: [] for table in TABLES}
        self._waiting: set[object] = set()
        try:
            self._connection = _connect(url)
        except (psycopg.Error, ValueError) as error:
            raise StoreError(f"{self._place}: {_first_line(error)}") from None
        try:
            self._begin()
        except psycopg.Error as error:
            self.close()
            raise StoreError(f"{self._place}: {_advise(error)}") from None
        except BaseException:
            self.close()
            raise
        self._next = {
            table.name: int(self._one(f'SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"'))  # noqa: S608
            for table in TABLES
        }

    def add(self, name: str, data: bytes) -> None:
        rows = unpack_rows(data)
        source, content = (_storable(cell) for cell in rows["sources"][0][1:3])
        with self._telling():
            if source in self._waiting:
                self._flush()
            found = self._connection.execute(
                "SELECT id, hash FROM sources WHERE source = %s", (source,)
            ).fetchone()
            if found and found[1] == content:
                return
            if found:
                self._connection.execute("DELETE FROM sources WHERE id = %s", (found[0],))
            self._waiting.add(source)
            base = dict(self._next)
            for table in TABLES:
                self._rows[table.name] += (widen(table, row, base) for row in rows[table.name])
                self._next[table.name] += len(rows[table.name])
            if sum(map(len, self._rows.values())) >= KEPT_ROWS:
                self._flush()

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        with self._telling():
            self._flush()
            self._connection.commit()
            self._connection.close()

    def close(self) -> None:
        # An open transaction is rolled back.
        self._connection.close()

    def _begin(self) -> None:
        encoding = self._connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise StoreError(
                tr(
                    "{place} is in {encoding}: name a database with ENCODING 'UTF8'",
                    place=self._place,
                    encoding=encoding,
                )
            )
        self._connection.execute(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        self._connection.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
        self._connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        self._connection.execute(f"SET LOCAL search_path TO {SCHEMA}")
        if not self._one(f"SELECT count(*) FROM pg_class WHERE relnamespace = '{SCHEMA}'::regnamespace"):  # noqa: S608
            for statement in (*write_schema(define), FACT_ROWS):
                self._connection.execute(statement)
            self._connection.execute(f"COMMENT ON TABLE {SOURCES.name} IS '{_MARK}'")
            return
        mark = self._one(f"SELECT obj_description(to_regclass('{SCHEMA}.{SOURCES.name}'), 'pg_class')")
        if mark != _MARK:
            raise StoreError(
                tr(
                    "the schema {schema} of {place} was made by something else: name another database",
                    schema=SCHEMA,
                    place=self._place,
                )
            )

    def _one(self, statement: str) -> Any:
        row = self._connection.execute(statement).fetchone()
        return row[0] if row else None

    def _flush(self) -> None:
        with self._connection.cursor() as cursor:
            for table in TABLES:
                names = ", ".join(f'"{column.name}"' for column in table.wide)
                with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
                    for row in self._rows[table.name]:
                        copy.write_row(tuple(map(_storable, row)))
                self._rows[table.name].clear()
        self._waiting.clear()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise OutputError(f"{self._place}: {_advise(error)}") from None


def define(column: Column) -> str:
    """A column of a table."""
    needed = " NOT NULL" if column.required and column.type != "id" else ""
    points = f' REFERENCES "{column.table}" ("id") ON DELETE CASCADE' if column.type == "reference" else ""
    return f'"{column.name}" {_TYPES[column.type]}{needed}{points}'


def name_database(url: str) -> str:
    """What may be said of a database: neither its password nor any option.

    >>> name_database("postgresql://editor:geheim@db.example.org:5433/news?sslmode=require")
    'postgresql://editor@db.example.org:5433/news'
    """
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:
        return "postgresql://"
    user = f"{parts['user']}@" if parts.get("user") else ""
    port = f":{parts['port']}" if parts.get("port") else ""
    name = f"/{parts['dbname']}" if parts.get("dbname") else ""
    return f"postgresql://{user}{parts.get('host') or ''}{port}{name}"


@contextmanager
def ask(url: str, sql: str, parameters: Sequence[str]) -> Iterator[Answer]:
    """The answer to one SELECT, in a transaction that can only read.

    As `newsx.export.answers.ask` asks for it.
    """
    place = name_database(url)
    try:
        with _connect(url) as connection:
            connection.read_only = True
            connection.execute(f"SET LOCAL search_path TO {SCHEMA}, public")
            # A cursor of the server takes one statement, and that a SELECT; rows come as they are read.
            with psycopg.RawServerCursor(connection, "newsx_answer") as cursor:
                cursor.itersize = _FETCHED_ROWS
                cursor.execute(sql.encode(), parameters or None)
                yield Answer([column.name for column in cursor.description or ()], cursor)
    except (psycopg.Error, ValueError) as error:
        raise QueryError(f"{place}: {_first_line(error)}") from None


def _connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:
        # What libpq says quotes the URL, and with it the password.
        raise ValueError(tr("the URL cannot be read: write postgresql://user@host:5432/name")) from None
    own: dict[str, str] = {"client_encoding": "UTF8", "application_name": "newsx"}
    if "connect_timeout" not in parts:
        own["connect_timeout"] = str(WAIT_SECONDS)
    return psycopg.connect(make_conninfo(url, **own))


def _storable(cell: object) -> object:
    """No text of PostgreSQL holds the character of number 0."""
    return cell.replace("\0", "␀") if isinstance(cell, str) else cell


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _advise(error: psycopg.Error) -> str:
    said = _first_line(error)
    if isinstance(error, psycopg.errors.LockNotAvailable):
        return tr("another run is writing there: wait for its end")
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return tr(
            "{said}: let the owner run CREATE SCHEMA {schema} AUTHORIZATION and your name",
            said=said,
            schema=SCHEMA,
        )
    return said
