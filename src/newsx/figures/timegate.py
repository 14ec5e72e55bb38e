"""What a time may begin with, and what must follow: the gate that keeps its grammar from most places.

Most characters that begin a time are common words (上, 今, 一), so the second character is looked at before
the grammar is tried. Numbers and words are two patterns: either is several times faster than one with as many
branches as both.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import Pattern
from typing import Final

from newsx.figures.gate import class_of
from newsx.figures.timegrammar import BLANK, DAYPARTS, D, time_words
from newsx.patterns import compile_large

_DIGITS = "0123456789０１２３４５６７８９"
HAN_NUMBERS: Final = "〇零一二三四五六七八九十两廿几半"
_UNITS = "年月日号季时世财"


def find_words(text: str) -> list[int]:
    """The offsets at which a time may begin with a word, ascending."""
    words, pairs, ahead = _words()
    places = []
    for match in words.finditer(text):
        at = match.start()
        pair = text[at : at + 2]
        if pair in pairs or (pair[0] in ahead and ahead[pair[0]].match(text, at + 1)):
            places.append(at)
    return places


@cache
def _words() -> tuple[Pattern[str], frozenset[str], dict[str, Pattern[str]]]:
    """A pattern that lets few other words pass; the pairs that must stand there; and what else may."""
    seconds = {first: found for first, found in _seconds().items() if first not in HAN_NUMBERS}
    pairs = frozenset(first + second for first, found in seconds.items() for second in found)
    sources: dict[str, str] = {}
    for firsts, _, source in _patterns():
        sources |= {first: "|".join(filter(None, (sources.get(first), source))) for first in firsts}
    ahead = {first: re.compile(source) for first, source in sources.items()}
    first = "".join([*seconds, *ahead])
    second = "".join([*seconds.values(), *(found for _, found, _ in _patterns())])
    return compile_large(f"[{class_of(first)}](?=[{class_of(second)}])"), pairs, ahead


def _seconds() -> dict[str, str]:
    """First character -> the characters of which one must follow."""
    found: dict[str, str] = {}
    for firsts, seconds in _pairs():
        for first in firsts:
            found[first] = found.get(first, "") + seconds
    return found


def _pairs() -> Iterable[tuple[str, str]]:
    """First characters, and the characters of which one must follow."""
    yield from ((word[0], word[1]) for word in time_words())
    yield '“"‘', "七八九十"
    yield "截", "至止"
    yield "自从由", f"从{_DIGITS}{HAN_NUMBERS}今去前本上当"
    yield "始", "于"
    yield "元", "月"
    yield "近这那", _DIGITS + HAN_NUMBERS
    yield "过未最今此接前将", "来后去近下" + _DIGITS + HAN_NUMBERS
    yield "首末", "季"
    yield "上下", "世周星礼上下"
    yield "本今去昨", "世周星礼明今"
    yield "年", "初中底末终"
    yield "全", "年"
    yield "周星礼", "一二三四五六日天期拜"
    yield "公", "元"
    yield "同", "期"
    yield "Q", "1234"


def _patterns() -> Iterable[tuple[str, str, str]]:
    """First characters, what may stand second, and what must follow, where one character does not tell."""
    digits = D[1:-1]
    numbers = f"{_DIGITS}{HAN_NUMBERS}"
    yield "第", numbers, f"[{digits}一二三四]季|[一二]年|二天"
    yield "头前", numbers, rf"[{digits}{HAN_NUMBERS}]{{1,3}}个?[月季]"
    yield "上下前后", "半个", "半年|个世"
    yield DAYPARTS, f"{DAYPARTS}间里后 \u3000\xa0{numbers}", rf".?[{digits}一两二三四五六七八九十]"


def number_rules() -> Iterator[tuple[str, str]]:
    """The rules of times that begin with a Chinese numeral: something of the calendar follows."""
    han = HAN_NUMBERS
    yield (
        han,
        rf"(?=[{han}○O]{{0,3}}{BLANK}(?:[{_UNITS}五点]|{_spans()}"
        rf"|{_JOINT}{BLANK}[{han}{D[1:-1]}]{{1,4}}[年月日号季点时]|[、和]第?[{han}]{{1,2}}[月季]))",
    )
    for first, seconds in _seconds().items():
        if first in han:
            yield first, f"(?=[{class_of(seconds)}])"


def digits_ahead() -> str:
    """What must follow the first digit of a time: something of the calendar."""
    digits = D[1:-1]
    return (
        rf"(?={D}{{0,3}}+{BLANK}(?:[{_UNITS}]|{_spans()}|Q|点[{digits}{HAN_NUMBERS}钟整许]"
        rf"|{_JOINT}{BLANK}{D}{{1,4}}{BLANK}[年月日号季点时]|[、和]第?{D}{{1,2}}[月季]"
        rf"|[-/.]{D}{{1,2}}[-/.]{D}|[/／]{D}{{2,4}}[年榨市财赛产作]|[:：]{D}{{2}}))"
    )


_JOINT = "[-－–—―─~～∼〜至到][-－–—―─~～∼〜]?"
"""The mark of a `SEPARATOR`."""


def _spans() -> str:
    """The rest of 5天前, 三个多月来; each branch begins with a character, so that a number of anything else
    passes over it at once."""
    spans = ("多(?:年|个多?月|个?季|个?星期|个?礼拜|周|天|小时)", "个(?:多?月|季|星期|礼拜)")
    return "|".join(f"{span}多?[来以前之后]" for span in (*spans, "星期", "礼拜", "周", "天", "小时"))
