"""Extractions as a data frame of pandas or polars."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from newsx.export.record import build_document
from newsx.export.sheets import INTEGERS, SHEETS, build_sheets, holds_decimals
from newsx.export.tables import real

if TYPE_CHECKING:
    from newsx.pipeline import Extraction

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
    columns = _build_columns(sheet, extractions if isinstance(extractions, Iterable) else (extractions,))
    if library == "polars":
        types = {name: _polars_type(frames, name) for name in columns}
        return frames.DataFrame(columns, schema=types)
    return frames.DataFrame(
        {name: frames.Series(cells, dtype=_pandas_type(name)) for name, cells in columns.items()}
    )


def _build_columns(sheet: Sheet, extractions: "Iterable[Extraction]") -> dict[str, Sequence[object]]:
    rows = [row for found in extractions for row in build_sheets(build_document(found))[sheet]]
    columns: dict[str, Sequence[object]] = {}
    for index, name in enumerate(SHEETS[sheet]):
        cells = [row[index] for row in rows]
        exact = holds_decimals(sheet, name)
        columns[name] = texts = [str(cell) if isinstance(cell, Decimal) else cell for cell in cells]
        if exact:
            columns[f"{name}_real"] = [real(text) for text in texts]
    return columns


def _pandas_type(name: str) -> str:
    return "int64" if name in INTEGERS else "float64" if name.endswith("_real") else "object"


def _polars_type(polars: Any, name: str) -> Any:
    return polars.Int64 if name in INTEGERS else polars.Float64 if name.endswith("_real") else polars.String
