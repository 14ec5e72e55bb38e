"""What a segmenter makes of a text, for all stages to read."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from newsx.tokens.cutting import TaggedWord

_WORD, _TAG = itemgetter(0), itemgetter(1)


def count_starts(words: tuple[str, ...]) -> tuple[int, ...]:
    """The offset of each word, and one more: the length of the text.

    A plain loop: compiled, it takes a fourth of the time of `accumulate`.

    >>> count_starts(("北京", "在"))
    (0, 2, 3)
    """
    starts, offset = [0], 0
    for word in words:
        offset += len(word)
        starts.append(offset)
    return tuple(starts)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text as parallel sequences, without gaps: joined they are the text."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    """Part of speech of each word in jieba's tag set (``ns`` place, ``nr`` person, ``v`` verb, …)."""
    _pairs: Sequence[TaggedWord] | None = field(default=None, repr=False, compare=False)
    _starts: tuple[int, ...] | None = field(default=None, repr=False, compare=False)
    _boundaries: frozenset[int] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def from_pairs(cls, pairs: Sequence[TaggedWord]) -> "Tokens":
        """The words of a text with their tags; what everybody asks of them is counted at once."""
        words = tuple(map(_WORD, pairs))
        return cls(words, tuple(map(_TAG, pairs)), pairs, count_starts(words))

    @property
    def pairs(self) -> Sequence[TaggedWord]:
        """Each word with its tag; from most segmenters the same object wherever a text says it.

        That makes it quick to look up: 40 ns a word less than one that has to be compared.
        """
        pairs = self._pairs
        if pairs is None:
            pairs = tuple(zip(self.words, self.tags, strict=True))
            object.__setattr__(self, "_pairs", pairs)
        return pairs

    @property
    def starts(self) -> tuple[int, ...]:
        """Offset of each word, and one more: the length of the text."""
        starts = self._starts
        if starts is None:
            starts = count_starts(self.words)
            object.__setattr__(self, "_starts", starts)
        return starts

    @property
    def boundaries(self) -> frozenset[int]:
        """Every offset at which a word begins or the text ends."""
        boundaries = self._boundaries
        if boundaries is None:
            boundaries = frozenset(self.starts)
            object.__setattr__(self, "_boundaries", boundaries)
        return boundaries

    def forget(self) -> None:
        """Let go of what can be counted again: of a long article, a third of all that is held of it."""
        for counted in ("_boundaries", "_starts", "_pairs"):
            object.__setattr__(self, counted, None)

    def index(self, offset: int) -> int:
        """The index of the word that covers an offset of the text."""
        return bisect_right(self.starts, offset) - 1

    def __len__(self) -> int:
        return len(self.words)
