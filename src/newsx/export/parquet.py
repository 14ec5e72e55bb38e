"""``parquet``: one fact a row, with the columns of csv and their types. Needs pyarrow."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet

from newsx import __version__
from newsx.export.columnar import KEPT_ROWS, Portion
from newsx.export.record import ErrorRecord
from newsx.export.sheets import sheet_table
from newsx.export.stores import FileStore, telling
from newsx.export.tables import widen
from newsx.export.transit import unpack_rows

_FACTS = sheet_table("facts")


class ParquetStore(FileStore):
    """A new file of facts."""

    def __init__(self, path: str, temporary: str = "") -> None:
        super().__init__(path, temporary)
        self._portion = Portion(_FACTS, {"generator": f"newsx {__version__}"})
        with telling(path, pa.ArrowException):
            self._writer = pyarrow.parquet.ParquetWriter(
                self._hidden.path, self._portion.schema, compression="zstd"
            )

    def add(self, name: str, data: bytes) -> None:
        self._portion.extend(widen(_FACTS, row) for row in unpack_rows(data)["facts"])
        if len(self._portion) >= KEPT_ROWS:
            self._flush()

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        with telling(self._path, pa.ArrowException):
            if len(self._portion):
                self._flush()
            self._writer.close()
            self._hidden.reveal()

    def close(self) -> None:
        self._writer.close()
        super().close()

    def _flush(self) -> None:
        with telling(self._path, pa.ArrowException):
            self._writer.write_table(self._portion.take())
