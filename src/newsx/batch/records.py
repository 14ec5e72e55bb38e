"""Rows -> documents: which column of a row means what."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache

from newsx.batch.rows import Row, RowError, read_rows
from newsx.batch.work import Item, Outcome, Task
from newsx.text.document import Document
from newsx.translation import tr


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns that a document is made of."""

    text: str = "text"
    id: str | None = None
    """Names the document in place of the row's number."""
    date: str | None = None
    """Publication day, ISO 8601 or eight digits."""
    title: str | None = None
    """Stands as a paragraph before the text; offsets count it too."""

    def columns(self) -> tuple[str, ...]:
        """The names that are set."""
        return tuple(filter(None, (self.text, self.id, self.date, self.title)))


def read_records(path: str, fields: Fields, encoding: str | None = None) -> Iterator[tuple[Item, int]]:
    """The documents of a file of rows, each with how far into the file on disk the reader is, in bytes.

    A row that cannot be read fails alone. A file whose first row lacks a column fails as a whole, before a
    million rows complain.
    """
    try:
        with open(path, "rb") as raw:
            for number, row in enumerate(read_rows(path, raw, encoding, fields.columns()), 1):
                if number == 1 and not isinstance(row, RowError):
                    _check_columns(row, fields)
                yield read_row(path, number, row, fields), raw.tell()
    except RowError as error:
        yield Outcome(path, error=str(error), advice=error.advice), 0
    except OSError as error:
        yield Outcome(path, error=error.strerror or str(error), advice=tr("check the file")), 0


def _check_columns(row: Row, fields: Fields) -> None:
    for option in ("text", "id", "date", "title"):
        name = getattr(fields, option)
        if name is not None and name not in row:
            there = ", ".join(map(str, row)) or "none"
            raise RowError(
                tr("no column {name!r}", name=name),
                tr("name one of its columns with --{option}-field: {there}", option=option, there=there),
            )


def read_row(path: str, number: int, row: Row | RowError, fields: Fields) -> Item:
    """The document of a row.

    Args:
        path: the file that it stands in.
        number: its place in the file, from 1.
        row: the row, or why it could not be read.
        fields: which column means what.
    """
    source = f"{path}#{number}"
    try:
        if isinstance(row, RowError):
            raise row
        if fields.id is not None and row.get(fields.id) not in {None, ""}:
            source = f"{path}#{row[fields.id]}"
        text = row.get(fields.text)
        if not isinstance(text, str):
            raise RowError(
                tr("no text in column {text!r}", text=fields.text), tr("fill it, or leave the row out")
            )
        if fields.title is not None and (title := row.get(fields.title)):
            text = f"{title}\n\n{text}"
        day = parse_day(row.get(fields.date)) if fields.date else None
        return Task(Document(source, *_repair(text)), day)
    except RowError as error:
        return Outcome(source, error=str(error), advice=error.advice)


def _repair(text: str) -> tuple[str, str, int]:
    """The text, its encoding, and how many halves of surrogate pairs stand as U+FFFD: JSON may escape one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return whole, "utf-8", whole.count("\ufffd") - text.count("\ufffd")
    return text, "utf-8", 0


def parse_day(value: object) -> str | None:
    """The day of a date, a time stamp, or the words for one; None where nothing is said.

    Raises:
        RowError: if the words name no day.

    >>> parse_day("2024-09-30 08:00:00"), parse_day("2024/9/5"), parse_day(20240930), parse_day("")
    ('2024-09-30', '2024-09-05', '2024-09-30', None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()[:10]
    words = str(value).strip()
    if found := _day_pattern().match(words):
        with suppress(ValueError):
            return date(*map(int, filter(None, found.groups()))).isoformat()
    raise RowError(
        tr("{words!r} is no day", words=words[:40]), tr("write it as 2024-09-30, or leave out --date-field")
    )


@cache
def _day_pattern() -> re.Pattern[str]:
    return re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)|(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII)
