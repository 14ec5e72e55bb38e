"""The words that end a name to the left, as signs of `word_signs`."""

from typing import Final

from newsx.entities.draft import STOP_TAGS
from newsx.entities.word_signs import BARS, BARS_FIRMS
from newsx.entities.word_traits import ALPHANUMERIC, DOT, FUNCTION, INNER, NOUN, PREDICATE, Kind

SINGLE_STOP_TAGS: Final = frozenset(
    ("p", "c", "m", "q", "r", "y", "v", "u", "uj", "ul", "uv", "ud", "uz", "ug")
)
"""As STOP_TAGS, for words of one character: 上 and 中 stand in names, 驻 and 为 do not."""
LOOSE_STOP_TAGS: Final = frozenset(("p", "uj", "c", "d", "r"))


def read_bars(word: Kind) -> int:
    """Whether a word ends a name to the left, and whether it ends a firm's before 有限公司."""
    traits, size, tag = word
    if traits & (FUNCTION | NOUN) or (tag == "x" and not traits & (ALPHANUMERIC | DOT)):
        return BARS | BARS_FIRMS
    if traits & INNER:
        return 0
    if traits & PREDICATE:
        return BARS | BARS_FIRMS
    bars = BARS_FIRMS if tag in ("m", "q") or (size > 1 and tag in LOOSE_STOP_TAGS) else 0
    if size == 1:
        return bars | BARS if tag in SINGLE_STOP_TAGS else bars
    verb = tag[0] == "v" and tag != "vn"
    return bars | BARS if size == 2 and (verb or tag in STOP_TAGS) else bars
