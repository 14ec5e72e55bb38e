"""The small words that tell what a figure says: 达到, 同比增长, 占, 力争."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from newsx.dictionary import read_table
from newsx.facts.fact import Direction

Role = Literal[
    "level", "hedge", "grow", "rate", "to", "compare", "exceed", "against", "new", "share", "rank", "mean",
    "adverb", "each", "plan", "base",
]  # fmt: skip

ClauseRole = Literal[
    "joiner", "with", "about", "place", "source", "means", "price", "terms", "from", "until", "aspect",
    "complement",
    "copula", "act", "achieve", "exist", "yield", "cause", "shows", "briefing",
    "dateline", "even", "likened", "alike", "enduring", "opening", "contract", "extreme", "done", "task",
    "field", "part", "area", "region", "scale", "kind", "sort", "event", "unheld",
    "share", "holding", "adverb", "profit", "perform", "expected",
    "lands", "every", "demand", "modal", "crew", "hasten",
    "dimension", "distance", "bound", "amount", "turns",
    "founding", "since", "session", "sum", "harm", "opinion", "house", "report", "matter", "at",
    "average", "more", "affect", "through", "history", "handles", "outlook", "economy",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One word of the tables that stands between a noun and its figure, or before both."""

    word: str
    role: Role
    direction: Direction | None = None
    planned: bool = False
    """Whether it speaks of what is still to come: 力争, 预增."""


@cache
def read_cues() -> Mapping[str, Cue]:
    """The words of ``predicates.tsv``, and those of ``plan_words.tsv``, which may be both (预增)."""
    columns = ("word", "role", "direction", "example", "counterexample")
    cues = {
        word: Cue(word, cast(Role, role), cast(Direction, direction) or None)
        for word, role, direction, *_ in read_table("predicates", columns)
    }
    for word in read_words("plan_words"):
        cues[word] = replace(cues[word], planned=True) if word in cues else Cue(word, "plan", planned=True)
    for word in read_bases():
        cues.setdefault(word, Cue(word, "base"))
    return cues


@cache
def read_rates() -> tuple[tuple[str, Direction], ...]:
    """The nouns that are growths themselves, and which way: 增速, 降幅."""
    cues = read_cues().values()
    return tuple((cue.word, cue.direction) for cue in cues if cue.role == "rate" and cue.direction)


@cache
def read_bases() -> Mapping[str, str]:
    """Words of comparison -> ``yoy``, ``mom``, ``qoq`` or ``prior``."""
    return {
        row[0]: row[1]
        for row in read_table("comparison_words", ("word", "base", "example", "counterexample"))
    }


@cache
def read_prepositions() -> Mapping[str, str]:
    """Words before a name -> how well it stands for a subject."""
    return {
        row[0]: row[1]
        for row in read_table("subject_prepositions", ("word", "standing", "example", "counterexample"))
    }


@cache
def read_voices() -> Mapping[str, tuple[str, ...]]:
    """``planned`` and ``actual`` -> words that tell a list of tasks from a report."""
    rows = read_table("report_voices", ("word", "voice", "example", "counterexample"))
    return {voice: tuple(row[0] for row in rows if row[1] == voice) for voice in ("planned", "actual")}


@cache
def read_tags() -> Mapping[str, str]:
    """Words that the segmenter takes for nouns -> their part of speech: 全力, 锚定, 落户."""
    return {row[0]: row[1] for row in read_table("word_tags", ("word", "tag", "example", "counterexample"))}


@cache
def read_joined() -> Mapping[str, str]:
    """Words that the segmenter cuts up -> their part of speech: 可|支配|收入."""
    return {
        row[0]: row[1] for row in read_table("joined_words", ("word", "tag", "example", "counterexample"))
    }


@cache
def read_titles() -> tuple[str, ...]:
    """The titles of people: 局长, 副部长."""
    return tuple(sorted({row[0] for row in read_table("titles", ("title", "side", "example"))}))


@cache
def _read_roles() -> Mapping[str, frozenset[str]]:
    """Roles -> the words of ``clause_words.tsv`` that play them."""
    words: dict[str, list[str]] = {}
    for word, role, *_ in read_table("clause_words", ("word", "role", "example", "counterexample")):
        words.setdefault(role, []).append(word)
    return {role: frozenset(own) for role, own in words.items()}


@cache
def read_role(role: ClauseRole) -> frozenset[str]:
    """The words that play a role in a clause: 和, 以及 are joiners."""
    return _read_roles()[role]


@cache
def read_role_endings(role: ClauseRole) -> tuple[str, ...]:
    """The same words, for ``str.endswith``."""
    return tuple(sorted(read_role(role)))


@cache
def read_words(table: str) -> frozenset[str]:
    """The first column of a table of words."""
    return frozenset(row[0] for row in read_table(table, ("word", "example", "counterexample")))


@cache
def read_endings(table: str) -> tuple[str, ...]:
    """The same words, for ``str.endswith``."""
    return tuple(sorted(read_words(table)))


def ends_like(text: str, table: str) -> bool:
    """Whether a text ends with a word of a table, be it of a hundred words.

    >>> ends_like("工业总产值", "measure_nouns"), ends_like("", "measure_nouns")
    (True, False)
    """
    return text.endswith(_read_tails(table).get(text[-1:], ()))


def ends_like_title(text: str) -> bool:
    """Whether a text ends with the title of a person: 青河市|副市长."""
    return text.endswith(_read_title_tails().get(text[-1:], ()))


@cache
def _read_tails(table: str) -> Mapping[str, tuple[str, ...]]:
    return _sort_by_tails(read_words(table))


@cache
def _read_title_tails() -> Mapping[str, tuple[str, ...]]:
    return _sort_by_tails(read_titles())


def _sort_by_tails(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their last characters."""
    tails: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        tails[word[-1]] = (*tails.get(word[-1], ()), word)
    return tails
