"""Who or what a figure is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from newsx.entities.entity import Entity
from newsx.facts.clauses import Unit
from newsx.facts.cues import read_endings, read_prepositions, read_words
from newsx.facts.nouns import ADNOMINAL, JOINERS, is_noun, is_verb
from newsx.facts.topics import Topics

Standing = Literal["strong", "located", "object", "directed"]
"""How well a name stands for a subject: (青河市)投资, 在(青河市)投资, 聚集了(青河钢铁), 向(青河市)捐赠."""


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

    def enter_paragraph(self, index: int) -> None:
        """A new paragraph drops what the last one spoke of."""
        self._held = None
        self._topics.enter_paragraph(index)

    def enter_sentence(self) -> None:
        """What was named before is a subject of the last resort but one."""
        self._fresh = False

    def pass_clause(self, units: Sequence[Unit]) -> None:
        """Remembers whom a clause without figures speaks of."""
        found, standing = self._find_named(units)
        if found and (standing == "strong" or (standing == "located" and not self._fresh)):
            self._held, self._fresh = found, True

    def find(self, before: Sequence[Unit], holder: str) -> Subject | None:
        """The subject of a figure.

        Args:
            before: the units of its clause before it, without what it is compared with or part of.
            holder: whose the indicator is by its own noun phrase (规模以上工业企业), or nothing.
        """
        found, standing = self._find_named(before)
        if found and (standing == "strong" or (standing == "located" and not self._fresh)):
            self._held, self._fresh = found, True
            return found
        if self._held and self._fresh:
            return self._held
        if holder:
            return Subject(holder, None, "subject:holder")
        return self._held or self._topic("subject:topic") or found

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

    def _find_named(self, units: Sequence[Unit]) -> tuple[Subject | None, Standing]:
        """The first name or relative noun of the best standing before a figure."""
        best: dict[Standing, Subject] = {}
        verb = False
        for i, unit in enumerate(units):
            if is_verb(unit) and unit.text not in read_words("pivots"):
                verb = True
            elif unit.text == ADNOMINAL or unit.text in read_words("pivots"):
                verb = False
            subject = self._read(units, i)
            if subject is None:
                continue
            standing = self._stand(units, i, verb=verb)
            best.setdefault(standing, subject)
            if standing == "strong":
                break
        for standing in ("strong", "located", "object", "directed"):
            if standing in best:
                return best[standing], standing
        return None, "directed"

    def _stand(self, units: Sequence[Unit], i: int, *, verb: bool) -> Standing:
        before = units[i - 1].text if i else ""
        standing = read_prepositions().get(before)
        if standing:
            return cast(Standing, standing)
        if before in JOINERS and i > 1 and units[i - 2].kind == "entity":
            return self._stand(units, i - 2, verb=verb)
        after = i + 1
        while after < len(units) and (units[after].text in JOINERS or units[after].kind == "entity"):
            after += 1
        if (after < len(units) and units[after].text == "等") or verb:
            return "object"
        return "strong"

    def _read(self, units: Sequence[Unit], i: int) -> Subject | None:
        unit = units[i]
        if unit.kind == "entity":
            entity = self._entities[unit.index]
            if entity.type == "person" or _tells(units, i, entity):
                return None
            return _join(units, i)
        if unit.kind != "word" or unit.text not in read_words("relatives"):
            return None
        if unit.text in read_words("nations"):
            return Subject(_extend(units, i), None, f"nations:{unit.text}")
        return self._resolve(unit)

    def _resolve(self, unit: Unit) -> Subject | None:
        """The name that a relative noun stands for: 全市 -> 青河市, 公司 -> 青河钢铁公司."""
        word, kind = unit.text, unit.text[-1]
        for i in range(len(self._entities) - 1, -1, -1):
            entity = self._entities[i]
            if entity.end > unit.start or entity.type == "person":
                continue
            if kind == "司" or word.endswith(("企业", "集团")):
                found = entity.type == "organization" and not entity.name.endswith(read_endings("offices"))
            elif entity.type == "place":
                found = entity.name.endswith(kind) and kind in "省市州县区镇乡村"
            else:
                found = kind in "行校院" and entity.name.endswith(kind)
            if found:
                return Subject(entity.text, i, f"relatives:{word}")
        return self._topic(f"relatives:{word}")

    def _topic(self, rule: str) -> Subject | None:
        index = self._topics.topic
        return None if index is None else Subject(self._entities[index].text, index, rule)


def _tells(units: Sequence[Unit], i: int, entity: Entity) -> bool:
    """Whether a name only tells the news: 海关总署介绍, 记者从水利部了解到."""
    if not entity.name.endswith(read_endings("offices")):
        return False
    return any(unit.text in read_words("speech") for unit in units[i + 1 : i + 6])


def _join(units: Sequence[Unit], i: int) -> Subject:
    """欧盟、东盟和美国: names in a row are one subject."""
    end = i
    while end + 2 < len(units) and units[end + 1].text in JOINERS and units[end + 2].kind == "entity":
        end += 2
    text = "".join(unit.text for unit in units[i : end + 1])
    return Subject(text, units[i].index, "subject:named" if end == i else "subject:joined")


def _extend(units: Sequence[Unit], i: int) -> str:
    """全国|规模以上工业企业: the country with the body it has."""
    end = i + 1
    while end < len(units) and end - i < 7 and is_noun(units[end]) and units[end].kind == "word":
        end += 1
        if units[end - 1].text.endswith(read_endings("holders")):
            return "".join(unit.text for unit in units[i:end])
    return units[i].text
