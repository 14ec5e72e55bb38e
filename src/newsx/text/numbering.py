"""Numbers in front of a heading or a list item: ``一、`` ``（二）`` ``3.`` ``①``."""

import re
from functools import cache


@cache
def _pattern() -> re.Pattern[str]:
    chinese = "[一二三四五六七八九十百]{1,4}"
    return re.compile(
        rf"(?:第{chinese}[章节部条篇]|{chinese}[、是]|[（(](?:{chinese}|\d{{1,2}})[）)]"
        r"|\d{1,2}(?:[、．]|\.(?!\d)|\)|）)|[①-⑳⑴-⒛㈠-㈩]|——|[■◆●○★▪])"
    )


def is_numbered(line: str) -> bool:
    """Whether a line opens with the number or the bullet of a heading or a list item.

    >>> is_numbered("一、产业升级"), is_numbered("2、今年前6个月"), is_numbered("1.5倍的增长")
    (True, True, False)
    """
    return _pattern().match(line) is not None
