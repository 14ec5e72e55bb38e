"""Suffixes, departments and titles: the words that say that a name stands beside them."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from newsx.dictionary import Row, read_table
from newsx.tokens.matcher import Matcher, create_matcher

SUFFIX_COLUMNS: Final[Row] = ("suffix", "kind", "example", "counterexample")
DEPARTMENT_COLUMNS: Final[Row] = ("stem", "forms", "example")
TITLE_COLUMNS: Final[Row] = ("title", "side", "example")

TriggerClass = Literal["organization", "place", "department", "title"]


class Trigger(NamedTuple):
    """A word that names end with (公司, 大桥), or that stands beside a person's name (局长)."""

    word: str
    cls: TriggerClass
    kind: str
    """Of a suffix: ``legal``, ``company``, ``government``, ``zone`` …; of a title: the side it stands on."""
    place_kind: str = ""
    """The kind as a place's suffix, of words in both tables."""


class TriggerHit(NamedTuple):
    start: int
    end: int
    trigger: Trigger


class Triggers:
    """All trigger words in one matcher."""

    def __init__(self) -> None:
        found = {trigger.word: trigger for trigger in read_triggers()}
        self._triggers = tuple(found.values())
        self._matcher: Matcher = create_matcher(tuple(found))

    def find(self, text: str) -> list[TriggerHit]:
        """The longest trigger words of a text, in reading order."""
        triggers = self._triggers
        return [TriggerHit(start, end, triggers[index]) for start, end, index in self._matcher.find(text)]


def read_triggers() -> Iterable[Trigger]:
    """The triggers of all tables; of a word in several, the last one counts."""
    for word, kind, _, _ in read_table("place_suffixes", SUFFIX_COLUMNS):
        yield Trigger(word, "place", kind)
    for stem, forms, _ in read_table("departments", DEPARTMENT_COLUMNS):
        for form in forms.split("|"):
            yield Trigger(stem + form, "department", form)
    for word, kind, _, _ in read_table("organization_suffixes", SUFFIX_COLUMNS):
        yield Trigger(word, "organization", kind)
    for word, side, _ in read_table("titles", TITLE_COLUMNS):
        yield Trigger(word, "title", side)
