"""Organizations in Latin letters, by their last word: Yunfan Hill Holdings, Bache Commodities Ltd."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention

WORD: Final = r"[A-Z][A-Za-z&.'-]{0,30}"

JOINT: Final = re.compile(r" (?=[A-Zp])(?<=[A-Za-z&.'-] )")
"""Between two of its words: most texts have none."""


@cache
def pattern() -> re.Pattern[str]:
    """Words that begin with capitals, the last of which says what they are."""
    endings = "|".join(re.escape(word) for word, _ in read_table("latin_endings", ("word", "example")))
    joined = rf"(?: (?:{WORD}|of|and|&))" + "{0,6}?"
    last = rf"(?: (?:{endings}))" + r"{1,3}(?![A-Za-z])\.?(?! ?[A-Z])"
    return re.compile(rf"(?<![A-Za-z.&'-]){WORD}{joined}{last}")


def find_latin_bodies(draft: Draft) -> Iterator[Mention]:
    """The names in Latin letters that end like an organization's."""
    if not JOINT.search(draft.text):
        return
    for match in pattern().finditer(draft.text):
        yield Mention(*match.span(), "organization", (), "rule", "latin_endings")
