"""The signs of the words met so far: each is read once."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, cast

from newsx.entities import longer, speakers
from newsx.entities.bars import read_bars
from newsx.entities.roles import read_roles
from newsx.entities.word_signs import PLACE
from newsx.entities.word_traits import SHORT_PLACE, Kind, WordTraits
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
        self._known: dict[str, bytes] = {}
        self._characters = 0

    def read(self, tokens: Tokens) -> tuple[bytes, bytes]:
        """The signs and the roles of every word of an article."""
        if self._characters > MOST_CHARACTERS:
            self._known, self._characters = {}, 0
        known = self._known
        try:
            both = b"".join(map(known.__getitem__, tokens.words))
        except KeyError:
            both = b"".join(self._learn(known, tokens))
        return both[::2], both[1::2]

    def _learn(self, known: dict[str, bytes], tokens: Tokens) -> list[bytes]:
        """The same for each word of an article of which some are new: in a long run one word of twelve."""
        words, tags, read = tokens.words, tokens.tags, self._traits.read
        both = list(map(known.get, words))
        index = -1
        for _ in range(both.count(None)):
            index = both.index(None, index + 1)
            word, tag = words[index], tags[index]
            if word not in known:
                known[word] = read_kind(read(word, tag), len(word), tag)
                self._characters += len(word)
            both[index] = known[word]
        return cast("list[bytes]", both)
