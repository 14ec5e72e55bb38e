"""Captions: the line under a picture, often read into the middle of a story."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.text.blanks import SPACES, read_class

LONGEST: Final = 120
"""A longer line is a paragraph, whatever it ends with."""
END: Final = 16
"""Characters at the end of a line in which the words of a caption stand, with the marks behind them."""
MARKS: Final = "（()）【】[]〔〕。.、，,"


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells a caption."""

    ends: tuple[str, ...]
    """Words that it ends with."""
    last: frozenset[str]
    """Their last characters: few lines end with one."""
    starts: tuple[str, ...]
    """Words that it opens with."""
    first: frozenset[str]
    """Their first characters."""
    marks: str
    """What may stand outside of all these."""


@cache
def _signs() -> Signs:
    rows = read_table("caption_words", ("word", "place", "example", "counterexample"))
    ends = tuple(word for word, place, *_ in rows if place == "end")
    starts = tuple(word for word, place, *_ in rows if place == "start")
    last, first = (frozenset(word[i] for word in words) for i, words in ((-1, ends), (0, starts)))
    return Signs(ends, last, starts, first, MARKS + read_class(SPACES))


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows or who took it.

    >>> is_caption("果园里的采摘机器人。 本报记者 丁一摄"), is_caption("产量创新高。")
    (True, False)
    """
    if len(line) > LONGEST:
        return False
    signs = _signs()
    end = line[-END:].rstrip(signs.marks)
    if end[-1:] in signs.last and end.endswith(signs.ends):
        return True
    start = line.lstrip(signs.marks)
    return start[:1] in signs.first and start.startswith(signs.starts)
