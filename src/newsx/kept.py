"""Tables laid out once for all processes of a user, so that a start need not read them whole.

What is made of some files is kept in the user's cache folder until one of them changes. It is mapped into
memory: a process reads only what it looks at, and all processes share that.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from operator import add
from pathlib import Path
from typing import Final

from newsx.cache import cache_folder, map_whole, name_of, write_whole

ALONE = "\0"
"""Stands for the second character of words that have none."""
CODEC = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
WORD = 8
"""Bytes; every part begins at a multiple of them."""


_reads_whole = False


def read_whole() -> None:
    """Use nothing kept from here on: this process, or those forked from it, will soon need whole tables."""
    global _reads_whole
    _reads_whole = True


def keep(
    kind: str, sources: Iterable[Path], make: Callable[[], Sequence[bytes]], *, always: bool = False
) -> tuple[memoryview, ...] | None:
    """What `make` has made, now or since the files last changed; None where nothing can be kept.

    Args:
        kind: what it is; the suffix of the file.
        sources: all that it depends on, the code that makes it among them.
        make: makes the parts.
        always: use it after `read_whole` too, since it serves a long run as well.
    """
    folder = cache_folder()
    if folder is None or (_reads_whole and not always):
        return None
    with suppress(OSError, ValueError):
        abouts = [(path.name, path.stat()) for path in sources]
        key = repr((sys.byteorder, [(name, about.st_size, about.st_mtime_ns) for name, about in abouts]))
        path = folder / f"{name_of(key)}.{kind}"
        with suppress(OSError, ValueError):
            return split_parts(map_whole(path))
        write_whole(path, join_parts(make))
        return split_parts(map_whole(path))
    return None


def join_parts(make: Callable[[], Sequence[bytes]]) -> Iterator[bytes]:
    """The parts with their number and sizes before them; they are made once the first byte is asked for."""
    parts = make()
    yield array("Q", [len(parts), *map(len, parts)]).tobytes()
    for part in parts:
        yield part + bytes(-len(part) % WORD)


def split_parts(memory: memoryview) -> tuple[memoryview, ...]:
    """The parts that `join_parts` has joined.

    Raises:
        ValueError: if it is nothing of the kind, or cut short.

    >>> pieces = join_parts(lambda: [b"one", b""])
    >>> [bytes(part) for part in split_parts(memoryview(b"".join(pieces)))]
    [b'one', b'']
    """
    count = memory[:WORD].cast("Q")[0] if len(memory) >= WORD else 0
    head = (count + 1) * WORD
    if not count or head > len(memory):
        raise ValueError("no parts")
    sizes = memory[WORD:head].cast("Q").tolist()
    begins = tuple(accumulate([size + -size % WORD for size in sizes], initial=head))
    if begins[-1] != len(memory):
        raise ValueError("parts of another size")
    return tuple(memory[begin : begin + size] for begin, size in zip(begins, sizes, strict=False))


def lay_out(texts: Mapping[str, str]) -> list[bytes]:
    """Texts by one or two characters as the parts that `Prefixes` reads."""
    keys = sorted(texts)
    firsts: list[str] = []
    bounds: list[int] = []
    for index, key in enumerate(keys):
        if not firsts or key[0] != firsts[-1]:
            firsts.append(key[0])
            bounds.append(index)
    encoded = [texts[key].encode() for key in keys]
    return [
        "".join(firsts).encode(CODEC),
        array("I", [*bounds, len(keys)]).tobytes(),
        "".join([key[1:] or ALONE for key in keys]).encode(CODEC),
        array("I", accumulate(map(len, encoded), initial=0)).tobytes(),
        b"".join(encoded),
    ]


MOST_ABSENT: Final = 50_000
"""Keys that are remembered as absent: a hostile text has no end of them."""


class Prefixes:
    """Texts by one or two characters, of which only those are read that are asked for.

    >>> parts = lay_out({"昌": "", "昌吉": "|州", "州": ""})
    >>> prefixes = Prefixes(tuple(map(memoryview, parts)))
    >>> [(key, prefixes.text(index)) for key, index in prefixes.new_in("昌吉市")]
    [('昌', ''), ('昌吉', '|州')]
    >>> list(prefixes.new_in("昌吉"))
    []
    """

    def __init__(self, parts: Sequence[memoryview]) -> None:
        """
        Args:
            parts: of `lay_out`.
        """
        firsts = str(parts[0], CODEC)
        self._firsts = dict(zip(firsts, range(len(firsts)), strict=True))
        self._bounds = parts[1].cast("I")
        self._seconds = str(parts[2], CODEC)
        self._offsets, self._texts = parts[3].cast("I"), parts[4]
        self._met: set[str] = set()
        self._absent: set[str] = set()
        """Keys met that there are none of."""

    def new_in(self, text: str) -> Iterator[tuple[str, int]]:
        """The keys of a text that no text before has had, each with its number, in their order."""
        met, absent = self._met, self._absent
        keys = set(map(add, text, text[1:]))
        keys.update(text)
        for key in sorted(keys - met - absent):
            index = self._find(key)
            if index is None:
                absent.add(key)
            else:
                yield key, index
                met.add(key)
        if len(absent) > MOST_ABSENT:
            absent.clear()

    def _find(self, key: str) -> int | None:
        """The number of a key."""
        number = self._firsts.get(key[0])
        if number is None:
            return None
        begin, end = self._bounds[number : number + 2]
        index = self._seconds.find(key[1:] or ALONE, begin, end)
        return None if index < 0 else index

    def text(self, index: int) -> str:
        """The text of the key of a number."""
        begin, end = self._offsets[index : index + 2]
        return str(self._texts[begin:end], "utf-8")
