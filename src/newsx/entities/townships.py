"""Towns, townships and subdistricts: a table of forty thousand, read only beside a county."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention
from newsx.entities.names import Name

LONGEST: Final = 10
ENDINGS: Final = ("镇", "乡", "街道", "苏木")
ENDING: Final = re.compile("|".join(ENDINGS))


@cache
def read_townships() -> dict[str, str]:
    """County code -> its townships, ``|`` between them."""
    return {row[0]: row[1] for row in read_table("townships", ("county", "names"))}


@cache
def counties(prefecture: str) -> tuple[str, ...]:
    """The codes of a prefecture's counties: its own is ``650100``."""
    return tuple(code for code in read_townships() if code.startswith(prefecture[:4]))


def find_townships(draft: Draft, chains: Sequence[Mention]) -> Iterator[Mention]:
    """The chains that go on with a township of their county: 苍梧县 + 六堡镇.

    The segmenter cannot know these names; the county before them says which are possible.
    """
    text = draft.text
    if not any(map(text.__contains__, ENDINGS)):
        return
    for mention in chains:
        if not mention.names or not ENDING.search(text, mention.end + 1, mention.end + LONGEST):
            continue
        for name in mention.names:
            town = longest_township(text, mention.end, name.code)
            if town:
                found = Name("place", town, "", "township", "dictionary:townships", False)
                end = mention.end + len(town)
                yield Mention(mention.start, end, "place", (found,), found.source, "places:township")
                break


def longest_township(text: str, offset: int, code: str) -> str:
    """The longest township of a county, or of a prefecture's counties, that begins at an offset."""
    if len(code) != 6 or code.endswith("0000"):
        return ""
    table = read_townships()
    names = (
        name
        for county in (counties(code) if code.endswith("00") else (code,))
        for name in table.get(county, "").split("|")
        if name
    )
    return max((name for name in names if text.startswith(name, offset)), key=len, default="")
