"""The signs of the words met so far: each is read once."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Final

from newsx.entities import longer, speakers
from newsx.entities.bars import read_bars
from newsx.entities.roles import read_roles
from newsx.entities.word_signs import PLACE
from newsx.entities.word_traits import SHORT_PLACE, Kind, WordTraits
from newsx.tokens.cutting import TaggedWord
from newsx.tokens.tokens import Tokens


def read_place(word: Kind) -> int:
    """Whether one of the characters of a word may stand for a place."""
    return PLACE if word.traits & SHORT_PLACE else 0


SIGNS: Final[tuple[Callable[[Kind], int], ...]] = (
    speakers.read_signs,
    read_place,
    longer.read_signs,
    read_bars,
)
"""Read what the words of a kind may be a part of: the first byte."""
MOST_CHARACTERS: Final = 500_000
"""Of the words remembered before a long run over many documents starts anew: some have a million of them."""
MOST_KINDS: Final = 5_000
"""How many kinds are remembered with their signs."""


@lru_cache(MOST_KINDS)
def read_kind(traits: int, size: int, tag: str) -> bytes:
    """The signs of the words of a kind, and their roles in stretches: two bytes."""
    kind, signs = Kind(traits, size, tag), 0
    for read in SIGNS:
        signs |= read(kind)
    return bytes((signs, read_roles(kind)))


class KnownWords:
    """The signs and roles of the words met so far; threads may share them."""

    def __init__(self, traits: WordTraits) -> None:
        self._traits = traits
        self._known: dict[str, bytes] = {"": b""}
        self._characters = 0

    def read(self, tokens: Tokens) -> tuple[bytes, bytes]:
        """The signs and the roles of every word of an article."""
        if self._characters > MOST_CHARACTERS:
            self._known, self._characters = {"": b""}, 0
        known, words = self._known, tokens.words
        # It looks all of them up in one call, but gives a tuple only of two or more.
        read = itemgetter("", "", *words)
        try:
            both = b"".join(read(known))
        except KeyError:
            # In a long run one word of twenty is new.
            self._learn(
                known, [pair for pair, word in zip(tokens.pairs, words, strict=True) if word not in known]
            )
            both = b"".join(read(known))
        return both[::2], both[1::2]

    def _learn(self, known: dict[str, bytes], pairs: Iterable[TaggedWord]) -> None:
        """Adds new words by their tags."""
        read = self._traits.read
        for word, tag in dict.fromkeys(pairs):
            known[word] = read_kind(read(word, tag), len(word), tag)
            self._characters += len(word)
