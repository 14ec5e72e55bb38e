"""What the shapes of times are made of: the words of the table; years, months, days and hours as patterns."""

from functools import cache
from itertools import pairwise
from typing import Final

from newsx.dictionary import read_table
from newsx.figures.unit import words_source

WORD_COLUMNS: Final = ("word", "unit", "offset", "anchor", "example")

DIGITS: Final = "0-9０-９"
D: Final = f"[{DIGITS}]"
BLANK: Final = "[ \u3000\xa0]?"
SEPARATOR: Final = f"{BLANK}(?:[-－–—―─~～∼〜]{{1,2}}|至|到){BLANK}"
ONE_TO_NINE: Final = "[一二三四五六七八九]"
_LONE = f"{ONE_TO_NINE}(?![一二三四五六七八九十百千万])"
YEAR: Final = f"(?:[12１２]{D}{{3}}|[一二][零〇○O一二三四五六七八九]{{3}})"
MONTH: Final = f"(?:[1１][0-2０-２](?!{D})|[0０]?[1-9１-９](?!{D})|十[一二]?|{_LONE}|元(?=月))"
DAY: Final = (
    f"(?:[12１２]{D}(?!{D})|[3３][01０１](?!{D})|[0０]?[1-9１-９](?!{D})"
    f"|二十{ONE_TO_NINE}?|三十一?|十{ONE_TO_NINE}?|廿{ONE_TO_NINE}?|{_LONE})"
)
COUNT: Final = f"(?:{D}{{1,3}}|[一两二三四五六七八九十]{{1,3}}|几|半)"
_QUARTER = "[一二三四1-4１-４]"
DAYPART: Final = (
    "(?:凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|夜间|深夜|夜里|晚|晨|早)"
)
DAYPARTS: Final = "凌清早上中正午下傍晚夜深晨"
"""What a `DAYPART` begins with."""
CLOCK: Final = (
    rf"(?=[{DAYPARTS}{DIGITS}一两二三四五六七八九十 \u3000\xa0]){DAYPART}?{BLANK}"
    rf"(?:{D}{{1,2}}[:：]{D}{{2}}(?:[:：]{D}{{2}})?"
    rf"|(?:{D}{{1,2}}|[一两二三四五六七八九十]{{1,3}})[时点](?!间|期|候|代|评)"
    rf"(?:{D}{{1,2}}分|[一二三四五六七八九十零]{{1,3}}分|半|整|钟|许)?(?:{D}{{1,2}}秒)?)"
)
HOUR: Final = f"(?:[01]?{D}|2[0-4])"
# 月中 is the middle of a month, but 6月中国出口 speaks of 中国.
_MIDDLE = "中(?![国心小央共标医方学俄美日欧韩英法德东非亚部企资层型])"
# 2、3月份 is one span of two months.
_NEIGHBOURS = "|".join(
    (
        *(f"(?<![0-9０-９]){m}(?:月份?)?[、和]{m + 1}" for m in range(1, 12)),
        *(f"{a}(?:月份?)?[、和]{b}" for a, b in pairwise("一二三四五六七八九十")),
    )
)
_NO_DAY = "(?!线|楼|文件|机组|公告|院|令)"


@cache
def time_words() -> dict[str, tuple[str, int, str]]:
    """Time word -> unit, offset, anchor."""
    table = read_table("time_words", WORD_COLUMNS)
    return {word: (unit, int(offset), anchor) for word, unit, offset, anchor, _ in table}


def words_of(*units: str) -> str:
    """The pattern of the time words of some units."""
    return words_source((w, "") for w, (unit, _, _) in time_words().items() if unit in units)


def part_source() -> str:
    """A part of a year: months, days, quarters, halves, 年底."""
    day = f"{BLANK}{DAY}{BLANK}[日号]{_NO_DAY}"
    month = f"{MONTH}{BLANK}月"
    quarters = f"第?{_QUARTER}(?:季度?)?(?:{SEPARATOR}|、)第?{_QUARTER}季度末?"
    months = (
        rf"{month}份?{day}(?:{SEPARATOR}(?:次年|翌年)?(?:{MONTH}月)?{DAY}[日号])?",
        rf"{month}{BLANK}{DAY}{SEPARATOR}{DAY}[日号]",
        rf"{MONTH}(?:月份?)?{SEPARATOR}{month}份?(?!{BLANK}{D}{{1,2}}{BLANK}[日号])",
        f"(?=[^、和]{{1,4}}[、和])(?:{_NEIGHBOURS})月份?",
        rf"{month}(?:份|度)?(?:上旬|中旬|下旬|初|末|底|{_MIDDLE})?",
    )
    forms = (
        f"(?=[{DIGITS}一二三四五六七八九十元])(?:{'|'.join(months)})",
        rf"[前头](?:{MONTH}|两){BLANK}个?月",
        quarters,
        r"[前头][三两二3２2３]个?季度?",
        rf"(?<![》”第又每这那新整])第?{_QUARTER}{BLANK}季(?:度(?:末|底)?|(?:末|底)?(?![节《度]))",
        "首季度?|[1-4]Q|Q[1-4](?![0-9])|末季",
        "[上下前后]半年(?:度|底|末)?",
        "年[初底末终](?!端)|年中(?!国)",
        "全年(?:度)?",
        "底(?![线部层座气盘])|末(?!端)|初(?![步级中期衷心次])",
    )
    return f"(?:{'|'.join(forms)})"


def point_source(name: str, part: str) -> str:
    """One date: a year with or without a part, a month word, or a part alone; groups start with ``name``."""
    few = f"[{DIGITS}一二三四五六七八九十]{{1,2}}"
    year = (
        rf"(?:公元)?{YEAR}{BLANK}(?:财年|年(?:度(?!报))?(?![级轻]))"
        # 09年, 15年3月, 九七年一季度: two digits are a year before a month, or with a leading zero.
        rf"|(?<!{D})[0０]{D}{BLANK}年|(?<!{D}){D}{{2}}年(?={few}月)"
        rf"|[零一二三四五六七八九]{{2}}年(?={few}(?:月|季度))"
    )
    return (
        rf"(?:(?P<{name}_year>{year}|{words_of('year')})(?:{BLANK}(?P<{name}_part>{part}))?"
        rf"|(?P<{name}_month>{words_of('month')}(?:{DAY}[日号]|上旬|中旬|下旬|初|末|底)?)"
        rf"|(?P<{name}_only>{part}))"
    )
