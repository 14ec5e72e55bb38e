"""Many names at once: the names of a list in a text, in one pass.

``daachorse`` does it where its wheel is installed; the matcher in Python gives the same matches.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from operator import itemgetter
from typing import Any, Final, Protocol

Match = tuple[int, int, int]
"""Start, end, and the index of the name in the list."""


class Matcher(Protocol):
    """Finds names in texts. Only read once built, so threads may share it."""

    def find(self, text: str) -> list[Match]:
        """Matches in reading order, of one start the longest first."""


class PythonMatcher:
    """Looks up the next two characters, then only the lengths of the names that begin with them.

    >>> names = ["昌吉", "昌吉州", "吉州"]
    >>> PythonMatcher(names).find("昌吉州")
    [(0, 3, 1)]
    >>> PythonMatcher(names, overlapping=True).find("昌吉州")
    [(0, 3, 1), (0, 2, 0), (1, 3, 2)]
    """

    def __init__(self, names: Sequence[str], *, overlapping: bool = False) -> None:
        """
        Args:
            names: distinct names, none empty.
            overlapping: report every match; else the leftmost, and the longest of those, without overlap.
        """
        self._index = dict(zip(names, range(len(names)), strict=True))
        self._overlapping = overlapping
        lengths: dict[str, int] = {}
        known = lengths.get
        for name in names:
            key = name[:2]
            lengths[key] = known(key, 0) | 1 << len(name)
        ways = {bits: _lengths(bits) for bits in set(lengths.values())}
        self._lengths = {key: ways[bits] for key, bits in lengths.items()}

    def find(self, text: str) -> list[Match]:
        found: list[Match] = []
        index, lengths, overlapping = self._index, self._lengths, self._overlapping
        position, end = 0, len(text)
        while position < end:
            pair = text[position : position + 2]
            candidates = lengths.get(pair, ())
            if len(pair) == 2:
                # A name of one character is its own key, so it comes behind the longer ones.
                candidates += lengths.get(pair[0], ())
            step = 1
            for length in candidates:
                number = index.get(text[position : position + length])
                if number is not None and position + length <= end:
                    found.append((position, position + length, number))
                    if not overlapping:
                        step = length
                        break
            position += step
        return found


def _lengths(bits: int) -> tuple[int, ...]:
    return tuple(n for n in range(bits.bit_length() - 1, 0, -1) if bits >> n & 1)


class AutomatonMatcher:
    """The automaton of ``daachorse``, in Rust."""

    def __init__(self, names: Sequence[str], *, overlapping: bool = False) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

        kind = MATCH_KIND_STANDARD if overlapping else MATCH_KIND_LEFTMOST_LONGEST
        self._automaton: Any = CharwiseDoubleArrayAhoCorasick(list(names), kind)
        self._overlapping = overlapping

    def find(self, text: str) -> list[Match]:
        found: list[Match]
        if not self._overlapping:
            found = self._automaton.find(text)
            return found
        found = self._automaton.find_overlapping(text)
        # In the order of their ends; so of one start the longest comes first when they are turned round.
        found.reverse()
        found.sort(key=START)
        return found


START: Final = itemgetter(0)


class WarmingMatcher:
    """The matcher in Python for the first page, the automaton for all that follow.

    The automaton of twenty thousand names takes longer to build than a page takes to search.
    """

    def __init__(self, names: Sequence[str], *, overlapping: bool = False) -> None:
        self._names = names
        self._overlapping = overlapping
        self._matcher: Matcher = PythonMatcher(names, overlapping=overlapping)
        self._cold = WARM

    def find(self, text: str) -> list[Match]:
        if self._cold > 0:
            self._cold -= len(text)
            if self._cold <= 0:
                self._matcher = AutomatonMatcher(self._names, overlapping=self._overlapping)
        return self._matcher.find(text)


WARM: Final = 20_000
"""Characters after which the automaton pays."""
LARGE: Final = 2_000
"""Names from which the automaton is slow to build."""


def create_matcher(names: Sequence[str], *, overlapping: bool = False) -> Matcher:
    """A matcher of distinct, non-empty names: the automaton where it is installed."""
    if not names or not find_spec("daachorse"):
        return PythonMatcher(names, overlapping=overlapping)
    if len(names) < LARGE:
        return AutomatonMatcher(names, overlapping=overlapping)
    return WarmingMatcher(names, overlapping=overlapping)
