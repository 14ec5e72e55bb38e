"""Who only tells the news: offices, media and houses, where no figure is theirs."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.bits import ENTITY, Bits
from newsx.facts.clauses import Clause
from newsx.facts.cues import (
    ends_like_title,
    read_endings,
    read_role,
    read_role_endings,
    read_words,
)
from newsx.facts.nouns import ADNOMINAL, text_of
from newsx.facts.rulebook import Rulebook
from newsx.facts.unit import TITLE_MARKS, Units

LONGEST_REPORT: Final = 10
"""The name of a report stands at most so many units behind who wrote it."""
LONGEST_BRIEFING: Final = 8
"""And a briefing before so many behind who holds it."""
LONGEST_SPEECH: Final = 6
"""The verb of telling stands before so many units behind an office,"""
LONGEST_TITLED: Final = 14
"""and before so many where the title of its head stands between: 青河市统计局局长宫玉生."""
MOST_OFFICES: Final = 4096
"""Of so many names is kept whether they are offices: a text says the same ones again and again."""

Rule = Callable[[Units, int, Entity], bool]


def tells(units: Units, i: int, entity: Entity, signals: Bits) -> bool:
    """Whether a name only tells the news: 海关总署介绍, 记者从水利部了解到.

    Args:
        units: a clause, or what of it belongs to one figure.
        i: where the name stands.
        entity: the name.
        signals: what the clause signals.
    """
    for rule in RULES.list_for(signals=signals):  # noqa: SIM110 (any() of a generator costs twice the time here)
        if rule(units, i, entity):
            return True
    return False


def tells_anew(clause: Clause, entities: Sequence[Entity], held: str) -> bool:
    """Whether an office tells something that need not be of whom the text spoke of: 国家税务总局数据显示."""
    if not clause.signals & ENTITY:
        return False
    units = clause.units
    i = next(i for i, unit in enumerate(units) if unit.kind == "entity")
    entity = entities[units[i].index]
    told = is_office(entity) and tells(units, i, entity, clause.signals)
    return told and not units[i].text.startswith(held[:2])


def is_office(entity: Entity) -> bool:
    """Whether a name is that of one who mostly tells: 工信部, 新华网, but not 国家电网."""
    return _is_office(entity.name)


@lru_cache(maxsize=MOST_OFFICES)
def _is_office(name: str) -> bool:
    return name.endswith(read_endings("office_suffixes")) and not name.endswith(read_endings("body_endings"))


def _is_source(units: Units, i: int, entity: Entity) -> bool:
    """据|海关总署."""
    return i > 0 and units[i - 1].text in read_role("source")


def _has_teller(units: Units, i: int, entity: Entity) -> bool:
    """(俄罗斯)气象部门表示: those who tell stand straight behind a name."""
    start = end = i + 1
    while end < min(len(units), start + 4) and units[end].noun and units[end].kind == "word":
        end += 1
    if end == start or not units[end - 1].text.endswith(read_endings("teller_nouns")):
        return False
    return any(unit.text in read_words("news_verbs") for unit in units[end : end + 3])


def _is_titled(units: Units, i: int, entity: Entity) -> bool:
    """《财政部关于节能工作的通知》要求, 武术《青河骄傲》: a title, but no document of whom it names."""
    opened = next((unit.text for unit in reversed(units[:i]) if unit.text in TITLE_MARKS), "")
    return opened == "《" and (is_office(entity) or not _is_document(units, i))


def _is_document(units: Units, i: int) -> bool:
    """Whether a title is that of a plan or report, which is of whom it names: 《青河市规划》."""
    close = next((k for k in range(i, len(units)) if units[k].text == "》"), None)
    nouns = read_endings("document_nouns") + read_endings("event_endings")
    return close is None or units[close - 1].text.endswith(nouns)


def _shows(units: Units, i: int, entity: Entity) -> bool:
    """云帆证券数据显示，."""
    behind = text_of(units[i + 1 :])
    return entity.type == "organization" and behind.endswith(read_role_endings("shows"))


def _judges(units: Units, i: int, entity: Entity) -> bool:
    """云帆证券预计, 青河钢铁认为: but not 青河钢铁预计."""
    if entity.type != "organization" or i + 1 >= len(units):
        return False
    behind = units[i + 1]
    if behind.text in read_role("opinion") and (i + 2 == len(units) or len(behind.text) > 1):
        return True
    judges = behind.text in read_words("news_verbs") or (behind.cue is not None and behind.cue.planned)
    return judges and units[i].text.endswith(read_role_endings("house"))


def _reports(units: Units, i: int, entity: Entity) -> bool:
    """昆山公司发布报告称, 云帆证券研报认为; but a 业绩报告 is of whom it names."""
    if entity.type != "organization":
        return False
    behind = units[i + 1 : i + 1 + LONGEST_REPORT]
    for k, unit in enumerate(behind):
        if unit.kind == "figure" or unit.text in read_role("profit"):
            return False
        if unit.text in read_role("report"):
            after = behind[k + 1 :]
            verbs = read_words("news_verbs") | read_role("opinion")
            return not after or any(other.text in verbs for other in after)
    return False


def _stands_alone(units: Units, i: int, entity: Entity) -> bool:
    """青河市卫健委：(新增病例5例)."""
    return len(units) == 1 and is_office(entity)


def _foresees(units: Units, i: int, entity: Entity) -> bool:
    """气象台预计，."""
    cue = units[i + 1].cue if i + 2 == len(units) else None
    return cue is not None and cue.planned and is_office(entity)


def _briefs(units: Units, i: int, entity: Entity) -> bool:
    """国务院新闻办今天举行新闻发布会."""
    behind, briefings = units[i + 1 : i + LONGEST_BRIEFING], read_role_endings("briefing")
    return is_office(entity) and any(unit.text.endswith(briefings) for unit in behind)


def _speaks_for_nation(units: Units, i: int, entity: Entity) -> bool:
    """商务部重点监测的|全国零售企业: an office whose figures are 全国's; not 在全国, 对我国."""
    if not is_office(entity):
        return False
    nation, start = read_words("nation_words"), i + 1
    said = (k for k in range(start, len(units)) if units[k].text in nation)
    return any(k == start or units[k - 1].text == ADNOMINAL for k in said)


def _speaks(units: Units, i: int, entity: Entity) -> bool:
    """水利部今天表示, 青河市统计局局长宫玉生在会上介绍."""
    if i + 1 >= len(units) or not is_office(entity):
        return False
    longest = LONGEST_TITLED if ends_like_title(units[i + 1].text) else LONGEST_SPEECH
    return any(unit.text in read_words("news_verbs") for unit in units[i + 1 : i + longest])


CLUES: Final[Mapping[Rule, frozenset[str]]] = {
    _is_source: frozenset(("source",)),
    _has_teller: frozenset(("news",)),
    _is_titled: frozenset(("title",)),
    _shows: frozenset(("shows",)),
    _judges: frozenset(("opinion", "news", "plan")),
    _reports: frozenset(("report",)),
    _stands_alone: frozenset(("entity",)),
    _foresees: frozenset(("plan",)),
    _briefs: frozenset(("briefing",)),
    _speaks_for_nation: frozenset(("nation",)),
    _speaks: frozenset(("news",)),
}
"""The rules in their order, each with what a clause must signal one of at least."""
RULES: Final = Rulebook[Rule](tuple(CLUES), signals=CLUES)
