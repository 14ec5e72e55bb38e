"""Article -> entities: dictionaries first, then the rules that go past them."""

from collections.abc import Iterable, Sequence

from newsx.dictionary import read_table
from newsx.entities import organizations, persons, places
from newsx.entities.codes import resolve_codes
from newsx.entities.draft import Draft, Mention
from newsx.entities.entity import Entity
from newsx.entities.names import Lexicon, Name
from newsx.entities.persons import PersonWords
from newsx.entities.triggers import Triggers
from newsx.text.articles import Article
from newsx.text.sentences import Sentence
from newsx.tokens.segmenter import Tokens


class Tagger:
    """Finds the names of an article. Built once, safe to share between threads."""

    def __init__(self, names: Iterable[tuple[str, Name]] = ()) -> None:
        """
        Args:
            names: the user's names; they override those of the dictionaries.
        """
        self._lexicon = Lexicon(names)
        self._triggers = Triggers()
        self._persons = PersonWords()
        self._inner_words = frozenset(
            word for word, _, _ in read_table("inner_words", ("word", "count", "example"))
        )

    def find_entities(
        self, article: Article, sentences: Sequence[Sentence], tokens: Tokens
    ) -> tuple[Entity, ...]:
        """The names of an article, in reading order; no two overlap."""
        draft = Draft(article.text, tokens, self._inner_words)
        mentions = self._propose(draft)
        chosen = choose(mentions)
        return resolve_codes(draft.text, chosen)

    def _propose(self, draft: Draft) -> list[Mention]:
        lexicon = self._lexicon
        matches = lexicon.find(draft.text)
        named = places.find_names(draft, lexicon, matches)
        weak = {
            start: Mention(start, end, lexicon.names(i)[0].type, lexicon.names(i), lexicon.names(i)[0].source)
            for start, end, i in matches
            if lexicon.names(i)[0].weak
        }
        chains = places.chain(draft, [m for m in named if m.type == "place"], weak)
        bodies = [m for m in named if m.type == "organization"]
        people = [m for m in named if m.type == "person"]
        place_ends = {m.end: m for m in chains}
        place_starts = {m.start: m for m in chains}
        # 美国+苹果公司, 中国+商务部: a place directly before an organization belongs to it.
        bodies = [m._replace(start=place_ends[m.start].start) if m.start in place_ends else m for m in bodies]
        starts = {m.start: m for m in [*bodies, *chains]}
        ends = {m.end: m for m in [*bodies, *chains]}
        made: list[Mention] = []
        hits = list(self._triggers.find(draft.text))
        # 工业和信息化|局局长: a title right behind a suffix ends the word before it.
        draft.ends = {h.start for h in hits if h.trigger.cls == "title"}
        for hit in hits:
            cls = hit.trigger.cls
            if cls == "title":
                if hit.trigger.kind != "after":
                    person = persons.find_after_title(draft, hit, self._persons)
                    if person:
                        people.append(person)
                continue
            mention = (
                places.extend(draft, hit, place_ends, place_starts)
                if cls == "place"
                else organizations.extend(draft, hit, starts, ends)
            )
            if mention is not None:
                made.append(mention)
                ends[mention.end] = mention
                starts.setdefault(mention.start, mention)
        people += persons.find_dotted(draft, self._persons)
        return [*chains, *bodies, *made, *people]


def choose(mentions: Sequence[Mention]) -> list[Mention]:
    """The longest of those that overlap; an organization before a place of the same length."""
    rank = {"organization": 0, "place": 1, "person": 2}
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, rank[m.type], m.start)):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(mention)
    return sorted(chosen)


__all__ = ["Entity", "Tagger"]
