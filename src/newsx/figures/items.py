"""The counted noun behind a measure word."""

import re
from functools import cache
from re import Pattern

from newsx.dictionary import read_table
from newsx.figures.unit import words_source

_STOP = "，。；：！？、,;:!?（）()《》“”\"'‘’【】—…－\n \u3000%％"


@cache
def _item() -> Pattern[str]:
    stops = words_source((word, "") for word, _ in read_table("item_stops", ("word", "example")))
    return re.compile(f"(?:(?!{stops})[^{re.escape(_STOP)}0-9０-９]){{1,16}}")


def find_item(text: str, end: int) -> str | None:
    """The counted noun that follows a figure, up to punctuation, a verb or 的; None where none does.

    >>> find_item("发现5家医院涉嫌欺诈骗保", 4)
    '医院'
    """
    found = _item().match(text, end)
    if found is None:
        return None
    return found[0]
