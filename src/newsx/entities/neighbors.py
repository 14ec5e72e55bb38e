"""The words beside a stretch of words."""

from newsx.tokens.segmenter import Tokens

Neighbors = tuple[str, str, str, str]
"""The words before and behind a stretch, each with its tag."""


def neighbors(tokens: Tokens, first: int, last: int) -> Neighbors:
    """The words beside a stretch of words; ``^`` and ``$`` where the article ends.

    >>> neighbors(Tokens(("在", "北京"), ("p", "ns")), 1, 1)
    ('在', 'p', '$', '$')
    """
    words, tags, behind = tokens.words, tokens.tags, last + 1
    left, left_tag = (words[first - 1], tags[first - 1]) if first else ("^", "^")
    right, right_tag = (words[behind], tags[behind]) if behind < len(words) else ("$", "$")
    return left, left_tag, right, right_tag
