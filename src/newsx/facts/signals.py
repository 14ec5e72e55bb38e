"""What a clause is looked through for: kinds of mentions, roles of cues, and words that the rules ask for.

A clause unites what its units signal; a rule that looks for none of it is not asked at all.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from newsx.facts.bits import ENTITY, NAME, PERIOD, THING, Bits, ask_for
from newsx.facts.cues import (
    ClauseRole,
    Cue,
    read_bases,
    read_role,
    read_words,
)

Signals = frozenset[str]

NOTHING: Final[Signals] = frozenset()

TIMED: Final[Mapping[str, Bits]] = {"期": PERIOD | ask_for("same"), "来": PERIOD | ask_for("since")}
"""What times signal that end so: 去年同期, 今年以来."""
QUOTES: Final = frozenset("“‘")
"""With such a mark the name of a thing may begin, and with 《."""
OPENINGS: Final[tuple[ClauseRole, ...]] = ("field", "from", "part")
"""Roles of words, or of the first two characters of words, that are a signal: 其中|国 does no harm."""
ROLES: Final[tuple[ClauseRole, ...]] = (
    "affect", "alike", "enduring", "extreme", "founding", "handles", "opening", "opinion", "report",
    "since", "source", "terms", "with",
)  # fmt: skip
"""Roles of words that are a signal."""
MOST_NAMES: Final = 4096
"""What so many names signal is kept: a text says the same ones again and again."""


@lru_cache(maxsize=MOST_NAMES)
def read_name_signals(name: str) -> Bits:
    """What a name signals; one that ends like an event is a thing, too: 青河马拉松."""
    return ENTITY | NAME | (THING if "thing" in read_signals(name, None) else 0)


def read_signals(text: str, cue: Cue | None) -> Signals:
    """What a word, a mark or a cue signals."""
    signals = read_wholes().get(text, NOTHING) | read_openings().get(text[:2], NOTHING)
    signals |= _read_endings().read(text)
    if cue:
        signals |= {cue.role, "plan"} if cue.planned else {cue.role}
    return signals


def collect_words(*rows: tuple[str, Iterable[str]]) -> Mapping[str, Signals]:
    """Words -> all that is said of them, from rows of something to say and the words it is said of."""
    found: dict[str, Signals] = {}
    for signal, words in rows:
        alone = frozenset((signal,))
        for word in words:
            found[word] = found[word] | alone if word in found else alone
    return found


@cache
def read_wholes() -> Mapping[str, Signals]:
    """What words signal as they are."""
    return collect_words(
        *(("turn", words) for words in (read_words("turn_words"), read_role("since"), read_role("session"))),
        *((signal, read_words("news_verbs")) for signal in ("turn", "news")),
        ("nation", read_words("nation_words")),
        ("recalled", read_words("recalled_nouns")),
        ("name", read_relatives()),
        ("title", ("《",)),
        ("quote", QUOTES),
        ("thing", ("《", *QUOTES, *_list_tails(read_words("event_endings")))),
        ("bearer", _list_tails(read_words("holder_nouns") | read_words("sector_nouns"))),
        ("shows", _list_tails(read_role("shows"))),
        ("compared", read_bases()),
        ("same", ("同期",)),
        *((role, read_role(role)) for role in ROLES),
    )


@cache
def read_openings() -> Mapping[str, Signals]:
    """What words signal that begin so, or are no more than that."""
    roles = ((role, read_role(role)) for role in OPENINGS)
    return collect_words(*roles, ("field", ("之一",)), ("compared", ("环比",)))


@cache
def read_ends() -> Mapping[str, Signals]:
    """What words signal that end so."""
    return collect_words(
        ("thing", read_words("event_endings")),
        ("bearer", read_words("holder_nouns") | read_words("sector_nouns")),
        ("shows", read_role("shows")),
        ("contract", read_role("contract")),
        ("briefing", read_role("briefing")),
    )


@cache
def _read_endings() -> "Endings":
    return Endings(read_ends())


class Endings:
    """What words signal that end so.

    >>> endings = Endings(collect_words(("share", ("比重", "占比")), ("kind", ("种",))))
    >>> endings.read("投资占比"), endings.read("对比")
    (frozenset({'share'}), frozenset())
    """

    def __init__(self, ends: Mapping[str, Signals]) -> None:
        self._ends: Final[dict[str, list[tuple[str, Signals]]]] = {}
        """By their last characters."""
        for end, signals in ends.items():
            self._ends.setdefault(end[-1], []).append((end, signals))

    def read(self, text: str) -> Signals:
        """What all the ends of a word signal."""
        found = NOTHING
        for end, signals in self._ends.get(text[-1], ()):
            if text.endswith(end):
                found |= signals
        return found


def _list_tails(words: Iterable[str]) -> list[str]:
    """What is left of words whose beginning another word may hold: 会 of 博览|会."""
    return [word[start:] for word in words for start in range(len(word))]


@cache
def read_relatives() -> frozenset[str]:
    """The nouns that may stand for a name: 全市, 该, 他."""
    return read_words("relative_nouns") | read_words("pointing_words") | read_words("person_pronouns")
