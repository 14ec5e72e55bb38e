"""Several files for each document: a text and, beside it, what is said of it."""

from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Self

import msgspec

from newsx.batch.outputs import FolderOutput
from newsx.batch.work import Outcome
from newsx.export.formats import Writer


class PartsOutput:
    """A folder; the outputs of documents are ``{suffix: content}``."""

    def __init__(self, folder: str, suffixes: tuple[str, ...], writer: Writer, *, temporary: str) -> None:
        """
        Args:
            folder: where the files go.
            suffixes: the parts of a document.
            writer: the format.
            temporary: what a file is called until it is whole; see `open_target`.
        """
        self._outputs = {s: FolderOutput(folder, s, writer, temporary=temporary) for s in suffixes}
        self._last, self._count = "", 0

    def write(self, name: str, outcome: Outcome) -> None:
        # Rows of one input have its name in common.
        self._count = self._count + 1 if name == self._last else 1
        self._last = name
        place = name if self._count == 1 else f"{name}-{self._count}"
        parts: dict[str, str] = {} if outcome.error else msgspec.json.decode(outcome.output)
        for suffix, output in self._outputs.items():
            output.write(place, replace(outcome, output=parts.get(suffix, "").encode("utf-8")))

    def finish(self) -> None:
        for output in self._outputs.values():
            output.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with ExitStack() as opened:
            for output in self._outputs.values():
                opened.push(output)
