"""Whom a clause names, and how well each name stands for a subject."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from newsx.entities.entity import Entity
from newsx.facts.clauses import Unit
from newsx.facts.cues import read_endings, read_prepositions, read_words
from newsx.facts.nouns import ADNOMINAL, JOINERS, clean, find_noun, find_row, is_noun, is_verb, text_of
from newsx.facts.topics import Topics

Standing = Literal["strong", "located", "object", "directed"]
"""How well a name stands for a subject: (青河市)投资, 在(青河市)投资, 聚集了(青河钢铁), 向(青河市)捐赠."""


STANDINGS: tuple[Standing, ...] = ("strong", "located", "object", "directed")
RECALLED = 24
"""该项目 is looked for in so many clauses."""
LEVELS = frozenset("省市州县区镇乡村")
"""The last characters of divisions: 全市 is no 县."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a subject, its name among the entities, and the rule that chose it."""

    text: str
    entity: int | None
    rule: str


class NameReader:
    """Reads the names of one article's clauses in order; knows what a relative noun would stand for."""

    def __init__(self, entities: Sequence[Entity], topics: Topics) -> None:
        self._entities = entities
        self._topics = topics
        self.person: int | None = None
        """The index of the person named last."""
        self._heard: deque[Sequence[Unit]] = deque(maxlen=RECALLED)
        """The clauses read last."""
        self._nearest: dict[str, int] = {}
        """The last character of a division, or 司 -> the index of the name that bore it last."""

    def hear(self, units: Sequence[Unit]) -> None:
        """Remembers a clause, so that 该项目 can be looked for in it."""
        if not self._heard or self._heard[-1] is not units:
            self._heard.append(units)

    def read_names(self, units: Sequence[Unit]) -> tuple[Subject | None, Standing]:
        """The first name or relative noun of the best standing among some units."""
        units = units[: find_examples(units)]
        best: dict[Standing, Subject] = {}
        pivots, asked = read_words("pivot_verbs"), _relatives()
        verb, end = False, 0
        for i, unit in enumerate(units):
            if i < end:
                continue
            if unit.kind != "entity" and (unit.text == ADNOMINAL or unit.text in pivots):
                verb = False
            elif is_verb(unit) or (unit.cue and unit.cue.role == "new"):
                verb = True  # 新增股东青河钢铁
            if unit.kind == "entity":
                end = find_row(units, i)
            elif unit.text in asked:
                end = i + 1
            else:
                continue
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
            owns = end == len(units) and not (i and _is_copula(units[i - 1]))  # 法定代表人为宫玉生
            owns = owns or (end < len(units) and units[end].text == ADNOMINAL)
            if (entity.type == "person" and not owns) or _tells(units, i, entity):
                return None
            if entity.type == "organization" and entity.text in read_words("government_bodies"):
                return self._resolve(unit)  # 市政府 is the 市's
            rule = "subject:named" if end == i + 1 else "subject:joined"
            return Subject(text_of(units[i:end]), unit.index, rule)
        if unit.kind != "word":
            return None
        if unit.text in read_words("pointing_words") and i + 1 < len(units):
            measured = units[i + 1].tag in ("q", "m") and i + 2 < len(units)  # 这条生产线
            return self._recall(unit, units[i + 1 + measured])
        if unit.text not in read_words("relative_nouns"):
            return None
        if unit.text == "全球" and not (end < len(units) and is_noun(units[end])):
            return None  # 位居全球第一, 全球最大
        if unit.text in read_words("nation_words"):
            return Subject(_extend(units, i), None, f"nation_words:{unit.text}")
        if i and (is_noun(units[i - 1]) or units[i - 1].text == ADNOMINAL) and unit.text[0] not in "全该我本":
            return None  # 市场调研公司, 拆分股票的公司 are none that was named
        return self._resolve(unit)

    def _recall(self, pointer: Unit, noun: Unit) -> Subject | None:
        """What was named last by the noun behind 该: (青河铁矿项目今天投产。)该项目."""
        if noun.kind != "word" or noun.tag[:1] != "n" or noun.text in read_words("relative_nouns"):
            return None
        for units in reversed(self._heard):
            for i in range(len(units) - 1, 0, -1):
                unit = units[i]
                if unit.start >= pointer.start or not unit.text.endswith(noun.text):
                    continue
                rule = f"pointing_words:{pointer.text}"
                if unit.kind == "entity":
                    return Subject(unit.text, unit.index, rule)
                start = find_noun(units, 0, i + 1, loose=True)
                if start > 1 and _is_copula(units[start - 1]):
                    continue  # 青河铁矿是骨干项目
                words = units[start : i + 1]
                text = text_of(words)
                if len(text) > len(noun.text) + 1 and words[0].text != pointer.text:
                    return Subject(clean(text), None, rule)
        return None

    def _remember(self, unit: Unit) -> None:
        if unit.kind != "entity":
            return
        entity = self._entities[unit.index]
        if entity.type == "person":
            self.person = unit.index
        elif entity.type == "place":
            self._nearest[entity.name[-1]] = unit.index
            if entity.name[-1] not in LEVELS and (entity.code or "X").isalpha():
                self._nearest["国"] = unit.index
        elif entity.type == "organization" and not entity.name.endswith(read_endings("office_suffixes")):
            self._nearest["司"] = self._nearest[entity.name[-1]] = unit.index

    def _resolve(self, unit: Unit) -> Subject | None:
        """The name that a relative noun stands for: 全市 -> 青河市, 公司 -> 青河钢铁公司."""
        kind = "司" if unit.text.endswith(("企业", "集团")) else unit.text[-1]
        if unit.text in read_words("government_bodies"):
            kind = unit.text[0]
        index = self._nearest.get(kind)
        if kind == "司" and self._topics.label:
            return Subject(self._topics.label, None, f"relative_nouns:{unit.text}")
        titled = self._topics.titled_name
        if kind == "司" and titled is not None and self._entities[titled].type == "organization":
            index = titled  # what a title names is the company of its story
        if index is None and kind in LEVELS:
            index = self._topics.topic
            if index is not None and self._entities[index].name[-1] in LEVELS:
                index = None
        return (
            None
            if index is None
            else Subject(self._entities[index].text, index, f"relative_nouns:{unit.text}")
        )


@cache
def _relatives() -> frozenset[str]:
    """The words that may stand for a name."""
    return read_words("relative_nouns") | read_words("pointing_words")


def find_examples(units: Sequence[Unit]) -> int:
    """Where the examples begin that 等 ends, else the end: 昆山会议中心、青河机场等(200项工程)."""
    end = len(units)
    if end < 2 or units[-1].text != "等":
        return end
    start = end - 1
    while start and (is_noun(units[start - 1]) or units[start - 1].text in JOINERS):
        start -= 1
    return start


def _tells(units: Sequence[Unit], i: int, entity: Entity) -> bool:
    """Whether a name only tells the news: 海关总署介绍, 记者从水利部了解到."""
    if i and units[i - 1].text in ("据", "根据", "按照", "来自"):
        return True
    if not entity.name.endswith(read_endings("office_suffixes")):
        return False
    return any(unit.text in read_words("news_verbs") for unit in units[i + 1 : i + 6])


def _stand(units: Sequence[Unit], i: int, end: int, *, verb: bool) -> Standing:
    """How well the names from ``i`` to ``end`` stand for a subject."""
    before = units[i - 1].text if i else ""
    standing = read_prepositions().get(before)
    if standing and not (end == len(units) and before in JOINERS):  # 与湖北9家(医院)
        nation = units[i].text in read_words("nation_words")  # 在全国率先建成
        return "directed" if nation else cast(Standing, standing)
    if i and _is_copula(units[i - 1]) and not (i > 1 and units[i - 2].tag == "r"):
        return "object"  # (湖西省)是我国农业大省，河流总长5万公里
    if verb or (end < len(units) and units[end].text == "等"):
        return "object"
    return "strong"


def _is_copula(unit: Unit) -> bool:
    """Whether a name behind this word only says what another one is: 为, 是."""
    return unit.text in ("为", "是", "系") and unit.cue is not None


def _is_mean(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role in ("mean", "adverb", "plan", "new")


def _extend(units: Sequence[Unit], i: int) -> str:
    """全国|规模以上工业企业: the country with the body it has."""
    end = i + 1
    while end < len(units) and end - i < 7 and is_noun(units[end]) and units[end].kind == "word":
        end += 1
        says = end < len(units) and (units[end].kind == "word" or _is_mean(units[end]))
        if says and units[end - 1].text.endswith(read_endings("holder_nouns")):
            return "".join(unit.text for unit in units[i:end])
    return units[i].text
