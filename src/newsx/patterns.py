"""Large patterns, compiled once for all processes of a user.

Python takes a tenth of a second to compile the grammar of times, a fifth of the cold start of a page, and
forgets it at the end. What its compiler made is kept in the user's cache folder: whole numbers, which Python
checks before it runs them. Without a cache, or with a damaged one, the pattern is compiled as ever.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from newsx.cache import cache_folder, name_of, read_packed, write_packed

_WAY: Final = 2
"""Grows with each change of what is kept of a pattern."""


def compile_large(source: str) -> re.Pattern[str]:
    """`re.compile`, from the cache where this Python compiled the same pattern before.

    >>> compile_large("(?P<month>[一二三])月").match("三月")["month"]
    '三'
    """
    folder = cache_folder()
    if folder is None or sys.implementation.name != "cpython":
        return re.compile(source)
    path = folder / f"{name_of(f'{sys.hexversion:x} {sys.byteorder} {_WAY} {source}')}.pattern"
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
    _ease(parsed)
    code = array("I", _compiler._code(parsed, 0))
    groups = dict(parsed.state.groupdict)
    return msgspec.msgpack.encode((parsed.state.flags, parsed.state.groups, groups, code.tobytes()))


def _ease(parsed: Any) -> None:
    """Writes each group that may stand once, `(?:十)?`, as one or nothing, `(?:十|)`, which means the same.

    Python counts the turns of the first as if there could be many, and takes twice as long over it: the
    grammar of dates, which has dozens, becomes a quarter faster.
    """
    from re import _compiler, _constants, _parser  # type: ignore[attr-defined]

    for place, (operation, value) in enumerate(parsed.data):
        for inner in _parts(value, _parser.SubPattern):
            _ease(inner)
        if operation is _constants.MAX_REPEAT and value[:2] == (0, 1) and not _compiler._simple(value[2]):
            nothing = _parser.SubPattern(parsed.state, [])
            parsed.data[place] = _constants.BRANCH, (None, [value[2], nothing])


def _parts(value: object, kind: type) -> Iterator[Any]:
    """The patterns inside of an operation."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _parts(item, kind)


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
