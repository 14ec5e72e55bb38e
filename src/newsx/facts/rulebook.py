"""Which of some ordered rules a figure or a clause needs to be shown to: most of them say nothing of most."""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final, Generic, Literal, TypeVar

from newsx.facts.bits import Bits, ask_for
from newsx.facts.frame import Shape
from newsx.figures.quantity import Kind

Rule = TypeVar("Rule")

MOST_LISTS: Final = 4096
"""So many lists are kept of a book: real figures differ in some hundreds of ways."""


class Rulebook(Generic[Rule]):
    """Ordered rules, and what must be there for each to say anything; what a rule is not named for it takes.

    >>> book = Rulebook(("aged", "grown", "told"), kinds={"aged": ("age",)}, signals={"grown": {"grow"}})
    >>> book.list_for("money", signals=ask_for("grow", "figure"))
    ('grown', 'told')
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        kinds: Mapping[Rule, Collection[str]] | None = None,
        readings: Mapping[Rule, Collection[str]] | None = None,
        parts: Mapping[Rule, Shape] | None = None,
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
        self._kinds: Final = _find_alike(self.kinds)
        self._readings: Final = _find_alike(self.readings)
        self._parts: Final[Shape] = reduce(or_, self.parts.values(), 0)
        self._clues: Final = {rule: ask_for(*named) for rule, named in self.signals.items()}
        self._asked: Final[Bits] = reduce(or_, self._clues.values(), 0)
        self._lists: Final[dict[tuple[str, str, Shape, Bits], tuple[Rule, ...]]] = {}
        self._distinct: Final[dict[tuple[str, str, Shape, Bits], tuple[Rule, ...]]] = {}
        """The same, one for all kinds and readings that are alike."""

    def list_for(
        self, kind: Kind | Literal[""] = "", reading: str = "", shape: Shape = 0, signals: Bits = 0
    ) -> tuple[Rule, ...]:
        """The rules that may say something, in order.

        Args:
            kind: the kind of the figure; empty where a clause is read without one.
            reading: the rule that read its relation.
            shape: what its frame has.
            signals: what its clause, or its noun, signals.
        """
        key = kind, reading, shape & self._parts, signals & self._asked
        rules = self._lists.get(key)
        if rules is None:
            if len(self._lists) >= MOST_LISTS:
                self._lists.clear()
                self._distinct.clear()
            rules = self._lists[key] = self._choose(*key)
        return rules

    def _choose(self, kind: str, reading: str, shape: Shape, signals: Bits) -> tuple[Rule, ...]:
        key = self._kinds.get(kind, ""), self._readings.get(reading, ""), shape, signals
        rules = self._distinct.get(key)
        if rules is None:
            rules = self._distinct[key] = tuple([rule for rule in self.rules if self._may_hold(rule, *key)])
        return rules

    def _may_hold(self, rule: Rule, kind: str, reading: str, shape: Shape, signals: Bits) -> bool:
        parts = self.parts.get(rule, 0)
        return (
            shape & parts == parts
            and (rule not in self.kinds or kind in self.kinds[rule])
            and (rule not in self.readings or reading in self.readings[rule])
            and (rule not in self._clues or signals & self._clues[rule] != 0)
        )


def _find_alike(needs: Mapping[Rule, Collection[str]]) -> Mapping[str, str]:
    """What rules are named for -> the first that the same rules are named for, which stands for all."""
    alike: dict[str, str] = {}
    first: dict[frozenset[Rule], str] = {}
    for name in dict.fromkeys(name for names in needs.values() for name in names):
        named = frozenset(rule for rule, names in needs.items() if name in names)
        alike[name] = first.setdefault(named, name)
    return alike
