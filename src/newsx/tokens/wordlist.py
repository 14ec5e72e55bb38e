"""jieba's dictionary, laid out so that the words of one page are found without reading the others.

jieba reads 350,000 words before it cuts the first, which takes it a second, and rjieba an eighth of one. Here
they are kept as a tree of their characters, level by level, in which the characters that go on from one stand
side by side. What jieba's algorithm makes of them is the same.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, chain, pairwise, product
from math import inf, log
from pathlib import Path
from string import ascii_letters, digits
from typing import Final

from newsx.kept import CODEC, keep

Entry = tuple[str, int, str]
"""A word, its frequency, its tag."""


def open_word_list(*, rust: bool) -> "WordList | None":
    """The kept dictionary of the installed jieba, made now if need be; None where nothing can be kept.

    Args:
        rust: with what rjieba knows beside: the parts of speech of characters that are no words.
    """
    spec = find_spec("jieba")
    if spec is None or not spec.origin:
        return None
    source = Path(spec.origin).with_name("dict.txt")

    def make() -> list[bytes]:
        return lay_out_words(chain(_rust_characters() if rust else (), read_entries(source)))

    # rjieba reads its words whole; without it this list is the quickest that there is.
    parts = keep("rust-words" if rust else "words", (source, Path(__file__)), make, always=not rust)
    return WordList(parts) if parts else None


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


def lay_out_words(entries: Iterable[Entry]) -> list[bytes]:
    """The parts of a kept dictionary.

    Raises:
        ValueError: if a word of several characters has no frequency.
    """
    total, words = _read_words(entries)
    whole = log(total)
    tags = ["", *sorted({tag for _, tag in words.values()})]
    numbers = {tag: number for number, tag in enumerate(tags)}
    children, weights, tag_numbers = array("I"), array("d"), bytearray()
    characters = ""
    pairs: set[str] = set()
    firsts: list[str] = []
    for level, below in pairwise(_list_levels(words)):
        firsts = firsts or level
        counts = Counter([node[:-1] for node in below])
        children.extend([counts[node] for node in level])
        rows = [words.get(node) for node in level]
        # A character without a frequency has a tag, and is no word.
        weights.extend(
            [log(row[0]) - whole if row and (row[0] or level is not firsts) else -inf for row in rows]
        )
        tag_numbers.extend([numbers[row[1]] if row else 0 for row in rows])
        characters += "".join([node[-1] for node in level])
        pairs.update([node[-2:] for node in below])
    weights.extend((-inf, -whole))
    tag_numbers.append(0)
    known = _find_followers(firsts, pairs)
    followers = [known.get(first, "") for first in firsts]
    return [
        array("I", accumulate(children, initial=len(firsts))).tobytes(),
        weights.tobytes(),
        array("I", [max(map(len, words))]).tobytes(),
        bytes(tag_numbers),
        "\n".join(tags).encode(),
        characters.encode(CODEC),
        array("I", accumulate(map(len, followers), initial=0)).tobytes(),
        "".join(followers).encode(CODEC),
    ]


def _read_words(entries: Iterable[Entry]) -> tuple[int, dict[str, tuple[int, str]]]:
    """The sum of all frequencies, and each word with its frequency and tag."""
    total = 0
    words: dict[str, tuple[int, str]] = {}
    # Each row once: of many thousand words all that is known is (3, "n").
    rows: dict[tuple[int, str], tuple[int, str]] = {}
    for word, frequency, tag in entries:
        # jieba counts a word that comes twice twice, and knows it as it came last.
        total += frequency
        row = frequency, tag
        words[word] = rows.setdefault(row, row)
    return total, words


def _list_levels(words: Iterable[str]) -> Iterator[list[str]]:
    """All characters of words, then what longer words begin with, level by level, and last an empty one.

    Those that go on from the same stand side by side, in the order of what they go on from.
    """
    longer = sorted(words)
    level = sorted({*"".join(longer), *ALPHANUMERIC, "\r"})
    length = 1
    while level:
        yield level
        length += 1
        longer = [word for word in longer if len(word) >= length]
        level = [*dict.fromkeys([word[:length] for word in longer])]
    yield level


def _find_followers(characters: Iterable[str], pairs: Iterable[str]) -> dict[str, str]:
    """Each character with all that come next after it in some word or other unit of a text.

    Args:
        characters: that words are made of.
        pairs: of characters that stand side by side in words.
    """
    # B2B: letters and figures that are no word stay together too.
    together = {*pairs, *map("".join, product(ALPHANUMERIC, repeat=2))}
    outside = {character for character in characters if not word_stretches().match(character)}
    followers = defaultdict[str, list[str]](list, {"\r": ["\n"]})
    for first, second in map(tuple, together):
        if first not in outside and second not in outside:
            followers[first].append(second)
    return {first: "".join(sorted(seconds)) for first, seconds in followers.items()}


ALPHANUMERIC: Final = ascii_letters + digits


@cache
def word_stretches() -> re.Pattern[str]:
    """Stretches of a text that words may stand in; elsewhere jieba looks for none."""
    return re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")


class WordList:
    """The words of a kept dictionary, a tree: each node is a character after those of the nodes above it.

    >>> parts = lay_out_words([("昌吉", 9, "ns"), ("昌吉州", 4, "ns"), ("州", 7, "n")])
    >>> words = WordList(tuple(map(memoryview, parts)))
    >>> [words.tag(words.find(word)) for word in ("昌吉州", "昌", "疆")]
    ['ns', '', '']
    >>> words.followers["吉"]
    '州'
    """

    def __init__(self, parts: Sequence[memoryview]) -> None:
        """
        Args:
            parts: of `lay_out_words`.
        """
        children, weights, longest, tags, names, characters, bounds, followers = parts
        self.children = children.cast("I")
        """Of each node, where those begin that go on from it; they end where those of the next node begin."""
        self.characters = str(characters, CODEC)
        """Of each node: the number that `find` gives for none has neither children nor a weight."""
        self.weights = weights.cast("d")[:-1]
        """Of each node, the logarithm of how often its word comes among all; minus infinity if it is none."""
        self.unknown = weights.cast("d")[-1]
        """The weight of a character that is no word."""
        self.longest = longest.cast("I")[0]
        """Characters of the longest word."""
        self.firsts = Firsts(zip(self.characters[: self.children[0]], range(self.children[0]), strict=True))
        self.followers = Followers(self.firsts, bounds.cast("I"), str(followers, CODEC))
        self._tags, self._tag_names = tags, str(names, "utf-8").split("\n")

    def find(self, word: str) -> int:
        """The node of a word; -1 if no word begins so."""
        node = self.firsts[word[0]]
        for character in word[1:]:
            node = self.characters.find(character, self.children[node], self.children[node + 1])
        return node

    def tag(self, node: int) -> str:
        """The part of speech of the word of a node; empty if it is none."""
        return self._tag_names[self._tags[node]]

    def read_tag(self, word: str) -> str:
        """The part of speech of a word; empty if it is none."""
        return self._tag_names[self._tags[self.find(word)]]


class Firsts(dict[str, int]):
    """Characters and their nodes."""

    def __missing__(self, character: str) -> int:
        return -1


class Followers(dict[str, str]):
    """The characters met so far, each with all those that come next after it in some word."""

    def __init__(self, firsts: Firsts, bounds: memoryview, characters: str) -> None:
        """
        Args:
            firsts: the number of each character.
            bounds: where what follows a character begins.
            characters: all that follow.
        """
        self._firsts, self._bounds, self._characters = firsts, bounds, characters

    def __missing__(self, character: str) -> str:
        number = self._firsts[character]
        found = "" if number < 0 else self._characters[self._bounds[number] : self._bounds[number + 1]]
        if len(self) < MOST_FOLLOWED:
            self[character] = found
        return found


MOST_FOLLOWED: Final = 50_000
"""Characters that are remembered: a hostile text has a million."""
