"""Layout -> articles: where one news story ends and the next begins."""

from dataclasses import dataclass
from typing import Literal

from newsx.text.layout import Layout
from newsx.text.span import OffsetMap

DateSource = Literal["text", "file name", "option"]
Role = Literal["title", "subtitle", "byline", "heading", "caption", "body"]


@dataclass(frozen=True, slots=True)
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
    text = layout.text
    paragraphs = (Paragraph(0, len(text), "body"),)
    return (Article(1, 0, len(text), text, layout.offsets, paragraphs),) if text.strip() else ()
