"""Who or what a figure is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from newsx.entities.entity import Entity
from newsx.facts.clauses import Unit
from newsx.facts.cues import read_endings, read_prepositions, read_words
from newsx.facts.frames import Frame, noun_behind
from newsx.facts.nouns import (
    ADNOMINAL,
    JOINERS,
    clean,
    find_noun,
    find_row,
    is_noun,
    is_verb,
    split_holder,
    strip_names,
    text_of,
)
from newsx.facts.topics import Topics

Standing = Literal["strong", "located", "object", "directed"]
"""How well a name stands for a subject: (青河市)投资, 在(青河市)投资, 聚集了(青河钢铁), 向(青河市)捐赠."""


STANDINGS: tuple[Standing, ...] = ("strong", "located", "object", "directed")
LEVELS = frozenset("省市州县区镇乡村")
"""The last characters of divisions: 全市 is no 县."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a subject, its name among the entities, and the rule that chose it."""

    text: str
    entity: int | None
    rule: str


class SubjectFinder:
    """Finds the subjects of one article's figures; remembers whom the sentences spoke of last."""

    def __init__(self, entities: Sequence[Entity], topics: Topics) -> None:
        self._entities = entities
        self._topics = topics
        self._held: Subject | None = None
        self._fresh = False
        """Whether what is held was named in this sentence."""
        self._nearest: dict[str, int] = {}
        """What a relative noun would stand for: the last character of a division, or 司 -> its index."""

    def enter_paragraph(self, index: int) -> None:
        """A new paragraph drops what the last one spoke of."""
        self._held = None
        self._topics.enter_paragraph(index)

    def enter_sentence(self) -> None:
        """What was named before is a subject of the last resort but one; in a report, of none."""
        self._fresh = False
        if not self._topics.titled:
            self._held = None

    def pass_clause(self, units: Sequence[Unit]) -> None:
        """Remembers whom a clause without figures speaks of."""
        found, standing = self._find_named(units)
        if found and (standing == "strong" or (standing == "located" and not self._fresh)):
            self._held, self._fresh = found, True

    def find(self, frame: Frame, holder: str) -> Subject | None:
        """The subject of a figure.

        Args:
            frame: the figure's frame.
            holder: whose the indicator is by its own noun phrase (规模以上工业企业), or nothing.
        """
        stop = min(span[0] for span in (frame.against, frame.whole, (frame.at, 1)) if span[1])
        found, standing = self._find_named(frame.clause.units[frame.low : stop])
        if found and (standing == "strong" or (standing == "located" and not self._fresh)):
            self._held, self._fresh = found, True
            return found
        described = None if found else self._find_described(frame)
        if described:
            return described
        if self._held and self._fresh:
            return self._held
        if holder:
            return Subject(holder, None, "subject:holder")
        return self._find_agent(frame) or self._held or self._topic("subject:topic") or found

    def _find_described(self, frame: Frame) -> Subject | None:
        """全长409公里的青河高速公路, 资产超过1000亿元的银行: what a figure describes stands behind 的."""
        after = frame.after
        if len(after) < 2 or after[0].text != ADNOMINAL or frame.verb >= 0 or frame.cue("rank"):
            return None
        if after[1].kind == "entity" and not (len(after) > 2 and is_noun(after[2])):
            return Subject(after[1].text, after[1].index, "subject:described")
        behind = noun_behind(frame)
        if not behind or frame.noun[0] == frame.noun[1] or frame.noun[0] > 0 or behind[0].kind == "entity":
            return None
        return Subject(clean(text_of(behind)), None, "subject:described")

    def find_person(self, units: Sequence[Unit], at: int) -> Subject | None:
        """Whose age a figure is: 61岁的宫玉生, 姚祖骧，66岁."""
        for unit in units[at + 1 : at + 4]:
            if unit.kind == "entity" and self._entities[unit.index].type == "person":
                return Subject(unit.text, unit.index, "subject:person")
        for i in range(len(self._entities) - 1, -1, -1):
            entity = self._entities[i]
            if entity.type == "person" and entity.end <= units[at].start:
                return Subject(entity.text, i, "subject:person")
        return None

    def _find_agent(self, frame: Frame) -> Subject | None:
        """高铁快运覆盖(80多座)城市: the noun at the head of a clause whose verb governs what is counted."""
        units = frame.clause.units
        if frame.low or not noun_behind(frame) or not self._topics.titled:
            return None
        for end in range(1, frame.at):
            if is_verb(units[end]):
                start = find_noun(units, 0, end)
                noun = strip_names(units[start:end])
                leads = all(unit.kind == "period" or unit.cue for unit in units[:start])
                if leads and len(text_of(noun)) > 2:
                    return Subject(clean(text_of(noun)), None, "subject:agent")
                return None
        return None

    def _find_named(self, units: Sequence[Unit]) -> tuple[Subject | None, Standing]:
        """The first name or relative noun of the best standing among some units."""
        best: dict[Standing, Subject] = {}
        verb, end = False, 0
        for i, unit in enumerate(units):
            if i < end:
                continue
            if unit.text == ADNOMINAL or unit.text in read_words("pivots"):
                verb = False
            elif is_verb(unit):
                verb = True
            end = find_row(units, i) if unit.kind == "entity" else i + 1
            subject = self._read(units, i, end)
            if subject is not None:
                best.setdefault(_stand(units, i, end, verb=verb), subject)
            for joined in units[i:end]:
                self._remember(joined)
        for standing in STANDINGS:
            if standing in best:
                return best[standing], standing
        return None, "directed"

    def _read(self, units: Sequence[Unit], i: int, end: int) -> Subject | None:
        unit = units[i]
        if unit.kind == "entity":
            entity = self._entities[unit.index]
            owns = (end < len(units) and units[end].text == ADNOMINAL) or end == len(units)
            if (entity.type == "person" and not owns) or _tells(units, i, entity):
                return None
            if entity.type == "organization" and entity.text in read_words("bodies"):
                return self._resolve(unit)  # 市政府 is the 市's
            rule = "subject:named" if end == i + 1 else "subject:joined"
            return Subject(text_of(units[i:end]), unit.index, rule)
        if unit.kind != "word" or unit.text not in read_words("relatives"):
            return None
        if unit.text in read_words("nations"):
            return Subject(_extend(units, i), None, f"nations:{unit.text}")
        if i and is_noun(units[i - 1]) and unit.text[0] not in "全该我本":
            return None  # 市场调研公司 is none that was named
        return self._resolve(unit)

    def _remember(self, unit: Unit) -> None:
        if unit.kind != "entity":
            return
        entity = self._entities[unit.index]
        if entity.type == "place":
            self._nearest[entity.name[-1]] = unit.index
        elif entity.type == "organization" and not entity.name.endswith(read_endings("offices")):
            self._nearest["司"] = self._nearest[entity.name[-1]] = unit.index

    def _resolve(self, unit: Unit) -> Subject | None:
        """The name that a relative noun stands for: 全市 -> 青河市, 公司 -> 青河钢铁公司."""
        kind = "司" if unit.text.endswith(("企业", "集团")) else unit.text[-1]
        if unit.text in read_words("bodies"):
            kind = unit.text[0]
        index = self._nearest.get(kind)
        if index is None and kind in LEVELS:
            index = self._topics.topic
            if index is not None and self._entities[index].name[-1] in LEVELS:
                index = None
        return None if index is None else Subject(self._entities[index].text, index, f"relatives:{unit.text}")

    def _topic(self, rule: str) -> Subject | None:
        index = self._topics.topic
        return None if index is None else Subject(self._entities[index].text, index, rule)


def _tells(units: Sequence[Unit], i: int, entity: Entity) -> bool:
    """Whether a name only tells the news: 海关总署介绍, 记者从水利部了解到."""
    if i and units[i - 1].text in ("据", "根据", "按照", "来自"):
        return True
    if not entity.name.endswith(read_endings("offices")):
        return False
    return any(unit.text in read_words("speech") for unit in units[i + 1 : i + 6])


def _stand(units: Sequence[Unit], i: int, end: int, *, verb: bool) -> Standing:
    """How well the names from ``i`` to ``end`` stand for a subject."""
    before = units[i - 1].text if i else ""
    standing = read_prepositions().get(before)
    if standing and not (end == len(units) and before in JOINERS):  # 与湖北9家(医院)
        return cast(Standing, standing)
    if verb or (end < len(units) and units[end].text == "等"):
        return "object"
    return "strong"


def _extend(units: Sequence[Unit], i: int) -> str:
    """全国|规模以上工业企业: the country with the body it has."""
    end = i + 1
    while end < len(units) and end - i < 7 and is_noun(units[end]) and units[end].kind == "word":
        end += 1
        says = end < len(units) and units[end].kind == "word"
        if says and units[end - 1].text.endswith(read_endings("holders")):
            return "".join(unit.text for unit in units[i:end])
    return units[i].text


def find_holder(frame: Frame) -> str:
    """Whose the indicator is by its own noun phrase: 规模以上工业企业(利润); nothing for 减免企业税费."""
    if frame.governor is not None and is_verb(frame.governor):
        return ""
    holder = text_of(split_holder(strip_names(frame.units(frame.noun)))[0])
    return holder if len(holder) > 2 else ""
