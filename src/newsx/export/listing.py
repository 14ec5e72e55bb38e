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
    from newsx.export.rows import encode_rows, write_cell

    if format_ == "table":
        from newsx.export.console import draw_grid

        return draw_grid(columns, (map(write_cell, line) for line in lines), terminal)
    return encode_rows([columns, *lines], "," if format_ == "csv" else "\t")
