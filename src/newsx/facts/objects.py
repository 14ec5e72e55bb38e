"""The noun phrase behind a figure: what it counts, or is an amount of."""

from typing import Final

from newsx.facts.cues import read_endings, read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL, is_noun, is_verb
from newsx.facts.unit import CLOSING, OPENING, Unit, Units

LONGEST_RELATIVE: Final = 16
"""A noun and what describes it are at most so many units apart."""
QUALITIES: Final = frozenset(("a", "ad", "z", "b", "i"))
"""Tags of what only says how a thing is: 威武(的士兵)."""
TELLING: Final = frozenset(("rate", "rank"))
"""Roles of the cues that say of a measure what it is like: (23个行业增加值)增速, (220种产品产量)位居."""
JOINING: Final = frozenset(("compare", "mean"))
"""Roles of the cues that may stand inside a noun phrase: 超细|高|纯铁, 最."""
SMALL: Final = frozenset("pcur")
"""How the tags of small words begin, none of which is a piece of a noun."""
LONGEST_LIST: Final = 32
"""Units of a list of figures that share the noun behind it; a longer list is a table."""


def noun_behind(frame: Frame) -> Units:
    """The noun phrase straight behind the figure, with or without 的: 1亿元的科技专项资金."""
    if frame.behind is None:
        frame.behind = _read_behind(frame)
    return frame.behind


def noun_described(frame: Frame) -> Units:
    """The noun behind 的, where a verb straight behind the figure only describes it: 70吨没有手续的|烟花."""
    units, start = frame.clause.units, frame.at + 1
    if start >= frame.high or not is_verb(units[start]):
        return ()
    for i in range(start, min(frame.high, start + LONGEST_RELATIVE)):
        if units[i].text == ADNOMINAL:
            return units[i + 1 : end_of_noun(units, i + 1, frame.high)]
    return ()


def _read_behind(frame: Frame) -> Units:
    units, start = frame.clause.units, frame.at + 1
    if start >= frame.high:
        return ()
    last = min(len(units), start + LONGEST_LIST) - 1
    while start < last and units[start].joiner and units[start + 1].kind == "figure":
        start += 2  # 25%、5%关税
    high = frame.high if start == frame.at + 1 else len(units)
    while start < high and (
        units[start].text in (ADNOMINAL, "“")
        or units[start].text in read_role("amount")
        or (start + 1 < high and units[start + 1].text == ADNOMINAL and _measures(units[start]))
    ):
        start += 1
    ahead = start < high and units[start].cue is not None and units[start].tag == "a"  # 160美元左右的|高矿价
    ahead |= start + 1 < high and _describes(units, start)
    end = end_of_noun(units, start + ahead, high)
    if end == start:
        return ()
    if (
        end > start + 1
        and units[start].text in read_words("measure_nouns")
        and units[start + 1].tag[:1] == "v"
    ):
        end = start + 1  # 以9元的价格|发行股票
    if units[start].text in read_words("threshold_nouns"):
        return ()  # 迈上百亿元台阶
    return drop_measure(units, start, end)


def _measures(unit: Unit) -> bool:
    """(400米)长(的生产线), (5米)宽高(的展台): the word says what of it is so long."""
    return read_role("dimension").issuperset(unit.text)


def drop_measure(units: Units, start: int, end: int, *, counts: bool = False) -> Units:
    """The noun behind a figure without its act, or what the next figure measures of it.

    5台核电机组|投产, 5个监测点|达标率超过98%.
    """
    if end - start > 1 and units[end - 1].text in read_words("act_nouns") and is_noun(units[end - 2]):
        end -= 1  # 5台核电机组|投产
    bare = end
    while bare - start > 1 and units[bare - 1].kind == "word" and _is_measure(units[bare - 1]):
        bare -= 1
    if bare == end:
        return units[start:end]
    behind = end
    while behind < len(units) and (units[behind].cue or units[behind].tag == "d"):
        behind += 1
    counted = behind < len(units) and units[behind].kind == "figure"
    cue = units[end].cue if counts and end < len(units) else None
    return units[start:bare] if counted or (cue and cue.role in TELLING) else units[start:end]


def _is_measure(unit: Unit) -> bool:
    return unit.text.endswith(read_endings("measured_of"))


def _describes(units: Units, i: int) -> bool:
    """Whether a verb straight behind 的 only describes the noun behind it: 5亿元的|复苏基金."""
    return units[i - 1].text == ADNOMINAL and is_verb(units[i]) and is_noun(units[i + 1])


def end_of_noun(units: Units, start: int, high: int | None = None) -> int:
    """Where the noun phrase ends that begins at ``start``; behind ``high`` it never does."""
    high = len(units) if high is None else high
    end = _end_of_pieces(units, start, high)
    if end:
        return end
    end = start
    while end < high:
        unit = units[end]
        if unit.text in OPENING:
            close = _find_closing(units, end, high)
            if end > start and close + 1 < high and units[close + 1].verb:
                return end  # 两名当地人|“蓄意”破坏
            end = close
        elif not unit.plain and not _goes_on(units, start, end, high):
            break
        end += 1
    if end - start > 1 and end < len(units) and units[end - 1].tag in ("a", "ad") and units[end].verb:
        return end - 1  # 50台客车|精准导航
    return end


def _find_closing(units: Units, opening: int, high: int) -> int:
    """Where a quotation closes, or would be too long."""
    last = min(high - 1, opening + LONGEST_RELATIVE)
    return next((i for i in range(opening, last) if units[i].text in CLOSING), last)


def _goes_on(units: Units, start: int, i: int, high: int) -> bool:
    """Whether the noun phrase that begins at ``start`` goes on with the unit at ``i``."""
    unit, inside = units[i], i > start
    if unit.cue and not unit.joiner and unit.cue.role not in JOINING:
        return False
    behind = units[i + 1] if i + 1 < len(units) else None
    more = behind is not None and behind.noun and behind.kind == "word"
    if behind is not None and i + 1 < high and _breaks(unit, behind, inside=inside):
        return False
    if unit.tag == "eng" and inside:
        return units[i - 1].tag in ("a", "b")  # 13个主要城市|PM2.5浓度, but 新型ACC轻质建材
    if (unit.noun and not unit.cue) or unit.verbal or unit.text in CLOSING:
        return True
    if unit.cue:
        highest = unit.cue.role == "mean" and unit.text[0] == "最"
        return inside and more and (highest or unit.joiner or unit.cue.role == "compare")  # 超细|高|纯铁
    if more and (unit.text == "非" or (inside and (unit.joiner or unit.text == "间"))):
        return True  # 10个非物质文化遗产, 政府间协议
    if unit.verb and _joins_compound(units, i, start):
        return True
    return inside and _is_unknown(units[i : i + 3])


def _breaks(unit: Unit, behind: Unit, *, inside: bool) -> bool:
    """910吨农产品|和一批防护品, 学生|共聚一堂欢度春节."""
    if unit.joiner:
        return behind.text in read_words("list_words")
    return inside and unit.tag == "i" and len(unit.text) == 4 and behind.verb


def _is_unknown(units: Units) -> bool:
    """重点|保|供|企业: whether two single characters before a noun are what the segmenter left of another."""
    if len(units) < 3 or len(units[0].text) > 1 or len(units[1].text) > 1 or not units[2].noun:
        return False
    if units[1].text in read_words("directions"):
        return False  # 80万人口|送去清洁能源
    small = any(unit.tag[:1] in SMALL for unit in units)  # 两幢公寓|用的热水
    return not small and all(unit.kind == "word" and unit.text.isalnum() for unit in units)


def _joins_compound(units: Units, i: int, start: int) -> bool:
    """Whether a verb stands before a noun of a compound; behind its first word they may be more.

    服务企业, 异地|扶贫搬迁房屋; but (3家)保护繁育萤火虫的基地.
    """
    first = i
    while i < len(units) and units[i].verb and units[i].text in read_words("compound_verbs"):
        i += 1
    if i == first or i == len(units) or units[i].kind != "word" or not units[i].noun:
        return False
    behind = i
    while behind < len(units) and units[behind].noun:
        behind += 1
    relative = behind < len(units) and units[behind].text == ADNOMINAL
    return not (relative and i > first + 1 and first == start)


def _end_of_pieces(units: Units, start: int, high: int) -> int:
    """Where a noun of three single characters ends, 0 where there is none: (0.6元的)滞|期|费."""
    if not start or units[start - 1].text != ADNOMINAL:
        return 0
    end = start
    while end < high and len(units[end].text) == 1 and units[end].tag[:1] in ("n", "v", "a", "g", "j"):
        end += 1
    return end if end - start == 3 else 0
