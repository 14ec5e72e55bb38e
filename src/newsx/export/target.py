"""Where output goes: standard output, or a file that appears whole or not at all."""

import atexit
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from newsx.translation import tr


class OutputError(Exception):
    """Output that could not be written; the message says where and why."""


class Target(Protocol):
    """Receives bytes; a context, at whose end they are kept, or dropped if it ends in an exception."""

    def write(self, data: bytes) -> None:
        """Append bytes.

        Raises:
            BrokenPipeError: if they go to a pipe whose reader has gone.
            OutputError: if they cannot be written.
        """

    def discard(self) -> None:
        """Drop what was written, as far as nobody has it yet."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_target(path: str | None, *, temporary: str = "") -> Target:
    """The target for a path, or for standard output where there is none.

    Args:
        path: what the user called it.
        temporary: the hidden name that a file has in its folder until it is whole. By default a new one; a
            run that alone writes there may use one name again, so that a killed run leaves nothing behind.

    Raises:
        OSError: if it cannot be written to; the folder of a file must exist.
    """
    if path is None:
        if sys.stdout is None:
            raise OSError(errno.EBADF, tr("standard output is closed"))
        return StreamTarget(sys.stdout.buffer, "standard output", close=False)
    final = os.path.realpath(path)
    if os.path.exists(final) and not os.path.isfile(final):
        return StreamTarget(open(final, "wb"), path)
    return FileTarget(final, path, temporary)


class StreamTarget:
    """A pipe, a terminal or a device: who reads it has every document at once."""

    def __init__(self, stream: BinaryIO, name: str, *, close: bool = True) -> None:
        self._stream = stream
        self._name = name
        self._close = close

    def write(self, data: bytes) -> None:
        with _telling(self._name):
            self._stream.write(data)
            self._stream.flush()

    def discard(self) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        if self._close:
            self._stream.close()


class FileTarget:
    """A file: written beside its place under a hidden name, brought to the disk, and renamed.

    Who opens it finds the old content or the new, never half of it.
    """

    def __init__(self, path: str, name: str, temporary: str = "") -> None:
        """
        Args:
            path: the real path, links followed.
            name: what the user called it.
            temporary: the hidden name, a new one if empty.
        """
        if os.path.exists(path) and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, tr("the file is write-protected"))
        self._path = path
        self._name = name
        self._kept = True
        hidden = temporary or f".newsx-{os.urandom(8).hex()}.tmp"
        self._temporary = os.path.join(os.path.dirname(path), hidden)
        if temporary:
            self._clear()
        # Registered before it exists: a signal may come between any two steps.
        atexit.register(self._clear)
        # Private until it is whole: 0600, and never an existing file or a link that somebody planted.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(self._temporary, flags, 0o600), "wb")

    def write(self, data: bytes) -> None:
        with _telling(self._name):
            self._file.write(data)

    def discard(self) -> None:
        self._kept = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and self._kept:
                with _telling(self._name):
                    self._put_in_place()
        finally:
            # Closing flushes, which fails again where the disk is full; the error on its way says so.
            with suppress(OSError):
                self._file.close()
            self._clear()
            atexit.unregister(self._clear)

    def _clear(self) -> None:
        with suppress(OSError):
            os.unlink(self._temporary)

    def _put_in_place(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        put_in_place(self._temporary, self._path)


def put_in_place(temporary: str, path: str) -> None:
    """Rename a whole file, which takes the permissions of the one it replaces.

    Raises:
        OSError: if it cannot be renamed.
    """
    os.chmod(temporary, _mode(path))
    os.replace(temporary, path)
    _sync_folder(os.path.dirname(path))


@contextmanager
def _telling(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{name}: {error.strerror}") from error


def _mode(path: str) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(os.stat(path).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(path: str) -> None:
    """Bring the rename itself to the disk; not every system can."""
    with suppress(OSError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
