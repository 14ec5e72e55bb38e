"""Names that no list and no suffix knows: stretches of unknown words, weighed by what stands around them.

The second voice. It speaks only where the dictionaries and rules are silent: a linear model over the words
of a stretch and its neighbours, trained by ``dictionaries/scripts/train_unknown_names.py``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from newsx.entities.candidates import Candidate, Stretch, find_candidates
from newsx.entities.draft import Draft, Mention
from newsx.entities.entity import EntityType
from newsx.entities.evidence import FIRMS
from newsx.entities.neighbors import left_neighbor, right_neighbor
from newsx.entities.person_words import PersonWords
from newsx.entities.unknown_features import (
    GRAIN,
    MOST_COUNTED,
    PAIRS,
    article_features,
    count_features,
    form_features,
    left_features,
    mention_features,
    pair_features,
    right_features,
    stretch_words,
    surface_features,
    tags_features,
)
from newsx.entities.weights import Sums, Weights, guards, pack, unpack

TYPES: Final[tuple[EntityType, ...]] = ("place", "organization", "person")
PLACE: Final = 0
ORGANIZATION: Final = 1
PERSON: Final = 2
OTHERS: Final = guards(PLACE, ORGANIZATION)
PEOPLE: Final = guards(PERSON)
EACH: Final = OTHERS | PEOPLE
SCALE: Final = 100
"""Weights are stored as whole hundredths."""
NO_SURNAME: Final = pack((0, 0, -100))
"""What the quick look holds against a person without a surname."""
FOREIGN: Final = 100
"""The weight of the characters of a foreign name."""
HOPELESS: Final = pack((-330, -410, -580))
"""Of the quick look, by type; people need the lowest, for their surnames stand in many words."""
SAMPLE: Final = 4
"""How many stretches of one surface are read."""
MOST_WORDS: Final = 50_000
"""How many words are remembered with what they say."""
MOST_STRETCHES: Final = 20_000
"""The same of stretches: two of five come again in other articles."""


class UnknownNames:
    """The weights of the second voice; built once, then only read."""

    def __init__(self, words: PersonWords) -> None:
        self._words = words
        self._weights = weights = Weights("unknown_names", TYPES)
        self._bias, self._margin = weights.kind("bias")[""], weights.kind("margin")[""]
        self._most = weights.most(*PAIRS)
        self._ends = weights.kind("head"), weights.kind("tail")
        self._beside = weights.kind("l"), weights.kind("r")
        self._left = Sums(lambda left: weights.add(left_features(left)), MOST_WORDS)
        self._right = Sums(lambda right: weights.add(right_features(right)), MOST_WORDS)
        self._stretch = Sums(lambda key: self._weigh_stretch(*key), MOST_STRETCHES)
        self._tags = Sums(lambda tags: weights.add(tags_features(tags)), MOST_WORDS)
        self._form = Sums(lambda form: weights.add(form_features(*form)), MOST_WORDS)
        self._counts = [weights.add(count_features(count)) for count in range(MOST_COUNTED + 1)]
        self._person = Sums(self._weigh_person, MOST_STRETCHES)
        self._given = weights_of_people(weights.kind("gw1")), weights_of_people(weights.kind("gw2"))
        self._surname = weights_of_people(weights.kind("sw"))

    def rule_out(self, draft: Draft, stretches: list[Stretch]) -> list[Stretch]:
        """The stretches that the characters at their ends and the words beside them do not rule out.

        Four numbers, and for people a fifth, instead of twenty; three of four stretches end here.
        """
        found: list[Stretch] = []
        words, starts, text = draft.tokens.words, draft.tokens.starts, draft.text
        bar, longest, person = self._bias - HOPELESS + EACH, self._words.longest, self._person
        heads, tails = self._ends
        lefts, rights = self._beside
        size = len(words)
        for first, last in stretches:
            word, behind = words[first], last + 1
            head = word[0]
            hope = bar + heads.get(head, 0) + tails.get(words[last][-1], 0)
            hope += lefts.get(words[first - 1] if first else "^", 0)
            hope += rights.get(words[behind] if behind < size else "$", 0)
            if not hope & OTHERS:
                start, end = starts[first], starts[behind]
                if not hope & PEOPLE and end - start > longest.get(head, 0):
                    continue
                surface = word if first == last else text[start:end]
                if not hope + person[surface] & PEOPLE:
                    continue
            found.append((first, last))
        return found

    def _weigh_person(self, surface: str) -> int:
        """What a surname and a given name add, or those of a foreigner; what is neither has less hope."""
        words = self._words
        surname = words.surname(surface, 0) if surface[0] in words.openings else ""
        given = surface[len(surname) :]
        if surname and 0 < len(given) <= 2:
            named = self._given[len(given) - 1].get(words.weigh_given(given) // GRAIN, 0)
            return named + self._surname.get(words.weigh_surname(surname) // GRAIN, 0)
        return 0 if words.weigh_foreign(surface) >= FOREIGN else NO_SURNAME

    def _weigh_stretch(self, stretch: Sequence[str], tags: tuple[str, ...]) -> int:
        """The sum of `stretch_features`: many stretches share their tags and their form."""
        words, surface, sizes = self._words, "".join(stretch), tuple(map(len, stretch))
        foreign = words.count_foreign(surface)
        said = surface_features(surface, sizes, stretch[-1], foreign, words)
        return self._tags[tags] + self._form[sizes, foreign] + self._weights.add(said)

    def find(self, draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
        """The names among the stretches that none of the chosen mentions touches.

        All stretches of one surface are judged together, by the mean of their scores.
        """
        taken = draft.taken
        grouped: dict[str, list[Candidate]] = {}
        for candidate in find_candidates(draft, mentions, taken, self._words, self.rule_out):
            grouped.setdefault(draft.text[candidate.start : candidate.end], []).append(candidate)
        if not grouped:
            return []
        firms = count_firms(mentions)
        judged: list[tuple[float, EntityType, list[Candidate]]] = []
        for surface, group in grouped.items():
            score, best = self._judge(draft, group, firms, taken)
            if score > 0 and not self._is_no_name(draft, group[0].start, surface, best):
                judged.append((score, TYPES[best], group))
        judged.sort(key=lambda item: -item[0])
        return list(choose_best(judged))

    def _is_no_name(self, draft: Draft, start: int, surface: str, best: int) -> bool:
        """Whether what the model takes for a name is none: 王小姐 names nobody."""
        surname = self._words.surname(surface, 0)
        if surface in self._words.plain or (surname and start + len(surname) in draft.title_starts):
            return True
        # Nike: one Latin word is a brand, or a person whom a title names; JohnSmith are two.
        return best == PERSON and surface.isascii() and (surface.isupper() or surface[1:].islower())

    def _judge(
        self, draft: Draft, group: Sequence[Candidate], firms: int, taken: Mapping[int, Mention]
    ) -> tuple[float, int]:
        """The score of the stretches of a surface, 0 where it names nothing, and the number of their type."""
        tokens, first, weights = draft.tokens, group[0], self._weights
        sample = group if len(group) <= SAMPLE else group[:SAMPLE]
        each = self._bias - self._margin + self._stretch[stretch_words(draft, first)]
        each += self._counts[min(len(group), MOST_COUNTED)]
        if first.weak or first.end in draft.suffix_ends:
            each += weights.add(article_features(draft, first, firms))
        total, most = 0, EACH
        for candidate in sample:
            left, right = left_neighbor(tokens, candidate.first), right_neighbor(tokens, candidate.last)
            total += each + self._left[left] + self._right[right]
            most += self._most
            features = mention_features(draft, candidate, left[0], right[0], taken)
            if features:
                total += weights.add(features)
        if not total + most & EACH:
            # Three of five surfaces end here: whatever the pairs of words say, they are no name.
            return 0, 0
        for candidate in sample:
            left, right = left_neighbor(tokens, candidate.first), right_neighbor(tokens, candidate.last)
            total += weights.add(pair_features(draft, candidate, left, right))
        if not total + EACH & EACH:
            return 0, 0
        scores = unpack(total, len(TYPES))
        best = ORGANIZATION if first.weak else scores.index(max(scores))
        return scores[best] / len(sample), best


def weights_of_people(weights: Mapping[str, int]) -> dict[int, int]:
    """Of features whose values are numbers, the weights for people alone."""
    return {int(value): pack((0, 0, unpack(packed, len(TYPES))[PERSON])) for value, packed in weights.items()}


def choose_best(judged: Iterable[tuple[float, EntityType, Sequence[Candidate]]]) -> Iterator[Mention]:
    """The names, best first, where no better one stands."""
    used: set[int] = set()
    for _, type_, group in judged:
        for candidate in group:
            span = range(candidate.start, candidate.end)
            if used.isdisjoint(span):
                used.update(span)
                yield Mention(candidate.start, candidate.end, type_, (), "model", f"unknown_names:{type_}")


def count_firms(mentions: Iterable[Mention]) -> int:
    """How many different firms the dictionaries found: they make 苹果 beside them a firm too."""
    known = (m.names[0] for m in mentions if m.type == "organization" and m.names)
    return len({name.name for name in known if name.kind in FIRMS})
