"""Columns of Arrow on their way into a file of columns: Parquet, DuckDB."""

from collections.abc import Iterable

import pyarrow as pa

from newsx.export.tables import ColumnType, Table

KEPT_ROWS = 50_000
"""So many rows of all tables wait in memory to go out together."""

_TYPES: dict[ColumnType, pa.DataType] = {
    "id": pa.int64(), "reference": pa.int64(), "integer": pa.int64(), "real": pa.float64(),
    "text": pa.string(), "decimal": pa.string(),
}  # fmt: skip


class Portion:
    """Rows of one table that wait."""

    def __init__(self, table: Table, metadata: dict[str, str] | None = None) -> None:
        """
        Args:
            table: that table.
            metadata: what the schema says beside the columns.
        """
        self.schema = pa.schema([(c.name, _TYPES[c.type]) for c in table.wide], metadata)
        self._rows: list[tuple[object, ...]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def extend(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take rows up, each as wide as the schema."""
        self._rows += rows

    def take(self) -> pa.Table:
        """The rows as a table of Arrow; none wait any more."""
        columns = [list(column) for column in zip(*self._rows, strict=True)]
        self._rows.clear()
        return pa.table(columns or [[]] * len(self.schema), schema=self.schema)
