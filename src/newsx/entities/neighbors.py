"""The words beside a stretch of words."""

from typing import Final

from newsx.tokens.segmenter import Tokens

Neighbor = tuple[str, str]
"""A word and its tag."""
START: Final[Neighbor] = ("^", "^")
"""Before the first word of an article."""
END: Final[Neighbor] = ("$", "$")
"""Behind the last one."""


def left_neighbor(tokens: Tokens, first: int) -> Neighbor:
    """The word before a word, with its tag."""
    return (tokens.words[first - 1], tokens.tags[first - 1]) if first else START


def right_neighbor(tokens: Tokens, last: int) -> Neighbor:
    """The word behind a word, with its tag.

    >>> tokens = Tokens(("在", "北京"), ("p", "ns"))
    >>> left_neighbor(tokens, 1), right_neighbor(tokens, 1)
    (('在', 'p'), ('$', '$'))
    """
    words, behind = tokens.words, last + 1
    return (words[behind], tokens.tags[behind]) if behind < len(words) else END
