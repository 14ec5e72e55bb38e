"""Announcers: the listed firm that opens a flash: 云帆股份公告，…; 云帆科技(600000)晚间公告，…"""

import re
from collections.abc import Iterator
from typing import Final

from newsx.entities.draft import Draft, Mention, boundary_words

ANNOUNCER: Final = re.compile(
    r"((?:\*?ST ?)?[\u4e00-\u9fff]{2,6}?[A-Z]?)"
    r"(?:[（(]\d{5,6}(?:\.[A-Z]{2})?[)）]\d{0,2}月?\d{0,2}日?(?:早间|午间|晚间)?|\d{1,2}月\d{1,2}日(?:早间|午间|晚间)?|早间|午间|晚间)?"
    r"(?:在?[港联上深北]交所)?(?:发布|披露)?(?:公告(?![栏称]?[的中])|在(?:投资者)?互动平台)"
)
"""A firm's short name, its code or the hour, and what an exchange makes it do."""
ACTS: Final = ("公告", "平台")
"""With one of these it ends: few texts open so."""
LONGEST: Final = 60
"""Characters of which all that is among the first."""
NO_NAME: Final = frozenset("今近日昨晚据称发的了和在与及")
"""Characters that no such name holds."""


def find_announcers(draft: Draft) -> Iterator[Mention]:
    """The firm before 公告 where a text begins with it, whatever its name is made of."""
    opening = draft.text[:LONGEST]
    if not any(act in opening for act in ACTS):
        return
    match = ANNOUNCER.match(draft.text)
    if match is None or not NO_NAME.isdisjoint(match[1]):
        return
    if not any(word in match[1] for word in boundary_words()["announced"]):
        yield Mention(*match.span(1), "organization", (), "rule", "evidence:announcer")
