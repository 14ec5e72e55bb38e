"""What 本届 and 此次 point at: an event, which stands for itself."""

from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.facts.cues import ends_like, read_endings, read_role, read_role_endings
from newsx.facts.listing import find_event
from newsx.facts.nouns import clean, is_noun, text_of
from newsx.facts.unit import CLOSING, Unit, Units

LONGEST: Final = 4
"""The name of an event behind 本次 is at most so many units."""


def read_event(units: Units, at: int) -> str:
    """The event that begins at ``at`` and acts: 采购节(吸引企业50家); nothing for 价格(为5元)."""
    if units[at].kind == "entity":
        event = find_event(units, at)  # 本届|东|博会
        return text_of(units[at:event]) if event > at + 1 else ""
    end = at
    while end < min(len(units), at + LONGEST) and _goes_on(units, at, end):
        end += 1
    event = next((i for i in range(end, at, -1) if ends_like(units[i - 1].text, "event_endings")), at)
    if at < event < end:
        return clean(text_of(units[at:event]))  # 本届广交会|线下
    text = clean(text_of(units[at:end]))
    end += end < len(units) and units[end].text in CLOSING
    acts = end < len(units) and (units[end].tag[:1] in "vdp" or units[end].cue is not None)
    if text.endswith((*read_endings("measure_nouns"), *read_role_endings("matter"))):
        return ""  # 本次业绩预增, 本次股权转让事项
    return text if acts and len(text) > 1 else ""


def find_seat(office: str, kind: str) -> str:
    """The place that an office is of, by its name: 昆山市|统计局 of a 市, 西班牙|卫生部 of a 国.

    >>> find_seat("昆山市统计局", "市"), find_seat("西班牙卫生部", "国"), find_seat("卫生部", "国")
    ('昆山市', '西班牙', '')
    """
    if kind != "国":
        return office[: office.find(kind) + 1]
    return next((office[:end] for end in range(len(office), 1, -1) if office[:end] in _read_countries()), "")


@cache
def _read_countries() -> frozenset[str]:
    rows = read_table("countries", ("name", "code", "kind", "aliases", "weak"))
    return frozenset(name for row in rows for name in (row[0], *row[3].split("|")) if len(name) > 1)


def _goes_on(units: Units, at: int, i: int) -> bool:
    if units[i].kind != "word":
        return False
    opens = i == at and units[i].verb and i + 1 < len(units) and _ends(units[i + 1])
    return is_noun(units[i]) or _ends(units[i]) or opens


def _ends(unit: Unit) -> bool:
    """采购|节: a single character that the segmenter leaves at the end of an event."""
    return unit.text in read_role("event")
