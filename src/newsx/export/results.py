"""What ``newsx query`` writes: the rows of an answer as table, json, jsonl or csv."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsx.export.json import encode
from newsx.export.rows import Cell, encode_rows
from newsx.export.shapes import Shape
from newsx.export.visible import visible

_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
ROWS_SCHEMA = "newsx.rows/1"

Value = str | int | float | bytes | None
"""What SQLite keeps."""


def encode_results(
    names: Sequence[str], rows: Iterable[Sequence[Value]], format_: Shape, terminal: TextIO | None = None
) -> Iterator[bytes]:
    """The answer, piece by piece; a table alone waits for the last row, to know its widths.

    Args:
        names: the columns; one that comes twice is numbered.
        rows: the answer.
        format_: how.
        terminal: the stream that a table goes to: its width and colours count.
    """
    columns = _distinct(names)
    if format_ == "table":
        yield _draw(columns, rows, terminal)
    elif format_ == "csv":
        yield encode_rows([columns])
        for row in rows:
            yield encode_rows([[_cell(value) for value in row]])
    elif format_ == "jsonl":
        for row in rows:
            yield encode(_record(columns, row)) + b"\n"
    else:
        yield encode({"schema": ROWS_SCHEMA, "columns": columns}).removesuffix(b"}") + b',"rows":[\n'
        records = (encode(_record(columns, row)) for row in rows)
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
    console = Console(file=terminal or io.StringIO(), highlight=False, emoji=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
    kept = [[_cell(value) for value in row] for row in rows]
    for index, name in enumerate(columns):
        numbers = all(not isinstance(row[index], str) for row in kept)
        table.add_column(visible(name), overflow="fold", justify="right" if kept and numbers else "left")
    for row in kept:
        table.add_row(*(Text(_show(cell)) for cell in row))
    with console.capture() as captured:
        console.print(table)
    return captured.get().encode("utf-8")


def _show(cell: Cell) -> str:
    if cell is None:
        return ""
    return visible(cell) if isinstance(cell, str) else f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
