"""Who acts in a clause that names nobody: the noun phrase at its head, before its verb."""

from dataclasses import dataclass
from typing import Final

from newsx.facts.bits import NEWS
from newsx.facts.clauses import Clause
from newsx.facts.cues import ends_like, read_role, read_role_endings, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import clean, is_noun, strip_names, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.subject import Subject
from newsx.facts.unit import CLOSING, OPENING, Unit, Units

HEADS: Final = frozenset(("n", "nz", "nt", "vn", "j", "l", "x", "eng"))
"""Parts of speech that the last word of an agent may have."""


# Not frozen, as a unit is not; but nobody writes to it.
@dataclass(slots=True, eq=False)
class Agent:
    """A noun phrase that acts, and where its verb stands."""

    start: int
    end: int
    verb: int
    text: str

    @property
    def bare(self) -> bool:
        """Whether it is but a short noun that was told more fully before: 医院, 客机."""
        return len(self.text) < 3

    @property
    def subject(self) -> Subject | None:
        """Itself as a subject; null for a bare one."""
        return None if self.bare else Subject(self.text, None, "subject:agent")


def find_agent(units: Units, stop: int, *, copula: bool = False) -> Agent | None:
    """高铁快运(覆盖80多座城市): the noun phrase at the head of a clause, if a verb comes before ``stop``.

    Args:
        units: the clause.
        stop: where to stop looking for the verb.
        copula: whether 是 is verb enough: 钢铁产业(是我省的传统产业，占8%).
    """
    return _read_agent(units, _skip_ahead(units, stop), stop, copula=copula)


def _read_agent(units: Units, start: int, stop: int, *, copula: bool = False) -> Agent | None:
    """The agent that begins where a clause does behind its times and adverbs."""
    if start == stop or not units[start].noun:
        return None
    end = _find_end(units, start, stop)
    if end == start or (units[end - 1].tag not in HEADS and units[end - 1].text not in CLOSING):
        return None
    verb = _find_verb(units, end, stop, copula=copula)
    if verb < 0 or units[end - 1].text.endswith(read_role_endings("dateline")):
        return None  # 本报讯|5月份
    phrase = units[start:end]
    if _measures(text_of(phrase)) or "word" not in [unit.kind for unit in phrase]:
        return None
    return Agent(start, end, verb, clean(text_of(strip_names(phrase))))


def find_own_agent(frame: Frame, *, counts: bool) -> Agent | None:
    """The agent of a figure's clause, where the figure does not measure it itself.

    Args:
        frame: the figure's frame.
        counts: whether it is a count, which measures what stands behind it.
    """
    first = _skip_ahead(frame.clause.units, frame.at)
    start, end = frame.noun
    if start <= first and start < end:
        return None  # 钢产量(5万吨): what stands at the head of the clause is measured
    agent = _read_agent(frame.clause.units, first, frame.at)
    if agent is None:
        return None
    if start < end and start < agent.end:
        return None  # 产值(已经突破5亿元)
    start, end = frame.fronted
    if start < end and start < agent.end and not (counts and noun_behind(frame)):
        return None  # but 队伍转移了12台冰箱
    return agent


def begins_anew(clause: Clause) -> bool:
    """Whether a clause behind ； is of somebody else: (企业伤亡5人；)道路伤亡6人, but not 实现利润5亿元."""
    if clause.mark not in ("；", ";"):
        return False
    means = ("mean", "adverb")
    first = next((u for u in clause.units if not (u.ahead or (u.cue and u.cue.role in means))), None)
    return first is None or not (first.verb or first.text in read_role("achieve"))


def measures_anew(frame: Frame, agent: str) -> bool:
    """Whether a clause begins with a measure of its own: (太阳能热水器涨价。)零售总额增长5%.

    Args:
        frame: the frame of its figure.
        agent: who acted in a sentence before; a body may go on.
    """
    first, end = frame.noun
    if frame.low or first == end or may_bear(agent):
        return False
    return frame.is_measured and all(
        unit.ahead or (unit.cue and unit.cue.role == "mean") for unit in frame.before[:first]
    )


def _skip_ahead(units: Units, stop: int) -> int:
    """Where a clause begins behind its times and adverbs."""
    start = 0
    while start < stop and units[start].ahead:
        start += 1
    return start


def _find_end(units: Units, start: int, stop: int) -> int:
    """Where the noun phrase ends that begins at ``start``; ``start`` itself where it names somebody."""
    end = start
    while end < stop:
        unit = units[end]
        if unit.kind == "entity":
            return start
        if not (unit.noun and not unit.joiner) and not _continues(units, start, end, stop):
            break
        end += 1
    return end


def _find_verb(units: Units, start: int, stop: int, *, copula: bool) -> int:
    """Where the first verb stands; -1 where somebody is named, or something told, before it."""
    for i in range(start, stop):
        unit = units[i]
        if unit.kind == "entity" or unit.signals & NEWS:
            return -1  # 安全人员称|船上有180人
        if _acts(unit) or (copula and unit.text == "是"):
            return i
    return -1


def _continues(units: Units, start: int, i: int, stop: int) -> bool:
    """Whether a phrase goes on with a unit that is no noun by itself."""
    unit = units[i]
    if unit.joiner or unit.text in OPENING or (unit.verb and unit.text in read_words("compound_verbs")):
        return i > start and i + 1 < stop and is_noun(units[i + 1])
    return i > start and unit.text in CLOSING


def _acts(unit: Unit) -> bool:
    if unit.cue:
        return unit.cue.role == "new" or unit.text.endswith("有")
    return unit.verb and len(unit.text) > 1


def may_bear(text: str) -> bool:
    """Whether a phrase ends like those that measures are commonly of: 企业, 行业."""
    return ends_like(text, "holder_nouns") or ends_like(text, "sector_nouns")


def _measures(text: str) -> bool:
    """Whether a phrase is what figures measure: 产量, 进出口总额."""
    return text in read_words("event_nouns") or ends_like(text, "measure_nouns")
