"""Signals as bits of one number: a clause unites what its words signal, and is asked for it, in one step."""

from collections.abc import Iterable, Mapping
from typing import Final

Bits = int
"""A set of signals."""

SIGNALS: Final = (
    "figure", "period", "entity", "name", "news", "turn", "plan", "from", "grow", "field", "share", "thing",
    "bearer", "part", "against", "same", "to", "new", "rate", "compare", "exceed", "rank", "terms", "each",
    "source", "quote", "title", "with", "since", "compared", "nation", "recalled", "shows", "opinion",
    "report", "briefing", "contract", "alike", "enduring", "opening", "extreme", "founding", "handles",
    "affect",
    "lead", "place", "lands", "kind", "pointed", "measure", "level",
)  # fmt: skip
"""All that is looked for: in clauses and, the last ones, in the noun before a figure.

More than 62 would be slow: the bits of small numbers are united at once.
"""
BITS: Final[Mapping[str, Bits]] = {signal: 1 << i for i, signal in enumerate(SIGNALS)}


def unite(signals: Iterable[str]) -> Bits:
    """What is looked for of some signals.

    >>> unite(("entity", "name", "hedge")) == unite(("name",)) | unite(("entity",))
    True
    """
    bits = 0
    for signal in signals:
        bits |= BITS.get(signal, 0)
    return bits


def ask_for(*signals: str) -> Bits:
    """Some signals that are looked for.

    Raises:
        KeyError: if words are not read for one of them.
    """
    bits = 0
    for signal in signals:
        bits |= BITS[signal]
    return bits


FIGURE: Final = ask_for("figure")
PERIOD: Final = ask_for("period")
ENTITY: Final = ask_for("entity")
NAME: Final = ask_for("name")
"""A name, or a noun that may stand for one: 全市, 该."""
THING: Final = ask_for("thing")
BEARER: Final = ask_for("bearer")
NEWS: Final = ask_for("news")
"""A verb of telling."""
PLAN: Final = ask_for("plan")
TURN: Final = ask_for("turn")
"""What moves the clock, times and plans aside."""
FROM: Final = ask_for("from")
FIELD: Final = ask_for("field")
