"""What the noun before a figure says and signals by itself: nothing in most, which no rule need doubt."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newsx.facts.bits import Bits, unite
from newsx.facts.cues import read_rates, read_role, read_role_endings, read_words
from newsx.facts.nouns import clean, split_holder, text_of
from newsx.facts.unit import Units

MOST_KEPT: Final = 20_000
LONGEST_KEPT: Final = 4
"""So many nouns are kept, none of more units than this: longer ones seldom come again."""
LOOSE_TAGS: Final = frozenset(("a", "i", "m", "q", "z"))
"""Tags of the last words of phrases that may name nothing: 首套, 平方米, 一致."""
PLACE_TAGS: Final = frozenset(("f", "s"))


class Head(NamedTuple):
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


def list_head_signals(text: str, tag: str) -> Iterator[str]:
    """The same by their names."""
    if tag in LOOSE_TAGS or not text or text[0] == "每":
        yield "lead"
    if text in read_words("relative_nouns") or text in read_words("lead_words"):
        yield "lead"
    if tag in PLACE_TAGS:
        yield "place"
    if text in read_role("share") or text.endswith(read_role_endings("region")):
        yield "share"
    if text.endswith(read_role_endings("lands")):
        yield "lands"
    if text.endswith(read_role_endings("kind")):
        yield "kind"
    if text in read_words("pointed_nouns"):
        yield "pointed"
    if text in read_words("measure_nouns"):
        yield "measure"
    if text.endswith(_read_rates()):
        yield "rate"
    if text == "本级" or text[:1] == "级":
        yield "level"


@cache
def _read_rates() -> tuple[str, ...]:
    return tuple(rate for rate, _ in read_rates())
