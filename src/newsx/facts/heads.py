"""What the noun before a figure signals by its words alone: nothing in most, which no rule need doubt."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from newsx.facts.cues import read_rates, read_role, read_role_endings, read_words
from newsx.facts.lexicon import LONGEST_KEPT, MOST_KEPT
from newsx.facts.signals import Signals

LOOSE_TAGS: Final = frozenset(("a", "i", "m", "q", "z"))
"""Tags of the last words of phrases that may name nothing: 首套, 平方米, 一致."""
PLACE_TAGS: Final = frozenset(("f", "s"))


class Heads(dict[tuple[str, str], Signals]):
    """Words of a noun and the tag of its last word -> what they signal, read once for each."""

    def __missing__(self, key: tuple[str, str]) -> Signals:
        signals = frozenset(_read_signals(*key))
        if len(key[0]) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[key] = signals
        return signals


@cache
def read_heads() -> Heads:
    """The nouns of this process."""
    return Heads()


def _read_signals(text: str, tag: str) -> Iterator[str]:
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
    if text.endswith(tuple(rate for rate, _ in read_rates())):
        yield "rate"
    if text == "本级" or text[:1] == "级":
        yield "level"
