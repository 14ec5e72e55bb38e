"""Where output goes: standard output, or a file that appears whole or not at all."""

import os
import stat
import sys
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO, Self


class Target:
    """Receives bytes; used as a context, keeps them when it ends well and drops them when it does not.

    A file is written beside its final place under a hidden name, flushed to the disk, and renamed: who
    reads it sees the old content or the new, never half of it. Pipes and devices are written directly.
    """

    def __init__(self, path: str | None) -> None:
        """
        Args:
            path: the file, or None for standard output. A link is followed.

        Raises:
            OSError: if the file cannot be made; its folder must exist.
        """
        self._final: str | None = None
        self._temporary = ""
        self._kept = True
        self._file: BinaryIO
        if path is None:
            self._file = sys.stdout.buffer
            return
        final = os.path.realpath(path)
        if os.path.exists(final) and not os.path.isfile(final):
            self._file = open(final, "wb")  # noqa: SIM115 (closed on exit)
            return
        folder, name = os.path.split(final)
        self._temporary = os.path.join(folder, f".{name[:80]}.{os.urandom(6).hex()}.tmp")
        # Private until it is whole: 0600, and never an existing file or a link that somebody planted.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(self._temporary, flags, 0o600), "wb")
        self._final = final

    def write(self, data: bytes) -> None:
        """Append bytes; a reader at the other end of a pipe has them at once."""
        if data:
            self._file.write(data)
            if self._final is None:
                self._file.flush()

    def discard(self) -> None:
        """Leave a file as it was before; what went to a pipe is gone already."""
        self._kept = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._final is None:
            if self._file is not sys.stdout.buffer:
                self._file.close()
            return
        try:
            if kind is None and self._kept:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                os.chmod(self._temporary, _mode(self._final))
                os.replace(self._temporary, self._final)
                _sync_folder(os.path.dirname(self._final))
                return
        finally:
            # Closing flushes, which fails again where the disk is full; the error on its way says so.
            with suppress(OSError):
                self._file.close()
            with suppress(FileNotFoundError):
                os.unlink(self._temporary)


def _mode(path: str) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(os.stat(path).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(path: str) -> None:
    """Make the rename itself last; not every system can."""
    with suppress(OSError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
