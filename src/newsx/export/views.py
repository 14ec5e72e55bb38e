"""An article as people read it: its reading text, and the places of everything in that text.

Records count the document, with its columns and line ends. A page or a terminal shows the reading text, so
the spans are found again there.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsx.export.formats import Writer
from newsx.export.record import ArticleRecord, DocumentRecord, FactRecord, FigureRecord

if TYPE_CHECKING:
    from newsx.pipeline import ArticleExtraction, Extraction
    from newsx.text.articles import Paragraph
    from newsx.text.span import OffsetMap

Span = tuple[int, int]
"""Start and end in the reading text, half open."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its text; the spans stand in the order of the record's lists."""

    record: ArticleRecord
    text: str
    paragraphs: "tuple[Paragraph, ...]"
    sentences: tuple[Span, ...]
    entities: tuple[Span, ...]
    figures: tuple[FigureRecord, ...]
    """Those of the record, and behind them the figures of facts whose own the user left out."""
    figure_spans: tuple[Span, ...]
    periods: tuple[Span, ...]
    fact_figures: tuple[int, ...]
    """For each fact the index of its figure."""
    fact_sentences: tuple[int, ...]
    """For each fact the index of the sentence that is its evidence."""


class ViewWriter(Writer):
    """A writer that shows the articles themselves."""

    def write_document(self, document: DocumentRecord) -> bytes:
        """A record alone does not suffice.

        Raises:
            TypeError: always; ask `write_views`.
        """
        raise TypeError(f"{type(self).__name__} needs the articles: call write_views")

    def write_extraction(self, document: DocumentRecord, extraction: "Extraction") -> bytes:
        return self.write_views(view_articles(document, extraction))

    def write_views(self, views: Sequence[ArticleView]) -> bytes:
        """The articles of one document."""
        raise NotImplementedError


def view_articles(document: DocumentRecord, extraction: "Extraction") -> tuple[ArticleView, ...]:
    """The articles of a document.

    Args:
        document: its record, perhaps with a part of what was found.
        extraction: what the record was made of.
    """
    return tuple(map(_read, document.articles, extraction.articles))


def _read(record: ArticleRecord, found: "ArticleExtraction") -> ArticleView:
    places = _Places(found.article.offsets)
    figures = list(record.figures)
    spans = [places.find(figure.start, figure.end) for figure in figures]
    fact_figures = []
    for fact in record.facts:
        if fact.figure is None:
            figures.append(_figure(fact))
            spans.append(places.find(fact.start, fact.end))
        fact_figures.append(len(figures) - 1 if fact.figure is None else fact.figure)
    sentences = tuple((sentence.start, sentence.end) for sentence in found.sentences)
    starts = [start for start, _ in sentences]
    return ArticleView(
        record=record,
        text=found.article.text,
        paragraphs=found.article.paragraphs,
        sentences=sentences,
        entities=tuple(places.find(entity.start, entity.end) for entity in record.entities),
        figures=tuple(figures),
        figure_spans=tuple(spans),
        periods=tuple(places.find(period.start, period.end) for period in record.periods),
        fact_figures=tuple(fact_figures),
        fact_sentences=tuple(bisect_right(starts, spans[index][0]) - 1 for index in fact_figures),
    )


def _figure(fact: FactRecord) -> FigureRecord:
    return FigureRecord(
        fact.kind, fact.text, fact.start, fact.end, fact.value, fact.low, fact.high, fact.unit, fact.bound,
        fact.item,
    )  # fmt: skip


class _Places:
    """From offsets of the document back to those of the reading text."""

    def __init__(self, offsets: "OffsetMap") -> None:
        # A headline may stand further down on the page than its text.
        runs = sorted(zip(offsets.origins, offsets.starts, strict=True))
        self._origins = [origin for origin, _ in runs]
        self._starts = [start for _, start in runs]

    def find(self, start: int, end: int) -> Span:
        """Where a mention stands, which begins and ends with a character that was read."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, origin: int) -> int:
        run = bisect_right(self._origins, origin) - 1
        return self._starts[run] + origin - self._origins[run]
