"""What is no figure, though a number and a unit meet: named rules, and what each of them is told by."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import Final

from newsx.figures.numeral import HAN_FIRSTS, Numeral
from newsx.figures.unit import Unit


@dataclass(slots=True, eq=False)
class Candidate:
    """A number and its unit, before it is taken for a figure."""

    text: str
    start: int
    end: int
    number: str
    """The numeral as written."""
    numeral: Numeral
    unit: Unit
    sign: str


def _previous(c: Candidate) -> str:
    return c.text[c.start - 1] if c.start else ""


def is_model_number(c: Candidate) -> bool:
    """C919架, G312条: a number glued to a letter or a point is part of a name, GDP1.2万亿元 is not."""
    before = _previous(c)
    if not c.number[0].isdigit():
        return False
    if before and before in "-.．_/":
        glued = c.text[c.start - 2] if c.start > 1 else ""
        if before == "/" and _UNIT_BEFORE.search(c.text, max(0, c.start - 5), c.start):
            return False
        return glued.isascii() and (glued.isalpha() if before == "/" else glued.isalnum())
    if not (before.isascii() and before.isalnum()):
        return False
    if c.unit.kind in ("money", "percent", "percentage_point"):
        return c.start > 1 and not c.text[c.start - 2].isascii()
    return "万" not in c.number and "亿" not in c.number


_UNIT_BEFORE = re.compile("[0-9][a-zA-Zμ]{1,3}/$")
"""166mm/165μm: two sizes, no name."""


def is_ordinal(c: Candidate) -> bool:
    """第3届 and 第十四个五年规划 number, they do not count; 三个五年规划 counts plans."""
    if _previous(c) == "第" or (_previous(c) == "届" and c.unit.symbol == "次"):
        return True  # 四届八次会议
    if _previous(c) != "个":
        return False
    pattern = _MANY if c.unit.kind == "duration" else _NUMBERED
    return pattern.search(c.text, max(0, c.start - 6), c.start) is not None


_NUMBERED = re.compile("第[0-9一二三四五六七八九十]{1,3}个$")
_MANY = re.compile("[0-9一二两三四五六七八九十]个$")


def is_article(c: Candidate) -> bool:
    """一 as an article: 一家企业, 一年, 最后一公里; 一倍, 一吨, 一美元 and 近一小时 are quantities."""
    if c.number != "一":
        return False
    if c.unit.kind == "count" or c.unit.symbol in _WORDS_WITH_ONE:
        return True
    if c.text.endswith(("最后", "一降"), 0, c.start):
        return True
    if c.unit.kind in ("duration", "age") or c.text[c.start : c.end] in _WORDS_WITH_ONE:
        return not _HEDGED.search(c.text, max(0, c.start - 4), c.start)
    return False


# 一块土地, 一里, 一方面, 一元化 are words.
_WORDS_WITH_ONE = frozenset(
    (
        "li",
        "liang",
        "deg",
        "一块",
        "一角",
        "一毛",
        "一圆",
        "一元",
        "一方",
        "一米",
        "一寸",
        "一码",
        "一桶",
    )
)
_HEDGED = re.compile("(?:约|近|超过?|逾|不到|不足|至少|为期|历时|仅|达|满|过)$")


def is_word(c: Candidate) -> bool:
    """零组件, 一一对应, 上半年, 水陆两栖: no amounts."""
    if c.number in _CAPITALS:
        return True
    if c.number == "零":
        return c.unit.kind not in ("percent", "temperature", "money")
    if c.number == "半":
        return (
            _previous(c) in ("上", "下", "前", "后", "大", "小", "一", "多", "过") and c.unit.kind != "volume"
        )
    return len(c.number) == 2 and c.number[0] == c.number[1] and not c.number.isdecimal()


_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖幺")


def is_second(c: Candidate) -> bool:
    """二套, 二期, 二级, 二年: two of a thing is 两, 二 numbers."""
    return c.number == "二" and (c.unit.kind == "count" or c.unit.symbol == "a")


def is_calendar_year(c: Candidate) -> bool:
    """2023年 without a reader of periods is still a year."""
    return (
        c.unit.symbol == "a"
        and c.unit.kind == "duration"
        and len(c.number) == 4
        and c.number.isdigit()
        and 1800 <= c.numeral.value <= 2100
    )


def is_address(c: Candidate) -> bool:
    """?q=30%25%20: an address of the web."""
    return c.unit.symbol == "%"


def is_match(c: Candidate) -> bool:
    """3对3 is a game, 48秒36 and 7分48秒 are times of one."""
    return c.text[c.end : c.end + 1].isdigit()


def is_code(c: Candidate) -> bool:
    """1058-01期, 01组: a number with a leading zero is a code."""
    return len(c.number) > 1 and c.number[0] == "0" and c.number.isdigit()


def is_quoted_slogan(c: Candidate) -> bool:
    """“三个专项”, “两个统筹”: a small Chinese count right behind a quotation mark names a programme."""
    return (
        _previous(c) in ("“", "‘", "「", "《")
        and c.unit.kind == "count"
        and not c.number[0].isdigit()
        and c.numeral.value < 100
    )


def breaks_condition(c: Candidate) -> bool:
    """The condition of the unit's row does not hold."""
    condition = c.unit.condition
    return bool(condition) and not CONDITIONS[condition](c)


def is_arabic(c: Candidate) -> bool:
    """200方, but not 三方."""
    return c.number[0].isdigit()


def is_edition(c: Candidate) -> bool:
    """连续举办18届; 十九届五中全会, 十届人大 and 2025届 are numbered."""
    if c.number[0].isdigit() and c.numeral.value >= 1900:
        return False
    return bool(_HELD.search(c.text, max(0, c.start - 8), c.start))


_HELD = re.compile("连续|举办|举行|已|历经|蝉联|历届|共|办了|成功|[近超约逾]")


def is_index(c: Candidate) -> bool:
    """1812点, 下跌28点; 3点 is a time, 三点建议 a list."""
    if not c.number[0].isdigit():
        return False
    return (
        c.numeral.value > 24 or bool(_INDEX.search(c.text, max(0, c.start - 6), c.start)) or "." in c.number
    )


_INDEX = re.compile("[涨跌升降报收挫落加减滑]")


def is_level(c: Candidate) -> bool:
    """6.4级地震, 8级大风; 三级医院 is a class."""
    if not c.number[0].isdigit():
        return False
    return bool(_LEVEL.search(c.text, max(0, c.start - 8), min(len(c.text), c.end + 6)))


_LEVEL = re.compile("震|里氏|风|海浪|浪高|台风")


def is_tenth(c: Candidate) -> bool:
    """三成, 8折: at most ten of ten."""
    return c.numeral.value <= 10


def is_degree(c: Candidate) -> bool:
    """30度, 零下40度; 一度 and 年度 are words."""
    return bool(c.sign) or c.number[0].isdigit() or (c.numeral.value >= 10 and c.number[0] not in "百千万")


def is_yuan(c: Candidate) -> bool:
    """5元, 三十元; 外三元 is a breed, 三元材料 and 二元结构 are compositions."""
    if c.number not in ("二", "三"):
        return True
    return c.text[c.end : c.end + 1] in _YUAN_AFTER and _previous(c) not in ("外", "内")


_YUAN_AFTER = frozenset(("", *"，。、；！？）)以左上的钱/每多\n"))


def is_li(c: Candidate) -> bool:
    """30里, 相距三十里; 七里经堂 and 九里沟 are places."""
    if c.number[0].isdigit() or c.end - c.start > len(c.number) + 1:
        return True
    return c.text[c.end : c.end + 1] in _LI_AFTER


_LI_AFTER = frozenset(("", *"，。、；！？）)外地路长远开以左的多有\n"))


CONDITIONS: Final[dict[str, Callable[[Candidate], bool]]] = {
    "arabic": is_arabic,
    "edition": is_edition,
    "index": is_index,
    "level": is_level,
    "tenth": is_tenth,
    "degree": is_degree,
    "yuan": is_yuan,
    "li": is_li,
}
Rules = tuple[Callable[[Candidate], bool], ...]
RULES_BEFORE: Final[Mapping[str, Rules]] = (
    dict.fromkeys("第届个", (is_ordinal,))
    | dict.fromkeys(f"-.．_/{digits}{ascii_letters}", (is_model_number,))
    | dict.fromkeys("=%&", (is_address,))
    | dict.fromkeys("“‘「《", (is_quoted_slogan,))
)
"""By the character before the candidate."""
RULES_OF_NUMBER: Final[Mapping[str, Rules]] = dict.fromkeys(HAN_FIRSTS, (is_word,)) | {
    "一": (is_word, is_article),
    "二": (is_word, is_second),
    "0": (is_code,),
}
"""By the first character of its number."""
RULES_OF_UNIT: Final[Mapping[str, Rules]] = {"a": (is_calendar_year,), "对": (is_match,), "分": (is_match,)}
"""By the symbol of its unit."""
_NONE: Final[Rules] = ()


def is_refused(
    text: str, start: int, end: int, number: str, numeral: Numeral, unit: Unit, sign: str = ""
) -> bool:
    """Whether any rule says that a number and its unit are no figure; for the arguments see `Candidate`."""
    rules = RULES_BEFORE.get(text[start - 1 : start], _NONE) + RULES_OF_NUMBER.get(number[0], _NONE)
    rules += RULES_OF_UNIT.get(unit.symbol, _NONE)
    if unit.condition:
        rules += (breaks_condition,)
    if not rules:
        return False
    candidate = Candidate(text, start, end, number, numeral, unit, sign)
    for rule in rules:  # noqa: SIM110 (any() of a generator costs twice the time here)
        if rule(candidate):
            return True
    return False
