"""Captions: the line under a picture, often read into the middle of a story."""

import re
from functools import cache
from typing import Final

from newsx.dictionary import read_table

LONGEST: Final = 120
"""A longer line is a paragraph, whatever it ends with."""


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_table("caption_words", ("word", "place", "example", "counterexample"))
    ends = "|".join(re.escape(word) for word, place, *_ in rows if place == "end")
    starts = "|".join(re.escape(word) for word, place, *_ in rows if place == "start")
    marks = r"[\s（()）【】\[\]〔〕。.、，,]*"
    return re.compile(f"(?:{ends}){marks}$"), re.compile(f"{marks}(?:{starts})")


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows or who took it.

    >>> is_caption("果园里的采摘机器人。 本报记者 丁一摄"), is_caption("产量创新高。")
    (True, False)
    """
    if len(line) > LONGEST:
        return False
    ends, starts = _signs()
    return ends.search(line, max(0, len(line) - 16)) is not None or starts.match(line) is not None
