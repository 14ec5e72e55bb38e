"""Where the documents of a run go: into one output, or into a folder with one output for each input."""

import os
from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

from newsx.batch.work import Outcome
from newsx.export.formats import Writer
from newsx.export.record import ErrorRecord, printable_name
from newsx.export.target import OutputError, Target, open_target
from newsx.translation import tr

KEPT_BYTES = 4 * 1024 * 1024
"""An output in a folder is kept in memory up to this size: it may turn out to be the same as last time."""


class Output(Protocol):
    """Receives the outcomes in order; a context, at whose end the output stands in its place."""

    def write(self, name: str, outcome: Outcome) -> None:
        """Take the next outcome.

        Args:
            name: where it belongs in a folder.

        Raises:
            OutputError, BrokenPipeError: if it cannot be written.
        """

    def finish(self) -> None:
        """All outcomes are there."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class SingleOutput:
    """All documents in one file or stream; left as it was if none succeeds."""

    def __init__(self, target: Target, writer: Writer) -> None:
        self._target = target
        self._content = _Content(writer)

    def write(self, name: str, outcome: Outcome) -> None:
        for piece in self._content.write(outcome):
            self._target.write(piece)

    def finish(self) -> None:
        self._target.write(self._content.end())
        if self._content.is_failure:
            self._target.discard()

    def __enter__(self) -> Self:
        self._target.__enter__()
        # What reads a pipe learns at once that something is coming.
        self._target.write(self._content.begin())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._target.__exit__(kind, error, trace)


class FolderOutput:
    """One output for each input, at the same relative path; none for an input that failed as a whole."""

    def __init__(self, folder: str, suffix: str, writer: Writer, *, temporary: str = "") -> None:
        """
        Args:
            folder: where the outputs go; made if it is not there.
            suffix: what is added to the name of an input.
            writer: the format.
            temporary: what a file is called until it is whole; see `open_target`.
        """
        self._temporary = temporary
        self._folder = os.path.realpath(folder)
        self._suffix = suffix
        self._writer = writer
        self._name = ""
        self._file: _LateFile | None = None
        self._content = _Content(writer)

    def write(self, name: str, outcome: Outcome) -> None:
        if self._file is None or name != self._name:
            self.finish()
            self._name = name
            self._content = _Content(self._writer)
            self._file = _LateFile(self._place(name + self._suffix), self._temporary)
            self._file.write(self._content.begin())
        for piece in self._content.write(outcome):
            self._file.write(piece)

    def finish(self) -> None:
        if self._file is not None:
            self._file.write(self._content.end())
            self._file.close(keep=not self._content.is_failure)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close(keep=False)

    def _place(self, name: str) -> str:
        """The path of an output, in a folder that is there; never through a link that leads elsewhere."""
        path = os.path.join(self._folder, *name.split("/"))
        if os.path.realpath(path) != path:
            raise OutputError(tr("{path}: a link leads out of the output folder; remove it", path=path))
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        except OSError as error:
            raise OutputError(f"{os.path.dirname(path)}: {error.strerror}") from error
        return path


class _Content:
    """The bytes of one output."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._begun = False
        self._succeeded = False
        self._errors: list[ErrorRecord] = []

    @property
    def is_failure(self) -> bool:
        """Whether nothing but errors came."""
        return bool(self._errors) and not self._succeeded

    def begin(self) -> bytes:
        return self._writer.begin()

    def write(self, outcome: Outcome) -> Iterator[bytes]:
        if outcome.error:
            self._errors.append(ErrorRecord(printable_name(outcome.source), outcome.error, outcome.advice))
            return
        self._succeeded = True
        if not outcome.output:
            return
        if self._begun and self._writer.separator:
            yield self._writer.separator
        self._begun = True
        yield from outcome.pieces()

    def end(self) -> bytes:
        return self._writer.end(self._errors)


class _LateFile:
    """A file that is touched only if its content is not what it holds already."""

    def __init__(self, path: str, temporary: str) -> None:
        self._path = path
        self._temporary = temporary
        self._kept: list[bytes] = []
        self._size = 0
        self._target: Target | None = None

    def write(self, data: bytes) -> None:
        if self._target is not None:
            self._target.write(data)
            return
        self._kept.append(data)
        self._size += len(data)
        if self._size > KEPT_BYTES:
            self._open()

    def close(self, *, keep: bool) -> None:
        if keep and self._target is None and not self._is_same():
            self._open()
        if self._target is not None:
            if not keep:
                self._target.discard()
            self._target.__exit__(None, None, None)

    def _is_same(self) -> bool:
        try:
            with open(self._path, "rb") as file:
                return file.read(self._size + 1) == b"".join(self._kept)
        except OSError:
            return False

    def _open(self) -> None:
        try:
            self._target = open_target(self._path, temporary=self._temporary)
        except OSError as error:
            raise OutputError(f"{self._path}: {error.strerror}") from error
        self._target.__enter__()
        self._target.write(b"".join(self._kept))
        self._kept.clear()
