"""Many names at once: every longest name of a list in a text, in one pass.

``daachorse`` does it where its wheel is installed; the matcher in Python gives the same matches.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Protocol

Match = tuple[int, int, int]
"""Start, end, and the index of the name in the list."""


class Matcher(Protocol):
    """Finds names in texts. Only read once built, so threads may share it."""

    def find(self, text: str) -> list[Match]:
        """The matches in reading order: the leftmost first, the longest where several start there."""


class PythonMatcher:
    """Looks up the next two characters, then only the lengths of the names that begin with them.

    >>> PythonMatcher(["昌吉", "昌吉州", "石河子"]).find("昌吉州和石河子")
    [(0, 3, 1), (4, 7, 2)]
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._index = {name: i for i, name in enumerate(names)}
        lengths: dict[str, set[int]] = {}
        for name in names:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()}

    def find(self, text: str) -> list[Match]:
        found: list[Match] = []
        index, lengths = self._index, self._lengths
        position, end = 0, len(text)
        while position < end:
            step = 1
            # A name of one character is its own key, so it is tried behind the longer ones.
            for key in (text[position : position + 2], text[position]):
                for length in lengths.get(key, ()):
                    number = index.get(text[position : position + length])
                    if number is not None and position + length <= end:
                        found.append((position, position + length, number))
                        step = length
                        break
                if step > 1 or (found and found[-1][0] == position):
                    break
            position += step
        return found


class AutomatonMatcher:
    """The automaton of ``daachorse``, in Rust."""

    def __init__(self, names: Sequence[str]) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

        self._automaton: Any = CharwiseDoubleArrayAhoCorasick(list(names), MATCH_KIND_LEFTMOST_LONGEST)

    def find(self, text: str) -> list[Match]:
        found: list[Match] = self._automaton.find(text)
        return found


def create_matcher(names: Sequence[str]) -> Matcher:
    """A matcher of distinct, non-empty names: the automaton where it is installed."""
    if names and find_spec("daachorse"):
        return AutomatonMatcher(names)
    return PythonMatcher(names)
