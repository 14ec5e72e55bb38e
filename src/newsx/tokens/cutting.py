"""jieba's algorithm: of all ways to cut a text into words the most probable.

Most places of a text lie within no word, whatever words there are. Between two such places stands a run of
one character, or two, seldom more, which is cut by itself, and but once, however often texts have it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, compress, islice
from math import inf
from operator import contains, not_
from typing import Final, NamedTuple

from newsx.tokens.wordlist import WordList, word_stretches

TaggedWord = tuple[str, ...]
"""A word and its part of speech.

Not a pair by its type: of such the compiled build makes a new object at every turn, and what is remembered
of a word is found twice as soon by the one object that all texts share.
"""


class Runs(dict[str, tuple[TaggedWord, ...]]):
    """The runs met so far, each cut into its words."""

    def __init__(self, words: WordList, tagged: dict[str, TaggedWord]) -> None:
        """
        Args:
            words: that there are.
            tagged: has each of them, and what is no word, with its part of speech.
        """
        self._words, self._tagged = words, tagged
        self.characters = 0
        """Of all runs together."""
        self["\r\n"] = self._tag(("\r\n",))

    def cut(self, text: str) -> list[TaggedWord]:
        """The words of a text, as ``jieba.cut(text, HMM=False)`` cuts it."""
        runs = [*map(self.__getitem__, self._split(text))]
        return self._cut_whole(text) if UNDECIDED in runs else [*chain.from_iterable(runs)]

    def _split(self, text: str) -> Iterator[str]:
        """The runs of a text."""
        if not text:
            return iter(())
        followers = map(self._words.followers.__getitem__, text)
        apart = map(not_, map(contains, followers, islice(text, 1, None)))
        bounds = [0, *compress(range(1, len(text)), apart), len(text)]
        return map(text.__getitem__, map(slice, bounds, islice(bounds, 1, None)))

    def __missing__(self, run: str) -> tuple[TaggedWord, ...]:
        way = _find_way(run, self._words)
        found = self._tag(_follow(run, way)) if way.is_sure else UNDECIDED
        if len(run) <= LONGEST:
            self[run] = found
            self.characters += len(run)
        return found

    def _cut_whole(self, text: str) -> list[TaggedWord]:
        """The words of a text that has a run whose words depend on those after it."""
        found: list[TaggedWord] = []
        for unit in _units().findall(text):
            found += self[unit] if unit == "\r\n" else self._tag(_follow(unit, _find_way(unit, self._words)))
        return found

    def _tag(self, words: Iterable[str]) -> tuple[TaggedWord, ...]:
        """Words with their tags: of each one object, however many runs have it."""
        return tuple(map(self._tagged.__getitem__, words))


UNDECIDED: Final = ()
"""Stands for the words of a run that may be cut in two ways, both as probable."""
LONGEST: Final = 40
"""Characters of a run that is remembered."""


@cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"{word_stretches().pattern}|\r\n|.", re.DOTALL)


class Way(NamedTuple):
    """A way to cut a stretch into words."""

    ends: list[int]
    """Where the word ends that begins at each offset."""
    is_sure: bool
    """Whether it is the way whatever comes after the stretch."""


def _find_way(text: str, words: WordList) -> Way:
    """The most probable way."""
    weights, children, find = words.weights, words.children, words.characters.find
    size, longest = len(text), words.longest
    ends = [*range(1, size + 1)]
    firsts = [*map(words.firsts.__getitem__, text)]
    # First of each character alone, then of all from it on.
    best = [*map(weights.__getitem__, firsts), 0.0]
    is_sure = True
    # From the last offset to the first, as jieba: sums of the same numbers may differ by their order.
    for start in range(size - 1, -1, -1):
        node, end = firsts[start], start + 1
        most = best[start] + best[end]
        for character in text[end : start + longest]:
            node = find(character, children[node], children[node + 1])
            if node < 0:
                break
            end += 1
            weight = weights[node] + best[end]
            if weight > most - CLOSE:
                if weight < most + CLOSE:
                    is_sure = False
                # Of two ways that are as probable the longer word.
                if weight >= most:
                    most, ends[start] = weight, end
        # A character that is no word stands alone where no word begins with it.
        best[start] = most if most > -inf else words.unknown + best[start + 1]
    return Way(ends, is_sure)


def _follow(text: str, way: Way) -> list[str]:
    """The words of a stretch by the way through it.

    >>> _follow("2B以来", Way([1, 2, 4, 4], True))
    ['2B', '以来']
    """
    words: list[str] = []
    start, latin = 0, ""
    while start < len(text):
        end = way.ends[start]
        word = text[start:end]
        if end == start + 1 and word.isascii() and word.isalnum():
            # B2B: letters and figures that are no word stay together.
            latin += word
        else:
            if latin:
                words.append(latin)
                latin = ""
            words.append(word)
        start = end
    if latin:
        words.append(latin)
    return words


CLOSE: Final = 1e-6
"""Of two weights: what comes after them may turn the order of such, by rounding."""
