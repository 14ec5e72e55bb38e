"""Short forms: defined in the article (以下简称太合智能), or used after the full name."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsx.entities.candidates import firm_tails
from newsx.entities.draft import BRACKETS, Draft, Mention, boundary_words
from newsx.entities.names import Name
from newsx.tokens.matcher import create_matcher

DEFINED: Final = re.compile(
    r"[（(](?:以下|下)?(?:统称|简称|称)(?:为|“|「|‘)*([^”」’）)（(，。；]{2,12})[”」’]?[^）)]{0,8}[）)]|"
    r"[（(]“([^”]{2,10})”[）)]"
)
PARTS: Final = re.compile("[·• ]")
"""What stands between the parts of a foreigner's name."""
REPEATED: Final = "aliases:repeated"
MANY: Final = 40
PROPER_TAGS: Final = frozenset(("ns", "nt", "nz", "nr", "nrt", "x", "eng"))
LISTED: Final = frozenset(("china", "foreign", "company"))
"""Kinds of names that firms have in the tables."""
LEGAL: Final = re.compile(r"(?:股份|集团|控股)?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团)$")
LEGAL_ENDINGS: Final = ("公司", "集团")
"""What that ends with."""
Form = tuple[str, Mention, str]
"""A short form, the mention that it is short for, and the rule."""


def find_aliases(draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """Further mentions of what the article has named in full, each with the full name.

    An alias counts only where words begin and end, and outside of the mentions chosen.
    """
    forms = [*defined_forms(draft, mentions), *short_forms(draft, mentions)] if mentions else ()
    if not forms:
        return []
    text = draft.text
    wanted: dict[str, tuple[Mention, str]] = {}
    shorter = any(rule != REPEATED for _, _, rule in forms)
    surfaces = {text[m.start : m.end] for m in mentions} if shorter else ()
    for surface, mention, rule in forms:
        if rule == REPEATED or surface not in surfaces:
            wanted.setdefault(surface, (mention, rule))
    found: list[Mention] = []
    taken, claimed = draft.taken, set[int]()
    for start, end, surface in find_surfaces(text, list(wanted)):
        mention, rule = wanted[surface]
        if start in taken or not fits(draft, start, end, rule):
            continue
        span = range(start, end)
        if taken.keys().isdisjoint(span) and claimed.isdisjoint(span):
            full = full_name(draft, mention)
            found.append(Mention(start, end, full.type, (full,), "alias", rule))
            claimed.update(span)
    return found


def find_surfaces(text: str, surfaces: list[str]) -> Iterator[tuple[int, int, str]]:
    """Every place of some surfaces: a search for each where they are few, one pass for all where many."""
    if len(surfaces) > MANY:
        for start, end, index in create_matcher(surfaces).find(text):
            yield start, end, surfaces[index]
        return
    for surface in surfaces:
        position = text.find(surface)
        while position >= 0:
            yield position, position + len(surface), surface
            position = text.find(surface, position + 1)


def fits(draft: Draft, start: int, end: int, rule: str) -> bool:
    """Whether words begin and end with the span; a form defined in the text may end inside a word."""
    begins = draft.is_word_start(start)
    if rule == "aliases:core" and begins and is_plain(draft, start, end):
        return False
    return begins and (draft.is_word_start(end) or rule == "aliases:defined")


def is_plain(draft: Draft, start: int, end: int) -> bool:
    """Whether a short form is made of plain words only: 核电 of 广东核电集团, 空调业务, 文旅."""
    surface = draft.text[start:end]
    if surface in boundary_words()["modifier"] or surface in firm_tails():
        return True
    tokens = draft.tokens
    span = range(tokens.index(start), tokens.index_before(end) + 1)
    return all(len(tokens.words[index]) > 1 and tokens.tags[index] not in PROPER_TAGS for index in span)


def full_name(draft: Draft, mention: Mention) -> Name:
    """The name that an alias of a mention stands for."""
    if mention.names:
        return mention.names[0]
    return Name(mention.type, draft.text[mention.start : mention.end], "", "", "alias", False)


def defined_forms(draft: Draft, mentions: Sequence[Mention]) -> list[Form]:
    """The forms that brackets behind a name define: 陕西太合智能钻探有限公司(以下简称太合智能)."""
    text = draft.text
    found: list[Form] = []
    if "称" not in text and "（“" not in text and "(“" not in text:
        return found
    for mention in mentions:
        if text[mention.end : mention.end + 1] not in BRACKETS:
            continue
        match = DEFINED.match(text, mention.end)
        if match is not None:
            surface = (match[1] or match[2]).strip("“”\"' ")
            if 2 <= len(surface) <= 12:
                found.append((surface, mention, "aliases:defined"))
    return found


def short_forms(draft: Draft, mentions: Sequence[Mention]) -> list[Form]:
    """Short forms of the names found: the family name of a foreigner, the core of a company's name."""
    text = draft.text
    found: dict[str, Form] = {}
    for mention in mentions:
        if mention.type == "place":
            continue
        surface = text[mention.start : mention.end]
        if mention.type == "person":
            forms = [(surface, REPEATED)]
            # Most names have no parts.
            family = "" if surface.isalpha() else PARTS.split(surface)[-1]
            if family != surface and len(family) >= 2:
                forms.append((family, "aliases:family"))
        elif mention.names and mention.names[0].kind in LISTED:
            core = listed_core(draft, mention)
            forms = [(core, "aliases:core")] if core else []
        elif mention.source == "rule":
            forms = [(surface, REPEATED)] if len(surface) >= 3 else []
            if surface.endswith(LEGAL_ENDINGS):
                forms += [(core, "aliases:core") for core in company_cores(draft, mention)]
        else:
            continue
        for form, rule in forms:
            if form not in found:
                found[form] = form, mention, rule
    return sorted(found.values(), key=lambda item: -len(item[0]))


def listed_core(draft: Draft, mention: Mention) -> str:
    """What a listed firm goes by without its trade: 汉王 of 汉王科技, and 锦湖 of 锦湖轮胎.

    Of a name whose rest is a plain word or a place nothing is left: 上海 of 上海石化 names no firm.
    """
    surface = draft.text[mention.start : mention.end]
    core = LEGAL.sub("", surface) if surface.endswith(LEGAL_ENDINGS) else surface
    tokens = draft.tokens
    last = tokens.words[tokens.index_before(mention.end)]
    if core == surface and last in firm_tails():
        core = surface[: -len(last)]
    first = tokens.index(mention.start)
    if len(core) < 2 or core == surface or mention.start in draft.prefixes:
        return ""
    whole = tokens.starts[first + 1] == mention.start + len(core)
    return "" if whole and tokens.tags[first] == "ns" else core


def company_cores(draft: Draft, mention: Mention) -> list[str]:
    """What may stand for a company: its name without the place and the legal form, and its beginning.

    陕西太合智能钻探有限公司 -> 太合智能钻探, 太合智能.
    """
    start = mention.start
    text = draft.text
    place = draft.place_prefix(mention)
    core = LEGAL.sub("", text[place : mention.end])
    forms = [core] if len(core) >= 2 and core != text[start : mention.end] else []
    tokens = draft.tokens
    cut = place
    for index in range(tokens.index(place), tokens.index_before(mention.end) + 1):
        cut = tokens.starts[index + 1]
        length = cut - place
        if 3 <= length <= 5 and cut < mention.end and length < len(core):
            forms.append(text[place:cut])
    return sorted(set(forms), key=len, reverse=True)
