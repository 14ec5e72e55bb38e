"""What the signs of a word are read of: the lists that hold it and what its characters are, its size and tag.

A new word costs a few look-ups here. Words of one kind bear the same signs, and there are some hundred kinds.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from newsx.entities.candidates import firm_tails
from newsx.entities.draft import boundary_words
from newsx.entities.person_words import PersonWords
from newsx.entities.short_places import ShortPlaces

FUNCTION: Final = 1 << 0
"""A list holds the word: one of function words (在), of nouns (子公司), …; see `boundary_words`."""
NOUN: Final = 1 << 1
PREDICATE: Final = 1 << 2
MODIFIER: Final = 1 << 3
INNER: Final = 1 << 4
"""It is a verb or a joining word that stands inside names: 建设, 发展."""
NAME_LIKE: Final = 1 << 5
"""It is a plain word that looks like a person's name: 高兴."""
FIRM_TAIL: Final = 1 << 6
"""Names of firms end with it: 科技."""
DOT: Final = 1 << 7
"""It is a mark that stands inside foreign names."""

SURNAME_FIRST: Final = 1 << 8
"""Its first character is a surname."""
COMMON_SURNAME: Final = 1 << 9
"""A common one."""
SURNAME_OPENS: Final = 1 << 10
"""It is one, or a longer surname begins with it: 欧 of 欧阳."""
NEVER_GIVEN: Final = 1 << 11
"""No given name has it."""
MANY: Final = 1 << 12
"""It begins a number that counts something: 多 of 多家."""
FOREIGN_OPENS: Final = 1 << 13
"""It writes foreign names."""
LETTER_FIRST: Final = 1 << 14
"""It is a Chinese character or a letter."""

LETTERS: Final = 1 << 15
"""All its characters are."""
ALPHANUMERIC: Final = 1 << 16
"""All are, or digits."""
FOREIGN: Final = 1 << 17
"""All write foreign names."""
FOREIGN_LEAST: Final = 1 << 18
"""By their weight they are rather of a foreign name than not; read where they may be of one."""
FOREIGN_LIKELY: Final = 1 << 19
FOREIGN_SURE: Final = 1 << 20
SHORT_PLACE: Final = 1 << 21
"""One of them may stand for a place, by the word alone: 华 of 访华."""

LIKELY_WEIGHT: Final = 100
"""The weight from which a character writes foreign names."""
SURE_WEIGHT: Final = 150
"""The weight of a foreign name of two characters: 顾问[伯杰]."""

OF_ONE: Final = SURNAME_FIRST | SURNAME_OPENS | NEVER_GIVEN | FOREIGN_OPENS
"""What is asked of the first character of a word of one."""
OF_TWO: Final = COMMON_SURNAME | NEVER_GIVEN
OF_PERSON: Final = SURNAME_OPENS | FOREIGN_OPENS
"""The same where the segmenter takes the word for a person's name."""


class Kind(NamedTuple):
    """All that the signs of a word are read of. Thousands of words share it."""

    traits: int
    """Of the word: bits of this module."""
    size: int
    """Characters."""
    tag: str
    """The segmenter's for the word wherever it stands."""


class WordTraits:
    """Reads the traits of words. Threads may share it."""

    def __init__(self, people: PersonWords, inner_words: Iterable[str], places: ShortPlaces) -> None:
        """
        Args:
            inner_words: verbs and joining words that stand inside names.
        """
        kinds = boundary_words()
        self._words = merge(
            (FUNCTION, kinds["function"]),
            (NOUN, kinds["noun"]),
            (PREDICATE, kinds["predicate"]),
            (MODIFIER, kinds["modifier"]),
            (INNER, inner_words),
            (NAME_LIKE, people.plain),
            (FIRM_TAIL, firm_tails()),
            (DOT, "·-"),
        )
        self._firsts = merge(
            (SURNAME_FIRST, people.surnames),
            (COMMON_SURNAME, (surname for surname, kind in people.surnames.items() if kind == "common")),
            (SURNAME_OPENS, people.openings),
            (NEVER_GIVEN, people.never),
            (MANY, kinds["many"]),
            (FOREIGN_OPENS, people.transliteration),
        )
        self._transliteration, self._weigh_foreign = people.transliteration, people.weigh_foreign
        self._place_characters, self._find_places = frozenset(places.characters), places.find_hopeful

    def read(self, word: str, tag: str) -> int:
        """The traits of a word; of its first character those that words of its size and tag are asked."""
        traits, size, person = self._words.get(word, 0), len(word), tag[:2] == "nr"
        first = self._firsts.get(word[0], 0)
        if size <= 2:
            traits |= first & (OF_TWO if size == 2 else OF_ONE)
        if person or tag == "m":
            traits |= first & (OF_PERSON if person else MANY)
        if word.isalpha():
            traits |= LETTER_FIRST | LETTERS | ALPHANUMERIC
        else:
            traits |= (LETTER_FIRST if word[0].isalpha() else 0) | (ALPHANUMERIC if word.isalnum() else 0)
        if first & FOREIGN_OPENS and self._transliteration.issuperset(word):
            traits |= FOREIGN
        if size == 1 or person or traits & FOREIGN:
            traits |= self._read_weight(word)
        if not self._place_characters.isdisjoint(word) and self._find_places(word):
            traits |= SHORT_PLACE
        return traits

    def _read_weight(self, word: str) -> int:
        weight = self._weigh_foreign(word)
        if weight <= 0:
            return 0
        likely = FOREIGN_LIKELY if weight >= LIKELY_WEIGHT else 0
        return FOREIGN_LEAST | likely | (FOREIGN_SURE if weight >= SURE_WEIGHT else 0)


def merge(*lists: tuple[int, Iterable[str]]) -> Mapping[str, int]:
    """The traits of every word of some lists.

    >>> merge((NOUN, ("集团",)), (FIRM_TAIL, ("集团", "科技")))
    {'集团': 66, '科技': 64}
    """
    found: dict[str, int] = {}
    for trait, words in lists:
        for word in words:
            found[word] = found.get(word, 0) | trait
    return found
