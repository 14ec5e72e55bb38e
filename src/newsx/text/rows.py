"""Rows of a table that was flattened into lines."""

import re
from functools import cache

LONGEST = 80


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(r"[-+－]?[\d０-９][\d，,．.０-９]*[^\s\d]{0,4}")


def is_row(line: str) -> bool:
    """Whether a line is cells and numbers and no sentence.

    >>> is_row("大豆 903万吨 -3．2"), is_row("大豆增产 3.2%。"), is_row("前5月 增长8%")
    (True, False, False)
    """
    if len(line) > LONGEST or "。" in line:
        return False
    cells = line.split()
    numbers = sum(_cell().fullmatch(cell) is not None for cell in cells)
    return line.isdigit() or (len(cells) > 1 and numbers * 2 >= len(cells))
