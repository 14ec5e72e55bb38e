"""The words beside a stretch of words."""

from typing import Final

from newsx.tokens.cutting import TaggedWord
from newsx.tokens.tokens import Tokens

START: Final[TaggedWord] = ("^", "^")
"""Before the first word of an article."""
END: Final[TaggedWord] = ("$", "$")
"""Behind the last one."""


def left_neighbor(tokens: Tokens, first: int) -> TaggedWord:
    """The word before a word, with its tag."""
    return tokens.pairs[first - 1] if first else START


def right_neighbor(tokens: Tokens, last: int) -> TaggedWord:
    """The word behind a word, with its tag.

    >>> tokens = Tokens(("在", "北京"), ("p", "ns"))
    >>> left_neighbor(tokens, 1), right_neighbor(tokens, 1)
    (('在', 'p'), ('$', '$'))
    """
    pairs, behind = tokens.pairs, last + 1
    return pairs[behind] if behind < len(pairs) else END
