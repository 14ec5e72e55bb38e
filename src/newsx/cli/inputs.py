"""The inputs of a command: documents, or what went wrong with them."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsx.export.record import ErrorRecord
    from newsx.text.document import Document


def read_inputs(
    paths: tuple[str, ...], glob: tuple[str, ...] = (), encoding: str | None = None
) -> "Iterator[Document | ErrorRecord]":
    """Every document that the paths stand for, in order, one at a time."""
    from pathlib import Path

    from newsx.export.record import ErrorRecord
    from newsx.text.document import Document

    for path in paths:
        files = sorted(Path(path).rglob("*.txt")) if os.path.isdir(path) else [Path(path)]
        for file in files:
            try:
                data = sys.stdin.buffer.read() if path == "-" else file.read_bytes()
                yield Document(str(file), data.decode(encoding or "utf-8"), encoding or "utf-8")
            except (OSError, UnicodeError) as error:
                yield ErrorRecord(str(file), str(error), "check the file")
