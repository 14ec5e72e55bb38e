"""Which of some ordered rules a figure or a clause needs to be shown to: most of them say nothing of most."""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final, Generic, Literal, TypeVar

from newsx.facts.bits import SIGNALS, Bits, ask_for
from newsx.facts.frame import Shape
from newsx.figures.quantity import Kind

Rule = TypeVar("Rule")

MOST_LISTS: Final = 4096
"""So many lists are kept of a kind and a reading: real figures differ in some hundreds of ways."""
PARTS: Final = len(SIGNALS)
"""The parts of a frame stand above all signals; the two together are a small number still."""


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
        self._parts: Final[Shape] = reduce(or_, self.parts.values(), 0)
        self._clues: Final = {rule: ask_for(*named) for rule, named in self.signals.items()}
        self._asked: Final[Bits] = reduce(or_, self._clues.values(), 0)
        self._lists: Final[dict[str, dict[str, dict[Bits, tuple[Rule, ...]]]]] = {}
        """By kind, by reading, and by what there is of all that is asked for: parts stand above signals."""
        self._needs: Final[dict[tuple[str, str], list[tuple[Rule, Shape, Bits]]]] = {}
        """The rules for a kind and a reading, each with the parts that it needs and its signals, if any."""

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
        there = (shape & self._parts) << PARTS | signals & self._asked
        readings = self._lists.get(kind)
        if readings is not None:
            lists = readings.get(reading)
            if lists is not None:
                rules = lists.get(there)
                if rules is not None:
                    return rules
        return self._choose(kind, reading, shape, signals, there)

    def _choose(self, kind: str, reading: str, shape: Shape, signals: Bits, there: Bits) -> tuple[Rule, ...]:
        lists = self._lists.setdefault(kind, {}).setdefault(reading, {})
        if len(lists) >= MOST_LISTS:
            lists.clear()
        needs = self._needs.get((kind, reading))
        if needs is None:
            needs = self._needs[kind, reading] = self._list_needs(kind, reading)
        rules = lists[there] = tuple(
            [r for r, parts, clues in needs if shape & parts == parts and (not clues or signals & clues)]
        )
        return rules

    def _list_needs(self, kind: str, reading: str) -> list[tuple[Rule, Shape, Bits]]:
        return [
            (rule, self.parts.get(rule, 0), self._clues.get(rule, 0))
            for rule in self.rules
            if (rule not in self.kinds or kind in self.kinds[rule])
            and (rule not in self.readings or reading in self.readings[rule])
        ]
