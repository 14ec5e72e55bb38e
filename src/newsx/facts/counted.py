"""The noun phrase that a count counts, as the words behind it say it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from newsx.facts.cues import read_endings, read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL
from newsx.facts.objects import LONGEST_RELATIVE, QUALITIES, drop_measure, end_of_noun
from newsx.facts.unit import Units

HOW: Final = QUALITIES - {"b"}
"""Tags of what ends a phrase before 的 with how a thing is: 医疗资源丰富(的医院)."""
DESCRIBING: Final = QUALITIES | {"vn"}
"""Tags of what describes a thing before 的, acts among them: (8家)统一(的标准)."""


# Not frozen, as a unit is not: one is built for every count.
@dataclass(slots=True, eq=False)
class Count:
    """What stands behind a count, as far as one noun phrase goes."""

    units: Units
    """Its clause."""
    start: int
    """Where what it counts begins."""
    end: int
    """Where the first noun phrase ends; ``start`` where there is none."""
    measured: bool
    """Whether the next figure stands straight behind that: 在18个省区市|建设|50个项目."""
    person: bool
    """Whether it counts people."""


def counted_noun(frame: Frame, unit: str | None) -> Units:
    """What a count counts: 5条国际航线; 18家具有影响力的法人总部, whose own noun stands behind 的.

    Args:
        frame: the figure's frame.
        unit: its measure word; 3人死亡 counts no 死亡, but 5座加氢站 a 加氢站.
    """
    units = frame.clause.units
    start = _skip_hedges(units, frame.at + 1)
    if start >= len(units):
        return ()
    found = _read_act(units, start) or _read_described(units, start)
    if found:
        return found
    if units[start].tag == "q" and _is_before_noun(units, start):
        start += 1  # 50件|套陶瓷珍品
    end = end_of_noun(units, start)
    measured = end < len(units) and units[end].kind == "figure" and not units[end - 1].joiner
    count = Count(units, start, end, measured, unit in read_words("person_units"))
    for rule in RULES:
        counted = rule(count)
        if counted is not None:
            return counted
    return ()


def _skip_hedges(units: Units, start: int) -> int:
    """33类|81项材料, 两座|10万平米的|人工岛, 8个这样的箱梁, 100万例新增病例: where what is counted begins."""
    last = len(units) - 1
    if start < last and units[start].kind == "figure":
        start += 1 + (units[start + 1].text == ADNOMINAL)
    while start <= last and units[start].text in read_words("count_hedges"):
        start += 1
    if start < last and units[start].tag == "r" and units[start + 1].text == ADNOMINAL:
        start += 2
    cue = units[start].cue if start < last else None
    return start + (cue is not None and cue.role == "new" and units[start + 1].noun)


def _is_before_noun(units: Units, i: int) -> bool:
    return i + 1 < len(units) and units[i + 1].noun


def _read_act(units: Units, start: int) -> Units:
    """两轮|全面|排查: an act, with how it is done."""
    cue = units[start].cue if start + 1 < len(units) else None
    if cue is None or cue.role != "adverb":
        return ()
    act = units[start + 1]
    return units[start : end_of_noun(units, start + 1)] if act.verbal or act.tag == "vn" else ()


def _read_described(units: Units, start: int) -> Units:
    """18名威武的士兵, 5个预设的方案, 100个知名的|包装饮用水品牌: the noun behind 的."""
    if start + 2 >= len(units) or units[start + 1].text != ADNOMINAL or units[start].tag not in DESCRIBING:
        return ()
    noun = start + 2
    noun += units[noun].verb and _is_before_noun(units, noun)
    stop = end_of_noun(units, noun)
    return units[start + 2 : stop] if stop > noun else ()


def _is_list(count: Count) -> Units | None:
    """50家基金、券商等|机构."""
    units, end = count.units, count.end
    listed = count.start < end < len(units) - 1 and units[end].text == "等" and units[end + 1].noun
    return units[end + 1 : end_of_noun(units, end + 1)] if listed else None


def _is_demand(count: Count) -> Units | None:
    """三项关键|要求."""
    units, end = count.units, count.end
    demands = end + 1 == len(units) and units[end].text in read_role("demand")
    return units[count.start : end + 1] if demands else None


def _has_quality(count: Count) -> Units | None:
    """10家医疗资源丰富的|医院, (2个)特色鲜明、带贫面广的|产业: the noun behind 的."""
    units, end = count.units, count.end
    if end < count.start + 2 or end == len(units) or units[end - 1].tag not in HOW:
        return None
    if units[end].text != ADNOMINAL and not units[end].joiner:
        return None
    for i in range(end, min(len(units) - 1, end + LONGEST_RELATIVE)):
        if units[i].text == ADNOMINAL:
            return units[i + 1 : end_of_noun(units, i + 1)] or None
    return None


def _is_alone(count: Count) -> Units | None:
    """61人新|当选为院士, 700余人欢聚一堂: a word that names nothing."""
    if count.end != count.start + 1:
        return None
    word = count.units[count.start]
    idiom = count.person and word.tag in ("i", "l") and len(word.text) > 3
    return () if idiom or word.tag == "a" else None


def _is_plain(count: Count) -> Units | None:
    """5条国际航线; 5家注册资本在1000万以下的|公司."""
    if count.end == count.start or count.measured:
        return None
    owner = _find_owner(count.units, count.end)
    return owner or drop_measure(count.units, count.start, count.end, counts=True)


def _find_owner(units: Units, end: int) -> Units:
    """What has the measure that stands straight behind a count: 5家注册资本在1000万以下的|公司."""
    cue = units[end].cue if end < len(units) else None
    rate = cue is not None and cue.role == "rate"
    if not rate and not units[end - 1].text.endswith(read_endings("attribute_nouns")):
        return ()
    for i in range(end + rate, min(len(units), end + LONGEST_RELATIVE)):
        if units[i].text == ADNOMINAL:
            stop = end_of_noun(units, i + 1)
            if stop > i + 1:
                return units[i + 1 : stop]
    return ()


def _acts(count: Count) -> Units | None:
    """在18个省区市|建设|50个项目, 与44个科研单位|合作|建设项目|142个: without what was done."""
    units, start, end = count.units, count.start, count.end
    if not count.measured:
        return None
    if end > start + 1 and units[end - 1].tag == "vn" and units[start].tag != "vn":
        return units[start : end - 1]
    verbs = [unit.tag[:1] == "v" for unit in units[start:end]]
    cut = next((start + k for k, two in enumerate(pairwise(verbs)) if all(two)), end)
    return units[start:cut] if start < cut < end else None


def _says_nothing(count: Count) -> Units | None:
    """50人|会被疏散到青河的住所: neither a verb nor a preposition tells of what is counted."""
    word = count.units[count.start]
    told = count.end == count.start and (word.verb or word.tag == "p")
    return None if count.measured or (told and word.text not in read_role("modal")) else ()


def _is_told_of(count: Count) -> Units | None:
    """18家|具有影响力的|法人总部."""
    units, start = count.units, count.start
    for i in range(start, min(len(units), start + LONGEST_RELATIVE)):
        if units[i].text == ADNOMINAL:
            end = end_of_noun(units, i + 1)
            if end > i + 1:
                return units[i + 1 : end]
    return None


def _is_made(count: Count) -> Units | None:
    """3个|扩建项目|投产; not 7000多人|走进|车辆公司、交通中心, nor what people do."""
    units, first = count.units, count.start
    while first < len(units) and units[first].verb:
        first += 1
    end = end_of_noun(units, first)
    if first > count.start and any(unit.kind == "entity" or unit.joiner for unit in units[first:end]):
        return None
    acts = end < len(units) and units[end].kind != "mark"
    return units[count.start : end] if end > first and (acts or not count.person) else None


RULES: Final[tuple[Callable[[Count], Units | None], ...]] = (
    _is_list, _is_demand, _has_quality, _is_alone, _is_plain, _acts, _says_nothing, _is_told_of, _is_made,
)  # fmt: skip
"""They stand in order; one that knows says the words, or none, and the rest are not asked."""
