"""What each word may be a part of, as the bits of two bytes: finders look only at words that bear their sign.

The words of an article make two byte strings, in which the words and runs that matter are found at once.
"""

from functools import cache
from typing import Final

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


@cache
def words_with(sign: int) -> bytes:
    """For ``bytes.translate``: one for the words that bear a sign, zero for the others."""
    return bytes([bool(signs & sign) for signs in range(256)])


def find_bearing(words: bytes, sign: int) -> list[int]:
    """The indexes of the words with a sign.

    >>> find_bearing(bytes((PLACE, 0, PLACE | STOPS)), PLACE)
    [0, 2]
    """
    found = []
    marks = words.translate(words_with(sign))
    index = marks.find(1)
    while index >= 0:
        found.append(index)
        index = marks.find(1, index + 1)
    return found


def find_runs(words: bytes, sign: int) -> list[tuple[int, int]]:
    """Where words with a sign stand side by side: the index of the first, and that of the next one without.

    Args:
        words: the last one is without.

    >>> find_runs(bytes((OPEN, 0, OPEN, OPEN, 0)), OPEN)
    [(0, 1), (2, 4)]
    """
    found = []
    marks = words.translate(words_with(sign))
    first = marks.find(1)
    while first >= 0:
        stop = marks.find(0, first)
        found.append((first, stop))
        first = marks.find(1, stop)
    return found
