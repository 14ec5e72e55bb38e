"""What 全市, 该公司 and 他 stand for: the names and nouns that an article has said so far."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain

from newsx.entities.entity import Entity
from newsx.facts.cues import read_words
from newsx.facts.listing import list_entities
from newsx.facts.passage import Passage
from newsx.facts.pointing import find_seat
from newsx.facts.recalling import RECALLED, find_recalled, list_heard
from newsx.facts.reports import LEVELS
from newsx.facts.subject import Subject
from newsx.facts.tellers import is_office
from newsx.facts.topics import Topics
from newsx.facts.unit import Unit, Units


class Heard:
    """The clauses and names of one article that were read so far, in order."""

    def __init__(self, entities: Sequence[Entity], topics: Topics) -> None:
        self._entities = entities
        self._topics = topics
        self._heard: deque[Units | Passage] = deque(maxlen=RECALLED)
        """The clauses read last, and the sentences gone over."""
        self._last: Units | None = None
        """The last of them, if it is a clause."""
        self._named: list[int | Units | Passage] = []
        """The names read, and the clauses and sentences gone over, since somebody last asked for one."""
        self._person: int | None = None
        self._full: dict[str, int] | None = None
        """Canonical name -> the first that is said in more than one character; null until asked."""
        self._office: int | None = None
        """The office named last: 昆山市统计局."""
        self._nearest: dict[str, int] = {}
        """The last character of a division, or 司 -> the index of the name that bore it last."""

    def hear(self, units: Units) -> None:
        """Remembers a clause, so that 该项目 can be looked for in it."""
        if self._last is not units:
            self._heard.append(units)
            self._last = units

    def overhear(self, passage: Passage) -> None:
        """Remembers a sentence, in case that somebody asks for one of its names."""
        self._heard.append(passage)
        self._last = None
        if passage.holds("entity"):
            self._named.append(passage)

    def note_all(self, units: Units) -> None:
        """Remembers a clause, in case that somebody asks for one of its names."""
        self._named.append(units)

    def note(self, names: Iterable[int]) -> None:
        """Remembers names by their indices."""
        self._named += names

    @property
    def person(self) -> int | None:
        """The index of the person named last."""
        self._remember()
        return self._person

    def find_full(self, index: int) -> int:
        """The name that a name of one character is short for, where the text said it before; else itself."""
        if self._full is None:
            names = [(entity.name, i) for i, entity in enumerate(self._entities) if len(entity.text) > 1]
            self._full = dict(reversed(names))
        return min(self._full.get(self._entities[index].name, index), index)

    def recall(self, pointer: Unit, noun: Unit, before: Units = ()) -> Subject | None:
        """What was named last by the noun behind 该, in its clause or what was heard before.

        Args:
            pointer: 该, or the noun itself where none stands before it: (一所板房医院。)医院.
            noun: the noun.
            before: what its own clause says before the two.
        """
        nominal = noun.tag[:1] == "n" or noun.text in LEVELS  # 这个|村
        if noun.kind != "word" or not nominal or noun.text in read_words("relative_nouns"):
            return None
        found = find_recalled(chain((before,), list_heard(self._heard)), pointer, noun)
        return Subject(*found, f"pointing_words:{pointer.text}") if found else None

    def _remember(self) -> None:
        """Reads what was named since somebody last asked."""
        for named in self._named:
            if isinstance(named, int):
                self._remember_name(named)
            else:
                for index in list_entities(named):
                    self._remember_name(index)
        self._named = []

    def _remember_name(self, index: int) -> None:
        entity = self._entities[index]
        if entity.type == "person":
            self._person = index
        elif entity.type == "place":
            self._nearest[entity.name[-1]] = index
            if entity.name[-1] not in LEVELS and (entity.code or "X").isalpha():
                self._nearest["国"] = index
        elif is_office(entity):
            self._office = index
        else:
            for bearing in ("司", entity.name[-2:], entity.name[-1]):
                self._nearest[bearing] = index

    def resolve(self, unit: Unit) -> Subject | None:
        """The name that a relative noun stands for: 全市 -> 青河市, 公司 -> 青河钢铁公司."""
        kind = unit.text[-1]
        if unit.text in read_words("government_bodies"):
            kind = unit.text[0]
        self._remember()
        index = self._nearest.get(kind)
        if index is not None and kind in LEVELS and unit.text[0] != "该" and not self._topics.news:
            index = self._topics.find_named_most(kind)  # 全市 of a report is not the city that it helps
        if kind == "司" and self._topics.label:
            return Subject(self._topics.label, None, f"relative_nouns:{unit.text}")
        titled = self._topics.titled_name
        if titled is not None and self._entities[titled].name[-1] == kind and kind in LEVELS:
            index = titled  # 全市 is the title's 青河市, not one of its counties
        if kind == "司" and titled is not None and self._entities[titled].type == "organization":
            index = titled  # what a title names is the company of its story
        if index is None and kind in LEVELS:
            index = self._topics.topic
            if index is not None and self._entities[index].name[-1] in LEVELS:
                index = None
        rule = f"relative_nouns:{unit.text}"
        if index is None and self._office is not None and unit.text[0] == "该":
            seat = find_seat(self._entities[self._office].text, kind)
            return Subject(seat, None, rule) if seat else None
        return None if index is None else Subject(self._entities[index].text, index, rule)
