"""Captions: the line under a picture, often read into the middle of a story."""

from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.text.blanks import SPACES, read_class

LONGEST: Final = 120
"""A longer line is a paragraph, whatever it ends with."""
END: Final = 16
"""Characters at the end of a line in which the words of a caption stand, with the marks behind them."""
MARKS: Final = "（()）【】[]〔〕。.、，,"


@cache
def _signs() -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The words a caption ends with, those it opens with, and the marks that may stand outside them."""
    rows = read_table("caption_words", ("word", "place", "example", "counterexample"))
    ends = tuple(word for word, place, *_ in rows if place == "end")
    starts = tuple(word for word, place, *_ in rows if place == "start")
    return ends, starts, MARKS + read_class(SPACES)


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows or who took it.

    >>> is_caption("果园里的采摘机器人。 本报记者 丁一摄"), is_caption("产量创新高。")
    (True, False)
    """
    if len(line) > LONGEST:
        return False
    ends, starts, marks = _signs()
    return line[-END:].rstrip(marks).endswith(ends) or line.lstrip(marks).startswith(starts)
