"""Which of some ordered rules a figure needs to be shown to: most of them say nothing of most figures."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, Generic, TypeVar

from newsx.facts.frame import Shape, list_parts
from newsx.facts.signals import NOTHING, Signals
from newsx.figures.quantity import Kind

Rule = TypeVar("Rule")

MOST_LISTS: Final = 4096
"""So many lists are kept of a book: real figures differ in some hundreds of ways."""


class Rulebook(Generic[Rule]):
    """Ordered rules, and what must be there for each to say anything; what a rule is not named for it takes.

    >>> book = Rulebook(("aged", "grown", "level"), kinds={"aged": ("age",)}, signals={"grown": {"grow"}})
    >>> book.list_for("money", signals=frozenset(("grow", "figure")))
    ('grown', 'level')
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        kinds: Mapping[Rule, Collection[str]] | None = None,
        readings: Mapping[Rule, Collection[str]] | None = None,
        parts: Mapping[Rule, Collection[str]] | None = None,
        signals: Mapping[Rule, Collection[str]] | None = None,
    ) -> None:
        """Sets the rules down.

        Args:
            rules: the rules in their order.
            kinds: the kinds of figures that a rule is for.
            readings: the rules of relations that must have read the figure, one of them.
            parts: what its frame must have, all of it.
            signals: what the clause, or the noun, must signal, one of it at least.
        """
        self.rules: Final = rules
        self.kinds: Final = kinds or {}
        self.readings: Final = readings or {}
        self.parts: Final = parts or {}
        self.signals: Final = signals or {}
        self._asked: Final = NOTHING.union(*self.signals.values())
        self._lists: Final[dict[tuple[Kind, str, Shape, Signals], tuple[Rule, ...]]] = {}

    def list_for(
        self, kind: Kind, reading: str = "", shape: Shape = (), signals: Signals = NOTHING
    ) -> tuple[Rule, ...]:
        """The rules that may say something, in order.

        Args:
            kind: the kind of the figure.
            reading: the rule that read its relation.
            shape: what its frame has.
            signals: what its clause, or its noun, signals.
        """
        key = kind, reading, shape, signals & self._asked
        rules = self._lists.get(key)
        if rules is None:
            if len(self._lists) >= MOST_LISTS:
                self._lists.clear()
            rules = self._lists[key] = self._choose(*key)
        return rules

    def _choose(self, kind: Kind, reading: str, shape: Shape, signals: Signals) -> tuple[Rule, ...]:
        parts = list_parts(shape)
        return tuple(
            rule
            for rule in self.rules
            if kind in self.kinds.get(rule, (kind,))
            and reading in self.readings.get(rule, (reading,))
            and parts.issuperset(self.parts.get(rule, ()))
            and (rule not in self.signals or not signals.isdisjoint(self.signals[rule]))
        )
