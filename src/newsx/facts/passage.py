"""A sentence that is cut into clauses when somebody asks: most are never asked."""

from collections.abc import Sequence

from newsx.facts.clauses import Clause, split_clauses, split_units
from newsx.facts.mentions import Mention, holds
from newsx.facts.unit import OPEN, UnitKind
from newsx.facts.words import Words
from newsx.text.sentences import Sentence


class Passage:
    """One sentence and the mentions inside it."""

    __slots__ = ("_clauses", "_words", "mentions", "sentence")

    def __init__(self, words: Words, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self._words = words
        self._clauses: tuple[Clause, ...] | None = None

    def holds(self, kind: UnitKind) -> bool:
        """Whether it has a mention of a kind."""
        return holds(self.mentions, kind)

    def says(self, characters: frozenset[str]) -> bool:
        """Whether its text has one of some characters."""
        text, start, end = self._words.text, self.sentence.start, self.sentence.end
        for character in characters:  # noqa: SIM110 (any() of a generator costs twice the time here)
            if text.find(character, start, end) >= 0:
                return True
        return False

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, what stands in brackets behind the clause around it."""
        if self._clauses is None:
            start, end = self.sentence.start, self.sentence.end
            units, bounds = split_units(self._words, start, end, self.mentions)
            self._clauses = split_clauses(units, bounds)
        return self._clauses

    @property
    def open_clauses(self) -> list[Clause]:
        """Its clauses without what stands in brackets."""
        return [clause for clause in self.clauses if clause.mark not in OPEN]
