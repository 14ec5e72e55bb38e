"""Lists of rows that are no facts: units, tables, names; for people and for programs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from newsx.export.rows import Cell

ListShape = Literal["table", "json", "csv", "tsv"]


def encode_list(
    name: str,
    columns: Sequence[str],
    rows: "Iterable[Sequence[Cell | tuple[str, ...]]]",
    format_: ListShape,
    terminal: TextIO | None = None,
) -> bytes:
    """A whole list.

    Args:
        name: what its rows are, in json: ``{"schema": "newsx.<name>/1", "<name>": [{…}]}``.
        columns: the names of the cells.
        rows: cells in that order; several words in one cell are a tuple.
        format_: how.
        terminal: the stream that a table goes to: its width and colours count.
    """
    if format_ == "json":
        from newsx.export.json import encode

        records = [dict(zip(columns, row, strict=True)) for row in rows]
        return encode({"schema": f"newsx.{name}/1", name: records}) + b"\n"
    lines = [[" ".join(cell) if isinstance(cell, tuple) else cell for cell in row] for row in rows]
    if format_ == "table":
        return _draw(columns, lines, terminal)
    from newsx.export.rows import encode_rows

    return encode_rows([columns, *lines], "," if format_ == "csv" else "\t")


def _draw(columns: Sequence[str], lines: "Iterable[Iterable[Cell]]", terminal: TextIO | None) -> bytes:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from newsx.export.console import create_console
    from newsx.export.visible import visible

    console = create_console(terminal)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    for line in lines:
        table.add_row(*(Text(visible("" if cell is None else str(cell))) for cell in line))
    with console.capture() as captured:
        console.print(table)
    return captured.get().encode("utf-8")
