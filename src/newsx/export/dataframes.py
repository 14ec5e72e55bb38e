"""Extractions as a data frame of pandas or polars."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from newsx.export.recording import build_document
from newsx.export.rows import Cell
from newsx.export.sheets import SHEETS, build_sheets, sheet_table
from newsx.export.tables import ColumnType, widen

if TYPE_CHECKING:
    from newsx.pipeline import Extraction

_PANDAS_TYPES: dict[ColumnType, str] = {"integer": "int64", "real": "float64"}
_POLARS_TYPES: dict[ColumnType, str] = {"integer": "Int64", "real": "Float64"}

Library = Literal["pandas", "polars"]
Sheet = Literal["facts", "entities", "figures", "periods", "articles"]


def to_dataframe(
    extractions: "Extraction | Iterable[Extraction]",
    sheet: Sheet = "facts",
    *,
    library: Library = "pandas",
) -> Any:
    """What was found, one row each; the columns are those of the sheets of ``xlsx``.

    ``value``, ``low`` and ``high`` are text and hold every digit; ``value_real`` and its kin are floats.

    Args:
        extractions: one document, or many.
        sheet: what a row is.
        library: whose data frame; ``pip install 'newsx[pandas]'`` or ``'newsx[polars]'``.

    Raises:
        ModuleNotFoundError: if that library is not installed.
        ValueError: if there is no such sheet or library.
    """
    if sheet not in SHEETS:
        raise ValueError(f"no sheet {sheet}: choose from {', '.join(SHEETS)}")
    if library not in ("pandas", "polars"):
        raise ValueError(f"no library {library}: choose pandas or polars")
    frames = import_module(library)
    table = sheet_table(sheet)
    found = extractions if isinstance(extractions, Iterable) else (extractions,)
    rows = [widen(table, _plain(row)) for one in found for row in build_sheets(build_document(one))[sheet]]
    cells = zip(*rows, strict=True) if rows else [()] * len(table.wide)
    columns = dict(zip(table.wide, cells, strict=True))
    if library == "polars":
        types = {column.name: getattr(frames, _POLARS_TYPES.get(column.type, "String")) for column in columns}
        return frames.DataFrame({column.name: list(cells) for column, cells in columns.items()}, schema=types)
    return frames.DataFrame(
        {
            column.name: frames.Series(cells, dtype=_PANDAS_TYPES.get(column.type, "object"))
            for column, cells in columns.items()
        }
    )


def _plain(row: Sequence[Cell]) -> list[str | int | None]:
    return [str(cell) if isinstance(cell, Decimal) else cell for cell in row]
