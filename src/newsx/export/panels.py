"""What ``newsx table`` writes: a panel, or a pivot of it, as csv, json, jsonl, or a table for people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import islice
from pathlib import PurePath
from typing import TextIO, TypeVar

from newsx import __version__
from newsx.audit.panel import PanelRow, Pivot
from newsx.audit.verdict import plain
from newsx.export.console import draw_grid
from newsx.export.json import encode, encode_lines
from newsx.export.record import ErrorRecord
from newsx.export.rows import Cell, encode_rows, write_cell
from newsx.export.shapes import Shape

ROW_SCHEMA = "newsx.row/1"
PANEL_SCHEMA = "newsx.panel/1"

COLUMNS = tuple(field.name for field in fields(PanelRow))
_SHOWN = ("subject", "indicator", "period", "relation", "value", "unit", "source")
_SIGNS = {"up": "+", "down": "-", None: ""}
_SCALES = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
PORTION = 1_000
"""Rows that are written at a time."""
Item = TypeVar("Item")
_BOUNDS = {"exact": "", "about": "≈", "over": ">", "under": "<", "range": ""}


def encode_panel(
    panel: Iterable[PanelRow] | Pivot,
    errors: Sequence[ErrorRecord],
    format_: Shape,
    terminal: TextIO | None = None,
) -> Iterator[bytes]:
    """A whole panel, piece by piece; only a table, whose columns line up, and a pivot are held whole.

    Args:
        panel: its rows, or a pivot of them.
        errors: the inputs that could not be read; json has a place for them.
        format_: how.
        terminal: the stream that a table goes to: its width and colours count.
    """
    if format_ == "table":
        head, lines = _pivot_cells(panel, show_value) if isinstance(panel, Pivot) else _row_cells(panel)
        yield draw_grid(head, (map(write_cell, line) for line in lines), terminal)
    elif format_ == "csv":
        cells: Iterable[tuple[Cell, ...]]
        if isinstance(panel, Pivot):
            columns, cells = _pivot_cells(panel, sign_value)
        else:
            columns, cells = COLUMNS, (tuple(getattr(row, name) for name in COLUMNS) for row in panel)
        yield encode_rows([columns])
        for portion in _portions(cells):
            yield encode_rows(portion)
    else:
        records = _pivot_records(panel) if isinstance(panel, Pivot) else map(_record, panel)
        if format_ == "jsonl":
            for some in _portions(records):
                yield encode_lines([{"schema": ROW_SCHEMA} | record for record in some])
        else:
            yield from _encode_whole(records, errors)


def _encode_whole(records: Iterable[dict[str, object]], errors: Sequence[ErrorRecord]) -> Iterator[bytes]:
    """One object of JSON."""
    head = encode({"schema": PANEL_SCHEMA, "generator": f"newsx {__version__}"})
    yield head.removesuffix(b"}") + b',"rows":['
    between = b""
    for portion in _portions(records):
        yield between + encode(portion)[1:-1]
        between = b","
    yield b'],"errors":' + encode(list(errors)) + b"}\n"


def _portions(rows: Iterable[Item]) -> Iterator[list[Item]]:
    rows = iter(rows)
    while portion := list(islice(rows, PORTION)):
        yield portion


def show_value(row: PanelRow) -> str:
    """A value for people: signed where it is growth or change, with its bound: +24.7, >100亿, 30–50."""
    sign = _SIGNS[row.direction] if row.relation in ("growth", "change") else ""
    if row.value is None:
        return f"{sign}{_text(row.low)}–{_text(row.high)}"
    return f"{_BOUNDS[row.bound]}{sign}{_text(row.value)}"


def _text(value: Decimal | str | None) -> str:
    """A number as a reader counts it: 1400亿 for 140000000000."""
    if not isinstance(value, Decimal):
        return value or ""
    scale, word = next((scale for scale in _SCALES if abs(value) >= scale[0]), (Decimal(1), ""))
    return f"{plain(value / scale):f}{word}"


def _record(row: PanelRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in COLUMNS}


def sign_value(row: PanelRow) -> Cell:
    """A value for programs: one number, below zero where growth or change goes down."""
    if not isinstance(row.value, Decimal):
        return show_value(row)
    return -row.value if _SIGNS[row.direction] == "-" and row.relation in ("growth", "change") else row.value


def _row_cells(rows: Iterable[PanelRow]) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    return _SHOWN, [
        (row.subject, row.indicator, row.period, _relation(row.relation, row.base), show_value(row), row.unit,
         f"{PurePath(row.source).name} #{row.article}")
        for row in rows
    ]  # fmt: skip


def _relation(relation: str, base: str | None) -> str:
    return f"{relation} {base}" if base else relation


def _pivot_cells(
    pivot: Pivot, value: Callable[[PanelRow], Cell]
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    return (*pivot.labels, *pivot.columns), [
        (*labels, *(_cell(cell, value) for cell in cells)) for labels, cells in pivot.rows
    ]


def _cell(rows: Sequence[PanelRow], value: Callable[[PanelRow], Cell]) -> Cell:
    """The values of a cell, each once: two articles may say the same."""
    distinct = list(dict.fromkeys(map(value, rows)))
    return distinct[0] if len(distinct) == 1 else " | ".join(map(str, distinct))


def _pivot_records(pivot: Pivot) -> Iterator[dict[str, object]]:
    for labels, cells in pivot.rows:
        values = {column: list(map(_record, cell)) for column, cell in zip(pivot.columns, cells, strict=True)}
        yield dict(zip(pivot.labels, labels, strict=True)) | {
            "values": {column: facts for column, facts in values.items() if facts}
        }
