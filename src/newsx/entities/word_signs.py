"""What each word may be a part of, as the bits of two bytes: finders look only at words that bear their sign.

The words of an article make two byte strings, so patterns of bytes find the words and runs that matter.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from newsx.tokens.segmenter import Tokens

BEGINS: Final = 1
"""A person's name may begin with the word: it opens with a surname, or writes foreign names."""
STRAYS: Final = 2
"""A name that begins with the next word would rather begin with this one: 曼|温凯丹."""
FOREIGN_PART: Final = 4
"""It may be a part of a foreign name."""
FOREIGN_FIRST: Final = 8
"""It looks like the first part of a foreign name: 哈姆|杜克."""
PLACE: Final = 16
"""One of its characters may stand for a place: 访华."""
STOPS: Final = 32
"""No name goes on to it or over it: 在, 表示, 多家."""
BARS: Final = 64
"""As a rule no name goes further left than the word; see `bars`."""
BARS_FIRMS: Final = 128
"""Nor does the name of a firm before its legal form."""

OPEN: Final = 1
"""In a stretch: the word may be a part of a name that no list knows."""
SINGLE: Final = 2
"""It is open and a character alone."""
FOLLOWS: Final = 4
"""It may end a name behind open words: 瓜子|金融."""
SURNAME: Final = 8
"""It is a surname, or begins with one: 辛|业|江."""
GIVEN: Final = 16
"""A given name may begin with it."""
TAIL: Final = 32
"""Names of firms end with it."""
LINKS: Final = 64
"""It may stand before the tail of a firm's name."""
PLAIN: Final = 128
"""It may, but no name of a firm begins with it: 新型|科技."""

MOST_CHARACTERS: Final = 500_000
"""Of the words remembered before a long run over many documents starts anew: some have a million of them."""


Reader = Callable[[str, str], int]
"""Reads some signs of a word with a tag. The tag is the segmenter's for this word wherever it stands."""


class WordSigns:
    """The signs of the words met so far; threads may share them."""

    def __init__(self, signs: Sequence[Reader], roles: Reader) -> None:
        """
        Args:
            signs: read what words may be a part of: the first byte.
            roles: reads what they may be in a stretch: the second.
        """
        self._signs, self._roles = signs, roles
        self._known: dict[str, bytes] = {}
        self._bytes: dict[bytes, bytes] = {}
        """Each pair once: thousands of words share some two hundred."""
        self._characters = 0

    def read(self, tokens: Tokens) -> tuple[bytes, bytes]:
        """The signs and the roles of every word of an article."""
        if self._characters > MOST_CHARACTERS:
            self._known, self._characters = {}, 0
        known, words = self._known, tokens.words
        try:
            both = b"".join(map(known.__getitem__, words))
        except KeyError:
            for word, tag in zip(words, tokens.tags, strict=True):
                if word not in known:
                    known[word] = self._learn(word, tag)
                    self._characters += len(word)
            both = b"".join(map(known.__getitem__, words))
        return both[::2], both[1::2]

    def _learn(self, word: str, tag: str) -> bytes:
        signs = 0
        for read in self._signs:
            signs |= read(word, tag)
        both = bytes((signs, self._roles(word, tag)))
        return self._bytes.setdefault(both, both)


def bearing(signs: int, without: int = 0) -> bytes:
    """The class of a pattern of bytes: all that bear one of the signs, and none of others."""
    return b"[%s]" % re.escape(bytes([v for v in range(256) if v & signs and not v & without]))


@cache
def words_bearing(sign: int) -> re.Pattern[bytes]:
    """The pattern of a word with a sign."""
    return re.compile(bearing(sign))
