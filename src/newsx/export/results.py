"""What ``newsx query`` writes: the rows of an answer as table, json, jsonl or csv."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import TextIO

from newsx.export.answers import Value, plain
from newsx.export.console import draw_grid
from newsx.export.json import encode
from newsx.export.rows import Cell, encode_rows, write_cell
from newsx.export.shapes import Shape

_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
ROWS_SCHEMA = "newsx.rows/1"


def encode_results(
    names: Sequence[str], rows: Iterable[Sequence[object]], format_: Shape, terminal: TextIO | None = None
) -> Iterator[bytes]:
    """The answer, piece by piece; a table alone waits for the last row, to know its widths.

    Args:
        names: the columns; one that comes twice is numbered.
        rows: the answer.
        format_: how.
        terminal: the stream that a table goes to: its width and colours count.
    """
    columns = _distinct(names)
    values = ([plain(value) for value in row] for row in rows)
    if format_ == "table":
        yield _draw(columns, values, terminal)
    elif format_ == "csv":
        yield encode_rows([columns])
        for row in values:
            yield encode_rows([[_cell(value) for value in row]])
    elif format_ == "jsonl":
        for row in values:
            yield encode(_record(columns, row)) + b"\n"
    else:
        yield encode({"schema": ROWS_SCHEMA, "columns": columns}).removesuffix(b"}") + b',"rows":[\n'
        records = (encode(_record(columns, row)) for row in values)
        yield from chain((next(records, b""),), (b",\n" + record for record in records))
        yield b"\n]}\n"


def _distinct(names: Sequence[str]) -> list[str]:
    """Names that a record can tell apart.

    >>> _distinct(["text", "unit", "text"])
    ['text', 'unit', 'text_2']
    """
    columns: list[str] = []
    for name in names:
        number, column = 1, name
        while column in columns:
            number += 1
            column = f"{name}_{number}"
        columns.append(column)
    return columns


def _cell(value: Value) -> Cell:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float):
        return Decimal(repr(value))
    # Exact numbers are kept as text; -3.2 is one and no formula.
    return Decimal(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else value


def _record(columns: Sequence[str], row: Sequence[Value]) -> dict[str, object]:
    cells = (value.hex() if isinstance(value, bytes) else value for value in row)
    return dict(zip(columns, cells, strict=True))


def _draw(columns: Sequence[str], rows: Iterable[Sequence[Value]], terminal: TextIO | None) -> bytes:
    kept = [[_cell(value) for value in row] for row in rows]
    numbers = {
        index
        for index in range(len(columns))
        if kept and not any(isinstance(row[index], str) for row in kept)
    }
    return draw_grid(columns, (map(write_cell, row) for row in kept), terminal, right=numbers)
