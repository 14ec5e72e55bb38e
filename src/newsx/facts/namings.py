"""Whom a clause names, and how well each name stands for a subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.bits import NAME, THING, Bits, ask_for
from newsx.facts.clauses import Clause
from newsx.facts.comparisons import find_taken, placed
from newsx.facts.cues import read_prepositions, read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.heard import Heard
from newsx.facts.lexicon import read_lexicon
from newsx.facts.listing import (
    extend_nation,
    find_counted_row,
    find_event,
    find_examples,
    find_kind,
    find_route,
    list_names,
)
from newsx.facts.nouns import ADNOMINAL, is_noun, text_of
from newsx.facts.pointing import read_event
from newsx.facts.recalling import FARTHEST
from newsx.facts.reports import LEVELS
from newsx.facts.standings import (
    STANDINGS,
    Standing,
    acts,
    counts_up,
    is_copula,
    is_governed,
    is_judged,
    is_market,
    is_nickname,
    names_behind,
    opens,
    stand,
    strikes,
)
from newsx.facts.subject import Subject
from newsx.facts.tellers import tells
from newsx.facts.topics import Topics
from newsx.facts.unit import OPENING, Unit, Units

RANKS: Final[Mapping[Standing, int]] = {standing: rank for rank, standing in enumerate(STANDINGS)}
QUOTE: Final = ask_for("quote")
HANDLES: Final = ask_for("handles")
"""What a clause signals that has a quotation, or an outlook for somebody."""


# Not frozen, as a unit is not: one is built for every name.
@dataclass(slots=True, eq=False)
class Naming:
    """A name or relative noun, or several joined ones, where a clause says it."""

    clause: Clause
    low: int
    """Where in its clause the words begin that are looked at."""
    units: Units
    """Those words."""
    start: int
    """Where it begins among them."""
    end: int
    """And where it ends."""
    governed: bool
    """Whether a verb governs it."""

    @property
    def overrides(self) -> bool:
        """Whether it is the subject whoever was named before: 台风席卷|青河市，造成2人死亡."""
        units, start = self.units, self.start
        bound = self.governed or (start > 0 and units[start - 1].cue and is_copula(units[start - 1]))
        if bound and strikes(units, start, self.end):
            return True
        if not self.clause.signals & HANDLES:
            return False
        return is_judged(self.clause.units, self.low + start, self.low + self.end)

    @property
    def owns(self) -> bool:
        """Whether it is whose something is, or who does what was said: 宫玉生的, 青河公司宫玉生."""
        if self.end < len(self.units):
            return self.units[self.end].text == ADNOMINAL
        return not (self.start and is_copula(self.units[self.start - 1]))  # 法定代表人为宫玉生


class NameReader:
    """Reads the names of one article's clauses in order."""

    def __init__(self, entities: Sequence[Entity], topics: Topics) -> None:
        self._entities = entities
        self._topics = topics
        self.heard = Heard(entities, topics)
        """What the article has said so far, as far as somebody has said that it was heard."""

    def read_names(
        self, clause: Clause, low: int = 0, stop: int | None = None
    ) -> tuple[Subject | None, Standing]:
        """The first name or relative noun of the best standing in ``units[low:stop]`` of a clause heard."""
        if not clause.signals & NAME:
            return None, "directed"
        said = clause.units[low:stop]
        if said and said[-1].text == "等":
            said = said[: find_examples(said)]
        found: Subject | None = None
        best: Standing = "directed"
        governed, read = False, 0
        for i, end in list_names(said):
            if read < i:
                governed = is_governed(said[read:i], governed)
            read = i + 1
            name = Naming(clause, low, said, i, end, governed)
            overrides = name.overrides
            subject = self._read(name) if overrides or best != "strong" else None
            if subject is not None:
                standing = "strong" if overrides else self._stand(name, subject)
                if overrides or found is None or RANKS[standing] < RANKS[best]:
                    found, best = subject, standing
            if said[i].kind == "entity":
                self.heard.note([unit.index for unit in said[i:end:2]])
        return found, best

    def read_own(self, frame: Frame) -> tuple[Subject | None, Standing]:
        """The same of the words before a figure, as far as they are its own."""
        return self.read_names(frame.clause, frame.low, _end_of_own(frame))

    def _stand(self, name: Naming, subject: Subject) -> Standing:
        """How well a subject stands where its clause names it."""
        standing = stand(name.units, name.start, name.end, governed=name.governed)
        own = self._topics.report
        if own is not None and self._only_says(name, subject, own):
            standing = "object"  # 推动昆山市建成: a report is of its own place
        if subject.rule == "subject:person":
            standing = "person" if standing == "strong" else "directed"
        return standing

    def _only_says(self, name: Naming, subject: Subject, own: int) -> bool:
        """Whether a report of its own place but says a name: 推动|海盐县(产值5亿元); not 海盐县|建成5公里."""
        units, end = name.clause.units, name.low + name.end
        entity = None if subject.entity is None else self._entities[subject.entity]
        if entity and entity.name == self._entities[own].name:
            return False
        if end < len(units) and units[end].kind == "figure" and entity and not (entity.code or "X").isdigit():
            return True  # 养老服务中心7处
        return not opens(units, name.low + name.start, end)

    def _read(self, name: Naming) -> Subject | None:
        """Whom a name or relative noun stands for; null for nobody that has figures."""
        unit = name.units[name.start]
        if unit.kind == "entity":
            return self._read_name(name)
        if unit.kind != "word":
            return None
        if unit.text in read_words("person_pronouns"):
            return self._read_pronoun(name.units, name.end)
        if unit.text in read_words("pointing_words"):
            at = name.low + name.start
            return self._point(name.units, name.start, name.clause.units[max(0, at - FARTHEST) : at])
        return self._read_relative(name.units, name.start, name.end)

    def _read_name(self, name: Naming) -> Subject | None:
        """The subject that a name is, or begins: 青河公司, 青河|马拉松; null where it but tells."""
        units, i, end, signals = name.units, name.start, name.end, name.clause.signals
        unit = units[i]
        entity = self._entities[unit.index]
        if entity.type == "person" and not name.owns:
            return Subject(unit.text, unit.index, "subject:person") if acts(units, end) else None
        if tells(units, i, entity, signals) or (signals & QUOTE and is_nickname(units, end)):
            return None
        if len(unit.text) == 1 and end == i + 1 < len(units):
            return self._read_short(units, i)
        if entity.type == "organization" and entity.text in read_words("government_bodies"):
            return self.heard.resolve(unit)  # 市政府 is the 市's
        if end < len(units) and units[end].text[0] in read_role("sort"):
            kind = find_kind(units, i)
            return Subject(kind, None, "subject:kind") if kind else None
        longer = self._read_longer(units, i, signals) if end == i + 1 < len(units) else None
        row = self._read_row(name.clause.units, name.low + i, unit) if i and units[i - 1].joiner else None
        rule = "subject:named" if end == i + 1 else "subject:joined"
        return longer or row or Subject(text_of(units[i:end]), unit.index, rule)

    def _read_longer(self, units: Units, i: int, signals: Bits) -> Subject | None:
        """What a name but begins: 青河|马拉松, 江苏省|至|昆山市|铁路, 青河公司|昆山总厂."""
        event = find_event(units, i) if signals & THING else i
        if event > i + 1:
            return Subject(text_of(units[i:event]), None, "subject:event")
        route = find_route(units, i)
        if route > i + 1:
            return Subject(text_of(units[i:route]), None, "subject:route")
        bodies = units[i : i + 2]
        if bodies[1].kind == "entity" and all(
            self._entities[unit.index].type == "organization" for unit in bodies
        ):
            return Subject(text_of(bodies), bodies[0].index, "subject:joined")
        return None

    def _read_row(self, units: Units, at: int, last: Unit) -> Subject | None:
        """31个省和青河集团(新增5例): the row that a name ends."""
        start = find_counted_row(units, at)
        row = self._topics.read_row(units[start].text, last.index) if start >= 0 else ""
        return Subject(row, None, "subject:row") if row else None

    def _read_relative(self, units: Units, i: int, end: int) -> Subject | None:
        """What 全市, 我国 or 公司 stands for, if it is no part of another name or of a rank."""
        unit = units[i]
        if unit.text == "全球" and not (end < len(units) and (is_noun(units[end]) or counts_up(units[end]))):
            return None  # 位居全球第一, 全球最大; but 全球累计确诊病例
        if unit.text in ("全球", "全国") and end < len(units) and units[end].text[0] in "首最第":
            return None  # 全球首艘智能船
        if unit.text in read_words("nation_words") and is_market(units, end):
            return None  # (青河公司的轮胎)全球|市场占有率达5%
        if not self._topics.speaks_for(unit.text):
            return None  # 全省第二 of a city's report
        if unit.text in read_words("nation_words"):
            if names_behind(units, i):
                return None  # 全国连锁企业|青河租车
            return Subject(extend_nation(units, i), None, f"nation_words:{unit.text}")
        if i and (is_noun(units[i - 1]) or units[i - 1].text == ADNOMINAL) and unit.text[0] not in "全该我本":
            return None  # 市场调研公司, 拆分股票的公司 are none that was named
        return self.heard.resolve(unit)

    def _read_pronoun(self, units: Units, end: int) -> Subject | None:
        """(宫玉生) 他|承包5亩田, 他|家的土地: whoever was named last; nobody for 他说."""
        person = self.heard.person
        owns = end < len(units) and (units[end].text == ADNOMINAL or is_noun(units[end]))
        if person is None or not (owns or acts(units, end)):
            return None
        return Subject(self._entities[person].text, person, "subject:person")

    def _read_short(self, units: Units, i: int) -> Subject | None:
        """俄|方 and 中|俄 are read whole; of 美 alone the one character."""
        behind = units[i + 1]
        whole = behind.text == "方" or (behind.kind == "entity" and len(behind.text) == 1)
        if not whole and len(behind.text) == 1 and is_noun(behind) and behind.tag != "m":
            return None  # 京|隆长输管线
        if whole:
            return Subject(text_of(units[i : i + 2]), None, "subject:named")
        index = self.heard.find_full(units[i].index)  # 厄警方 of a text that said 厄瓜多尔
        return Subject(self._entities[index].text, index, "subject:named")

    def _point(self, units: Units, i: int, before: Units) -> Subject | None:
        """What 该项目 or 本届“青河奖” stands for; an event stands for itself."""
        if i + 1 == len(units):
            return None
        skipped = units[i + 1].tag in ("q", "m") or units[i + 1].text in OPENING  # 这条生产线, 本届“青河奖”
        at = i + 1 + (skipped and i + 2 < len(units))
        if units[i].text != "该" and units[at].text in LEVELS and len(units[at].text) == 1:
            return self.heard.resolve(read_lexicon()["该" + units[at].text, "r"])  # 这个村
        cut = len(units[at].text) == 1 and at + 1 < len(units) and is_noun(units[at + 1])  # 本届|学|青会
        found = None if cut else self.heard.recall(units[i], units[at], before)
        if units[i].text not in read_words("event_pointers"):
            return found
        if i and units[i - 1].text in read_prepositions():
            return None  # 在本次改革中
        if found:
            return found
        text = read_event(units, at)
        return Subject(text, None, f"pointing_words:{units[i].text}") if text else None


def _end_of_own(frame: Frame) -> int:
    """Where the units of a figure end that may name its subject: 全国占比29% is not 全国's."""
    if placed(frame, None):
        return frame.low
    end = find_taken(frame)
    start, stop = frame.against
    if stop and start < end:
        end = start
    start, stop = frame.whole
    return start if stop and start < end else end
