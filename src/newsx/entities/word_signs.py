"""What each word may be a part of, as the bits of a byte: finders look only at words that bear their sign.

The words of an article make one byte string, so patterns of bytes find the words and runs that matter.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from newsx.tokens.segmenter import Tokens

BEGINS = 1
"""A person's name may begin with the word."""
STRAYS = 2
"""A name that begins with the next word would rather begin with this one: 曼|温凯丹."""
FOREIGN_PART = 4
"""It may be a part of a foreign name."""
FOREIGN_FIRST = 8
"""It looks like the first part of a foreign name: 哈姆|杜克."""
OPEN = 16
"""It may be a part of a name that no list knows."""
SURNAME = 32
"""It is a surname, or begins with one: 辛|业|江."""
TAIL = 64
"""Names of firms end with it."""
PLACE = 128
"""One of its characters may stand for a place: 访华."""

MOST_WORDS = 200_000
"""How many words are remembered before a long run over many documents starts anew."""


Reader = Callable[[str, str], int]
"""Reads some signs of a word with a tag. The tag is the segmenter's for this word wherever it stands."""


class WordSigns:
    """The signs of the words met so far; threads may share them."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self._readers = readers
        self._known: dict[str, int] = {}

    def read(self, tokens: Tokens) -> bytes:
        """The signs of every word of an article."""
        if len(self._known) > MOST_WORDS:
            self._known = {}
        known, words = self._known, tokens.words
        new = set(words).difference(known)
        if new:
            for word, tag in zip(words, tokens.tags, strict=True):
                if word in new:
                    known[word] = sum([read(word, tag) for read in self._readers])
                    new.remove(word)
        return bytes(map(known.__getitem__, words))


@cache
def bearing(signs: int, without: int = 0) -> bytes:
    """The class of a pattern of bytes: all that bear one of the signs, and none of others."""
    return b"[%s]" % b"".join(b"\\x%02x" % v for v in range(256) if v & signs and not v & without)


@cache
def sign_pattern(pattern: bytes) -> re.Pattern[bytes]:
    """A compiled pattern over signs."""
    return re.compile(pattern, re.DOTALL)
