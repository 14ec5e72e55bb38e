"""The day an article was published: from its text, its file name or the user."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import PurePath
from typing import Final

from newsx.text.blanks import squeeze

EARLIEST: Final = 1900
LATEST: Final = 2099
NUMERALS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
}

Rule = Callable[[str], str | None]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    digits = r"(?<!\d)((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?(?!\d)"
    ones = "一二三四五六七八九"
    return re.compile(
        {
            "digits": digits,
            "numerals": rf"([一二][〇零○Ｏ{ones}]{{3}})年([{ones}十]{{1,3}})月([{ones}十]{{1,3}})日",
            # 2026-07-22, 20260722, 2026_07_22, 2026年7月22日; not inside a hash: 7ea20200611.
            "named": r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_./年]?)(\d\d?)(?:\2|月)(\d\d?)(?![0-9A-Za-z])",
            "year": r"(?:19|20)\d\d",
            "weekday": r"星期[一二三四五六日天]|周[一二三四五六日]|农历",
            "label": r"^(?:发布|发表|出版|刊发|更新|发稿)?(?:时间|日期)|来源|责任编辑|第\w{1,4}版",
            "delivery": r"^[（(—-]",
        }[name]
    )


def parse_day(year: int, month: int, day: int) -> str | None:
    """The ISO day, or None where there is no such day or nobody prints about it: 2020-02-31, 3020-01-01."""
    try:
        return date(year, month, day).isoformat() if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def find_day(text: str) -> tuple[str, int, int] | None:
    """The first full day a text writes, with its span.

    >>> find_day("2020年6月11日 星期四")
    ('2020-06-11', 0, 10)
    >>> find_day("二〇二〇年六月十一日")
    ('2020-06-11', 0, 10)
    """
    digits = _pattern("digits").search(text)
    if digits:
        day = parse_day(*(int(part) for part in digits.groups()))
        return (day, *digits.span()) if day else None
    numerals = _pattern("numerals").search(text)
    if numerals:
        year, month, number = numerals.groups()
        whole = int("".join(str(NUMERALS[char]) for char in year))
        day = parse_day(whole, _parse_small(month), _parse_small(number))
        return (day, *numerals.span()) if day else None
    return None


def _parse_small(text: str) -> int:
    """A number below a hundred: 三十一."""
    tens, ten, ones = text.rpartition("十")
    return (NUMERALS.get(tens, 1) * 10 if ten else 0) + NUMERALS.get(ones, 0)


def at_masthead(line: str) -> str | None:
    """The line over a page or under a headline: ``2020年6月11日 星期四``, ``发布时间：2020-06-11``."""
    found = find_day(line) if len(line) <= 60 else None
    if not found:
        return None
    day, start, end = found
    rest = squeeze(line[:start] + line[end:])
    # 2011-04-03 01:27:32 秦欣
    alone = len(re.findall(r"[\u4e00-\u9fff]", rest)) <= (4 if not start else 0) and not is_sentence(line)
    return day if alone or _pattern("weekday").search(rest) or _pattern("label").search(rest) else None


def at_delivery(line: str) -> str | None:
    """The line under the title of a report: ``——2020年1月13日在市人民代表大会上``."""
    found = find_day(line[:40]) if _pattern("delivery").match(line) else None
    return found[0] if found and found[1] <= 3 else None


RULES: Final[tuple[Rule, ...]] = (at_masthead, at_delivery)


def is_sentence(line: str) -> bool:
    """Whether a line has the punctuation of one."""
    return re.search("[，。；]", line) is not None


def find_line_date(line: str) -> str | None:
    """The publication day a line states, as the lines around a story do; days in sentences do not count.

    >>> find_line_date("2020年6月11日 星期四"), find_line_date("2020年6月11日，大桥合龙。")
    ('2020-06-11', None)
    """
    if "年" not in line and "20" not in line and "19" not in line:
        return None
    for rule in RULES:
        day = rule(line)
        if day:
            return day
    return None


def find_name_date(source: str) -> str | None:
    """The day in a file's name, else in the folders above it.

    >>> find_name_date("2026-07-22-xwlb-00.txt"), find_name_date("archive/2020/06/11/page.txt")
    ('2026-07-22', '2020-06-11')
    >>> find_name_date("000_7ea20200611cfd79.txt")
    """
    if not source or not _pattern("year").search(source):
        return None
    path = PurePath(source)
    for name in (path.stem, path.name, path.parent.as_posix()[-40:]):
        for year, _, month, day in _pattern("named").findall(name):
            found = parse_day(int(year), int(month), int(day))
            if found:
                return found
    return None
