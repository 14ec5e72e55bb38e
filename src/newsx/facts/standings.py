"""How well a name stands for a subject where it stands."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final, Literal, cast

from newsx.entities.entity import Entity
from newsx.facts.cues import ends_like_title, read_prepositions, read_role, read_titles, read_words
from newsx.facts.nouns import ADNOMINAL, find_row
from newsx.facts.unit import CLOSING, OPENING, Unit, Units

Standing = Literal["strong", "person", "located", "object", "directed"]
"""How well a name stands for a subject: (青河市)投资, 在(青河市)投资, 聚集了(青河钢铁), 向(青河市)捐赠."""
STANDINGS: Final[tuple[Standing, ...]] = ("strong", "person", "located", "object", "directed")
LONGEST_OUTLOOK: Final = 8
"""The word for an outlook stands at most so many units behind whom it is for."""


def is_market(units: Units, end: int) -> bool:
    """Whether a land is but the market of a share: 全球|市占率, 全国|市场|份额."""
    at = end + (end < len(units) and units[end].text == "市场")
    share = units[at].text if at < len(units) else ""
    return share in read_words("share_nouns") or share == "市场占有率"


def is_nickname(units: Units, end: int) -> bool:
    """Whether a name but begins what a quotation calls somebody: “青河|蒜都”."""
    start = next((i for i in range(end - 1, max(-1, end - 4), -1) if units[i].text in OPENING), None)
    if start is None or end >= len(units) or units[end].text in CLOSING or units[end].kind != "word":
        return False
    behind = next((i for i in range(end, min(len(units), end + 4)) if units[i].text in CLOSING), None)
    return behind is not None and behind + 1 < len(units) and units[behind + 1].kind == "entity"


def names_behind(units: Units, i: int) -> bool:
    """Whether nouns alone stand between 全国 and the name that they describe: 全国|连锁企业|青河租车."""
    end = i + 1
    while end < min(len(units), i + 7) and units[end].kind in ("word", "cue") and _describes(units[end]):
        end += 1
    named = i + 1 < end < len(units) and units[end].kind == "entity"
    return named and units[end - 1].holds


def _describes(unit: Unit) -> bool:
    mean = unit.cue is not None and unit.cue.role == "mean"
    describes = mean or unit.text == ADNOMINAL or unit.tag in ("a", "d")  # 我国最大的|电商企业|青河公司
    return describes or unit.noun or unit.text in read_words("compound_verbs")


def counts_up(unit: Unit) -> bool:
    """Whether a word says that all so far is counted: 累计."""
    return unit.cue is not None and unit.cue.role in ("adverb", "mean")


def stand(units: Units, i: int, end: int, *, governed: bool) -> Standing:
    """How well the names from ``i`` to ``end`` stand for a subject."""
    before = units[i - 1].text if i else ""
    prepositions = read_prepositions()
    standing = prepositions.get(before)
    if standing is None and i and units[i - 1].joiner:
        standing = prepositions.get(_before_row(units, i))
    if standing and not (end == len(units) and units[i - 1].joiner):  # 与湖北9家(医院)
        nation = units[i].text in read_words("nation_words")  # 在全国率先建成
        return "directed" if nation else cast(Standing, standing)
    first = i - 1 if i > 1 and before in OPENING else i  # 是“三北”防护林的重要部分
    if first and is_copula(units[first - 1]) and not (first > 1 and units[first - 2].tag == "r"):
        return "object"  # (湖西省)是我国农业大省，河流总长5万公里
    listed = end < len(units) and units[end].text == "等"
    if listed and end + 1 < len(units) and units[end + 1].text in read_words("place_nouns"):
        listed = False  # 上海、福建等|地
    if listed or governed:
        return "object"
    return "strong"


def opens(units: Units, i: int, end: int) -> bool:
    """Whether the names from ``i`` to ``end`` open their clause as who acts: 今年，(昆山市)建成."""
    first = next((k for k in range(i, 0, -1) if not (units[k - 1].ahead or units[k - 1].joiner)), 0)
    if (first and units[first - 1].kind != "figure") or end >= len(units):
        return False
    behind = units[end]
    if behind.kind == "figure":  # 昆山市5家、海盐县3家; not 青河5万千瓦光伏项目
        return end + 1 >= len(units) or units[end + 1].joiner
    return behind.text not in ("等", "至") and not behind.joiner and behind.text not in read_titles()


def sets_scene(units: Units, entities: Sequence[Entity]) -> bool:
    """Whether a clause does nothing but name a place that is looked at: 在昆山市，; 在昆山市|的|工厂|里，."""
    start = next((i for i, unit in enumerate(units) if not unit.ahead), len(units))
    behind = units[start + 1 :]
    if start >= len(units) or read_prepositions().get(units[start].text) != "located" or not behind:
        return False
    end = find_row(behind, 0)
    where = len(behind) == end or behind[end].text == ADNOMINAL or behind[end].tag in ("f", "s")
    placed = behind[0].kind == "entity" and entities[behind[0].index].type == "place"
    return placed and where and not any(unit.verb or unit.cue for unit in behind)


def _before_row(units: Units, i: int) -> str:
    """The word before the row of nouns that ends with a name: 来自|各省院团和青河军团(的5名演员)."""
    while i and (units[i - 1].joiner or units[i - 1].noun or units[i - 1].kind == "figure"):
        i -= 1
    return units[i - 1].text if i else ""


def is_governed(units: Units, before: bool) -> bool:
    """Whether a verb stands before a name, and neither 的 nor a word such as 使 between the two.

    Args:
        units: what its clause says since the name before.
        before: the same of that one.
    """
    pivots = read_words("pivot_verbs")
    for unit in reversed(units):
        if unit.kind != "entity" and (unit.text == ADNOMINAL or unit.text in pivots):
            return False
        if unit.verb or (unit.cue and unit.cue.role == "new"):
            return True  # 新增股东青河钢铁
    return before


def acts(units: Units, end: int) -> bool:
    """Whether somebody named does something else than speak: (李雪健)赢得奖杯."""
    while end < len(units) and (
        units[end].tag[:1] in ("d", "t")
        or units[end].kind == "period"
        or units[end].text in CLOSING
        or ends_like_title(units[end].text)  # 宫玉生局长|考察
    ):
        end += 1
    if end >= len(units):
        return False
    verb = units[end].verb or units[end].tag in ("l", "i") or units[end].text in read_role("act")
    verb = verb or (units[end - 1].tag == "d" and is_copula(units[end]))  # 宫玉生常常|是
    return verb and not any(unit.text in read_words("news_verbs") for unit in units[end : end + 3])


def strikes(units: Units, i: int, end: int) -> bool:
    """Whether the last verb before a name is what a disaster does to it: 波及, 席卷; 造成青河市|26人死亡."""
    if i and units[i - 1].text == "股东":
        return True  # 新增股东|青河钢铁，持股60%
    if i > 1 and is_copula(units[i - 1]) and units[i - 2].text == ADNOMINAL:
        return True  # 离青河钢铁最近的为|青河铁矿，产量为5万吨
    k, first = i - 1, max(0, i - 6)
    while k >= first and not units[k].verb:
        k -= 1
    if k < first:
        return False
    verb = units[k]
    caused = end == len(units) and units[i - 1] is verb and verb.text in read_role("cause")
    return caused or verb.text in read_words("striking_verbs")


def is_judged(units: Units, i: int, end: int) -> bool:
    """Whether another looks ahead for a name: (世界银行)将2023年|青河国|经济增长预期(上调至5%)."""
    first = i
    while first and units[first - 1].kind == "period":
        first -= 1
    if not first or units[first - 1].text not in read_role("handles"):
        return False
    behind = takewhile(lambda unit: unit.kind != "figure", units[end : end + LONGEST_OUTLOOK])
    return any(unit.text in read_role("outlook") for unit in behind)


def is_copula(unit: Unit) -> bool:
    """Whether a name behind this word only says what another one is: 为, 是."""
    return unit.text in read_role("copula") and unit.cue is not None
