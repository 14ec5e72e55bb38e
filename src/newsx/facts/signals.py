"""What a clause is looked through for: kinds of mentions, roles of cues, and words that the rules ask for.

A clause unites what its units signal; a rule that looks for none of it is not asked at all.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from newsx.facts.cues import (
    ClauseRole,
    Cue,
    read_bases,
    read_role,
    read_role_endings,
    read_words,
)

Signals = frozenset[str]

FIGURE: Final = frozenset(("figure",))
PERIOD: Final = frozenset(("period",))
ENTITY: Final = frozenset(("entity", "name"))
"""What mentions signal."""
TIMED: Final[Mapping[str, Signals]] = {"期": PERIOD | {"same"}, "来": PERIOD | {"since"}}
"""What times signal that end so: 去年同期, 今年以来."""
QUOTES: Final = frozenset("“‘")
"""With such a mark the name of a thing may begin, and with 《."""
OPENINGS: Final[tuple[ClauseRole, ...]] = ("field", "from", "part")
"""Roles of words, or of the first two characters of words, that are a signal: 其中|国 does no harm."""
ROLES: Final[tuple[ClauseRole, ...]] = (
    "alike", "enduring", "extreme", "founding", "handles", "opening", "opinion", "report", "since", "source",
    "terms", "with",
)  # fmt: skip
"""Roles of words that are a signal."""
MOST_NAMES: Final = 4096
"""What so many names signal is kept: a text says the same ones again and again."""


def read_mention_signals(kind: str, text: str) -> Signals:
    """What a figure, a time or a name signals."""
    if kind == "entity":
        return _read_name_signals(text)
    return TIMED.get(text[-1], PERIOD) if kind == "period" else FIGURE


@lru_cache(maxsize=MOST_NAMES)
def _read_name_signals(name: str) -> Signals:
    """What a name signals; one that ends like an event is a thing, too: 青河马拉松."""
    return ENTITY | {"thing"} if _may_end(name, read_words("event_endings")) else ENTITY


def read_signals(text: str, cue: Cue | None) -> Signals:
    """What a word, a mark or a cue signals."""
    return frozenset(_list_signals(text, cue))


def _list_signals(text: str, cue: Cue | None) -> Iterator[str]:
    if cue:
        yield cue.role
    if cue and cue.planned:
        yield "plan"
    if any(text in words for words in _read_turns()):
        yield "turn"
    if text in read_words("news_verbs"):
        yield "news"
    if text in read_words("nation_words"):
        yield "nation"
    if text in read_words("recalled_nouns"):
        yield "recalled"
    if text in read_relatives():
        yield "name"
    if text == "《":
        yield "title"
    if text in QUOTES:
        yield "quote"
    if text == "《" or text in QUOTES or _may_end(text, read_words("event_endings")):
        yield "thing"
    if _may_end(text, read_words("holder_nouns")) or _may_end(text, read_words("sector_nouns")):
        yield "bearer"
    if _may_end(text, read_role("shows")):
        yield "shows"
    if text in read_bases() or text.startswith("环比"):
        yield "compared"
    if text == "同期":
        yield "same"
    if text.endswith(read_role_endings("contract")):
        yield "contract"
    if text.endswith(read_role_endings("briefing")):
        yield "briefing"
    if text[:2] == "之一":
        yield "field"
    yield from [role for role in OPENINGS if text[:2] in read_role(role)]
    yield from [role for role in ROLES if text in read_role(role)]


def _read_turns() -> Iterator[frozenset[str]]:
    """The words that move the clock, or say what moves it."""
    yield read_words("turn_words")
    yield read_words("news_verbs")
    yield read_role("since")
    yield read_role("session")


@cache
def read_relatives() -> frozenset[str]:
    """The nouns that may stand for a name: 全市, 该, 他."""
    return read_words("relative_nouns") | read_words("pointing_words") | read_words("person_pronouns")


def _may_end(text: str, words: frozenset[str]) -> bool:
    """Whether a phrase that ends with one of some words may end with this one: 博览会, or 会 of 博览|会."""
    tails, endings = _read_tails(words)
    return text in tails or text.endswith(endings)


@cache
def _read_tails(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(word[start:] for word in words for start in range(len(word))), tuple(words)
