"""The words of an article as units, looked up where somebody asks: much of a text is never asked for."""

from bisect import bisect_left, bisect_right

from newsx.facts.lexicon import read_lexicon
from newsx.facts.unit import Unit
from newsx.tokens.tokens import Tokens


class Words:
    """A text and the units of its words."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self._starts = tokens.starts
        self._numbers = tokens.numbers
        self._pairs = tokens.pairs
        self._read_unit = read_lexicon().__getitem__

    def read(self, start: int, end: int, units: list[Unit]) -> None:
        """Adds the units between two offsets to others; they may cut the first word and the last."""
        starts = self._starts
        first, last = self._numbers[start] - 1, self._numbers[end] - 1
        cuts = last < 0  # no word begins where they end
        if first < 0:
            first = bisect_left(starts, start)
            units.append(self._cut(first - 1, start, min(starts[first], end)))
        if cuts:
            last = bisect_right(starts, end) - 1
        units += map(self._read_unit, self._pairs[first:last])
        if cuts and first <= last:
            units.append(self._cut(last, starts[last], end))

    def _cut(self, index: int, start: int, end: int) -> Unit:
        """What lies between two offsets of a word."""
        return self._read_unit((self.text[start:end], self._pairs[index][1]))
