"""What formats that mark up a text have in common: the text, its mentions, and whose each figure is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from newsx.export.formats import Writer
from newsx.export.record import (
    ArticleRecord,
    DocumentRecord,
    EntityRecord,
    FactRecord,
    FigureRecord,
    PeriodRecord,
)

if TYPE_CHECKING:
    from newsx.pipeline import Extraction

LABELS = ("place", "organization", "person", "figure", "period")


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled span of a document."""

    label: str
    """One of `LABELS`."""
    start: int
    """In code points of the document."""
    end: int
    note: str
    """What is known of it, for people."""
    article: int = 0
    """Index into the articles of the document."""
    index: int = 0
    """Index into the entities, figures or periods of that article."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A figure and the name that it is about."""

    figure: int
    """Index into the mentions."""
    entity: int
    """Index into the mentions."""


@dataclass(frozen=True, slots=True)
class Markup:
    """All mentions of a document in reading order, and their links."""

    mentions: tuple[Mention, ...]
    subjects: tuple[Subject, ...]


class TextWriter(Writer):
    """A writer that needs the text of the document beside its record."""

    def write_document(self, document: DocumentRecord) -> bytes:
        """A record alone does not suffice.

        Raises:
            TypeError: always; ask `write_text`.
        """
        raise TypeError(f"{type(self).__name__} needs the text: call write_text")

    def write_extraction(self, document: DocumentRecord, extraction: "Extraction") -> bytes:
        return self.write_text(document, extraction.document.text)

    def write_text(self, document: DocumentRecord, text: str) -> bytes:
        """One document.

        Args:
            document: what was found.
            text: the decoded document, which all offsets count.
        """
        raise NotImplementedError


def read_markup(document: DocumentRecord) -> Markup:
    """The mentions of all articles, and which entity each figure is about."""
    found: list[Mention] = []
    for number, article in enumerate(document.articles):
        facts = {fact.figure: fact for fact in article.facts}
        found += (
            Mention(e.type, e.start, e.end, _note_entity(e), number, index)
            for index, e in enumerate(article.entities)
        )
        found += (
            Mention("figure", f.start, f.end, _note_figure(f, facts.get(index)), number, index)
            for index, f in enumerate(article.figures)
        )
        found += (
            Mention("period", p.start, p.end, _note_period(p), number, index)
            for index, p in enumerate(article.periods)
        )
    found.sort(key=lambda mention: (mention.start, -mention.end))
    places = {
        (m.label if m.label in ("figure", "period") else "entity", m.article, m.index): index
        for index, m in enumerate(found)
    }
    subjects = chain.from_iterable(
        _link(number, article, places) for number, article in enumerate(document.articles)
    )
    return Markup(tuple(found), tuple(subjects))


def drop_overlaps(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions of which no two share a character: where some do, the longest stays.

    >>> place, whole = Mention("place", 0, 3, ""), Mention("organization", 0, 7, "")
    >>> drop_overlaps([whole, place]) == (whole,)
    True
    """
    kept: list[Mention] = []
    # Mentions come in the order of their starts, so only the last one kept can be in the way.
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
        else:
            kept.append(mention)
    return tuple(kept)


def _link(number: int, article: ArticleRecord, places: dict[tuple[str, int, int], int]) -> Iterator[Subject]:
    for fact in article.facts:
        if fact.figure is not None and fact.subject_entity is not None:
            yield Subject(
                places["figure", number, fact.figure], places["entity", number, fact.subject_entity]
            )


def _note_entity(entity: EntityRecord) -> str:
    code = f" {entity.code}" if entity.code else ""
    return f"{entity.name}{code}"


def _note_figure(figure: FigureRecord, fact: FactRecord | None) -> str:
    number = f"{figure.low}–{figure.high}" if figure.value is None else str(figure.value)
    parts = [figure.kind, " ".join(filter(None, (number, figure.unit)))]
    if fact:
        period = fact.period.value or fact.period.text if fact.period else None
        slots = {
            "subject": fact.subject, "indicator": fact.indicator, "relation": fact.relation,
            "direction": fact.direction, "base": fact.base, "whole": fact.whole,
            "modality": fact.modality, "period": period,
        }  # fmt: skip
        parts += (f"{name}: {value}" for name, value in slots.items() if value)
    return "; ".join(parts)


def _note_period(period: PeriodRecord) -> str:
    return period.value or period.text


class MentionsWriter(TextWriter):
    """A document's text and mentions on their way to a store."""

    def write_text(self, document: DocumentRecord, text: str) -> bytes:
        import msgspec

        return msgspec.json.encode((document.source, text, read_markup(document).mentions))
