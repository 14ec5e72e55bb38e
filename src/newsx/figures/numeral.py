"""Numerals: Arabic, Chinese and mixed, read exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from re import Match
from typing import Final, Literal

from newsx.figures.exact import EXACT, plain
from newsx.patterns import compile_large

Vagueness = Literal["exact", "about", "over"]

DIGIT: Final = "[0-9０-９]"
HAN_DIGITS: Final = "〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖弌弍弎貳參陸兩幺"
HAN_SCALES: Final = "十百千万亿兆拾佰仟萬億廿卅卌"

ARABIC: Final = "0123456789０１２３４５６７８９"
HAN_FIRSTS: Final = f"{HAN_DIGITS}{HAN_SCALES}几数好上成半"
NUMERAL_FIRSTS: Final = ARABIC + HAN_FIRSTS
"""What a numeral may begin with."""

_ZERO, _ONE = Decimal(0), Decimal(1)
_PLAIN = str.maketrans(
    "０１２３４５６７８９．〇壹贰叁肆伍陆柒捌玖弌弍弎貳參陸兩两拾佰仟萬億幺",
    "0123456789.零一二三四五六七八九一二三二三六二二十百千万亿一",
    ",，、个 \u3000\xa0\u2009\u202f",
)
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")}
_SMALL = {"十": 1, "百": 2, "千": 3}
_LARGE = {"万": 4, "亿": 8, "兆": 12}
_SCALE = _SMALL | _LARGE
_MAX_DIGITS = 40
"""No quantity of the news has more digits: longer strings are card, order or document numbers."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """The value of a numeral; ``low`` and ``high`` where it names two neighbours (三四百)."""

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    vagueness: Vagueness = "exact"
    """``over`` with 多 or 余 inside, ``about`` where 几, 数, 来 or nothing stands for the factor."""


@cache
def numeral_source() -> str:
    """The pattern of a numeral as source text.

    Runs are possessive, so that a megabyte of digits costs one pass. 千, 兆 and 百 stay outside where they
    begin a unit (五千瓦 is 5 kW), and so does every scale before 分之.
    """
    d = DIGIT
    scale = (
        "(?:[十拾]|[佰仟万亿萬億](?!分之)|百(?![帕升]|分之|分点)|千(?![瓦克米帕焦赫卡伏升]|分之|字节|比特)"
        "|兆(?![瓦帕焦赫字比]))"
    )
    blank = "[ \u3000\xa0\u2009\u202f]?"
    group = f"{d}{{1,3}}(?:[,，]{d}{{3}})++(?!{d})"
    arabic = f"(?:{group}|{d}++)(?: ?[.．]{d}++)?"
    arabic_thin = f"{d}{{1,3}}(?:[\u2009\u202f\xa0]{d}{{3}})++(?!{d})(?:[.．]{d}++)?"
    # 266. 5万 with a blank of the scanner; at the head of a line "1. 5" would be a numbered list.
    arabic_scan = f"(?<=[一-鿿]){d}++[.．] {d}++(?=[万亿])"
    # 三十两 weighs; 三千两百 and 一两个 count.
    han = f"(?:[{HAN_DIGITS.replace('两', '')}廿卅]|{scale}|两(?=[百千万亿佰仟])|(?<=一)两(?!$|[，。；、]))"
    vague = "[多余来几]"
    mixed = (
        f"(?:{arabic_thin}|{arabic_scan}|{arabic})(?:点[{HAN_DIGITS}{d[1:-1]}]++)?"
        f"(?:{blank}{vague}?(?:个(?=亿))?{scale}++(?:零?(?:{arabic}|[{HAN_DIGITS}](?![{HAN_DIGITS}])))?)*+"
    )
    spoken = (
        f"(?:(?:(?<![以线之网加])上|(?<![完达建形组生合集构促变])成)(?={scale}))?(?:好几|几|数)?+"
        f"(?:(?:两|半(?=[个小公吨斤亩升里米年天日分]))(?:{han}|个(?=亿))*+|(?:{han}|个(?=亿))++)"
        f"(?:[几多余来](?={scale}){scale}++)*+(?:几(?={scale}){scale}++)?"
        f"(?:点[{HAN_DIGITS}{d[1:-1]}]++{scale}*+)?"
    )
    # Most are digits that nothing of a numeral follows: 24.7%.
    whole = f"{d}++(?:[.．]{d}++)?(?![{d[1:-1]}{HAN_SCALES},，.．点个多余来几 \u3000\xa0\u2009\u202f])"
    # 三家, 一个: a character alone.
    lone = f"[{HAN_DIGITS}](?![{HAN_DIGITS}{HAN_SCALES}几多余来点]|个亿)"
    return f"(?:{whole}|{lone}|{mixed}|{spoken})"


def plain_source() -> str:
    """The pattern of a numeral behind its first digit, where nothing else of a numeral can follow.

    >>> import re
    >>> [re.match(f"[0-9]{plain_source()}", text) is None for text in ("24.7%", "5万元", "5万多人")]
    [False, False, True]
    """
    more = f"{DIGIT[1:-1]}{HAN_SCALES}个多余来几 \u3000\xa0\u2009\u202f"
    return f"{DIGIT}*+(?:[.．]{DIGIT}++)?(?:(?![{more},，.．点])|(?:万亿?|亿)(?![{more}{HAN_DIGITS}分]))"


@cache
def _numeral() -> Callable[[str, int, int], Match[str] | None]:
    return compile_large(numeral_source()).match


def find_numeral(text: str, at: int, stop: int) -> int:
    """Where the numeral that begins at ``at`` ends; -1 where none does.

    >>> find_numeral("1.07万亿元", 0, 7)
    6
    """
    match = _numeral()(text, at, stop)
    return -1 if match is None else match.end()


def find_numeral_ends(text: str, at: int, stop: int) -> tuple[int, ...]:
    """Where the numeral that begins at ``at`` may end: 28点5 is a decimal, or 28 and its unit 点.

    >>> find_numeral_ends("下跌28点5", 2, 6)
    (6, 4)
    """
    end = find_numeral(text, at, stop)
    if end < 0:
        return ()
    point = text.find("点", at + 1, end)
    return (end,) if point < 0 else (end, point)


@lru_cache(maxsize=4096)
def parse_numeral(text: str) -> Numeral | None:
    """The value of a whole numeral; None for what is no numeral or has too many digits.

    >>> str(parse_numeral("1.07万亿").value), str(parse_numeral("一百二十万三").value)
    ('1070000000000', '1203000')
    >>> parse_numeral("180多亿").vagueness, str(parse_numeral("数百万").value)
    ('over', '1000000')
    >>> [str(x) for x in (parse_numeral("三四百").low, parse_numeral("三四百").high)]
    ['300', '400']
    """
    if len(text) > 2 * _MAX_DIGITS:
        return None
    core = text.translate(_PLAIN)
    if core.isascii():
        return _parse_digits(core)
    vagueness: Vagueness = "exact"
    if "多" in core or "余" in core:
        vagueness = "over"
        core = core.replace("多", "").replace("余", "")
        if not core:
            return None
    if core[0] in "上成好几数" or "几" in core or "来" in core:
        vagueness = "about"
        core = core.lstrip("上成好")
        core = core.replace("几", "").replace("数", "").replace("来", "")
    core = core.replace("廿", "二十").replace("卅", "三十").replace("卌", "四十")
    if not core:
        return None
    if "十百" in core or "百千" in core or "十千" in core:
        # 十百千万工程, 千百年来: a row of scales is no number.
        return None
    if core[0] in "百千万亿":
        # 百家, 千余人: the order of magnitude stands alone.
        if vagueness == "exact":
            vagueness = "about"
        core = "一" + core
    pair = _split_neighbours(core)
    if pair:
        low, high = (_parse_core(half) for half in pair)
        if low is None or high is None or high.adjusted() >= 2 * _MAX_DIGITS:
            return None
        return Numeral(low, low, high, vagueness)
    value = _parse_core(core)
    if value is None or value.adjusted() >= 2 * _MAX_DIGITS:
        # 一亿亿亿亿…: every 亿 adds eight digits, and a line has room for many.
        return None
    return Numeral(value, None, None, vagueness)


def _parse_digits(core: str) -> Numeral | None:
    if len(core) > _MAX_DIGITS:
        return None
    try:
        return Numeral(plain(Decimal(core)))
    except ArithmeticError:
        return None


def _split_neighbours(core: str) -> tuple[str, str] | None:
    """三四百 -> 三百, 四百; 十七八 -> 十七, 十八; 三五 -> 三, 五. None where two digits are no neighbours."""
    for i in range(len(core) - 1):
        left, right = _DIGIT.get(core[i]), _DIGIT.get(core[i + 1])
        if left and right:
            if right - left != 1 and (left, right) != (3, 5):
                return None
            before, after = core[:i], core[i + 2 :]
            if any(c in _DIGIT for c in after[:1]) or "点" in core:
                return None
            return before + core[i] + after, before + core[i + 1] + after
    return None


def _parse_core(core: str) -> Decimal | None:
    """A numeral of digits, scales, 点, 零 and 半 without vague words."""
    if core == "半":
        return Decimal("0.5")
    terms: list[Decimal] = []
    number: Decimal | None = None
    last = 0
    gap = False
    i, end = 0, len(core)
    while i < end:
        c = core[i]
        if c in _SCALE:
            power = _SCALE[c]
            if c in _SMALL:
                if number is None and power == 3 and i and core[i - 1] in _LARGE:
                    # 100万千乏: the 千 of a unit is no term of the number.
                    return None
                terms.append((_ONE if number is None else number).scaleb(power, EXACT))
            else:
                if number is not None:
                    terms.append(number)
                limit = _ONE.scaleb(power)
                inner = _ZERO
                while terms and terms[-1] < limit:
                    inner = EXACT.add(inner, terms.pop())
                if not inner:
                    if not terms:
                        return None
                    inner = terms.pop()
                terms.append(inner.scaleb(power, EXACT))
            number, last, gap = None, power, False
            i += 1
        elif c == "点" and number is None and terms:
            # 一百点五: the point behind a scale.
            literal, i = _read_literal("零" + core[i:], 0)
            if literal is None:
                return None
            number, i = Decimal(literal), end
        elif c == "零" and i + 1 < end and core[i + 1] not in "点零" and terms and number is None:
            gap = True
            i += 1
        else:
            literal, i = _read_literal(core, i)
            if literal is None or number is not None:
                return None
            single = len(literal) == 1
            number = Decimal(literal)
            if i == end and single and last and not gap and terms:
                # 一百二 is 120, 三万五 35000: the digit takes the next lower place.
                number = number.scaleb(last - 1, EXACT)
    if number is not None:
        terms.append(number)
    total = _ZERO
    for term in terms:
        total = EXACT.add(total, term)
    return plain(total)


def _read_literal(core: str, i: int) -> tuple[str | None, int]:
    """A run of Arabic or Chinese digits with at most one decimal point; the text of it and where it ends."""
    out: list[str] = []
    point = False
    while i < len(core):
        c = core[i]
        if c.isascii() and c.isdigit():
            out.append(c)
        elif c in _DIGIT:
            out.append(str(_DIGIT[c]))
        elif c in ".点·" and not point and out:
            point = True
            out.append(".")
        else:
            break
        i += 1
    if not out or len(out) > _MAX_DIGITS or out[-1] == ".":
        return None, i
    return "".join(out), i
