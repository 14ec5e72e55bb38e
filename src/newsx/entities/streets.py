"""Streets that no list knows: 黄兴路, 南京|东路, 余姚市|滨海|大道."""

from typing import Final

from newsx.entities.draft import STOP_TAGS, Draft, Mention
from newsx.entities.no_places import generic_places
from newsx.entities.triggers import TriggerHit

STEM_TAGS: Final = frozenset(("ns", "nr", "nrt", "nrfg"))
NAMED: Final = frozenset((*STEM_TAGS, "nz"))
LONGEST_STEM: Final = 4
SIDES: Final = "东西南北中内外"
"""南京|东路: the side of a street belongs to its suffix."""


def find_street(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A street that a suffix makes; the place before it belongs to it.

    Its stem is a name to the segmenter, or a house number stands behind it.
    """
    tokens, text = draft.tokens, draft.text
    last = tokens.index_before(hit.end)
    start = tokens.starts[last]
    rule = hit.trigger.rule
    if start < hit.start and tokens.words[last] != text[hit.start - 1 : hit.end]:
        # 黄兴路 and 长安街 are one word.
        if len(tokens.words[last]) < 3 or tokens.tags[last] not in NAMED or is_plain(tokens.words[last]):
            return None
        return join_place(draft, start, hit.end, rule)
    if start < hit.start and text[start] not in SIDES:
        # 道|路, 铁|路: plain words.
        return None
    before = draft.ends.get(hit.start)
    if before is not None and before.end == start and before.type == "place":
        # 南京|路 bears the name of a city, 中国|路 is none.
        if (
            not before.names
            or before.names[0].kind in ("country", "continent", "region")
            or before.source == "rule"
        ):
            return None
        return Mention(before.start, hit.end, "place", (), "rule", rule)
    stem = find_stem(draft, last, numbered=is_numbered(text, hit.end))
    if stem < 0 or is_plain(text[stem : hit.end]):
        return None
    return join_place(draft, stem, hit.end, rule)


def find_stem(draft: Draft, suffix: int, *, numbered: bool) -> int:
    """Where the stem of a street begins, else -1: one word that is a name, or unknown ones before a number.

    Args:
        suffix: index of the word that ends the street.
        numbered: a house number stands behind it (柳|泉|路45号).
    """
    tokens = draft.tokens
    end = tokens.starts[suffix]
    stem = -1
    for index in range(suffix - 1, max(suffix - 1 - LONGEST_STEM, -1), -1):
        word, tag, start = tokens.words[index], tokens.tags[index], tokens.starts[index]
        if end - start > LONGEST_STEM or not word.isalpha() or word.isascii():
            break
        if tag in STEM_TAGS and len(word) > 1:
            return start if start + 1 < end else -1
        if not numbered or tag in STOP_TAGS or tag == "f" or start + len(word) in draft.ends:
            break
        stem = start
    return stem if end - stem >= 2 else -1


def is_plain(name: str) -> bool:
    """Whether a street's name is plain words: 丝绸之路, 铺平道路, 步行街, 东西路.

    >>> is_plain("丝绸之路"), is_plain("东西路"), is_plain("中山路")
    (True, True, False)
    """
    return "之" in name or name.endswith("道路") or name in generic_places() or not name[:-1].strip(SIDES)


def is_numbered(text: str, end: int) -> bool:
    """Whether a house number stands behind a street.

    >>> is_numbered("柳泉路45号", 3), is_numbered("柳泉路45公里", 3)
    (True, False)
    """
    stop = end
    while stop < len(text) and stop - end < 5 and text[stop].isdecimal():
        stop += 1
    return stop > end and text[stop : stop + 1] == "号"


def join_place(draft: Draft, start: int, end: int, rule: str) -> Mention:
    """A street with the place right before it: 长沙+黄兴路."""
    before = draft.ends.get(start)
    if before is not None and before.type == "place":
        start = before.start
    return Mention(start, end, "place", (), "rule", rule)
