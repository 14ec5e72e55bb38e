"""What the noun before a figure says and signals by itself: nothing in most, which no rule need doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsx.facts.bits import Bits, unite
from newsx.facts.cues import read_rates, read_role, read_words
from newsx.facts.nouns import clean, split_holder, text_of
from newsx.facts.signals import NOTHING, Endings, Signals, collect_words
from newsx.facts.unit import EACH, Units

MOST_KEPT: Final = 20_000
LONGEST_KEPT: Final = 4
"""So many nouns are kept, none of more units than this: longer ones seldom come again."""
LOOSE_TAGS: Final = frozenset(("a", "i", "m", "q", "z"))
"""Tags of the last words of phrases that may name nothing: 首套, 平方米, 一致."""
PLACE_TAGS: Final = frozenset(("f", "s"))


# Not frozen, as a unit is not: its slots are read for every noun.
@dataclass(slots=True, eq=False)
class Head:
    """What a noun says."""

    text: str
    """Its words, without whose it is."""
    signals: Bits
    """What rules of `newsx.facts.measures` look for."""


class Heads(dict[Units, Head]):
    """Nouns -> what they say, read once for each."""

    def __missing__(self, noun: Units) -> Head:
        text = clean(text_of(split_holder(noun)[1] if len(noun) > 1 else noun))
        head = Head(text, read_head_signals(text, noun[-1].tag))
        # A mention is a unit of its own wherever it stands.
        if len(noun) <= LONGEST_KEPT and all(unit.index < 0 for unit in noun):
            if len(self) >= MOST_KEPT:
                self.clear()
            self[noun] = head
        return head


@cache
def read_heads() -> Heads:
    """The nouns of this process."""
    return Heads()


def read_head_signals(text: str, tag: str) -> Bits:
    """What the words of a noun signal.

    Args:
        text: the words.
        tag: the part of speech of the last of them.
    """
    return unite(list_head_signals(text, tag))


def list_head_signals(text: str, tag: str) -> Signals:
    """The same by their names."""
    signals = _read_tags().get(tag, NOTHING)
    if not text:
        return signals | {"lead"}
    signals |= _read_wholes().get(text, NOTHING) | _read_firsts().get(text[0], NOTHING)
    return signals | _read_endings().read(text)


@cache
def _read_tags() -> Mapping[str, Signals]:
    """What a noun signals by the tag of its last word."""
    return collect_words(("lead", LOOSE_TAGS), ("place", PLACE_TAGS))


@cache
def _read_wholes() -> Mapping[str, Signals]:
    """What it signals as it is."""
    return collect_words(
        ("lead", read_words("relative_nouns") | read_words("lead_words")),
        ("share", read_role("share")),
        ("pointed", read_words("pointed_nouns")),
        ("measure", read_words("measure_nouns")),
        ("level", ("本级",)),
    )


@cache
def _read_firsts() -> Mapping[str, Signals]:
    """What it signals that begins so."""
    return collect_words(("lead", EACH), ("level", "级"))


@cache
def _read_endings() -> Endings:
    """What it signals that ends so."""
    return Endings(
        collect_words(
            ("share", read_role("region")),
            ("lands", read_role("lands")),
            ("kind", read_role("kind")),
            ("rate", [rate for rate, _ in read_rates()]),
        )
    )
