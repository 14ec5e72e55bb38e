"""Suffixes, departments and titles: the words that say that a name stands beside them."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from newsx.dictionary import Row, read_table
from newsx.entities.draft import Draft
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
    rule: str
    """Its row of its table."""


class TriggerHit(NamedTuple):
    start: int
    end: int
    trigger: Trigger


class Triggers:
    """All trigger words in one matcher."""

    def __init__(self) -> None:
        found = {trigger.word: trigger for trigger in read_triggers()}
        self._triggers = tuple(found.values())
        self._titles = frozenset(i for i, trigger in enumerate(self._triggers) if trigger.cls == "title")
        self._suffixes = frozenset(
            i for i, trigger in enumerate(self._triggers) if trigger.cls == "organization"
        )
        self._matcher: Matcher = create_matcher(tuple(found))

    def find(self, draft: Draft) -> list[TriggerHit]:
        """The longest trigger words of a text that titles are or that names may end with, in reading order.

        The draft learns where the titles and the suffixes of organizations stand.
        """
        triggers, titles, suffixes = self._triggers, self._titles, self._suffixes
        matches = self._matcher.find(draft.text)
        called = [match for match in matches if match[2] in titles]
        draft.title_starts = title_starts = {start for start, _, _ in called}
        draft.title_ends = {end for _, end, _ in called}
        draft.suffixes = {(start, end) for start, end, number in matches if number in suffixes}
        draft.suffix_ends = {end for _, end in draft.suffixes}
        boundaries = draft.tokens.boundaries
        return [
            TriggerHit(start, end, triggers[number])
            for start, end, number in matches
            if end in boundaries or number in titles or end in title_starts
        ]


def read_triggers() -> Iterable[Trigger]:
    """The triggers of all tables; of a word in several, the last one counts."""
    for word, kind, _, _ in read_table("place_suffixes", SUFFIX_COLUMNS):
        yield Trigger(word, "place", kind, f"place_suffixes:{word}")
    for stem, forms, _ in read_table("departments", DEPARTMENT_COLUMNS):
        for form in forms.split("|"):
            yield Trigger(stem + form, "department", form, f"departments:{stem + form}")
    for word, kind, _, _ in read_table("organization_suffixes", SUFFIX_COLUMNS):
        yield Trigger(word, "organization", kind, f"organization_suffixes:{word}")
    for word, side, _ in read_table("titles", TITLE_COLUMNS):
        yield Trigger(word, "title", side, f"titles:{word}")
