"""Where one story of a page ends and the next begins."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import Final

from newsx.text.blanks import squeeze
from newsx.text.kinds import Kind, Piece
from newsx.text.story import TEXT, Story

MOST_HEADLINES: Final = 5
"""Kicker, title, subtitles: more lines than these over one story are something else."""
LONGEST_KICKER: Final = 40
SILENT: Final = ("column", "furniture")
TRAILING: Final = ("column", "furniture", "verse")
CONTINUED: Final = ("（上接", "(上接")
CLOSED: Final = r"[（(](?:完|下转第?\w{1,4}版.{0,6})[）)]$"
LEVEL: Final = attrgetter("level")
NAMES: Final = attrgetter("names")


@dataclass(slots=True)
class Scan:
    """What is known of the story that a scan stands in."""

    pieces: Sequence[Piece]
    at: int = 0
    """Index of the piece that may begin another."""
    start: int = 0
    """Index of the first piece of the story."""
    starts: list[int] = field(default_factory=lambda: [0])
    levels: frozenset[int] = frozenset()
    """Markdown levels of headlines: those of two headlines or more that have a byline below them."""
    texts: Sequence[int] = ()
    """Indices of the pieces that are text."""
    bylines: Sequence[int] = ()
    """Indices of the pieces that name reporters."""

    def __post_init__(self) -> None:
        self.texts = [i for i, piece in enumerate(self.pieces) if piece.kind in TEXT]
        self.bylines = [i for i, piece in enumerate(self.pieces) if piece.kind == "byline" or piece.names]
        if not any(map(LEVEL, self.pieces)):
            return
        signed = Counter(
            above.level
            for above, piece in pairwise(self.pieces)
            if above.kind == "headline" and piece.kind in ("byline", "dateline")
        )
        self.levels = frozenset(level for level, count in signed.items() if level and count > 1)

    def begin(self, start: int) -> None:
        """Begins a new story at a piece at or before the one that is read."""
        self.start = start
        self.starts.append(start)

    @property
    def has_text(self) -> bool:
        """Whether the story holds text above the piece that is read."""
        return bisect_left(self.texts, self.start) < bisect_left(self.texts, self.at)

    @property
    def has_byline(self) -> bool:
        """Whether its reporters are named above the piece that is read."""
        return bisect_left(self.bylines, self.start) < bisect_left(self.bylines, self.at)

    def headlines(self, i: int) -> int:
        """Index of the first of the headlines that stand right over a piece; ``i`` where none does."""
        first = i
        while first > self.start and i - first < MOST_HEADLINES:
            above = self.pieces[first - 1]
            if above.kind != "headline" or (len(above.text) > LONGEST_KICKER and "，" in above.text):
                break
            first -= 1
        return first


Rule = Callable[[Scan, int], int | None]
"""Where the story begins that a piece belongs to, if not in the one that the scan stands in."""


def at_dateline(scan: Scan, i: int) -> int | None:
    """``本报讯 记者张毅报道：`` opens a story, its headlines stand over it or are lost."""
    piece = scan.pieces[i]
    if piece.kind != "dateline":
        return None
    first = scan.headlines(i)
    if scan.has_text:
        # A wire inside a story is quoted; one that names its reporters, or this paper, is not.
        return first if first < i or piece.names or piece.text.startswith("本报") else None
    # Headline and byline of a story whose text comes later on the page; then those of this one.
    return first if scan.has_byline and first < i and piece.names else None


def at_byline(scan: Scan, i: int) -> int | None:
    """``本报记者 张建军`` stands under the headlines of a story, or behind a story that had none yet."""
    if scan.pieces[i].kind != "byline":
        return None
    first = scan.headlines(i)
    if scan.has_text:
        below = scan.pieces[i + 1].kind if i + 1 < len(scan.pieces) else None
        return first if first < i or scan.has_byline or below in TEXT else None
    return first if scan.has_byline and first < i else None


def at_level(scan: Scan, i: int) -> int | None:
    """A Markdown heading of the level that headlines of this page have; without bylines, of the first."""
    piece = scan.pieces[i]
    if not piece.level or not scan.has_text or piece.kind != "headline":
        return None
    top = piece.level == 1 and not scan.has_byline
    return scan.headlines(i) if top or piece.level in scan.levels else None


def after_column(scan: Scan, i: int) -> int | None:
    """``各地传真``: what follows the name of a section is another story."""
    return i if scan.pieces[i - 1].kind == "column" and scan.has_text else None


def at_continuation(scan: Scan, i: int) -> int | None:
    """``（上接第一版）`` opens the rest of a story of another page."""
    text, above = scan.pieces[i].text, scan.pieces[i - 1].text
    opens = text.startswith(CONTINUED) or (above.startswith(CONTINUED) and len(above) < 16)
    return scan.headlines(i) if opens and scan.has_text else None


def after_closing(scan: Scan, i: int) -> int | None:
    """Behind ``…牢固。（记者 王小明）`` the story is over."""
    if scan.pieces[i].kind != "headline" or not scan.has_text:
        return None
    last = i - 1
    while i - last < MOST_HEADLINES and scan.pieces[last].kind == "caption":
        last -= 1
    before = scan.pieces[last]
    if before.kind not in ("body", "credit") or not (before.names or re.search(CLOSED, before.text[-16:])):
        return None
    below = scan.pieces[i + 1 : i + MOST_HEADLINES]
    following = next((piece.kind for piece in below if piece.kind != "headline"), None)
    return i if following in ("body", "dateline", "byline") else None


def at_pair(scan: Scan, i: int) -> int | None:
    """Kicker and title, ``广东阳江市： / 产业集群…``, or title and subtitle, ``… / ——写在开幕之际``."""
    if i + 1 >= len(scan.pieces) or not scan.has_text:
        return None
    piece, below = scan.pieces[i], scan.pieces[i + 1]
    if piece.kind != "headline" or below.kind != "headline":
        return None
    kicker = piece.text.endswith(("：", ":", "——")) and len(piece.text) <= LONGEST_KICKER
    subtitle = below.text.startswith("——") and not piece.text.endswith(("：", ":", "——"))
    rest = scan.pieces[i + 2 : i + MOST_HEADLINES]
    following = next((p.kind for p in rest if p.kind != "headline"), None)
    return i if (kicker or subtitle) and following in ("body", "dateline", "byline") else None


ANYWHERE: Final[tuple[Rule, ...]] = (after_column, at_continuation)
RULES: Final[Mapping[Kind, tuple[Rule, ...]]] = {
    "dateline": (*ANYWHERE, at_dateline),
    "byline": (*ANYWHERE, at_byline),
    "headline": (*ANYWHERE, at_level, at_pair, after_closing),
}
"""Kind of a piece -> the rules that may begin a story at it, in order; `ANYWHERE` at any other."""


def split_stories(pieces: Sequence[Piece]) -> list[Story]:
    """The stories of a page in order; running heads, section names and closing verse belong to none."""
    spans = list(pairwise((*_find_starts(pieces), len(pieces))))
    if len(list(filter(None, map(NAMES, pieces)))) > 1:
        spans = [part for start, end in spans for part in _part(pieces, start, end)]
    stories = [Story(story) for start, end in spans if (story := _trim(pieces[start:end]))]
    return _reunite(stories) if len(stories) > 1 else stories


def _find_starts(pieces: Sequence[Piece]) -> list[int]:
    """The indices of the pieces that stories begin with."""
    places = _find_places(pieces)
    if not places:
        return [0]
    scan = Scan(pieces)
    for i in places:
        scan.at = i
        for rule in RULES.get(pieces[i].kind, ANYWHERE):
            start = rule(scan, i)
            if start is not None:
                scan.begin(start)
                break
    return scan.starts


def _find_places(pieces: Sequence[Piece]) -> list[int]:
    """The indices of the pieces, but for the first, at which a rule may begin a story."""
    found: set[int] = set()
    for i, piece in enumerate(pieces):
        if piece.kind in RULES:
            found.add(i)
        if piece.kind == "column" or piece.text.startswith(CONTINUED):
            found.update((i, i + 1))
    return sorted(found - {0, len(pieces)})


def _part(pieces: Sequence[Piece], start: int, end: int) -> list[tuple[int, int]]:
    """Two stories where one seems to have reporters at its head and others behind its last sentence.

    The second began at a headline that looked like a heading: the longest of those between.
    """
    story = pieces[start:end]
    named = [i for i, piece in enumerate(story) if piece.names]
    if len(named) < 2 or story[named[0]].kind == "body" or story[named[-1]].kind not in ("body", "credit"):
        return [(start, end)]
    text = next(i for i in range(named[0], len(story)) if story[i].kind in TEXT or i == named[-1])
    between = [i for i in range(text + 1, named[-1]) if story[i].kind == "headline"]
    if not between or set(story[named[0]].names) & set(story[named[-1]].names):
        return [(start, end)]
    cut = max(between, key=lambda i: ("，" not in story[i].text, len(story[i].text)))
    while cut - 1 in between:
        cut -= 1
    return [(start, start + cut), (start + cut, end)]


def _trim(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    start, end = 0, len(pieces)
    while start < end and pieces[start].kind in SILENT:
        start += 1
    while end > start and pieces[end - 1].kind in TRAILING:
        end -= 1
    return tuple(pieces[start:end])


def _reunite(stories: Sequence[Story]) -> list[Story]:
    """Gives a headline without text the text without headline that speaks of it, further down the page."""
    found = list(stories)
    for story in stories:
        if any(piece.kind in TEXT for piece in story.pieces):
            continue
        i = found.index(story)
        for j in range(i + 1, len(found)):
            cut = _find_text(story, found[j])
            if cut:
                rest = found[j].pieces
                found[j : j + 1] = [Story(rest[:cut]), Story(rest[cut:], story.pieces)]
                del found[i]
                break
    return found


def _find_text(head: Story, story: Story) -> int:
    """Index of the piece of another story from which on it speaks of a headline; 0 where it does not.

    That piece holds two pairs of characters of the headline (one, if no piece holds two), one of which occurs
    nowhere before it and runs through what follows: 关中 of 共建关中城市“群”, in a story that until then told
    of 天津.
    """
    headlines = "\n".join(squeeze(piece.text) for piece in head.pieces if piece.kind == "headline")
    wanted = _pairs(headlines)
    found = [wanted & _pairs(piece.text) for piece in story.pieces]
    counts = Counter(pair for pairs in found for pair in pairs)
    for least in (2, 1):
        known: set[str] = set()
        for i, pairs in enumerate(found):
            lasting = any(counts[pair] >= 3 for pair in pairs - known)
            if i > 1 and len(pairs) >= least and lasting and story.pieces[i].kind == "body":
                return i
            known |= pairs
    return 0


def _pairs(text: str) -> set[str]:
    """Every two characters that stand side by side, but for punctuation."""
    return {a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum()}
