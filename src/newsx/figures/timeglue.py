"""Words of time that are only parts of other words: 表明年均 says no 明年, 项目前期 no 目前."""

from functools import cache
from typing import Final

from newsx.dictionary import read_table

GLUE_COLUMNS: Final = ("word", "before", "after", "example")


def is_glued(text: str, at: int) -> bool:
    """Whether the word of time at ``at`` belongs to what stands before or behind it.

    >>> is_glued("数据表明年均增长5%", 3), is_glued("预计明年增长5%", 2)
    (True, False)
    """
    for word, before, after in _glue().get(text[at : at + 2], ()):
        if text.startswith(word, at) and (
            text.endswith(before, 0, at) or text.startswith(after, at + len(word))
        ):
            return True
    return False


@cache
def _glue() -> dict[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]]:
    found: dict[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = {}
    for word, before, after, _ in read_table("time_glue", GLUE_COLUMNS):
        row = (word, tuple(before.split()), tuple(after.split()))
        found[word[:2]] = (*found.get(word[:2], ()), row)
    return found
