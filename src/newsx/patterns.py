"""Large patterns, compiled once for all processes of a user.

Python takes a tenth of a second to compile the grammar of times, a fifth of the cold start of a page, and
forgets it at the end. What its compiler made is kept in the user's cache folder: whole numbers, which Python
checks before it runs them. Without a cache, or with a damaged one, the pattern is compiled as ever.
"""

import re
import sys
from contextlib import suppress
from typing import Any

from newsx.cache import cache_folder, name_of, read_packed, write_packed


def compile_large(source: str) -> re.Pattern[str]:
    """`re.compile`, from the cache where this Python compiled the same pattern before.

    >>> compile_large("(?P<month>[一二三])月").match("三月")["month"]
    '三'
    """
    folder = cache_folder()
    if folder is None or sys.implementation.name != "cpython":
        return re.compile(source)
    path = folder / f"{name_of(f'{sys.hexversion:x} {sys.byteorder} {source}')}.pattern"
    # The compiler is Python's own affair and may change: whatever goes wrong, re.compile is right.
    with suppress(Exception):
        content = read_packed(path)
        if content is not None:
            return _revive(source, content)
    with suppress(Exception):
        content = _compile(source)
        pattern = _revive(source, content)
        with suppress(OSError):
            write_packed(path, content)
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
