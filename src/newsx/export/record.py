"""The output contract, version 1, as plain data: what every format writes.

The JSON Schema of these records stands in ``schema/``; a test holds the two equal. All offsets count code
points of the decoded document. A record holds nothing that may hold it (``gc=False``), so Python's collector
need not look at it.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from newsx.entities.entity import Entity, EntityType
from newsx.facts.fact import Direction, Fact, Modality, Relation
from newsx.figures.quantity import Bound, Figure, Kind
from newsx.text.articles import DateSource
from newsx.text.document import Document
from newsx.text.span import OffsetMap

if TYPE_CHECKING:
    # Who only carries records has no need of the pipeline.
    from newsx.pipeline import ArticleExtraction, Extraction

ARTICLE_SCHEMA = "newsx.article/1"
DOCUMENTS_SCHEMA = "newsx/1"


class EntityRecord(Struct, frozen=True, gc=False):
    """One mention of a place, organization or person."""

    type: EntityType
    text: str
    start: int
    end: int
    name: str
    code: str | None
    source: str
    candidates: tuple[str, ...]


class FigureRecord(Struct, frozen=True, gc=False):
    """One mention of a quantity."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Decimal | str | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: Bound
    item: str | None


class PeriodRecord(Struct, frozen=True, gc=False):
    """One mention of a time."""

    text: str
    start: int
    end: int
    value: str | None


class FactPeriodRecord(Struct, frozen=True, gc=False):
    """When a fact holds."""

    text: str
    value: str | None


class SentenceRecord(Struct, frozen=True, gc=False):
    """The evidence of a fact; ``text`` is the reading text, without layout blanks."""

    start: int
    end: int
    text: str


class FactRecord(Struct, frozen=True, gc=False):
    """A figure with who, what and when; repeats the fields of its figure."""

    figure: int | None
    """Index into the article's figures; null only where the user left the figures out."""
    subject: str | None
    subject_entity: int | None
    """Index into the article's entities."""
    indicator: str | None
    relation: Relation
    direction: Direction | None
    base: str | None
    whole: str | None
    modality: Modality
    period: FactPeriodRecord | None
    kind: Kind
    text: str
    start: int
    end: int
    value: Decimal | str | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: Bound
    item: str | None
    sentence: SentenceRecord


class ArticleRecord(Struct, frozen=True, gc=False):
    """One news story and everything found in it."""

    schema: str
    source: str
    encoding: str
    encoding_guessed: bool
    replaced: int
    article: int
    start: int
    end: int
    title: str | None
    subtitle: str | None
    byline: tuple[str, ...]
    date: str | None
    date_source: DateSource | None
    entities: tuple[EntityRecord, ...]
    figures: tuple[FigureRecord, ...]
    periods: tuple[PeriodRecord, ...]
    facts: tuple[FactRecord, ...]


class DocumentRecord(Struct, frozen=True, gc=False):
    """One input with its articles."""

    source: str
    encoding: str
    encoding_guessed: bool
    """Nothing proves it: it is the one in which the bytes read most like Chinese."""
    replaced: int
    """How many characters stand as U+FFFD because their bytes mean nothing in that encoding."""
    chars: int
    articles: tuple[ArticleRecord, ...]


class ErrorRecord(Struct, frozen=True, gc=False):
    """One input that gave nothing, and what to do about it."""

    source: str
    error: str
    advice: str


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


def printable_name(source: str) -> str:
    """A file name that UTF-8 can hold: bytes of it that are not UTF-8 become U+FFFD.

    >>> printable_name("page-\\udcb2\\udcfd.txt")  # a name in GBK on a system of UTF-8
    'page-��.txt'
    """
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def exact(value: Decimal) -> Decimal:
    """The value without exponent and without closing zeros, digit for digit.

    >>> print(exact(Decimal("1.0793E+10")), exact(Decimal("24.70")), exact(Decimal("-0.0")))
    10793000000 24.7 0
    """
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Decimal("0" if digits == "-0" else digits)


def _build_article(document: Document, found: "ArticleExtraction") -> ArticleRecord:
    article = found.article
    offsets = article.offsets
    figures = tuple([_build_figure(figure, offsets) for figure in found.figures])
    return ArticleRecord(
        schema=ARTICLE_SCHEMA,
        source=printable_name(document.source),
        encoding=document.encoding,
        encoding_guessed=document.guessed,
        replaced=document.replaced,
        article=article.number,
        start=article.start,
        end=article.end,
        title=article.title,
        subtitle=article.subtitle,
        byline=article.byline,
        date=article.date,
        date_source=article.date_source,
        entities=tuple([_build_entity(entity, offsets) for entity in found.entities]),
        figures=figures,
        periods=tuple(
            [
                PeriodRecord(period.text, *offsets.locate(period.start, period.end), period.value)
                for period in found.periods
            ]
        ),
        facts=tuple([_build_fact(fact, figures, article.text, offsets) for fact in found.facts]),
    )


def _build_entity(entity: Entity, offsets: OffsetMap) -> EntityRecord:
    start, end = offsets.locate(entity.start, entity.end)
    return EntityRecord(
        entity.type, entity.text, start, end, entity.name, entity.code, entity.source, entity.candidates
    )


def _build_figure(figure: Figure, offsets: OffsetMap) -> FigureRecord:
    start, end = offsets.locate(figure.start, figure.end)
    return FigureRecord(
        kind=figure.kind,
        text=figure.text,
        start=start,
        end=end,
        value=exact(figure.value) if isinstance(figure.value, Decimal) else figure.value,
        low=None if figure.low is None else exact(figure.low),
        high=None if figure.high is None else exact(figure.high),
        unit=figure.unit,
        bound=figure.bound,
        item=figure.item,
    )


def _build_fact(fact: Fact, figures: tuple[FigureRecord, ...], text: str, offsets: OffsetMap) -> FactRecord:
    figure = figures[fact.figure]
    start, end = fact.sentence
    period = fact.period
    return FactRecord(
        figure=fact.figure,
        subject=fact.subject,
        subject_entity=fact.subject_entity,
        indicator=fact.indicator,
        relation=fact.relation,
        direction=fact.direction,
        base=fact.base,
        whole=fact.whole,
        modality=fact.modality,
        period=None if period is None else FactPeriodRecord(period.text, period.value),
        kind=figure.kind,
        text=figure.text,
        start=figure.start,
        end=figure.end,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        bound=figure.bound,
        item=figure.item,
        sentence=SentenceRecord(*offsets.locate(start, end), text[start:end]),
    )
