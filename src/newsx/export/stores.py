"""Formats that one process must build as a whole: databases and workbooks.

A `Writer` makes bytes of a document in any process, and a `Store` takes them up in one. So worker processes,
the journal and ``--resume`` serve such a format as they serve a file of lines.
"""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Protocol

from newsx.export.formats import Format
from newsx.export.hidden import HiddenFile
from newsx.export.record import ErrorRecord
from newsx.export.target import OutputError
from newsx.translation import tr


class StoreError(ValueError):
    """An output that cannot be made or added to; the message says what to do."""


class Store(Protocol):
    """Takes up documents; nothing is seen of them before `commit`."""

    def add(self, name: str, data: bytes) -> None:
        """Take up a document.

        Args:
            name: where it belongs in a folder.
            data: what the format's writer made of it.

        Raises:
            OutputError: if it cannot be written.
        """

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        """Bring all of it to its place."""

    def close(self) -> None:
        """Let go of everything; what is not committed is undone."""


class FileStore:
    """A store that makes a new file, which takes the place of the old one when it is whole."""

    def __init__(self, path: str, temporary: str = "") -> None:
        """
        Args:
            path: the file.
            temporary: its hidden name until it is whole; see `open_target`.
        """
        self._path = path
        self._hidden = HiddenFile(path, temporary)

    def close(self) -> None:
        """Let go of the file; what is not committed is gone."""
        self._hidden.clear()


def create_store(row: Format, path: str | None, temporary: str = "") -> Store:
    """The store of a format.

    Args:
        row: the format, which has one.
        path: the output as the user named it.
        temporary: the hidden name that a new file has until it is whole; see `open_target`.

    Raises:
        StoreError: if there is no file to write, or a package is missing.
        OSError: if it cannot be written to.
    """
    if path is None:
        raise StoreError(tr("{name} is no format for a pipe: name a file with -o", name=row.name))
    final = os.path.realpath(path)
    if os.path.exists(final) and not os.path.isfile(final):
        raise StoreError(tr("{name} goes into one file: {path} is none", name=row.name, path=path))
    os.stat(os.path.dirname(final))
    if os.path.exists(final) and not os.access(final, os.W_OK):
        raise PermissionError(errno.EACCES, tr("the file is write-protected"))
    return _build_store(row, final, temporary)


def open_database(row: Format, url: str) -> Store:
    """The store of a format that is a database of a server.

    Args:
        row: the format.
        url: where it is.

    Raises:
        StoreError: if it cannot be reached, or a package is missing.
    """
    return _build_store(row, url)


def _build_store(row: Format, place: str, temporary: str = "") -> Store:
    module, _, name = row.store.partition(":")
    try:
        store: Store = getattr(import_module(module), name)(place, temporary)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("newsx"):
            raise
        raise StoreError(
            tr(
                "{name} needs {package}: install it with pip install 'newsx[{extra}]'",
                name=row.name,
                package=error.name,
                extra=row.extra,
            )
        ) from None
    return store


@contextmanager
def telling(path: str, *kinds: type[Exception]) -> Iterator[None]:
    """Name the file of what goes wrong in a library.

    Args:
        path: the file.
        kinds: the errors of that library.
    """
    try:
        yield
    except kinds as error:
        raise OutputError(f"{path}: {error}") from error
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
