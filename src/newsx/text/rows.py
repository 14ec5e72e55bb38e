"""Rows of a table that was flattened into lines."""

import re
from functools import cache
from typing import Final

LONGEST: Final = 80
LONGEST_LABEL: Final = 8
"""Characters of the label before a single number."""


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(r"[-+－]?[\d０-９][\d，,．.０-９]*[^\s\d]{0,3}")


def is_row(line: str) -> bool:
    """Whether a line is cells and numbers and no sentence.

    >>> is_row("大豆 903万吨 -3．2"), is_row("大豆增产 3.2%。"), is_row("前5月 增长8%")
    (True, False, False)
    >>> is_row("粮食产量 903万吨"), is_row("西部多地发生强降雨 14人死亡")
    (True, False)
    """
    if len(line) > LONGEST or "。" in line:
        return False
    cells = line.split()
    if len(cells) == 1:
        return line.isdigit()
    labels = [cell for cell in cells if not _cell().fullmatch(cell)]
    numbers = len(cells) - len(labels)
    # 苹果iPhone 5不会降价 and 海地发生骚乱 14人死亡 are headlines.
    short = sum(map(len, labels)) <= LONGEST_LABEL
    return line.isdigit() or (len(labels) <= numbers and (numbers > 1 or (len(labels) == 1 and short)))
