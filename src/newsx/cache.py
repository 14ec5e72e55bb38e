"""The user's cache folder: what newsx has made once for all processes of a user.

Nothing is read but what this user wrote and nobody else could write to; whatever is not there, or is
damaged, is made anew by whoever asks for it. The folder may be deleted at any time.
"""

import os
import stat
import zlib
from _blake2 import blake2b  # that of hashlib, which would load all of OpenSSL beside it
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

CACHE_VARIABLE = "NEWSX_CACHE"
LARGEST = 4 << 20
"""Bytes of a packed file; the grammar of times has a fiftieth."""
SUM = 16
"""Bytes of the checksum at the head of a packed file."""


@cache
def cache_folder() -> Path | None:
    """Where the user's caches lie: ``$NEWSX_CACHE``, else ``newsx`` in the folder for caches of the system.

    That is ``%LOCALAPPDATA%`` on Windows, else ``$XDG_CACHE_HOME`` or ``~/.cache``. None where
    ``$NEWSX_CACHE`` is empty, or there is no home.
    """
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    home = os.path.expanduser("~")
    if base and os.path.isabs(base):
        return Path(base, "newsx")
    return Path(home, ".cache", "newsx") if os.path.isabs(home) else None


def name_of(key: str) -> str:
    """The name of a file after all that its content depends on."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read_packed(path: Path) -> bytes | None:
    """The content that `write_packed` has kept; None where there is no such file, or it is damaged."""
    descriptor = _open(path)
    if descriptor is None:
        return None
    with open(descriptor, "rb") as file:
        if os.fstat(descriptor).st_size > LARGEST:
            return None
        packed = file.read(LARGEST)
    content = packed[SUM:]
    if sum_of(content) != packed[:SUM]:
        return None
    return zlib.decompressobj().decompress(content, LARGEST)


def write_packed(path: Path, content: bytes) -> None:
    """Keep a content, compressed and with its checksum.

    Raises:
        OSError: if it cannot be written.
    """
    packed = zlib.compress(content, 1)
    write_whole(path, [sum_of(packed), packed], sync=False)


def map_whole(path: Path) -> memoryview:
    """A file of `write_whole` as a part of memory, which is read where it is looked at.

    Raises:
        OSError, ValueError: if there is no such file, or it is empty.
    """
    descriptor = _open(path)
    if descriptor is None:
        raise FileNotFoundError(path)
    with open(descriptor, "rb") as file:
        return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))


def write_whole(path: Path, parts: Iterable[bytes], *, sync: bool = True) -> None:
    """Keep a file: whole, or not at all.

    Args:
        path: of the file; its folder is made if need be.
        parts: of its content, asked for once it is sure that the file can be written.
        sync: whether it must be whole even where the machine loses its power; else it has a checksum.

    Raises:
        OSError: if it cannot be written, or somebody else might write to the folder.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(path.parent.stat()):
        raise PermissionError(path.parent)
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(parts)
            if sync:
                file.flush()
                os.fsync(descriptor)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def sum_of(content: bytes) -> bytes:
    """The checksum of a content: another content has another."""
    return blake2b(content, digest_size=SUM).digest()


def _open(path: Path) -> int | None:
    """A file that this user alone could have written; None if there is no such file."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    about = os.fstat(descriptor)
    if stat.S_ISREG(about.st_mode) and _is_ours(about):
        return descriptor
    os.close(descriptor)
    return None


def _is_ours(about: os.stat_result) -> bool:
    """Whether a file or folder is this user's and nobody else may write to it."""
    if os.name == "nt":
        # The folder is in the user's profile, which others may not write to.
        return True
    return about.st_uid == os.geteuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
