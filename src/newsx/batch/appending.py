"""Files that only grow, in the hands of one run."""

import os
from io import FileIO

from newsx.batch.work import RunError
from newsx.translation import tr


def open_appendable(path: str) -> FileIO:
    """Open a file, made if it is not there; never through a link that somebody planted.

    Raises:
        RunError: if it cannot be opened.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return FileIO(os.open(path, flags, 0o666), "r+")
    except OSError as error:
        raise RunError(f"{path}: {error.strerror}") from error


def append(file: FileIO, data: bytes) -> None:
    """Write all of it at the end: a disk that fills up first takes a part."""
    while data:
        data = data[file.write(data) :]


def lock(file: FileIO, path: str) -> None:
    """Keep a second run away; the lock ends with the process, however that ends.

    Raises:
        RunError: if another run holds it.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise RunError(
            tr("{path}: another run is writing this output: wait for its end", path=path)
        ) from None
