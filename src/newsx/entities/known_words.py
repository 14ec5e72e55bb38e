"""The signs of the words met so far: each is read once."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from newsx.entities import longer, short_places, speakers
from newsx.entities.bars import read_bars
from newsx.entities.roles import read_roles
from newsx.entities.word_traits import Kind, WordTraits
from newsx.tokens.segmenter import Tokens

SIGNS: Final[tuple[Callable[[Kind], int], ...]] = (
    speakers.read_signs,
    short_places.read_signs,
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
        known, words = self._known, tokens.words
        try:
            both = b"".join(map(known.__getitem__, words))
        except KeyError:
            read = self._traits.read
            for word, tag in zip(words, tokens.tags, strict=True):
                if word not in known:
                    known[word] = read_kind(read(word, tag), len(word), tag)
                    self._characters += len(word)
            both = b"".join(map(known.__getitem__, words))
        return both[::2], both[1::2]
