"""Where a time may begin: a set of first characters, and for each what may stand second.

Most characters that begin a time are common words (上, 今, 一), so the second character is looked up
before the grammar is tried: by a set of pairs, which is several times faster than any pattern with as many
branches.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import Pattern

from newsx.figures.timegrammar import BLANK, SEPARATOR, D, time_words
from newsx.patterns import compile_large

_DIGITS = "0123456789０１２３４５６７８９"
_HAN = "〇零一二三四五六七八九十两廿几半"
_UNITS = "年月日号季时世财"


def find_places(text: str) -> Iterator[int]:
    """The offsets at which a time may begin, ascending."""
    gate, tried, pairs = _gate()
    for match in gate.finditer(text):
        at = match.start()
        pair = text[at : at + 2]
        if pair[0] in tried or pair in pairs:
            yield at


@cache
def _gate() -> tuple[Pattern[str], frozenset[str], frozenset[str]]:
    """The pattern, the first characters that it has tried to the end, and the pairs of all others."""
    ahead = [(_DIGITS, _digits()), *_patterns()]
    tried = frozenset("".join(firsts for firsts, _ in ahead))
    pairs = [(first, second) for firsts, seconds in _pairs() for first in firsts for second in seconds]
    for first in sorted(tried):
        seconds = "".join(second for one, second in pairs if one == first)
        if seconds:
            ahead.append((first, f"(?={_class(seconds)})"))
    pairs = [pair for pair in pairs if pair[0] not in tried]
    firsts, seconds = ("".join(characters) for characters in zip(*pairs, strict=True))
    # Most characters are told apart by what stands second: that is asked first, and of all at once.
    branches = "|".join(f"(?<={_class(first)}){source}" for first, source in ahead)
    tries = f"(?<={_class(''.join(tried))})(?:{branches})"
    source = f"{_class(firsts + ''.join(tried))}(?:(?={_class(seconds)})(?<={_class(firsts)})|{tries})"
    return compile_large(source), tried, frozenset(map("".join, pairs))


def _class(characters: str) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]"


def _pairs() -> Iterable[tuple[str, str]]:
    """First characters, and the characters of which one must follow."""
    yield from ((word[0], word[1]) for word in time_words())
    yield '“"‘', "七八九十"
    yield "截", "至止"
    yield "自从由", f"从{_DIGITS}{_HAN}今去前本上当"
    yield "始", "于"
    yield "元", "月"
    yield "近这那", _DIGITS + _HAN
    yield "过未最今此接前将", "来后去近下" + _DIGITS + _HAN
    yield "首末", "季"
    yield "上下", "世周星礼上下"
    yield "本今去昨", "世周星礼明今"
    yield "年", "初中底末终"
    yield "全", "年"
    yield "周星礼", "一二三四五六日天期拜"
    yield "公", "元"
    yield "同", "期"
    yield "Q", "1234"


def _patterns() -> Iterable[tuple[str, str]]:
    """First characters, and what must follow where one character does not tell."""
    han, digits = _HAN, D[1:-1]
    yield (
        "零〇一二三四五六七八九十两廿几半",
        rf"(?=[{han}○O]{{0,3}}(?:[{_UNITS}五点]|{_tail()}"
        rf"|{SEPARATOR}[{han}{digits}]{{1,4}}[年月日号季点时]|[、和]第?[{han}]{{1,2}}[月季]))",
    )
    yield "第", f"(?=[{digits}一二三四]季|[一二]年|二天)"
    yield "头前", rf"(?=[{digits}{han}]{{1,3}}个?[月季])"
    yield "上下前后", "(?=半年|个世)"
    yield "凌清早上中正午下傍晚夜深晨", rf"(?=.?[{digits}一两二三四五六七八九十])"


def _tail() -> str:
    return "多?(?:年|个多?月|个?季|个?星期|个?礼拜|周|天|小时)多?[来以前之后]"


def _digits() -> str:
    """Behind a digit: something of the calendar; nothing begins inside a number."""
    digits = D[1:-1]
    return (
        rf"(?<![{digits}.．]{D})"
        rf"(?={D}{{0,3}}{BLANK}(?:[{_UNITS}]|{_tail()}|Q|点[{digits}{_HAN}钟整许]"
        rf"|日?{SEPARATOR}{D}{{1,4}}{BLANK}[年月日号季点时]|[、和]第?{D}{{1,2}}[月季]"
        rf"|[-/.]{D}{{1,2}}[-/.]{D}|[/／]{D}{{2,4}}[年榨市财赛产作]|[:：]{D}{{2}}))"
    )
