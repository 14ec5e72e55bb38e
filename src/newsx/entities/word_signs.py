"""What each word may be a part of, as the bits of two bytes: finders look only at words that bear their sign.

The words of an article make two byte strings, so patterns of bytes find the words and runs that matter.
"""

import re
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


def bearing(signs: int, without: int = 0) -> bytes:
    """The class of a pattern of bytes: all that bear one of the signs, and none of others."""
    return b"[%s]" % re.escape(bytes([v for v in range(256) if v & signs and not v & without]))


@cache
def words_bearing(sign: int) -> re.Pattern[bytes]:
    """The pattern of a word with a sign."""
    return re.compile(bearing(sign))
