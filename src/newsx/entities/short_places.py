"""Countries and provinces of one character: 华 of 访华, 中 and 美 of 中美关系, 京 of 在京举行.

A linear model over the word that holds the character and its neighbours, trained by
``dictionaries/scripts/train_short_places.py``; it reads only what no other name has taken.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from newsx.dictionary import Row, read_table
from newsx.entities.draft import LIST_MARKS, Draft, Mention, boundary_words
from newsx.entities.names import Name, NameFinder
from newsx.entities.word_signs import PLACE, words_bearing

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


class ShortPlace(NamedTuple):
    """A character that may stand for a place."""

    start: int
    word: int
    """Of the word that holds it."""


class ShortPlaces:
    """The characters and weights; built once, then only read."""

    def __init__(self, lexicon: NameFinder) -> None:
        table = read_table("place_characters", COLUMNS)
        self._lexicon = lexicon
        self._full = {row[0]: row[1] for row in table}
        self._characters = frozenset(self._full)
        self._not_after = {row[0]: tuple(row[2].split("|")) for row in table if row[2]}
        self._not_before = {row[0]: tuple(row[3].split("|")) for row in table if row[3]}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._short: dict[str, set[str]] = {}
        rows = read_table("short_places", ("feature", "place"))
        self._weights = {feature: int(weight) for feature, weight in rows}
        self._bias = self._weights["bias"]

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

    def find(self, draft: Draft, mentions: list[Mention]) -> list[Mention]:
        """The characters that stand for places, outside of the mentions."""
        hopeful = [match.start() for match in words_bearing(PLACE).finditer(draft.signs)]
        return self._judge(draft, mentions, hopeful) if hopeful else []

    def _judge(self, draft: Draft, mentions: list[Mention], hopeful: list[int]) -> list[Mention]:
        """Weighs the characters of the words that may hold places."""
        starts = {m.start: m for m in mentions}
        ends = {m.end: m for m in mentions}
        taken = {offset for m in mentions for offset in range(m.start, m.end)}
        told = self.read_told(mentions)
        found: list[Mention] = []
        for index in hopeful:
            word = draft.tokens.words[index]
            for place in self.read_word(draft, index):
                if place.start in taken:
                    continue
                weights = self._weights
                score = self._bias
                for feature in short_place_features(draft, place, self._full, starts, ends, told):
                    score += weights.get(feature, 0)
                if score > LEAST and not names_language(draft.text, place.start):
                    names = self.names(word[place.start - draft.tokens.starts[index]])
                    found.append(
                        Mention(place.start, place.start + 1, "place", names, "model", "short_places:place")
                    )
        return found

    def read_word(self, draft: Draft, index: int) -> Iterator[ShortPlace]:
        """The characters of a word that may stand for places."""
        word, start = draft.tokens.words[index], draft.tokens.starts[index]
        if len(word) <= LONGEST_WORD:
            for offset, character in enumerate(word):
                if character in self._full and not self.is_part(draft.text, start + offset):
                    yield ShortPlace(start + offset, index)

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
        character = text[start]
        before, after = self._not_after.get(character), self._not_before.get(character)
        if before is not None and text.endswith(before, 0, start):
            return True
        if after is not None and text.startswith(after, start + 1):
            return True
        return "·" in text[max(start - DOT_REACH, 0) : start + DOT_REACH + 1]

    def read_signs(self, word: str, _: str) -> int:
        """Whether a word alone leaves open that one of its characters is a place."""
        weights, full = self._weights, self._full
        if len(word) > LONGEST_WORD or self._characters.isdisjoint(word):
            return 0
        hopeful = any(
            character in full
            and sum([weights.get(f, 0) for f in word_features(word, offset, full)]) + self._bias > HOPELESS
            for offset, character in enumerate(word)
        )
        return PLACE if hopeful else 0


def names_language(text: str, start: int) -> bool:
    """Whether a list of characters counts languages: 英、法、俄等14个语种.

    >>> names_language("英、法、俄等14个语种", 0), names_language("英、法、俄等国。语种很多", 0)
    (True, False)
    """
    after = text[start + 1 : start + LIST_REACH]
    listed, counted = after[:1] in LIST_MARKS + "等", after.partition("。")[0]
    return listed and any(word in counted for word in boundary_words()["language"])


def word_features(word: str, offset: int, characters: Mapping[str, str]) -> list[str]:
    """What a word alone says of one of its characters."""
    before, after = word[:offset], word[offset + 1 :]
    return [
        f"c={word[offset]}",
        f"w={word},{offset}",
        f"shape={before}_{after}",
        f"pair={bool(before and before in characters)},{bool(after and after in characters)}",
        f"length={len(word)},{offset}",
    ]


def short_place_features(
    draft: Draft,
    place: ShortPlace,
    characters: Mapping[str, str],
    starts: Mapping[int, Mention],
    ends: Mapping[int, Mention],
    told: Container[str],
) -> list[str]:
    """What the word of a character and those around it say.

    Args:
        told: characters whose places the article names in full (厄 where it has 厄立特里亚).
    """
    tokens = draft.tokens
    words, tags = tokens.words, tokens.tags
    start, index = place
    word = words[index]
    left = words[index - 1] if index else "^"
    right = words[index + 1] if index + 1 < len(words) else "$"
    left_tag = tags[index - 1] if index else "^"
    right_tag = tags[index + 1] if index + 1 < len(words) else "$"
    alone = len(word) == 1
    text_character = draft.text[start]
    features = word_features(word, start - tokens.starts[index], characters)
    features += [
        f"tag={tags[index]},{len(word)}",
        f"l={left},{alone}",
        f"r={right},{alone}",
        f"lt={left_tag},{alone}",
        f"rt={right_tag},{alone}",
        f"lrt={left_tag},{right_tag},{alone}",
        f"l1={left[-1]},{alone}",
        f"r1={right[0]},{alone}",
        f"around={left in characters},{right in characters},{alone}",
    ]
    features.append(f"told={text_character in told},{alone}")
    if left in LIST_MARKS and index > 1:
        features.append(f"list<{words[index - 2][-1] in characters},{alone}")
    if right in LIST_MARKS and index + 2 < len(words):
        features.append(f"list>{words[index + 2][0] in characters},{alone}")
    if alone:
        features += [f"cl={word},{left}", f"cr={word},{right}"]
    before, after = ends.get(start), starts.get(start + 1)
    if before is not None:
        features.append(f"behind={before.type}")
    if after is not None:
        features.append(f"before={after.type}")
    return features
