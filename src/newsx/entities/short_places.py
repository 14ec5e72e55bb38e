"""Countries and provinces of one character: 华 of 访华, 中 and 美 of 中美关系, 京 of 在京举行.

A linear model over the word that holds the character and its neighbours, trained by
``dictionaries/scripts/train_short_places.py``; it reads only what no other name has taken.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from newsx.dictionary import Row, read_table
from newsx.entities.draft import LIST_MARKS, Draft, Mention, boundary_words
from newsx.entities.names import Name, NameFinder
from newsx.entities.neighbors import left_neighbor, right_neighbor
from newsx.entities.short_place_features import (
    ALONE_KINDS,
    CLOSE_KINDS,
    ShortPlace,
    between_features,
    close_features,
    left_features,
    right_features,
    tag_features,
    word_features,
)
from newsx.entities.weights import Sums
from newsx.entities.word_signs import PLACE, find_bearing

COLUMNS: Final[Row] = ("character", "names", "not_after", "not_before", "example", "counterexample")
DOT_REACH: Final = 4
"""How near to a dot a character writes a foreign name."""
HOPELESS: Final = -250
"""Of the quick look at the word alone: below it none of its characters is a place."""
LEAST: Final = 40
"""What the weights must add up to: these places stand in other words more often than not."""
LIST_REACH: Final = 20
"""How far behind a character the end of its list is looked for."""
LONGEST_WORD: Final = 4
MOST_WORDS: Final = 20_000
"""How many words are remembered with what they say."""


class ShortPlaces:
    """The characters and weights; built once, then only read."""

    def __init__(self, lexicon: NameFinder) -> None:
        table = read_table("place_characters", COLUMNS)
        self._lexicon = lexicon
        self._full = {row[0]: row[1] for row in table}
        self._characters = frozenset(self._full)
        self._not_after: dict[str, tuple[str, ...]] = {}
        """By the character with the one before it: what must not stand there."""
        self._not_before: dict[str, tuple[str, ...]] = {}
        """The same by the character with the one behind it."""
        for character, _, not_after, not_before, *_ in table:
            for part in filter(None, not_after.split("|")):
                pair = part[-1] + character
                self._not_after[pair] = (*self._not_after.get(pair, ()), part)
            for part in filter(None, not_before.split("|")):
                pair = character + part[0]
                self._not_before[pair] = (*self._not_before.get(pair, ()), part)
        self._names: dict[str, tuple[Name, ...]] = {}
        self._short: dict[str, set[str]] = {}
        rows = read_table("short_places", ("feature", "place"))
        self._weights = {feature: int(weight) for feature, weight in rows}
        self._bias = self._weights["bias"]
        self._most = [self._read_most(CLOSE_KINDS), self._read_most((*CLOSE_KINDS, *ALONE_KINDS))]
        """What `close_features` add at the most: to a character of a longer word, to one that is a word."""
        add, full = self._add, self._full
        self.find_hopeful = lru_cache(MOST_WORDS)(self._find_hopeful)
        self._word = Sums(lambda key: add(word_features(key[0], key[1], full)), MOST_WORDS)
        self._tag = Sums(lambda key: add(tag_features(*key)), MOST_WORDS)
        # Of a character in a longer word, and of one that is a word.
        self._left = [
            Sums(lambda left: add(left_features(left, alone=False)), MOST_WORDS),
            Sums(lambda left: add(left_features(left, alone=True)), MOST_WORDS),
        ]
        self._right = [
            Sums(lambda right: add(right_features(right, alone=False)), MOST_WORDS),
            Sums(lambda right: add(right_features(right, alone=True)), MOST_WORDS),
        ]
        self._between = Sums(lambda between: add(between_features(*between)), MOST_WORDS)

    @property
    def characters(self) -> Mapping[str, str]:
        """Every character with the places that it may stand for."""
        return self._full

    def names(self, character: str) -> tuple[Name, ...]:
        """What a character may stand for."""
        known = self._names.get(character)
        if known is None:
            known = tuple(
                name for full in self._full[character].split("|") for name in self._lexicon.lookup(full)[:1]
            )
            self._names[character] = known
        return known

    def find(self, draft: Draft) -> list[Mention]:
        """The characters that stand for places, outside of the chosen mentions."""
        hopeful = find_bearing(draft.signs, PLACE)
        if not hopeful:
            return []
        places = self.find_places(draft, hopeful, draft.taken)
        return self._judge(draft, places) if places else []

    def _judge(self, draft: Draft, places: Iterable[ShortPlace]) -> list[Mention]:
        """The characters that their words and the words around them prove."""
        told, text = self.read_told(draft.chosen), draft.text
        found = []
        for place in places:
            start = place.start
            if self._weigh(draft, place, told) > LEAST and not names_language(text, start):
                names = self.names(text[start])
                found.append(Mention(start, start + 1, "place", names, "model", "short_places:place"))
        return found

    def _weigh(self, draft: Draft, place: ShortPlace, told: Container[str]) -> int:
        """The sum of the weights of the features of a character: see `short_place_features`."""
        tokens, full, start, index = draft.tokens, self._full, place.start, place.word
        word, left, right = tokens.words[index], left_neighbor(tokens, index), right_neighbor(tokens, index)
        alone, told_of = len(word) == 1, draft.text[start] in told
        total = self._bias + self._word[word, start - tokens.starts[index]]
        total += self._tag[tokens.tags[index], len(word)]
        total += self._left[alone][left] + self._right[alone][right]
        total += self._between[left[1], right[1], left[0] in full, right[0] in full, told_of, alone]
        if total + self._most[alone] <= LEAST:
            # Of two that come so far, one ends here.
            return total
        return total + self._add(close_features(draft, place, left[0], right[0], full))

    def _add(self, features: Iterable[str]) -> int:
        """The sum of the weights of features."""
        weights, total = self._weights, 0
        for feature in features:
            if feature in weights:
                total += weights[feature]
        return total

    def _read_most(self, kinds: tuple[str, ...]) -> int:
        """What one feature of each kind adds at the most."""
        weights = self._weights
        features = [feature for feature in weights if feature.startswith(kinds)]
        return sum(max([weights[f] for f in features if f.startswith(kind)] + [0]) for kind in kinds)

    def find_places(self, draft: Draft, indexes: Iterable[int], taken: Container[int]) -> list[ShortPlace]:
        """The characters that may stand for places.

        Args:
            indexes: of the words whose characters are looked at.
            taken: offsets where none does.
        """
        found: list[ShortPlace] = []
        words, starts, text = draft.tokens.words, draft.tokens.starts, draft.text
        for index in indexes:
            for offset in self.find_hopeful(words[index]):
                start = starts[index] + offset
                if start not in taken and not self.is_part(text, start):
                    found.append(ShortPlace(start, index))
        return found

    def _find_hopeful(self, word: str) -> Sequence[int]:
        """The offsets of the characters of a word that may stand for places, if the word leaves that open."""
        least, weights, offsets = HOPELESS - self._bias, self._word, self.find_offsets(word)
        return offsets if max([weights[word, offset] for offset in offsets], default=least) > least else ()

    def find_offsets(self, word: str) -> Sequence[int]:
        """The offsets of the characters of a word that stand for places elsewhere; not 华 of 新华."""
        if len(word) > LONGEST_WORD or self._characters.isdisjoint(word):
            return ()
        found = [offset for offset, character in enumerate(word) if character in self._full]
        return [offset for offset in found if not self.is_part(word, offset)]

    def read_told(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """The characters whose places the mentions name in full: 俄 of 俄罗斯."""
        if not self._short:
            short: dict[str, set[str]] = {}
            for character in self._full:
                for name in self.names(character):
                    short.setdefault(name.name, set()).add(character)
            self._short = short
        full = {name.name for mention in mentions if mention.type == "place" for name in mention.names}
        return frozenset(c for name in full for c in self._short.get(name, ()))

    def is_part(self, text: str, start: int) -> bool:
        """Whether a character is part of a word or name: 华 of 新华, 苏 of 苏宁, 亚 of 托合尼亚孜·买买提."""
        before = self._not_after.get(text[start - 1 : start + 1])
        after = self._not_before.get(text[start : start + 2])
        if before is not None and text.endswith(before, 0, start):
            return True
        if after is not None and text.startswith(after, start + 1):
            return True
        return "·" in text[max(start - DOT_REACH, 0) : start + DOT_REACH + 1]


def names_language(text: str, start: int) -> bool:
    """Whether a list of characters counts languages: 英、法、俄等14个语种.

    >>> names_language("英、法、俄等14个语种", 0), names_language("英、法、俄等国。语种很多", 0)
    (True, False)
    """
    after = text[start + 1 : start + LIST_REACH]
    listed, counted = after[:1] in LIST_MARKS + "等", after.partition("。")[0]
    return listed and any(word in counted for word in boundary_words()["language"])
