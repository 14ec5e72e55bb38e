"""The tables of people's names: surnames, the characters of given and foreign names, verbs of speech."""

from dataclasses import dataclass
from typing import Final

from newsx.dictionary import read_table

LONGEST_CHINESE: Final = 5
"""How many characters a name with a surname has: 长谷川|浩二."""
WEIGHTS: Final = ("character", "surname", "first", "second", "single", "foreign")


@dataclass(slots=True)
class CharacterWeights:
    """How much more often a character stands in a place of a name than anywhere: logarithms, times 100."""

    surname: int
    first: int
    """As the first of two characters of a given name."""
    second: int
    single: int
    """As a given name of one character."""
    foreign: int
    """Anywhere in a foreign name."""


RARE: Final = -200
"""How much a rare character stands for a foreign name."""
UNKNOWN: Final = CharacterWeights(-100, 50, 50, 50, RARE)
"""Of a rare character: names have them more often than other texts."""


class PersonWords:
    """The tables that the rules of people read."""

    def __init__(self) -> None:
        rows = read_table("surnames", ("surname", "kind", "example"))
        self.surnames = {surname: kind for surname, kind, _ in rows}
        self.openings: dict[str, tuple[int, ...]] = {}
        """The first characters of surnames, each with the lengths of its surnames, longest first."""
        for surname in sorted(self.surnames, key=len, reverse=True):
            lengths = self.openings.get(surname[0], ())
            if len(surname) not in lengths:
                self.openings[surname[0]] = (*lengths, len(surname))
        self.longest = {character: lengths[0] + 2 for character, lengths in self.openings.items()}
        """How many characters a name has at the most, with a given name of two, by its first one."""
        self.verbs = frozenset(verb for verb, _ in read_table("speech_verbs", ("verb", "example")))
        columns = ("use", "characters", "example", "counterexample")
        characters = {use: frozenset(found) for use, found, *_ in read_table("name_characters", columns)}
        self.transliteration = characters["transliteration"]
        self.never = characters["never"]
        self.japanese = characters["japanese"]
        """Characters that Japanese given names of three end with."""
        self.firsts = self.transliteration.union(self.openings)
        self.plain = frozenset(word for word, _ in read_table("name_like_words", ("word", "example")))
        self.weights = {
            row[0]: CharacterWeights(*map(int, row[1:])) for row in read_table("name_weights", WEIGHTS)
        }
        self._foreign = {character: weights.foreign for character, weights in self.weights.items()}

    def surname(self, text: str, start: int) -> str:
        """The surname at an offset, the longest that fits; empty where none stands."""
        for length in self.openings.get(text[start : start + 1], ()):
            part = text[start : start + length]
            if part in self.surnames and len(part) == length:
                return part
        return ""

    def kind(self, text: str, start: int) -> str:
        """The kind of the surname at an offset; empty where none stands."""
        return self.surnames.get(self.surname(text, start), "")

    def count_foreign(self, text: str) -> int:
        """How many characters of a text foreign names are written with."""
        return sum(map(self.transliteration.__contains__, text))

    def weigh_second(self, character: str) -> int:
        """How much a character looks like the end of a given name of two."""
        return self.weights.get(character, UNKNOWN).second

    def weigh_given(self, given: str) -> int:
        """How much a text of one or two characters looks like a given name: 建国 does, 水平 does not."""
        weights = self.weights
        if len(given) == 1:
            return weights.get(given, UNKNOWN).single
        return weights.get(given[0], UNKNOWN).first + weights.get(given[1], UNKNOWN).second

    def weigh_surname(self, surname: str) -> int:
        """How much the first character of a surname is one; a compound surname is."""
        return 400 if len(surname) > 1 else self.weights.get(surname, UNKNOWN).surname

    def weigh_foreign(self, name: str) -> int:
        """How much the characters of a text look like a foreign name, on the average."""
        known, total = self._foreign.get, 0
        for character in name:
            total += known(character, RARE)
        return total // len(name) if name else 0
