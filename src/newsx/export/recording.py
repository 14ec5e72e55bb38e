"""Articles with what was found in them -> records."""

from decimal import Decimal
from typing import TYPE_CHECKING

from newsx.entities.entity import Entity
from newsx.export.record import (
    ARTICLE_SCHEMA,
    ArticleRecord,
    DocumentRecord,
    EntityRecord,
    FactPeriodRecord,
    FactRecord,
    FigureRecord,
    PeriodRecord,
    SentenceRecord,
    printable_name,
)
from newsx.facts.fact import Fact
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.text.articles import Article
from newsx.text.document import Document
from newsx.text.span import OffsetMap

if TYPE_CHECKING:
    # Who only carries records has no need of the pipeline.
    from newsx.pipeline import ArticleExtraction, Extraction


def build_document(extraction: "Extraction") -> DocumentRecord:
    """The record of an extracted document."""
    document = extraction.document
    articles = tuple([_build_article(document, found) for found in extraction.articles])
    return DocumentRecord(
        printable_name(document.source),
        document.encoding,
        document.guessed,
        document.replaced,
        len(document.text),
        articles,
    )


def exact(value: Decimal) -> Decimal:
    """The value without exponent and without closing zeros, digit for digit.

    >>> print(exact(Decimal("1.0793E+10")), exact(Decimal("24.70")), exact(Decimal("-0.0")))
    10793000000 24.7 0
    """
    digits = str(value)
    if "E" in digits:
        digits = f"{value:f}"
    elif value and not ("." in digits and digits[-1] == "0"):
        # Four of five figures are exact as they were read.
        return value
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Decimal("0" if digits == "-0" else digits)


# The fields are given in order: msgspec looks each name up in the list of all.
def _build_article(document: Document, found: "ArticleExtraction") -> ArticleRecord:
    article = found.article
    offsets = article.offsets
    figures = tuple([_build_figure(figure, offsets) for figure in found.figures])
    return ArticleRecord(
        ARTICLE_SCHEMA,
        printable_name(document.source),
        document.encoding,
        document.guessed,
        document.replaced,
        article.number,
        article.start,
        article.end,
        article.title,
        article.subtitle,
        article.byline,
        article.date,
        article.date_source,
        tuple([_build_entity(entity, offsets) for entity in found.entities]),
        figures,
        tuple([_build_period(period, offsets) for period in found.periods]),
        _build_facts(found.facts, figures, article),
    )


def _build_entity(entity: Entity, offsets: OffsetMap) -> EntityRecord:
    start, end = offsets.locate(entity.start, entity.end)
    return EntityRecord(
        entity.type, entity.text, start, end, entity.name, entity.code, entity.source, entity.candidates
    )


def _build_period(period: Period, offsets: OffsetMap) -> PeriodRecord:
    start, end = offsets.locate(period.start, period.end)
    return PeriodRecord(period.text, start, end, period.value)


def _build_figure(figure: Figure, offsets: OffsetMap) -> FigureRecord:
    start, end = offsets.locate(figure.start, figure.end)
    return FigureRecord(
        figure.kind,
        figure.text,
        start,
        end,
        exact(figure.value) if isinstance(figure.value, Decimal) else figure.value,
        None if figure.low is None else exact(figure.low),
        None if figure.high is None else exact(figure.high),
        figure.unit,
        figure.bound,
        figure.item,
    )


def _build_facts(
    facts: tuple[Fact, ...], figures: tuple[FigureRecord, ...], article: Article
) -> tuple[FactRecord, ...]:
    sentences: dict[tuple[int, int], SentenceRecord] = {}
    """By their spans: many facts are read in one, which is written down once."""
    built: list[FactRecord] = []
    for fact in facts:
        sentence = sentences.get(fact.sentence)
        if sentence is None:
            start, end = fact.sentence
            evidence = SentenceRecord(*article.offsets.locate(start, end), article.text[start:end])
            sentence = sentences[fact.sentence] = evidence
        built.append(_build_fact(fact, figures[fact.figure], sentence))
    return tuple(built)


def _build_fact(fact: Fact, figure: FigureRecord, sentence: SentenceRecord) -> FactRecord:
    period = fact.period
    return FactRecord(
        fact.figure,
        fact.subject,
        fact.subject_entity,
        fact.indicator,
        fact.relation,
        fact.direction,
        fact.base,
        fact.whole,
        fact.modality,
        None if period is None else FactPeriodRecord(period.text, period.value),
        figure.kind,
        figure.text,
        figure.start,
        figure.end,
        figure.value,
        figure.low,
        figure.high,
        figure.unit,
        figure.bound,
        figure.item,
        sentence,
    )
