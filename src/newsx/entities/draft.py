"""One article while its names are looked for: the text, its words, and the mentions proposed so far."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import Final

from newsx.dictionary import read_table
from newsx.entities.entity import EntityType
from newsx.entities.names import Name
from newsx.entities.word_signs import BARS, BARS_FIRMS
from newsx.tokens.tokens import Tokens

MAX_WORDS: Final = 14
"""No name goes further left of its suffix than this many words."""
LONGEST_NAME: Final = 60
LIST_MARKS: Final = "、和与及"
"""What stands between the names of a list."""
BRACKETS: Final = frozenset("（(")
"""The brackets that codes, short forms and foreign names stand in behind a name."""
ORDINALS: Final = frozenset((*"一二三四五六七八九十", "十一", "十二"))
"""Numbers that bodies bear behind their place."""
STOP_TAGS: Final = frozenset(
    (*"puefyoctdqrm", "uj", "ul", "uv", "ud", "uz", "ug", "df", "rr", "rz", "rg", "tg", "mg", "mq", "zg")
)
"""Words of these tags end a name to the left: 在, 的, 已, 该, 家, 今年, 以来, 和, 三."""
NAME_TAGS: Final = frozenset(("ns", "nt", "nz", "nr", "nrt"))


@dataclass(slots=True)
class Mention:
    """A proposed mention. Nobody changes it; it is not frozen, for that would double the time to make it."""

    start: int
    end: int
    type: EntityType
    names: Sequence[Name] = ()
    """What the dictionaries say that it may be."""
    source: str = "rule"
    rule: str = ""


START: Final = attrgetter("start")
END: Final = attrgetter("end")
SPAN: Final = attrgetter("start", "end")
"""Where a mention begins and ends, for what goes over many of them."""


@cache
def boundary_words() -> Mapping[str, frozenset[str]]:
    """Words by kind that end a name to the left: ``function`` 在, ``noun`` 子公司, ``predicate`` 收购.

    ``event``: words such as 奥运会, with which no name of a body ends.
    ``tail``: words that end like a suffix and name no body (布局, 带队); ``plant``: no body's behind a place
    alone (上海工厂); ``owner``: bodies whose committees bear their place (政协甘肃省委员会).
    ``modifier``: words such as 大型 or 上市, which name nothing between a place and a suffix (上海上市公司).
    ``storm``: what the quoted name behind it names (台风“贝碧嘉”); ``language``: what a list of
    characters counts (英、法等语种); ``many``: numbers that begin so count something (多家, 很多);
    ``bare``: suffixes that make no place of a word alone (襄渝线); ``announced``: what no name holds of a
    firm that opens a text with 公告 (最新公告).
    """
    found: dict[str, set[str]] = {}
    for word, kind, _ in read_table("boundary_words", ("word", "kind", "example")):
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def boundary_endings(kind: str) -> tuple[str, ...]:
    """The words of a kind, for ``str.endswith``."""
    return tuple(boundary_words()[kind])


@cache
def closed_words() -> frozenset[str]:
    """Words that no name holds: 在, 子公司, 收购."""
    kinds = boundary_words()
    return kinds["function"] | kinds["noun"] | kinds["predicate"]


def find_marks(text: str, marks: Iterable[str]) -> list[int]:
    """Where some marks stand: a search for each is quicker than a pattern's over the whole text.

    >>> find_marks("云帆（集团）(600999)", BRACKETS)
    [2, 6]
    """
    found: list[int] = []
    for mark in marks:
        offset = text.find(mark)
        while offset >= 0:
            found.append(offset)
            offset = text.find(mark, offset + 1)
    return sorted(found)


@dataclass(slots=True)
class Draft:
    """What the rules read and what they propose."""

    text: str
    tokens: Tokens
    numbers: list[int]
    """Of the tokens."""
    signs: bytes
    """What each word may be a part of: bits of `word_signs`."""
    roles: bytes
    """What each word may be in a stretch that is no name yet."""
    inner_words: frozenset[str]
    """Verbs and joining words that stand inside names (建设, 发展, 和)."""
    brackets: Sequence[int] = ()
    """Offsets of the brackets that open, in order."""
    starts: dict[int, Mention] = field(default_factory=dict)
    """The longest place or organization found so far that begins at an offset."""
    ends: dict[int, Mention] = field(default_factory=dict)
    """The longest place or organization found so far that ends at an offset."""
    prefixes: dict[int, Mention] = field(default_factory=dict)
    """The places of the dictionaries, by where they begin."""
    weak: list[Mention] = field(default_factory=list)
    """Organizations whose names are plain words too (苹果, 现代), for the second voice to judge."""
    suffixes: Set[tuple[int, int]] = frozenset()
    """Spans of the suffixes of organizations: 农商行 alone names none."""
    suffix_ends: Set[int] = frozenset()
    """Where those spans end."""
    generic_nouns: tuple[str, ...] = ()
    """Nouns such as 子公司, before which no name ends."""
    title_starts: Set[int] = frozenset()
    """Offsets where a title begins: a name may end there inside a word (工业和信息化|局局长)."""

    title_ends: Set[int] = frozenset()
    """Offsets where a title ends."""
    chosen: list[Mention] = field(default_factory=list)
    """The names chosen so far; no two overlap."""
    taken: dict[int, Mention] = field(default_factory=dict)
    """Every offset in one of them."""

    def find_bracketed(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """The matches of a pattern that begins with an opening bracket and holds no other."""
        if not self.brackets:
            return []
        match, text = pattern.match, self.text
        return [found for offset in self.brackets if (found := match(text, offset))]

    def begin(self, places: Sequence[Mention]) -> None:
        """Make the places of the dictionaries known, before all else; no two of them begin or end alike."""
        self.starts = {place.start: place for place in places}
        self.ends = {place.end: place for place in places}
        self.prefixes = self.starts.copy()

    def add(self, mention: Mention) -> None:
        """Make a mention known to the rules that come after; what is too long for a name is none."""
        start, end = mention.start, mention.end
        if end - start > LONGEST_NAME:
            return
        known = self.starts.get(start)
        if known is None or known.end <= end:
            self.starts[start] = mention
        known = self.ends.get(end)
        if known is None or known.start >= start:
            self.ends[end] = mention

    def take(self, mentions: Sequence[Mention]) -> None:
        """Choose some mentions; no further one may overlap them."""
        self.chosen += mentions
        taken = self.taken
        for mention in mentions:
            for offset in range(mention.start, mention.end):
                taken[offset] = mention

    def place_prefix(self, mention: Mention) -> int:
        """Where the place ends that an organization's name begins with, else its start."""
        place = self.prefixes.get(mention.start) if mention.type == "organization" else None
        return mention.start if place is None else place.end

    def is_word_start(self, offset: int) -> bool:
        return bool(self.numbers[offset])

    def is_word_end(self, offset: int) -> bool:
        return bool(self.numbers[offset]) or offset in self.title_starts

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether a span begins and ends where words do."""
        return bool(self.numbers[start] and self.numbers[end])

    def agrees(self, start: int, end: int) -> bool:
        """Whether a name from a list agrees with the words.

        华为 in 认为|华为 does, 江西 in 长江|西岸 does not. A word that the segmenter knows as a name holds
        others at its ends: 美国 in 美国政府.
        """
        text, tokens = self.text, self.tokens
        if text[start].isascii() and start and text[start - 1].isascii() and text[start - 1].isalnum():
            return False
        if text[end - 1].isascii() and end < len(text) and text[end].isascii() and text[end].isalnum():
            return False
        begins, ends = self.is_word_start(start), self.is_word_start(end)
        if begins and ends:
            return True
        if end - start >= 6:
            return True
        if end - start >= 4 and (begins or ends):
            # 农业农村部|门 and 成|立新能源 cut a plain word, and are none.
            cut = self.tokens.index(end if begins else start)
            return tokens.tags[cut] in NAME_TAGS or len(tokens.words[cut]) > 2
        if begins or ends:
            index = self.tokens.index(start if ends else end)
            word = tokens.words[index]
            return (
                len(word) >= 4
                and tokens.tags[index] in NAME_TAGS
                and (tokens.starts[index] == start if begins else tokens.starts[index + 1] == end)
            )
        return False

    def is_ordinal(self, index: int) -> bool:
        """Whether a word numbers a body behind its place: 昌吉州|第一|建筑公司, not 新西兰|第三|大|超市."""
        starts = self.tokens.starts
        return (
            starts[index] in self.ends
            and self.tokens.words[index][1:] in ORDINALS
            and not self.text.startswith("大", starts[index + 1])
        )

    def walk_left(self, offset: int, *, loose: bool = False, words: int = MAX_WORDS) -> range:
        """Indices of the words before an offset that may belong to one name, nearest first.

        Punctuation, function words and nouns such as 子公司 end the walk; unless ``loose``, numbers and
        verbs that no name contains do too (see `bars`). No word ends it that a known name covers.
        """
        signs = self.signs
        bar = BARS_FIRMS if loose else BARS
        index = first = self.tokens.index_before(offset)
        end = max(first - words, -1)
        while index > end and not (signs[index] & bar and self.is_bar(index, first, loose=loose)):
            index -= 1
        return range(first, index, -1)

    def is_bar(self, index: int, first: int, *, loose: bool) -> bool:
        """Whether a word that bears the sign of one ends a walk to the left.

        Args:
            first: the word that the walk began with.
        """
        tokens, ends = self.tokens, self.ends
        word, start = tokens.words[index], tokens.starts[index]
        if word == "和":
            # 火神山医院|和|湖北省人民医院 are two names, and so are 机场|和|珠海.
            return index == first or start in ends or any(map(self.is_covered, range(index + 1, first + 1)))
        if self.is_covered(index) or (word[0] == "第" and self.is_ordinal(index)):
            return False
        tag = tokens.tags[index]
        if loose:
            # 三|家|有限公司; but 爱|米|高|家具有限公司.
            open_ = tag == "q" and len(word) == 1 and (not index or tokens.tags[index - 1] not in ("m", "r"))
        else:
            # Only right behind a place is a verb part of a name: 中国|就业|促进会.
            open_ = tag[0] == "v" and len(word) == 2 and start in ends
        return not open_ or word in closed_words()

    def is_covered(self, index: int) -> bool:
        """Whether a word is the end of a known name, or all of it."""
        starts = self.tokens.starts
        known = self.ends.get(starts[index + 1])
        return known is not None and known.start <= starts[index]
