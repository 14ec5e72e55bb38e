"""Names of the tables: where one agrees with the words, and the weak ones that the article supports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from newsx.entities.chains import DIVISIONS, contains
from newsx.entities.draft import END, START, Draft, Mention
from newsx.entities.entity import EntityType
from newsx.entities.names import Name, NameFinder, parents
from newsx.entities.no_places import names_another

LEADING: Final = frozenset(("country",))
"""Kinds of names that begin words of the segmenter."""
Found = dict[EntityType, list[Mention]]
"""Mentions by type, each list in reading order."""


@dataclass(frozen=True, slots=True)
class Surface:
    """What a surface of the tables says wherever it stands."""

    names: Sequence[Name]
    """What it may stand for."""
    type: EntityType
    source: str
    weak: bool
    odd: bool
    """It must be looked at though words begin and end with it: Latin letters may go on, 市 may be 市场's."""


class ListedNames:
    """The names of a lexicon in articles. Threads may share it."""

    def __init__(self, lexicon: NameFinder) -> None:
        self._lexicon = lexicon
        self._surfaces: dict[int, Surface] = {}
        """Those met so far, by their numbers in the lexicon."""

    def find(self, draft: Draft) -> tuple[Found, Found]:
        """The names that agree with the words, and beside them the weak ones, which need evidence."""
        text, numbers = draft.text, draft.numbers
        # Of a ship's name or a people's, see `names_another`.
        doubtful = "号" in text or "族" in text
        known = self._surfaces
        found: Found = {"place": [], "organization": [], "person": []}
        weak: Found = {"place": [], "organization": [], "person": []}
        last = 0
        for start, end, number in self._lexicon.find(text):
            if start < last:
                continue
            surface = known.get(number) or self._read(number, text[start:end])
            names, type_, odd = surface.names, surface.type, surface.odd
            if (
                (odd or not numbers[start] or not numbers[end])
                and not draft.agrees(start, end)
                and not leads_word(draft, start, end, names[0])
            ):
                continue
            if doubtful and type_ == "place" and names_another(text, start, end):
                continue
            if odd and names[0].kind in DIVISIONS and ends_in_word(draft, end):
                # 东莞|市场, 武汉|市民: the city by its short name.
                end -= 1
                names = self._lexicon.lookup(text[start:end]) or names
            mention = Mention(start, end, type_, names, surface.source, surface.source)
            if surface.weak:
                weak[type_].append(mention)
            else:
                found[type_].append(mention)
                last = end
        return found, weak

    def _read(self, number: int, surface: str) -> Surface:
        names = self._lexicon.names(number)
        odd = surface[0].isascii() or surface[-1].isascii() or surface[-1] == "市"
        found = Surface(names, names[0].type, names[0].source, names[0].weak, odd)
        self._surfaces[number] = found
        return found


def leads_word(draft: Draft, start: int, end: int, name: Name) -> bool:
    """Whether a name counts though the segmenter has it in a longer word: 挪威|人, 日本|首相, 智利|队.

    A user's name of three characters or more counts whatever the segmenter makes of it.
    """
    if name.kind == "user":
        return end - start >= 3
    if name.kind not in LEADING or end - start < 2 or not draft.is_word_start(start):
        return False
    # 日本|国内: the shorter name is a word, and the longer one cuts the next.
    return end - start == 2 or not draft.stands_alone(start, end - 1)


def ends_in_word(draft: Draft, end: int) -> bool:
    """Whether the 市 that ends a name begins a plain word: 东莞市|场上, 武汉市|民; not 广州市|民政局."""
    if draft.text[end - 1] != "市" or draft.text[end : end + 1] not in ("场", "民"):
        return False
    tokens = draft.tokens
    word = tokens.words[tokens.index(end)]
    return draft.text[end] == "场" or word == "民"


def support(draft: Draft, found: Sequence[Mention], weak: Sequence[Mention]) -> list[Mention]:
    """The weak places that the article supports.

    河北+望都 stands behind its province; 庐阳 stands in an article that has 庐阳区; 献县、吴桥 are in a list;
    大安 is a place to the segmenter, and the article names its province.
    """
    if not weak:
        return []
    full = {name.code for m in found for name in m.names if name.code}
    above = {code for known in full if len(known) == 6 for code in parents(known)}
    starts = {*map(START, found)}
    ends = dict(zip(map(END, found), found, strict=True))
    supported: list[Mention] = []
    for mention in weak:
        readings = tuple([name for name in mention.names if name.code])
        before = ends.get(mention.start)
        inside = contains(before.names, readings) if before else ()
        text = draft.text
        if not inside:
            inside = tuple([name for name in readings if name.code in full])
        if not inside and above:
            near = tuple([n for n in readings if not above.isdisjoint(parents(n.code)[1:])])
            listed = text[mention.start - 1 : mention.start] == "、" and mention.start - 1 in ends
            listed = listed or (text[mention.end : mention.end + 1] == "、" and mention.end + 1 in starts)
            if near and (listed or (len(readings) <= 2 and is_tagged(draft, mention.start))):
                inside = near
        if inside:
            proven = replace(mention, names=inside)
            supported.append(proven)
            ends[proven.end] = proven
    return supported


def is_tagged(draft: Draft, start: int) -> bool:
    """Whether the word at an offset is a name to the segmenter."""
    return draft.tokens.tags[draft.tokens.index(start)] in ("ns", "nr", "nz")
