"""The blank that may stand inside a figure: 5 万元, 3 — 5 %."""

from typing import Final

BLANKS: Final = frozenset(" \u3000\xa0\u2009\u202f")


def skip_blank(text: str, at: int, stop: int) -> int:
    """The offset behind at most one blank.

    >>> skip_blank("5 万元", 1, 4)
    2
    """
    return at + 1 if at < stop and text[at] in BLANKS else at
