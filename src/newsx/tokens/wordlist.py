"""jieba's dictionary, laid out so that the words of one page are found without reading the others.

jieba reads 350,000 words before it cuts the first, which takes it a second, and rjieba an eighth of one. Here
they lie in a file of the user's cache folder, sorted by their first two characters; of these a page has a
thousand that begin words. What jieba's algorithm makes of them is the same.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from itertools import accumulate, chain
from math import inf, log
from operator import add
from pathlib import Path

from newsx.cache import cache_folder, map_whole, name_of, write_whole

SHAPE = 1
"""Counts up with every change of the layout."""
ALONE = "\0"
"""Stands for the second character of words that have none."""
CODEC = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
PARTS = 9
Entry = tuple[str, int, str]
"""A word, its frequency, its tag."""


def open_word_list(*, rust: bool) -> "WordList | None":
    """The kept dictionary of the installed jieba, made now if need be; None where nothing can be kept.

    Args:
        rust: with what rjieba knows beside: the parts of speech of characters that are no words.
    """
    folder = cache_folder()
    spec = find_spec("jieba") if folder is not None else None
    if folder is None or spec is None or not spec.origin:
        return None
    source = Path(spec.origin).with_name("dict.txt")
    with suppress(OSError, ValueError):
        about = source.stat()
        key = f"{SHAPE} {rust} {sys.byteorder} {about.st_size} {about.st_mtime_ns}"
        path = folder / f"{name_of(key)}.words"
        with suppress(OSError, ValueError):
            return WordList(map_whole(path))
        characters = _rust_characters() if rust else ()
        write_whole(path, lay_out(chain(characters, read_entries(source))))
        return WordList(map_whole(path))
    return None


def read_entries(path: Path) -> Iterator[Entry]:
    """The rows of a dictionary in jieba's format."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            yield word, int(frequency), tag


def _rust_characters() -> Iterator[Entry]:
    import rjieba

    tagged = rjieba.tag("\n".join(map(chr, range(0x4E00, 0x9FD6))), False)
    return ((character, 0, tag) for character, tag in tagged if tag != "x")


def lay_out(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The parts of a kept dictionary, their sizes before them.

    Raises:
        ValueError: if a word of several characters has no frequency.
    """
    total = 0
    words: dict[str, tuple[int, str]] = {}
    for word, frequency, tag in entries:
        # jieba counts a word that comes twice twice, and knows it as it came last.
        total += frequency
        words[word] = frequency, tag
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:2], []).append(word)
    keys = sorted(groups)
    ordered = [word for key in keys for word in groups[key]]
    firsts: list[str] = []
    bounds: list[int] = []
    for index, key in enumerate(keys):
        if not firsts or key[0] != firsts[-1]:
            firsts.append(key[0])
            bounds.append(index)
    tags = sorted({tag for _, tag in words.values()})
    numbers = {tag: number for number, tag in enumerate(tags)}
    texts = ["\n".join([word[2:] for word in groups[key]]).encode() for key in keys]
    whole = log(total)
    # A character without a frequency has a tag, and is no word.
    weights = [
        -inf if len(word) == 1 and not words[word][0] else log(words[word][0]) - whole for word in ordered
    ]
    parts = (
        "".join(firsts).encode(CODEC),
        array("I", [*bounds, len(keys)]).tobytes(),
        "".join([key[1:] or ALONE for key in keys]).encode(CODEC),
        array("I", accumulate([len(groups[key]) for key in keys], initial=0)).tobytes(),
        array("I", accumulate(map(len, texts), initial=0)).tobytes(),
        array("d", [*weights, -whole]).tobytes(),
        bytes([numbers[words[word][1]] for word in ordered]),
        "\n".join(tags).encode(),
        b"".join(texts),
    )
    yield array("Q", map(len, parts)).tobytes()
    for part in parts:
        yield part + bytes(-len(part) % 8)


class WordList:
    """The words of a kept dictionary that the texts read so far may hold.

    >>> pieces = lay_out([("昌吉", 9, "ns"), ("昌吉州", 4, "ns"), ("州", 7, "n")])
    >>> words = WordList(memoryview(b"".join(pieces)))
    >>> words.read("昌吉州")
    >>> words.tags, words.lengths
    ({'州': 'n', '昌吉': 'ns', '昌吉州': 'ns'}, {'昌吉': (2, 3)})
    """

    def __init__(self, memory: memoryview) -> None:
        """
        Args:
            memory: what `lay_out` has made.

        Raises:
            ValueError: if it is nothing of the kind.
        """
        if len(memory) < 8 * PARTS:
            raise ValueError("too short for a dictionary")
        sizes = memory[: 8 * PARTS].cast("Q").tolist()
        ends = tuple(accumulate([size + -size % 8 for size in sizes], initial=8 * PARTS))
        if ends[-1] != len(memory):
            raise ValueError("no dictionary, or one of another size")
        parts = [memory[begin : begin + size] for begin, size in zip(ends, sizes, strict=False)]
        firsts = str(parts[0], CODEC)
        self._firsts = dict(zip(firsts, range(len(firsts)), strict=True))
        self._bounds = parts[1].cast("I")
        self._seconds = str(parts[2], CODEC)
        self._starts, self._offsets = parts[3].cast("I"), parts[4].cast("I")
        self._weights, self._tags = parts[5].cast("d"), parts[6]
        self._tag_names = str(parts[7], "utf-8").split("\n")
        self._texts = parts[8]
        self._read: set[str] = set()
        self.weights: dict[str, float] = {}
        """The logarithm of how often a word comes among all."""
        self.tags: dict[str, str] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        """The lengths of the words that begin with two characters, the shortest first."""
        self.unknown = self._weights[-1]
        """The weight of a character that is no word."""

    def read(self, text: str) -> None:
        """Look up all words of a text."""
        first, bounds, second = self._firsts.get, self._bounds, self._seconds.find
        keys = set(map(add, text, text[1:]))
        keys.update(text)
        # Sorted: they lie side by side in the file.
        for key in sorted(keys - self._read):
            number = first(key[0])
            if number is not None:
                index = second(key[1:] or ALONE, bounds[number], bounds[number + 1])
                if index >= 0:
                    self._read.add(key)
                    self._take(key, index)

    def _take(self, key: str, index: int) -> None:
        begin, end = self._offsets[index : index + 2]
        rests = str(self._texts[begin:end], "utf-8").split("\n")
        words = [key + rest for rest in rests]
        begin, end = self._starts[index : index + 2]
        self.weights.update(zip(words, self._weights[begin:end], strict=True))
        names = self._tag_names
        self.tags.update(zip(words, [names[tag] for tag in self._tags[begin:end]], strict=True))
        if len(key) > 1:
            self.lengths[key] = tuple(sorted(set(map(len, words))))
