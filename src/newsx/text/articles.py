"""Layout -> articles: where one news story ends and the next begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Final, Literal

from newsx.text.bylines import find_dateline_date
from newsx.text.dates import find_line_date, find_name_date
from newsx.text.headlines import Headline, clean_title, find_title
from newsx.text.kinds import Kind, Piece, find_pieces
from newsx.text.layout import Layout
from newsx.text.span import Copier, OffsetMap
from newsx.text.stories import NAMES, split_stories
from newsx.text.story import TEXT, Story, cut_story

DateSource = Literal["text", "file name", "option"]
Role = Literal["title", "subtitle", "byline", "heading", "caption", "body"]
ROLES: Final[Mapping[Kind, Role]] = {
    "byline": "byline",
    "credit": "byline",
    "caption": "caption",
    "heading": "heading",
    "headline": "heading",
    "column": "heading",
    "digest": "heading",
}
"""Kind of a piece -> what its paragraph is for; any other is ``body``."""


# Not frozen, as a line is not.
@dataclass(slots=True)
class Paragraph:
    """One paragraph of an article; offsets count the article's reading text."""

    start: int
    end: int
    role: Role
    """What the paragraph is for; ``heading`` is a section heading inside the story."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news story of a document."""

    number: int
    """1 for the first article of the document."""
    start: int
    """Document offset of its first character (kicker, title or first words)."""
    end: int
    """Document offset behind its last character."""
    text: str
    """The reading text: paragraphs joined by one ``\\n``, layout blanks inside them removed."""
    offsets: OffsetMap
    """Maps offsets of ``text`` to document offsets."""
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    subtitle: str | None = None
    """Kicker and subtitle, joined by a space."""
    byline: tuple[str, ...] = ()
    """The names of the reporters, in order."""
    date: str | None = None
    """Publication day, ISO 8601 (``2024-09-30``)."""
    date_source: DateSource | None = None


def split_articles(layout: Layout, source: str, date: str | None = None) -> tuple[Article, ...]:
    """The articles of a document in order.

    Args:
        layout: the document's reading text.
        source: the document's name; a day in it (``2026-07-22-…``) dates its articles.
        date: publication day from the user, ISO 8601.
    """
    pieces = find_pieces(layout)
    stories = split_stories(pieces) if len(pieces) > 1 else []
    if pieces and not stories:
        # A paragraph alone is a story, whatever it says.
        stories = [Story(tuple(pieces))]
    page_day = _page_day(pieces, stories)
    name_day = find_name_date(source)
    articles: list[Article] = []
    for story in stories:
        day, origin = _find_date(story, date, page_day, name_day)
        for part in cut_story(story):
            articles.append(_build(layout, part, len(articles) + 1, day, origin))
    return tuple(articles)


def _page_day(pieces: Sequence[Piece], stories: Sequence[Story]) -> str | None:
    """The day in the running head above the first story."""
    first = stories[0].pieces[0].start if stories else 0
    for piece in pieces:
        if piece.start > first:
            return None
        day = find_line_date(piece.text) if piece.kind == "furniture" else None
        if day:
            return day
    return None


def _find_date(
    story: Story, option: str | None, page_day: str | None, name_day: str | None
) -> tuple[str | None, DateSource | None]:
    if option:
        return option, "option"
    head = 0
    for piece in story.pieces:
        if piece.kind == "dateline":
            day = find_dateline_date(piece.text)
        else:
            day = find_line_date(piece.text) if piece.kind != "body" or len(piece.text) < 60 else None
        if day:
            return day, "text"
        head += piece.kind in TEXT
        if head > 1:
            break
    if page_day:
        return page_day, "text"
    return (name_day, "file name") if name_day else (None, None)


def _build(layout: Layout, story: Story, number: int, day: str | None, origin: DateSource | None) -> Article:
    pieces = [piece for piece in story.pieces if piece.kind != "furniture"] or list(story.pieces)
    titles = find_titles(story.head or pieces)
    title = titles[0] if titles else None
    headed = bool(titles) and not story.head
    paragraphs: list[Paragraph] = []
    start = 0
    for piece in pieces:
        role = ROLES.get(piece.kind, "body")
        if headed and piece in titles:
            role = "title" if piece is title else "subtitle"
        end = start + piece.end - piece.start
        paragraphs.append(Paragraph(start, end, role))
        start = end + 1
    text, offsets = _copy(layout, pieces)
    first, last = offsets.locate(0, len(text))
    if not offsets.is_ascending:
        # A caption taken out of a sentence stands behind it, but came before its end.
        spans = [offsets.locate(part.start, part.end) for part in paragraphs]
        first, last = min(spans)[0], max([end for _, end in spans])
    return Article(
        number=number,
        start=first,
        end=last,
        text=text,
        offsets=offsets,
        paragraphs=tuple(paragraphs),
        title=clean_title(title.text) if title else None,
        subtitle=_join(titles[1:]) if len(titles) > 1 else None,
        byline=find_reporters([*story.head, *pieces]),
        date=day,
        date_source=origin,
    )


def _join(titles: list[Piece]) -> str:
    """Kicker and subtitles in the order of the page."""
    return " ".join([piece.text for piece in sorted(titles, key=attrgetter("start"))])


def _copy(layout: Layout, pieces: Sequence[Piece]) -> tuple[str, OffsetMap]:
    """The reading text of an article and its map: most often a part of the layout as it stands."""
    for piece, below in pairwise(pieces):
        if piece.end + 1 != below.start:
            break
    else:
        start, end = pieces[0].start, pieces[-1].end
        if end - start == len(layout.text):
            return layout.text, layout.offsets
        return layout.text[start:end], layout.offsets.cut(start, end)
    copier = Copier()
    for i, piece in enumerate(pieces):
        if i:
            copier.break_line()
        copier.copy_span(layout.text, layout.offsets, piece.start, piece.end)
    return copier.finish()


def find_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """The title of a story, then the other lines that stand over it."""
    head: list[Piece] = []
    named = False
    for piece in pieces:
        if piece.kind in TEXT:
            break
        if piece.kind == "digest" and not head:
            return [piece]
        if piece.kind == "byline" and head:
            named = True
            break
        if piece.kind == "headline":
            head.append(piece)
    else:
        if len(pieces) == 1:
            return []
    if not head:
        return []
    opening = next((piece for piece in pieces if piece.kind in TEXT), None)
    if not named and (opening is None or opening.kind != "dateline"):
        # Without a byline below them only two lines can be headlines; in a digest the second is a heading.
        head = _unsigned(head)
    title = head[find_title([Headline(piece.text, piece.level) for piece in head])]
    return [title, *(piece for piece in head if piece is not title)]


def _unsigned(head: list[Piece]) -> list[Piece]:
    """The lines over a story that belong to its title where no byline parts them from headings."""
    kicker = head[0].text.endswith(("——", "：", ":"))
    subtitle = len(head) > 1 and head[1].text.startswith(("—", "（", "("))
    marked = len(head) > 1 and head[1].level and head[1].level < (head[0].level or 9)
    return head[:2] if kicker or subtitle or marked else head[:1]


def find_reporters(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The names of the reporters of a story, each once: from its byline, its first words or its last."""
    if not any(map(NAMES, pieces)):
        return ()
    names: list[str] = []
    for piece in pieces:
        if piece.kind in ("byline", "dateline", "credit"):
            names += piece.names
    last = next((piece for piece in reversed(pieces) if piece.kind == "body"), None)
    if not names and last:
        names += last.names
    return tuple(dict.fromkeys(names))
