"""Whom a clause names, and how well each name stands for a subject."""

from collections.abc import Mapping, Sequence
from typing import Final

from newsx.entities.entity import Entity
from newsx.facts.clauses import Clause
from newsx.facts.comparisons import find_taken, placed
from newsx.facts.cues import read_prepositions, read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.heard import Heard
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
from newsx.facts.unit import OPENING, Unit, Units, read_lexicon

RANKS: Final[Mapping[Standing, int]] = {standing: rank for rank, standing in enumerate(STANDINGS)}


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
        if "name" not in clause.signals:
            return None, "directed"
        units, signals = clause.units, clause.signals
        said = units[low:stop]
        if said and said[-1].text == "等":
            said = said[: find_examples(said)]
        found: Subject | None = None
        best: Standing = "directed"
        governed, read = False, 0
        for i, end in list_names(said):
            governed, read = is_governed(said[read:i], governed), i + 1
            overrides = (governed or (i > 0 and is_copula(said[i - 1]))) and strikes(said, i, end)
            overrides = overrides or ("handles" in signals and is_judged(units, low + i, low + end))
            if overrides or best != "strong":  # 台风席卷青河市，造成2人死亡: not the typhoon's place
                subject = self._read(said, i, end, clause, low)
                standing: Standing = "strong"
                if subject is not None and not overrides:
                    standing = self._stand(subject, said, i, end, units, low, governed=governed)
                if subject is not None and (overrides or found is None or RANKS[standing] < RANKS[best]):
                    found, best = subject, standing
            if said[i].kind == "entity":
                self.heard.note([unit.index for unit in said[i:end] if unit.kind == "entity"])
        return found, best

    def read_own(self, frame: Frame) -> tuple[Subject | None, Standing]:
        """The same of the words before a figure, as far as they are its own."""
        if "name" not in frame.clause.signals:
            return None, "directed"
        return self.read_names(frame.clause, frame.low, _end_of_own(frame))

    def _stand(
        self, subject: Subject, said: Units, i: int, end: int, units: Units, low: int, *, governed: bool
    ) -> Standing:
        """How well a subject stands where its clause names it."""
        standing = stand(said, i, end, governed=governed)
        own = self._topics.report
        if own is not None and self._stands_by(own, subject, units, low + i, low + end):
            standing = "object"  # 推动昆山市建成: a report is of its own place
        if subject.rule == "subject:person":
            standing = "person" if standing == "strong" else "directed"
        return standing

    def _stands_by(self, own: int, subject: Subject, units: Units, start: int, end: int) -> bool:
        """Whether a report of its own place but says a name: 推动|海盐县(产值5亿元); not 海盐县|建成5公里."""
        entity = None if subject.entity is None else self._entities[subject.entity]
        if entity and entity.name == self._entities[own].name:
            return False
        if end < len(units) and units[end].kind == "figure" and entity and not (entity.code or "X").isdigit():
            return True  # 养老服务中心7处
        return not opens(units, start, end)

    def _read(self, units: Units, i: int, end: int, clause: Clause, low: int) -> Subject | None:
        unit = units[i]
        if unit.kind == "entity":
            return self._read_name(units, i, end, clause, low)
        if unit.kind != "word":
            return None
        if unit.text in read_words("person_pronouns"):
            return self._read_pronoun(units, end)
        if unit.text in read_words("pointing_words") and i + 1 < len(units):
            return self._point(units, i, clause.units[max(0, low + i - FARTHEST) : low + i])
        return self._read_relative(units, i, end) if unit.text in read_words("relative_nouns") else None

    def _read_name(self, units: Units, i: int, end: int, clause: Clause, low: int) -> Subject | None:
        """The subject that a name is, or begins: 青河公司, 青河|马拉松; null where it but tells."""
        unit = units[i]
        entity = self._entities[unit.index]
        if entity.type == "person" and not _owns(units, i, end):
            return Subject(unit.text, unit.index, "subject:person") if acts(units, end) else None
        if tells(units, i, entity, clause.signals):
            return None
        if "quote" in clause.signals and is_nickname(units, end):
            return None
        if len(unit.text) == 1 and end == i + 1 < len(units):
            return self._read_short(units, i)
        if entity.type == "organization" and entity.text in read_words("government_bodies"):
            return self.heard.resolve(unit)  # 市政府 is the 市's
        if end < len(units) and units[end].text[0] in read_role("sort"):
            kind = find_kind(units, i)
            return Subject(kind, None, "subject:kind") if kind else None
        if end == i + 1 < len(units):
            longer = self._read_longer(units, i)
            if longer:
                return longer
        if i and units[i - 1].joiner:
            row = self._read_row(clause.units, low + i, unit)
            if row:
                return row
        rule = "subject:named" if end == i + 1 else "subject:joined"
        return Subject(text_of(units[i:end]), unit.index, rule)

    def _read_longer(self, units: Units, i: int) -> Subject | None:
        """What a name but begins: 青河|马拉松, 江苏省|至|昆山市|铁路, 青河公司|昆山总厂."""
        event = find_event(units, i)
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


def _owns(units: Units, i: int, end: int) -> bool:
    """Whether names are of whoever has something, or who is what was said: 宫玉生的, 青河公司宫玉生."""
    if end < len(units):
        return units[end].text == ADNOMINAL
    return not (i and is_copula(units[i - 1]))  # 法定代表人为宫玉生


def _end_of_own(frame: Frame) -> int:
    """Where the units of a figure end that may name its subject: 全国占比29% is not 全国's."""
    if placed(frame, None):
        return frame.low
    end = find_taken(frame)
    for start, stop in (frame.against, frame.whole):
        if stop and start < end:
            end = start
    return end
