"""Suffixes, departments and titles: the words that say that a name stands beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from newsx.dictionary import Row, read_table
from newsx.entities.draft import Draft
from newsx.tokens.matcher import Matcher, create_matcher

SUFFIX_COLUMNS: Final[Row] = ("suffix", "kind", "example", "counterexample")
DEPARTMENT_COLUMNS: Final[Row] = ("stem", "forms", "example")
TITLE_COLUMNS: Final[Row] = ("title", "side", "example")

TriggerClass = Literal["organization", "place", "department", "title"]
ORDER: Final[tuple[TriggerClass, ...]] = ("place", "department", "organization", "title")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names end with (公司, 大桥), or that stands beside a person's name (局长)."""

    word: str
    cls: TriggerClass
    kind: str
    """Of a suffix: ``legal``, ``company``, ``government``, ``zone`` …; of a title: the side it stands on."""
    rule: str
    """Its row of its table."""


@dataclass(slots=True)
class TriggerHit:
    """A trigger word in a text. Not frozen, as mentions."""

    start: int
    end: int
    trigger: Trigger


class Triggers:
    """All trigger words in one matcher."""

    def __init__(self) -> None:
        found = {trigger.word: trigger for trigger in read_triggers()}
        self._triggers = tuple(sorted(found.values(), key=lambda trigger: ORDER.index(trigger.cls)))
        classes = [trigger.cls for trigger in self._triggers]
        self._suffixes, self._titles = classes.index("organization"), classes.index("title")
        self._matcher: Matcher = create_matcher([trigger.word for trigger in self._triggers])

    def find(self, draft: Draft) -> list[TriggerHit]:
        """The longest trigger words of a text that titles are or that names may end with, in reading order.

        The draft learns where the titles and the suffixes of organizations stand.
        """
        numbers = draft.numbers
        title_starts: set[int] = set()
        title_ends: set[int] = set()
        suffixes: set[tuple[int, int]] = set()
        hits: list[TriggerHit] = []
        # From the end of the text, for a name may end where the next title begins.
        for start, end, number in reversed(self._matcher.find(draft.text)):
            if number >= self._titles:
                title_starts.add(start)
                title_ends.add(end)
            else:
                if number >= self._suffixes:
                    suffixes.add((start, end))
                if not numbers[end] and end not in title_starts:
                    continue
            hits.append(TriggerHit(start, end, self._triggers[number]))
        draft.title_starts, draft.title_ends = title_starts, title_ends
        draft.suffixes, draft.suffix_ends = suffixes, {end for _, end in suffixes}
        hits.reverse()
        return hits


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
