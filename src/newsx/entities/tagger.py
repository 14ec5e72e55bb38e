"""Article -> entities: dictionaries first, then the rules that go past them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from newsx.collector import PausedCollector
from newsx.dictionary import read_table
from newsx.entities import government, organizations, persons, places
from newsx.entities.aliases import find_aliases
from newsx.entities.announcers import find_announcers
from newsx.entities.chains import join_chains
from newsx.entities.clubs import find_clubs
from newsx.entities.codes import resolve_codes
from newsx.entities.draft import (
    BRACKETS,
    LONGEST_NAME,
    SPAN,
    START,
    Draft,
    Mention,
    boundary_words,
    find_marks,
)
from newsx.entities.entity import Entity, EntityType
from newsx.entities.evidence import find_confirmed, find_proven
from newsx.entities.foreign_names import find_dotted, find_latin
from newsx.entities.kept_names import create_lexicon
from newsx.entities.known_words import KnownWords
from newsx.entities.latin_bodies import find_latin_bodies
from newsx.entities.listed_names import ListedNames, support
from newsx.entities.longer import LongerNames
from newsx.entities.names import Name
from newsx.entities.no_persons import check_persons
from newsx.entities.person_words import PersonWords
from newsx.entities.short_places import ShortPlaces
from newsx.entities.sources import find_sources
from newsx.entities.speakers import find_speakers
from newsx.entities.townships import find_townships
from newsx.entities.triggers import TriggerClass, TriggerHit, Triggers
from newsx.entities.unknown import UnknownNames
from newsx.entities.word_traits import WordTraits
from newsx.text.articles import Article
from newsx.text.sentences import Sentence
from newsx.tokens.tokens import Tokens

MAKERS: Final[Mapping[TriggerClass, Callable[[Draft, TriggerHit], Mention | None]]] = {
    "place": places.extend,
    "organization": organizations.extend,
    "department": organizations.extend,
    "title": government.find_committee,
}
"""What makes a name with a trigger word."""
RANKS: Final[Mapping[EntityType, int]] = {"organization": 1, "place": 2, "person": 3}
"""Of mentions of the same length: what goes before what."""
LISTED: Final = frozenset(("dictionary:persons",))
"""Before what a rule makes of the same span: a person whose name ends like a river's."""


class Tagger:
    """Finds the names of an article. Built once, safe to share between threads."""

    def __init__(self, names: Iterable[tuple[str, Name]] = ()) -> None:
        """
        Args:
            names: the user's names; they override those of the dictionaries.
        """
        with PausedCollector():
            self._build(names)

    def _build(self, names: Iterable[tuple[str, Name]]) -> None:
        self._lexicon = create_lexicon(names)
        self._names = ListedNames(self._lexicon)
        self._triggers = Triggers()
        self.person_words = PersonWords()
        self._unknown = UnknownNames(self.person_words)
        self._longer = LongerNames()
        self._short_places = ShortPlaces(self._lexicon)
        self._inner_words = frozenset(
            word for word, _, _ in read_table("inner_words", ("word", "count", "example"))
        )
        self._words = KnownWords(WordTraits(self.person_words, self._inner_words, self._short_places))
        self._generic_nouns = tuple(word for word in boundary_words()["noun"] if len(word) > 1)

    def find_entities(
        self, article: Article, sentences: Sequence[Sentence], tokens: Tokens
    ) -> tuple[Entity, ...]:
        """The names of an article, in reading order; no two overlap."""
        draft = self.read_draft(article.text, tokens)
        proposed = self.propose(draft)
        if article.byline:
            proposed += persons.find_byline(draft, article.byline)
        chosen = choose(proposed)
        draft.take(find_clubs(draft, self._longer.extend(draft, chosen)))
        draft.take(find_confirmed(draft, draft.chosen))
        # Short forms first: 云帆 of 云帆科技有限公司 is not the second voice's to judge.
        draft.take(find_aliases(draft, draft.chosen))
        unknown = list(check_persons(draft.text, self._unknown.find(draft, draft.chosen), self.person_words))
        draft.take(unknown)
        draft.take(find_aliases(draft, unknown))
        draft.take(self._short_places.find(draft))
        return resolve_codes(draft.text, sorted(draft.chosen, key=START))

    def read_draft(self, text: str, tokens: Tokens) -> Draft:
        """An article's text before anything is found in it."""
        signs, roles = self._words.read(tokens)
        brackets = find_marks(text, BRACKETS)
        numbers, nouns = tokens.numbers, self._generic_nouns
        return Draft(text, tokens, numbers, signs, roles, self._inner_words, brackets, generic_nouns=nouns)

    def propose(self, draft: Draft) -> list[Mention]:
        """What dictionaries and rules find, overlaps and all."""
        named, weak = self._names.find(draft)
        found, people = named["place"], named["person"]
        draft.weak = weak["organization"]
        chains = join_chains([*found, *support(draft, found, weak["place"])])
        chains += find_townships(draft, chains)
        draft.begin(chains)
        places_before = draft.ends.copy()
        bodies = []
        for body in named["organization"]:
            place = places_before.get(body.start)
            # 美国+苹果公司, 中国+商务部: a place directly before an organization belongs to it.
            bodies.append(body if place is None else replace(body, start=place.start))
            draft.add(bodies[-1])
        made: list[Mention] = []
        for hit in self._triggers.find(draft):
            trigger = hit.trigger
            if trigger.cls == "title" and trigger.kind != "after":
                person = persons.find_after_title(draft, hit, self.person_words)
                people += [person] if person is not None else []
            proposed = MAKERS[trigger.cls](draft, hit)
            if proposed is not None:
                made.append(proposed)
                draft.add(proposed)
        people += find_dotted(draft, self.person_words)
        people += persons.find_credits(draft, self.person_words)
        bodies += made
        people += find_speakers(draft, self.person_words, bodies)
        people += persons.find_listed(draft, people, self.person_words)
        people += find_latin(draft, people, self.person_words)
        bodies += find_proven(draft, bodies)
        bodies += find_sources(draft)
        bodies += find_announcers(draft)
        bodies += find_latin_bodies(draft)
        bodies += organizations.find_acronyms(draft, bodies)
        return [*chains, *bodies, *people]


def choose(mentions: Iterable[Mention]) -> list[Mention]:
    """The longest of those that overlap, in reading order."""
    alone: list[Mention] = []
    groups: dict[int, list[Mention]] = {}
    reached = 0
    for mention in sorted(mentions, key=SPAN):
        start, end = mention.start, mention.end
        if end - start > LONGEST_NAME:
            continue
        if start >= reached:
            alone.append(mention)
            reached = end
        else:
            last = len(alone) - 1
            groups.setdefault(last, [alone[last]]).append(mention)
            reached = max(reached, end)
    chosen: list[Mention] = []
    done = 0
    for last, group in groups.items():
        chosen += alone[done:last]
        chosen += choose_longest(group)
        done = last + 1
    return chosen + alone[done:]


def rank(mention: Mention) -> tuple[int, int, int]:
    """What goes before other mentions comes first in this order."""
    type_ = 0 if mention.rule in LISTED else RANKS[mention.type]
    return mention.start - mention.end, type_, mention.start


def choose_longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The same of mentions side by side; an organization before a place of the same length."""
    ranked = sorted(mentions, key=rank)
    if len(ranked) == 2:
        # The two overlap, and most groups are so.
        return ranked[:1]
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in ranked:
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(mention)
    return sorted(chosen, key=START)


__all__ = ["Entity", "Tagger"]
