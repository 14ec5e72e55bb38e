"""Answers to questions in SQL, whichever database gives them."""

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any

from newsx.translation import tr

Value = str | int | float | bytes | Decimal | None
"""What a cell of an answer may be; days, lists and the like of a database are text."""

_DUCKDB = b"DUCK"
_AT_BYTE = 8


class QueryError(ValueError):
    """A question without an answer; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, which come as they are read."""

    names: Sequence[str]
    """The columns."""
    rows: Iterable[Sequence[Any]]


def ask(database: str, sql: str, parameters: Sequence[str] = ()) -> AbstractContextManager[Answer]:
    """The answer to one SELECT; nothing can be changed by it.

    Args:
        database: a file of SQLite or DuckDB, or the URL of a PostgreSQL database.
        sql: the question.
        parameters: what its ``?`` (in PostgreSQL ``$1``, ``$2``, …) stand for.

    Raises:
        QueryError: if there is no answer, also while its rows are read.
    """
    module = "postgres" if is_url(database) else "duckdb" if _is_duckdb(database) else "sqlite"
    try:
        answer: AbstractContextManager[Answer] = import_module(f"newsx.export.{module}").ask(
            database, sql, parameters
        )
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("newsx"):
            raise
        raise QueryError(
            tr(
                "{name} is not installed: install it with pip install 'newsx[{module}]'",
                name=error.name,
                module=module,
            )
        ) from None
    return answer


def is_url(place: str) -> bool:
    """Whether a place is a database of PostgreSQL, not a file.

    >>> is_url("postgresql://localhost/news"), is_url("facts.sqlite")
    (True, False)
    """
    return place.startswith(("postgresql://", "postgres://"))


def plain(value: object) -> Value:
    """A cell that every format can write.

    >>> from datetime import date
    >>> plain(date(2024, 9, 30)), plain(3), plain(["亿元"])
    ('2024-09-30', 3, "['亿元']")
    """
    if value is None or isinstance(value, str | int | float | bytes | Decimal):
        return value
    return bytes(value) if isinstance(value, memoryview | bytearray) else str(value)


def _is_duckdb(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return file.read(_AT_BYTE + len(_DUCKDB))[_AT_BYTE:] == _DUCKDB
