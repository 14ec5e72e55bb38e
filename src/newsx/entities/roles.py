"""What a word may be in a stretch that is no name yet: the roles of `word_signs`."""

from typing import Final

from newsx.entities.candidates import ENDING_TAGS
from newsx.entities.word_signs import FOLLOWS, GIVEN, LINKS, OPEN, PLAIN, SINGLE, SURNAME, TAIL
from newsx.entities.word_traits import (
    ALPHANUMERIC,
    COMMON_SURNAME,
    FIRM_TAIL,
    FOREIGN,
    FUNCTION,
    LETTER_FIRST,
    LETTERS,
    MODIFIER,
    NAME_LIKE,
    NEVER_GIVEN,
    SURNAME_FIRST,
    Kind,
)

OPEN_TAGS: Final = frozenset(("nr", "nrt", "nrfg", "nz", "nt", "ns", "eng"))
CLOSED_TAGS: Final = frozenset(
    ("p", "c", "m", "q", "r", "y", "u", "uj", "ul", "uv", "ud", "uz", "ug", "x", "d")
)
FOLLOWING: Final = frozenset("nvazijbst")
"""Tags that begin so: of words that may end a name behind a surname; nouns may behind any open word."""


def read_roles(word: Kind) -> int:
    """What a word may be in a stretch."""
    traits, size, tag = word
    roles = TAIL if traits & FIRM_TAIL else 0
    if is_open(word):
        roles |= OPEN | SINGLE if size == 1 else OPEN
    if traits & LETTER_FIRST and size <= 2 and not traits & NEVER_GIVEN:
        roles |= GIVEN
    if not traits & LETTERS:
        return roles
    if (size == 1 and traits & SURNAME_FIRST) or (size == 2 and traits & COMMON_SURNAME):
        # 辛|业|江, 高新|亭
        roles |= SURNAME
    if size == 2 and tag[0] in FOLLOWING:
        roles |= FOLLOWS
    if tag not in ENDING_TAGS and not traits & FUNCTION:
        roles |= LINKS
    if tag in ("m", "q") or (tag[0] == "v" and size > 1) or traits & MODIFIER:
        roles |= PLAIN
    return roles


def is_open(word: Kind) -> bool:
    """Whether a word may be part of a name that no list knows."""
    traits, size, tag = word
    if size == 1:
        return tag not in CLOSED_TAGS and bool(traits & LETTERS) and not traits & FUNCTION
    if traits & NAME_LIKE:
        return False
    if tag in OPEN_TAGS or (tag == "x" and traits & ALPHANUMERIC):
        return True
    # 加里|亚|莫|娃: a plain word whose characters write foreign names too.
    return size == 2 and tag[0] in "nzj" and bool(traits & FOREIGN)
