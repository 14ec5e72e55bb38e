"""Large patterns, compiled once for all processes of a user.

Python takes a tenth of a second to compile the grammar of times, a fifth of the cold start of a page, and
forgets it at the end. What its compiler made is kept in the user's cache folder: whole numbers, which Python
checks before it runs them. Nothing is read but what this user wrote and nobody else could write to; without
a cache, or with a damaged one, the pattern is compiled as ever.
"""

import os
import re
import stat
import sys
import zlib
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

CACHE_VARIABLE = "NEWSX_CACHE"
LARGEST = 4 << 20
"""Bytes of a file; the grammar of times has a fiftieth."""
SUM = 16
"""Bytes of the checksum at the head of a file."""


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


def compile_large(source: str) -> re.Pattern[str]:
    """`re.compile`, from the cache where this Python compiled the same pattern before.

    >>> compile_large("(?P<month>[一二三])月").match("三月")["month"]
    '三'
    """
    folder = cache_folder()
    if folder is None or sys.implementation.name != "cpython":
        return re.compile(source)
    key = f"{sys.hexversion:x} {sys.byteorder} {source}".encode("utf-8", "surrogatepass")
    path = folder / f"{blake2b(key, digest_size=16).hexdigest()}.pattern"
    # The compiler is Python's own affair and may change: whatever goes wrong, re.compile is right.
    with suppress(Exception):
        content = _read(path)
        if content is not None:
            return _revive(source, content)
    with suppress(Exception):
        content = _compile(source)
        pattern = _revive(source, content)
        with suppress(OSError):
            _write(path, content)
        return pattern
    return re.compile(source)


def _compile(source: str) -> bytes:
    """A compiled pattern as bytes: its flags, its groups, and the compiler's numbers."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    import msgspec

    parsed = _parser.parse(source, 0)
    code = array("I", _compiler._code(parsed, 0))
    groups = dict(parsed.state.groupdict)
    return msgspec.msgpack.encode((parsed.state.flags, parsed.state.groups, groups, code.tobytes()))


def _revive(source: str, content: bytes) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]
    from array import array

    import msgspec

    flags, count, groups, numbers = msgspec.msgpack.decode(
        content, type=tuple[int, int, dict[str, int], bytes]
    )
    names: list[str | None] = [None] * count
    for name, number in groups.items():
        names[number] = name
    code = array("I", numbers).tolist()
    # Python refuses numbers that its compiler could not have made.
    pattern: Any = _sre.compile(source, flags, code, count - 1, groups, tuple(names))
    assert isinstance(pattern, re.Pattern)
    return pattern


def _read(path: Path) -> bytes | None:
    """The content of a file that this user alone could have written; None if there is no such file."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with open(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST or not _is_ours(about):
            return None
        packed = file.read(LARGEST)
    content = packed[SUM:]
    if blake2b(content, digest_size=SUM).digest() != packed[:SUM]:
        return None
    return zlib.decompressobj().decompress(content, LARGEST)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(path.parent.stat()):
        return
    packed = zlib.compress(content, 1)
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(blake2b(packed, digest_size=SUM).digest() + packed)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _is_ours(about: os.stat_result) -> bool:
    """Whether a file or folder is this user's and nobody else may write to it."""
    if os.name == "nt":
        # The folder is in the user's profile, which others may not write to.
        return True
    return about.st_uid == os.geteuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
