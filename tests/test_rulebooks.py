"""The rules of facts: what each needs can be there, and the names that others call them by are theirs."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from newsx.facts import asides, cues, heads, indicators, measures, relations, signals, subjects, tellers
from newsx.facts.rulebook import Rulebook
from newsx.figures.quantity import Kind

BOOKS: dict[str, Rulebook[Any]] = {
    "relations": relations.RULES,
    "indicators": indicators.RULES,
    "measures": measures.RULES,
    "subjects": subjects.RULES,
    "asides": asides.RULES,
    "tellers": tellers.RULES,
}
READINGS = {f"relation:{rule.__name__}" for rule in relations.RULES.rules}
NAMED = {
    "relation": READINGS,
    "indicator": set(indicators.NAMES.values()) | {"indicator:each"},
}


def signals_of_words() -> frozenset[str]:
    known = cues.read_cues()
    words = {*known, *signals.read_wholes(), *signals.read_openings(), *signals.read_ends()}
    return frozenset(("figure", "period", "entity", "name")).union(
        *(signals.read_signals(word, known.get(word)) for word in words)
    )


def signals_of_nouns() -> frozenset[str]:
    tables = ("relative_nouns", "pointed_nouns", "measure_nouns")
    words = {word for table in tables for word in cues.read_words(table)} | {"增速", "本级", "国家级"}
    words |= cues.read_role("share") | cues.read_role("region") | cues.read_role("lands")
    return frozenset().union(*(heads.list_head_signals(word, tag) for word in words for tag in "nf"))


@pytest.mark.parametrize("name", BOOKS)
def test_what_a_rule_needs_can_be_there(name: str) -> None:
    """Else the rule would never be asked."""
    book = BOOKS[name]
    signalled = signals_of_nouns() if name == "measures" else signals_of_words()
    for needs, known in (
        (book.kinds, set(get_args(Kind))),
        (book.readings, READINGS),
        (book.signals, signalled),
    ):
        assert set(needs) <= set(book.rules)
        assert set().union(*needs.values()) <= known
    assert set(book.parts) <= set(book.rules)


@pytest.mark.parametrize("slot", NAMED)
def test_rules_are_called_by_their_names(slot: str) -> None:
    said = {
        (path.name, name)
        for path in Path(relations.__file__).parent.glob("*.py")
        for name in re.findall(rf'"({slot}:\w+)"', path.read_text(encoding="utf-8"))
    }
    assert said
    assert {(path, name) for path, name in said if name not in NAMED[slot]} == set()
