"""Compressed files, opened by their suffix."""

from collections.abc import Callable
from importlib import import_module
from io import BufferedReader, RawIOBase
from pathlib import PurePath
from typing import IO, Any, cast

from newsx.translation import tr

Opener = Callable[[IO[bytes]], IO[bytes]]


class MissingExtraError(RuntimeError):
    """A kind of file that an extra reads; the message names it."""


def inner_suffix(path: str) -> str:
    """The suffix that tells what a file holds, in lower case, that of its compression taken off.

    >>> inner_suffix("news/2024.JSONL.gz"), inner_suffix("page.txt"), inner_suffix("page")
    ('.jsonl', '.txt', '')
    """
    name = PurePath(path)
    return (PurePath(name.stem) if name.suffix.lower() in _OPENERS else name).suffix.lower()


def is_compressed(path: str) -> bool:
    """Whether the suffix of a file says that it is compressed."""
    return PurePath(path).suffix.lower() in _OPENERS


class DamagedError(OSError):
    """A compressed file whose content cannot be had back."""


def decompress(path: str, raw: IO[bytes]) -> IO[bytes]:
    """The content of an open file, decompressed as its suffix says; reading it may raise `DamagedError`.

    Raises:
        MissingExtraError: if this Python has no decoder of that kind.
    """
    opener = _OPENERS.get(PurePath(path).suffix.lower())
    return BufferedReader(_Content(opener(raw)), 64 * 1024) if opener else raw


class _Content(RawIOBase):
    """A decompressed stream whose faults are all of one kind; each library has its own."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except Exception as error:
            raise DamagedError(tr("it cannot be decompressed: {error}", error=error)) from error
        buffer[: len(data)] = data
        return len(data)


def _open_gzip(raw: IO[bytes]) -> IO[bytes]:
    import gzip

    return cast(IO[bytes], gzip.open(raw))


def _open_bzip2(raw: IO[bytes]) -> IO[bytes]:
    import bz2

    return bz2.open(raw)


def _open_xz(raw: IO[bytes]) -> IO[bytes]:
    import lzma

    return lzma.open(raw)


def _open_zstandard(raw: IO[bytes]) -> IO[bytes]:
    # Python 3.14 brings its own.
    for module in ("compression.zstd", "zstandard"):
        try:
            found: Any = import_module(module)
        except ImportError:
            continue
        return cast(IO[bytes], found.open(raw))
    raise MissingExtraError(tr("reading .zst needs an extra: pip install 'newsx[batch]'"))


_OPENERS: dict[str, Opener] = {
    ".gz": _open_gzip,
    ".bz2": _open_bzip2,
    ".xz": _open_xz,
    ".zst": _open_zstandard,
}
