"""The words that end a name to the left, as signs of `word_signs`."""

from collections.abc import Container
from typing import Final

from newsx.entities.draft import STOP_TAGS, boundary_words
from newsx.entities.word_signs import BARS, BARS_FIRMS

SINGLE_STOP_TAGS: Final = frozenset(
    ("p", "c", "m", "q", "r", "y", "v", "u", "uj", "ul", "uv", "ud", "uz", "ug")
)
"""As STOP_TAGS, for words of one character: 上 and 中 stand in names, 驻 and 为 do not."""
LOOSE_STOP_TAGS: Final = frozenset(("p", "uj", "c", "d", "r"))


def read_bars(inner: Container[str], word: str, tag: str) -> int:
    """Whether a word ends a name to the left, and whether it ends a firm's before 有限公司.

    Args:
        inner: verbs and joining words that stand inside names (建设, 发展, 和).
    """
    kinds = boundary_words()
    mark = tag == "x" and not word.isalnum() and word not in "·-"
    if mark or word == "和" or word in kinds["function"] or word in kinds["noun"]:
        return BARS | BARS_FIRMS
    if word in inner:
        return 0
    if word in kinds["predicate"]:
        return BARS | BARS_FIRMS
    size = len(word)
    bars = BARS_FIRMS if tag in ("m", "q") or (size > 1 and tag in LOOSE_STOP_TAGS) else 0
    if size == 1:
        return bars | BARS if tag in SINGLE_STOP_TAGS else bars
    verb = tag[0] == "v" and tag != "vn"
    return bars | BARS if size == 2 and (verb or tag in STOP_TAGS) else bars
