"""What the work has written of one document so far; a long one is packed away while the rest is worked."""

import zlib
from typing import TYPE_CHECKING

from newsx.export.formats import Writer
from newsx.export.recording import build_document
from newsx.export.selection import Selection

if TYPE_CHECKING:
    from newsx.pipeline import Extraction

PIECE = 2 << 20
"""Bytes of output that stay as they are; a page has a tenth of it."""


class Written:
    """The output of one document in the making."""

    def __init__(self, writer: Writer, selection: Selection) -> None:
        """
        Args:
            writer: the format.
            selection: what of it is asked for.
        """
        self._writer = writer
        self._selection = selection
        self._open: list[bytes] = []
        self._size = 0
        self._first = b""
        self._rest: list[bytes] = []
        self.facts = 0
        """How many were written."""

    def add(self, extraction: "Extraction") -> None:
        """Write articles: all of a document at once, or one where the writer goes by articles."""
        record = self._selection.apply(build_document(extraction))
        self.facts += sum([len(article.facts) for article in record.articles])
        output = self._writer.write_extraction(record, extraction)
        self._open.append(output)
        self._size += len(output)
        if self._size > PIECE and self._writer.by_article:
            self._close()

    def finish(self) -> tuple[bytes, tuple[bytes, ...]]:
        """The beginning of the output as it is, and the rest as `Outcome` keeps it."""
        self._close()
        return self._first, tuple(self._rest)

    def _close(self) -> None:
        piece = b"".join(self._open)
        self._open.clear()
        self._size = 0
        if not self._first:
            self._first = piece
        elif piece:
            self._rest.append(zlib.compress(piece, 1))
