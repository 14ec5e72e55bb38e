"""The noun phrase behind a figure: what it counts, or is an amount of."""

from itertools import pairwise
from typing import Final

from newsx.facts.cues import read_endings, read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL, is_noun, is_verb, is_verbal
from newsx.facts.unit import CLOSING, OPENING, Unit, Units

LONGEST_RELATIVE: Final = 16
"""A noun and what describes it are at most so many units apart."""
QUALITIES: Final = frozenset(("a", "ad", "z", "b", "i"))
"""Tags of what only says how a thing is: 威武(的士兵)."""
TELLING: Final = frozenset(("rate", "rank"))
"""Roles of the cues that say of a measure what it is like: (23个行业增加值)增速, (220种产品产量)位居."""
DESCRIBING: Final = QUALITIES | {"vn"}
"""And of what describes a thing before 的, acts among them: (8家)统一(的标准)."""
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
            return units[i + 1 : _end_of_count(units, i + 1, frame.high)]
    return ()


def _read_behind(frame: Frame) -> Units:
    units, start = frame.clause.units, frame.at + 1
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
    end = _end_of_count(units, start + ahead, high)
    if (
        end > start + 1
        and units[start].text in read_words("measure_nouns")
        and units[start + 1].tag[:1] == "v"
    ):
        end = start + 1  # 以9元的价格|发行股票
    if end > start and units[start].text in read_words("threshold_nouns"):
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
    behind = end
    while behind < len(units) and (units[behind].cue or units[behind].tag == "d"):
        behind += 1
    counted = behind < len(units) and units[behind].kind == "figure"
    cue = units[end].cue if counts and end < len(units) else None
    return units[start:bare] if counted or (cue and cue.role in TELLING) else units[start:end]


def _is_measure(unit: Unit) -> bool:
    return unit.text.endswith(read_endings("measured_of"))


def _find_owner(units: Units, start: int, end: int) -> Units:
    """What has the measure that stands straight behind a count: 5家注册资本在1000万以下的|公司."""
    cue = units[end].cue if end < len(units) else None
    rate = cue is not None and cue.role == "rate"
    if not rate and not units[end - 1].text.endswith(read_endings("attribute_nouns")):
        return ()
    for i in range(end + rate, min(len(units), end + LONGEST_RELATIVE)):
        if units[i].text == ADNOMINAL:
            stop = _end_of_count(units, i + 1)
            if stop > i + 1:
                return units[i + 1 : stop]
    return ()


def _describes(units: Units, i: int) -> bool:
    """Whether a verb straight behind 的 only describes the noun behind it: 5亿元的|复苏基金."""
    return units[i - 1].text == ADNOMINAL and is_verb(units[i]) and is_noun(units[i + 1])


def counted_noun(frame: Frame, unit: str | None) -> Units:
    """What a count counts: 5条国际航线; 18家具有影响力的法人总部, whose own noun stands behind 的.

    Args:
        frame: the figure's frame.
        unit: its measure word; 3人死亡 counts no 死亡, but 5座加氢站 a 加氢站.
    """
    units, start = frame.clause.units, frame.at + 1
    if start + 1 < len(units) and units[start].kind == "figure":
        start += 1 + (units[start + 1].text == ADNOMINAL)  # 33类|81项材料, 两座|10万平米的|人工岛
    while start < len(units) and units[start].text in read_words("count_hedges"):
        start += 1
    if start + 1 < len(units) and units[start].tag == "r" and units[start + 1].text == ADNOMINAL:
        start += 2  # 8个这样的箱梁
    cue = units[start].cue if start + 1 < len(units) else None
    if cue and cue.role == "new" and is_noun(units[start + 1]):
        start += 1  # 100万例新增病例
    elif cue and cue.role == "adverb" and (is_verbal(units[start + 1]) or units[start + 1].tag == "vn"):
        return units[start : _end_of_count(units, start + 1)]  # 两轮全面排查
    if start + 2 < len(units) and units[start].tag in DESCRIBING and units[start + 1].text == ADNOMINAL:
        acts = start + 3 < len(units) and is_verb(units[start + 2]) and is_noun(units[start + 3])
        stop = _end_of_count(units, start + 2 + acts)  # 100个知名的|包装饮用水品牌
        if stop > start + 2 + acts:
            return units[start + 2 : stop]  # 18名威武的士兵, 5个预设的方案
    if start + 1 < len(units) and units[start].tag == "q" and is_noun(units[start + 1]):
        start += 1  # 50件|套陶瓷珍品
    end = _end_of_count(units, start)
    if start < end < len(units) - 1 and units[end].text == "等" and is_noun(units[end + 1]):
        return units[end + 1 : _end_of_count(units, end + 1)]  # 50家基金、券商等|机构
    if end + 1 == len(units) and units[end].text in read_role("demand"):
        return units[start : end + 1]  # 三项关键要求
    if end > start + 1 and (thing := _find_described(units, end)):
        return thing  # 10家医疗资源丰富的医院
    opens = start < len(units) and units[start].text not in read_role("modal")  # 50人|会被疏散到青河的住所
    described = end == start and opens and (is_verb(units[start]) or units[start].tag == "p")
    measured = end < len(units) and units[end].kind == "figure" and not units[end - 1].joiner
    if end - start == 1 and units[start].tag == "a":
        return ()  # 61人新当选为院士
    idiom = end - start == 1 and units[start].tag in ("i", "l") and len(units[start].text) > 3
    if idiom and unit in read_words("person_units"):
        return ()  # 700余人欢聚一堂
    if end > start and not measured:
        return _find_owner(units, start, end) or drop_measure(units, start, end, counts=True)
    if measured and end > start + 1 and units[end - 1].tag == "vn" and units[start].tag != "vn":
        return units[start : end - 1]  # 在18个省区市|建设50个项目
    if measured:
        verbs = [unit.tag[:1] == "v" for unit in units[start:end]]
        cut = next((start + k for k, two in enumerate(pairwise(verbs)) if all(two)), end)
        if start < cut < end:
            return units[start:cut]  # 与44个科研单位|合作建设项目142个
    if not described and not measured:
        return ()
    for i in range(start, min(len(units), start + LONGEST_RELATIVE)):
        if units[i].text == ADNOMINAL:
            end = _end_of_count(units, i + 1)
            if end > i + 1:
                return units[i + 1 : end]
    first = start
    while first < len(units) and is_verb(units[first]):
        first += 1
    end = _end_of_count(units, first)
    acts = end < len(units) and units[end].kind != "mark"
    if first > start and any(u.kind == "entity" or u.joiner for u in units[first:end]):
        return ()  # 7000多人走进车辆公司、交通中心
    if end > first and (acts or unit not in read_words("person_units")):
        return units[start:end]
    return ()


def _end_of_count(units: Units, start: int, high: int | None = None) -> int:
    """Where the noun phrase ends that begins at ``start``; behind ``high`` it never does."""
    end, high = start, len(units) if high is None else high
    while end < high:
        unit = units[end]
        chunk = units[end : end + 3]  # 重点|保|供|企业: single characters that the segmenter left
        unknown = len(chunk) == 3 and len(chunk[0].text) == len(chunk[1].text) == 1 and end > start
        unknown = unknown and not any(unit.tag[:1] in SMALL for unit in chunk)  # 两幢公寓|用的热水
        unknown = unknown and chunk[1].text not in read_words("directions")  # 80万人口|送去清洁能源
        if end == start and (stop := _end_of_pieces(units, start, high)):
            return stop
        more = end + 1 < len(units) and is_noun(units[end + 1]) and units[end + 1].kind == "word"
        if unit.joiner and end + 1 < high and units[end + 1].text in read_words("list_words"):
            break  # 910吨农产品和|一批防护品
        if (
            unit.tag == "i"
            and len(unit.text) == 4
            and end > start
            and end + 1 < high
            and is_verb(units[end + 1])
        ):
            break  # 学生|共聚一堂欢度春节
        if unit.text in OPENING:
            stop, opening = min(high - 1, end + LONGEST_RELATIVE), end
            while end < stop and units[end].text not in CLOSING:
                end += 1
            if opening > start and end + 1 < high and is_verb(units[end + 1]):
                return opening  # 两名当地人|“蓄意”破坏
        elif unit.tag == "eng" and end > start and units[end - 1].tag not in ("a", "b"):
            break  # 13个主要城市PM2.5浓度, but 新型ACC轻质建材
        elif not (
            (unit.joiner and end > start and more)
            or _joins_compound(units, end, start)
            or (unit.text == "非" and more)  # 10个非物质文化遗产
            or (unknown and all(u.kind == "word" and u.text.isalnum() for u in chunk) and is_noun(chunk[2]))
            or unit.text in CLOSING
            or (unit.text == "间" and end > start and more)  # 政府间协议
            or (unit.cue and unit.cue.role == "compare" and end > start and more)  # 超细|高|纯铁
            or (is_noun(unit) and not unit.cue)
            or (unit.cue and unit.cue.role == "mean" and unit.text[0] == "最" and end > start and more)
            or is_verbal(unit)
        ):
            break
        end += 1
    if end - start > 1 and end < len(units) and units[end - 1].tag in ("a", "ad") and is_verb(units[end]):
        return end - 1  # 50台客车|精准导航
    return end


def _find_described(units: Units, end: int) -> Units:
    """The noun behind 的, where what stands before it ends in how it is: (2个)特色鲜明、带贫面广的|产业."""
    if units[end - 1].tag not in QUALITIES or units[end - 1].tag == "b" or end == len(units):
        return ()
    if units[end].text != ADNOMINAL and not units[end].joiner:
        return ()
    for i in range(end, min(len(units) - 1, end + LONGEST_RELATIVE)):
        if units[i].text == ADNOMINAL:
            return units[i + 1 : _end_of_count(units, i + 1)]
    return ()


def _joins_compound(units: Units, i: int, start: int) -> bool:
    """Whether a verb stands before a noun of a compound; behind its first word they may be more.

    服务企业, 异地|扶贫搬迁房屋; but (3家)保护繁育萤火虫的基地.
    """
    first = i
    while i < len(units) and is_verb(units[i]) and units[i].text in read_words("compound_verbs"):
        i += 1
    behind = i
    while behind < len(units) and is_noun(units[behind]):
        behind += 1
    if i > first + 1 and first == start and behind < len(units) and units[behind].text == ADNOMINAL:
        return False
    return first < i < len(units) and units[i].kind == "word" and is_noun(units[i])


def _end_of_pieces(units: Units, start: int, high: int) -> int:
    """Where a noun of three single characters ends, 0 where there is none: (0.6元的)滞|期|费."""
    if not start or units[start - 1].text != ADNOMINAL:
        return 0
    end = start
    while end < high and len(units[end].text) == 1 and units[end].tag[:1] in ("n", "v", "a", "g", "j"):
        end += 1
    return end if end - start == 3 else 0
