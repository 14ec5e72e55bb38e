"""Gates: patterns of one character and a look ahead that find where a grammar is worth trying.

`re` skips through a text at full speed only for a pattern that begins with a set of characters. A gate is
such a pattern; the grammar itself is tried at the few places that pass it.
"""

import re
from collections.abc import Iterable
from functools import cache
from re import Pattern

from newsx.figures.grammar import BLANK, per_units
from newsx.figures.numeral import DIGIT, HAN_DIGITS, HAN_SCALES
from newsx.figures.timegrammar import SEPARATOR, D, time_words
from newsx.figures.unit import read_units

_HAN = f"{HAN_DIGITS}{HAN_SCALES}"


def gate_source(rules: Iterable[tuple[str, str]]) -> str:
    """The gate of some rules: characters that may begin a match, and what must be true behind each.

    >>> gate_source([("第", "(?=[0-9])"), ("首", "(?=位)")])
    '[第首](?:(?<=[第])(?=[0-9])|(?<=[首])(?=位))'
    """
    rules = tuple(rules)
    characters = "".join(dict.fromkeys("".join(chars for chars, _ in rules)))
    branches = "|".join(f"(?<=[{_class(chars)}]){ahead}" for chars, ahead in rules)
    return f"[{_class(characters)}](?:{branches})"


def _class(characters: str) -> str:
    return re.sub(r"([\\\]^-])", r"\\\1", characters)


@cache
def figure_gate() -> Pattern[str]:
    """Where a figure may begin."""
    units = "".join(dict.fromkeys(surface[0] for unit in read_units() for surface in unit.surfaces))
    per = "".join(dict.fromkeys(surface[0] for surface in per_units()))
    number = f"{DIGIT[1:-1]}{_HAN}几数上"
    rules = (
        # Not inside a number: its beginning has been tried, and a megabyte of digits is one number.
        ("0123456789０１２３４５６７８９", f"(?<!{DIGIT[:-1]}.．]{DIGIT})"),
        (
            _HAN,
            f"(?=[{_class(_HAN + units)}点半分比多余来几 \u3000\xa0、]"
            f"|[-－–—─~～∼〜至到]{DIGIT[:-1]}{_HAN}])",
        ),
        ("几数", f"(?=[{HAN_SCALES}])"),
        ("好", "(?=几)"),
        ("上成", f"(?=[{HAN_SCALES}])"),
        ("半", "(?=[个小公吨斤亩升里米年天日分])"),
        ("第前", f"(?=[ \u3000]?[{number}])"),
        ("倒", "(?=数第)"),
        ("首", "(?=位)"),
        ("之榜", "(?=首)"),
        ("翻", "(?=了?.?番)"),
        ("每", f"(?=[{_class(per)}])"),
        ("-－−﹣", f"(?={BLANK}{DIGIT})"),
        ("负", f"(?=的?[{number}])"),
        ("零", "(?=[下上])"),
        ("摄华", "(?=氏)"),
        ("$＄￥¥€£", f"(?={BLANK}{DIGIT})"),
        ("UHACNR", r"(?=(?:S|K||T|MB|SD)\$?" + f"{BLANK}{DIGIT})"),
    )
    return re.compile(gate_source(rules))


@cache
def time_gate() -> Pattern[str]:
    """Where a time may begin."""
    units = "年月日号季时世财"
    han = "〇零一二三四五六七八九十两廿几半"
    tail = "多?(?:个多?月|个?季|个?星期|个?礼拜|周|天|小时)多?[来以前之后]"
    digits = (
        rf"(?<!{D[:-1]}.．]{D})(?={D}{{0,3}}{BLANK}"
        rf"(?:[{units}]|{tail}|Q|点[{D[1:-1]}{han}钟整许]|日?{SEPARATOR}{D}{{1,4}}{BLANK}[年月日号季点时]"
        rf"|[、和]第?{D}{{1,2}}[月季]|[-/.]{D}{{1,2}}[-/.]{D}|[/／]{D}{{2,4}}[年榨市财赛产作]|[:：]{D}{{2}}))"
    )
    words: dict[str, str] = {}
    for word in time_words():
        words[word[0]] = words.get(word[0], "") + word[1]
    count = f"[{D[1:-1]}{han}]"
    rules = (
        ("0123456789０１２３４５６７８９", digits),
        (
            "零〇一二三四五六七八九十两廿几半",
            rf"(?=[{han}○O]{{0,3}}(?:[{units}五点]|{tail}|{SEPARATOR}[{han}{D[1:-1]}]{{1,4}}[年月日号季点时]|[、和]第?[{han}]{{1,2}}[月季]))",
        ),
        ('“"‘', "(?=[七八九十])"),
        ("截", "(?=[至止])"),
        ("自从由始", rf"(?=从|于|[{D[1:-1]}{han}今去前本上当])"),
        ("元", "(?=月)"),
        ("近这那", f"(?={count})"),
        ("过未最今此接前将", f"(?=[来后去近下]|{count})"),
        ("第", f"(?=[{D[1:-1]}一二三四]季|[一二]年|二天)"),
        ("头前", rf"(?=[{D[1:-1]}{han}]{{1,3}}个?[月季])"),
        ("首末", "(?=季)"),
        ("上下前后", "(?=半年|个?世|[周星礼上下])"),
        ("本今去昨", "(?=[世周星礼明今])"),
        ("年", "(?=[初中底末终])"),
        ("全", "(?=年)"),
        ("周星礼", "(?=[一二三四五六日天期拜])"),
        ("公", "(?=元)"),
        ("同", "(?=期)"),
        ("Q", "(?=[1-4])"),
        ("凌清早上中正午下傍晚夜深晨", rf"(?=.?[{D[1:-1]}一两二三四五六七八九十])"),
        *((first, f"(?=[{seconds}])") for first, seconds in _grouped(words)),
    )
    return re.compile(gate_source(rules))


def _grouped(words: dict[str, str]) -> list[tuple[str, str]]:
    """First characters that share their second ones, together."""
    groups: dict[str, str] = {}
    for first, seconds in words.items():
        key = "".join(sorted(set(seconds)))
        groups[key] = groups.get(key, "") + first
    return [(firsts, seconds) for seconds, firsts in groups.items()]
