"""How well a name stands for a subject where it stands."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final, Literal, cast

from newsx.entities.entity import Entity
from newsx.facts.cues import (
    read_endings,
    read_prepositions,
    read_role,
    read_role_endings,
    read_titles,
    read_words,
)
from newsx.facts.nouns import ADNOMINAL, find_row, text_of
from newsx.facts.unit import CLOSING, OPENING, TITLE_MARKS, Unit, Units

Standing = Literal["strong", "person", "located", "object", "directed"]
"""How well a name stands for a subject: (青河市)投资, 在(青河市)投资, 聚集了(青河钢铁), 向(青河市)捐赠."""


STANDINGS: Final[tuple[Standing, ...]] = ("strong", "person", "located", "object", "directed")


LONGEST_REPORT: Final = 10
"""The name of a report stands at most so many units behind who wrote it."""
LONGEST_OUTLOOK: Final = 8
"""And the word for an outlook so many behind whom it is for."""


def tells(units: Units, i: int, entity: Entity) -> bool:
    """Whether a name only tells the news: 海关总署介绍, 记者从水利部了解到."""
    if i and units[i - 1].text in read_role("source"):
        return True
    if _has_teller(units, i + 1):
        return True  # 俄罗斯气象部门表示
    if _is_titled(units, i) and (is_office(entity) or not _is_document(units, i)):
        return True  # 《财政部关于节能工作的通知》要求, 武术《青河骄傲》
    if entity.type == "organization" and text_of(units[i + 1 :]).endswith(read_role_endings("shows")):
        return True
    if entity.type == "organization" and _reports(units, i):
        return True  # 云帆证券研报认为
    if not is_office(entity):
        return False
    if len(units) == 1:
        return True  # 青河市卫健委：(新增病例5例)
    cue = units[i + 1].cue if i + 2 == len(units) else None
    if cue and cue.planned:
        return True  # 气象台预计，
    if any(unit.text.endswith(read_role_endings("briefing")) for unit in units[i + 1 : i + 8]):
        return True  # 国务院新闻办今天举行新闻发布会
    if _speaks_for_nation(units, i + 1):
        return True  # 商务部重点监测的|全国零售企业
    titled = units[i + 1].text.endswith(read_titles()) if i + 1 < len(units) else False
    return any(unit.text in read_words("news_verbs") for unit in units[i + 1 : i + (14 if titled else 6)])


def _speaks_for_nation(units: Units, start: int) -> bool:
    """Whether 全国 stands behind an office as whose the figures are: not 在全国, 对我国."""
    nation = read_words("nation_words")
    said = (i for i in range(start, len(units)) if units[i].text in nation)
    return any(i == start or units[i - 1].text == ADNOMINAL for i in said)


def _reports(units: Units, i: int) -> bool:
    """Whether a body only judges others: 云帆证券预计 but not 青河钢铁预计, 昆山公司发布报告称."""
    behind = units[i + 1 : i + 1 + LONGEST_REPORT]
    if not behind:
        return False
    if behind[0].text in read_role("opinion") and (len(behind) == 1 or len(behind[0].text) > 1):
        return True
    judges = behind[0].text in read_words("news_verbs") or (behind[0].cue and behind[0].cue.planned)
    if judges and units[i].text.endswith(read_role_endings("house")):
        return True
    for k, unit in enumerate(behind):
        if unit.kind == "figure" or unit.text in read_role("profit"):
            return False  # 业绩报告 is of whom it names
        if unit.text in read_role("report"):
            after = behind[k + 1 :]
            tells = read_words("news_verbs") | read_role("opinion")
            return not after or any(other.text in tells for other in after)
    return False


def is_office(entity: Entity) -> bool:
    """Whether a name is that of one who mostly tells: 工信部, 新华网, but not 国家电网."""
    name = entity.name
    return name.endswith(read_endings("office_suffixes")) and not name.endswith(read_endings("body_endings"))


def _is_document(units: Units, i: int) -> bool:
    """Whether a title is that of a plan or report, which is of whom it names: 《青河市规划》."""
    close = next((k for k in range(i, len(units)) if units[k].text == "》"), None)
    nouns = read_endings("document_nouns") + read_endings("event_endings")
    return close is None or units[close - 1].text.endswith(nouns)


def _has_teller(units: Units, start: int) -> bool:
    """Whether those who tell stand straight behind a name: (俄罗斯)气象部门表示."""
    end = start
    while end < min(len(units), start + 4) and units[end].noun and units[end].kind == "word":
        end += 1
    told = any(unit.text in read_words("news_verbs") for unit in units[end : end + 3])
    return end > start and told and units[end - 1].text.endswith(read_endings("teller_nouns"))


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


def _is_titled(units: Units, i: int) -> bool:
    """Whether a name stands in the title of a book or document."""
    opened = next((unit.text for unit in reversed(units[:i]) if unit.text in TITLE_MARKS), "")
    return opened == "《"


def counts_up(unit: Unit) -> bool:
    """Whether a word says that all so far is counted: 累计."""
    return unit.cue is not None and unit.cue.role in ("adverb", "mean")


def stand(units: Units, i: int, end: int, *, governed: bool) -> Standing:
    """How well the names from ``i`` to ``end`` stand for a subject."""
    before = units[i - 1].text if i else ""
    standing = read_prepositions().get(before) or read_prepositions().get(_before_row(units, i))
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


def tells_anew(units: Units, entities: Sequence[Entity], held: str) -> bool:
    """Whether an office tells something that need not be of whom the text spoke of: 国家税务总局数据显示."""
    for i, unit in enumerate(units):
        if unit.kind == "entity":
            entity = entities[unit.index]
            return is_office(entity) and tells(units, i, entity) and not unit.text.startswith(held[:2])
    return False


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
    if not i or not units[i - 1].joiner:
        return ""
    while i and (units[i - 1].joiner or units[i - 1].noun or units[i - 1].kind == "figure"):
        i -= 1
    return units[i - 1].text if i else ""


def is_governed(units: Units, before: bool) -> bool:
    """Whether a verb stands before a name, and neither 的 nor a word such as 使 between the two.

    Args:
        units: what its clause says since the name before, and the name.
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
        or units[end].text.endswith(read_titles())  # 宫玉生局长|考察
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
    verb = next((unit for unit in reversed(units[max(0, i - 6) : i]) if unit.verb), None)
    if verb is None:
        return False
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
