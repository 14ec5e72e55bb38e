"""``sqlite``: a database that grows with every run and never holds a document twice.

A run is one transaction: who reads meanwhile sees the old content, and a run that dies leaves it. A document
whose rows are there already is passed over, a changed one replaces its rows.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from newsx.export.answers import Answer, QueryError
from newsx.export.hidden import HiddenFile
from newsx.export.record import ErrorRecord
from newsx.export.stores import StoreError, telling
from newsx.export.tables import FACT_ROWS, SCHEMA_VERSION, TABLES, Column, ColumnType, widen, write_schema
from newsx.export.transit import PackedRows, unpack_rows
from newsx.translation import tr

APPLICATION_ID = 0x6E657773
"""``news``: by it newsx knows its databases (PRAGMA application_id)."""
WAIT_SECONDS = 30.0

_OLDEST = (3, 34)
"""The first SQLite with trigram search."""
_TYPES: dict[ColumnType, str] = {
    "id": "INTEGER PRIMARY KEY", "reference": "INTEGER", "integer": "INTEGER", "real": "REAL",
    "text": "TEXT", "decimal": "TEXT",
}  # fmt: skip
_SEARCH = (
    """CREATE VIRTUAL TABLE sentence_search
       USING fts5(text, content='sentences', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN
       INSERT INTO sentence_search(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN
       INSERT INTO sentence_search(sentence_search, rowid, text) VALUES ('delete', old.id, old.text); END""",
)


class SqliteStore:
    """The database of a path; locked for other writers until it is closed."""

    def __init__(self, path: str, temporary: str = "") -> None:
        """
        Args:
            path: a database of newsx, or a file that is yet to be.
            temporary: the hidden name of a new one until it is whole.

        Raises:
            StoreError: if the file is something else, or this SQLite is too old.
        """
        if sqlite3.sqlite_version_info < _OLDEST:
            raise StoreError(
                tr(
                    "needs SQLite 3.34; this Python has {sqlite_version}",
                    sqlite_version=sqlite3.sqlite_version,
                )
            )
        self._path = path
        # An empty file, as mktemp makes it, is a new database.
        is_new = not os.path.exists(path) or not os.path.getsize(path)
        self._hidden = HiddenFile(path, temporary) if is_new else None
        self._database = sqlite3.connect(
            self._hidden.path if self._hidden else path, timeout=WAIT_SECONDS, isolation_level=None
        )
        try:
            self._begin(is_new)
        except sqlite3.DatabaseError as error:
            self.close()
            raise StoreError(f"{path}: {error}") from None
        except BaseException:
            self.close()
            raise
        self._next = {
            table.name: self._one(f'SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"')  # noqa: S608
            for table in TABLES
        }

    def add(self, name: str, data: bytes) -> None:
        rows = unpack_rows(data)
        (_, source, content, *_), *_ = rows["sources"]
        with telling(self._path, sqlite3.Error):
            found = self._database.execute(
                "SELECT id, hash FROM sources WHERE source = ?", (source,)
            ).fetchone()
            if found and found[1] == content:
                return
            if found:
                self._database.execute("DELETE FROM sources WHERE id = ?", (found[0],))
            self._insert(rows)

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        with telling(self._path, sqlite3.Error):
            self._database.execute("COMMIT")
            self._database.close()
            if self._hidden:
                self._hidden.reveal()

    def close(self) -> None:
        # An open transaction is rolled back.
        self._database.close()
        if self._hidden:
            self._hidden.clear()

    def _begin(self, is_new: bool) -> None:
        self._database.execute("PRAGMA foreign_keys = ON")
        if is_new:
            # Nobody reads it yet, and unfinished it is thrown away.
            self._database.execute("PRAGMA synchronous = OFF")
            self._database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif self._one("PRAGMA application_id") != APPLICATION_ID:
            raise StoreError(tr("{path} is a database of something else: name another file", path=self._path))
        elif self._one("PRAGMA user_version") != SCHEMA_VERSION:
            raise StoreError(
                tr("{path} was made by another version of newsx: name another file", path=self._path)
            )
        self._database.execute("BEGIN IMMEDIATE")
        if is_new:
            for statement in (*write_schema(_define), *_SEARCH, FACT_ROWS):
                self._database.execute(statement)

    def _one(self, statement: str) -> int:
        (value,) = self._database.execute(statement).fetchone()
        return int(value)

    def _insert(self, rows: PackedRows) -> None:
        base = dict(self._next)
        for table in TABLES:
            wide = [widen(table, row, base) for row in rows[table.name]]
            if wide:
                marks = ", ".join("?" * len(wide[0]))
                self._database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', wide)  # noqa: S608
                self._next[table.name] += len(wide)


def _define(column: Column) -> str:
    needed = " NOT NULL" if column.required and column.type != "id" else ""
    points = f' REFERENCES "{column.table}" ("id") ON DELETE CASCADE' if column.type == "reference" else ""
    return f'"{column.name}" {_TYPES[column.type]}{needed}{points}'


@contextmanager
def ask(path: str, sql: str, parameters: Sequence[str]) -> Iterator[Answer]:
    """The answer to one SELECT, on a connection that can do nothing but read.

    As `newsx.export.answers.ask` asks for it.
    """
    try:
        with closing(_open_readonly(path)) as database:
            answer = database.execute(sql, parameters)
            if answer.description is None:
                raise QueryError(tr("SQL asks for nothing: write a SELECT"))
            yield Answer([column[0] for column in answer.description], answer)
    except (sqlite3.Error, sqlite3.Warning) as error:
        if str(error) == "interrupted":
            raise KeyboardInterrupt from None
        raise QueryError(f"{path}: {_advise(str(error))}") from None


def _open_readonly(path: str) -> sqlite3.Connection:
    _recover(path)
    database = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)
    database.execute("PRAGMA query_only = ON")
    # Reading alone is not enough: ATTACH would open other files.
    database.set_authorizer(_authorize)
    # Where Python gets a word in, Ctrl-C does.
    database.set_progress_handler(lambda: 0, 100_000)
    return database


def _advise(problem: str) -> str:
    """What SQLite says, in words that help.

    >>> _advise("not authorized")
    'not authorized: only SELECT is allowed, for the file is opened for reading'
    """
    if "one statement" in problem:
        return tr("only one statement is allowed")
    if "not authorized" in problem or "readonly" in problem:
        return tr("{problem}: only SELECT is allowed, for the file is opened for reading", problem=problem)
    return problem.removesuffix(".")


def _recover(path: str) -> None:
    """Undo a run that was killed: who only reads could not."""
    if os.path.exists(f"{path}-journal") and os.access(path, os.W_OK):
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as database:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()


_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_PRAGMAS = {"data_version", "table_info", "table_xinfo", "table_list", "index_list", "index_info"}


def _authorize(action: int, first: str | None, second: str | None, *place: str | None) -> int:
    if (
        action in _READING
        or (action == sqlite3.SQLITE_FUNCTION and second != "load_extension")
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
        # So SQLite names what a virtual table does to declare its columns; writing itself is impossible.
        or (action == sqlite3.SQLITE_UPDATE and first == "sqlite_master")
    ):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
