"""The output contract, version 1, as plain data: what every format writes.

The JSON Schema of these records stands in ``schema/``; a test holds the two equal. All offsets count code
points of the decoded document. A record holds nothing that may hold it (``gc=False``), so Python's collector
need not look at it.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from newsx.entities.entity import Entity, EntityType
from newsx.facts.fact import Direction, Fact, Modality, Relation
from newsx.figures.quantity import Bound, Figure, Kind
from newsx.text.articles import DateSource
from newsx.text.document import Document

if TYPE_CHECKING:
    # Who only carries records has no need of the pipeline.
    from newsx.figures.periods import Period
    from newsx.pipeline import ArticleExtraction, Extraction

Locate = Callable[[int, int], tuple[int, int]]
"""Start and end of a mention in the reading text -> in the document."""
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
    if source.isascii():
        return source
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


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
    locate = article.offsets.locate
    figures = tuple([_build_figure(figure, locate) for figure in found.figures])
    evidence = Evidence(article.text, locate)
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
        tuple([_build_entity(entity, locate) for entity in found.entities]),
        figures,
        tuple([_build_period(period, locate) for period in found.periods]),
        tuple([_build_fact(fact, figures[fact.figure], evidence) for fact in found.facts]),
    )


class Evidence(dict[tuple[int, int], SentenceRecord]):
    """The sentences that facts of an article were read in, each written down once, by their spans."""

    def __init__(self, text: str, locate: Locate) -> None:
        super().__init__()
        self._text = text
        self._locate = locate

    def __missing__(self, span: tuple[int, int]) -> SentenceRecord:
        start, end = span
        self[span] = sentence = SentenceRecord(*self._locate(start, end), self._text[start:end])
        return sentence


def _build_entity(entity: Entity, locate: Locate) -> EntityRecord:
    start, end = locate(entity.start, entity.end)
    return EntityRecord(
        entity.type, entity.text, start, end, entity.name, entity.code, entity.source, entity.candidates
    )


def _build_period(period: "Period", locate: Locate) -> PeriodRecord:
    start, end = locate(period.start, period.end)
    return PeriodRecord(period.text, start, end, period.value)


def _build_figure(figure: Figure, locate: Locate) -> FigureRecord:
    start, end = locate(figure.start, figure.end)
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


def _build_fact(fact: Fact, figure: FigureRecord, evidence: Evidence) -> FactRecord:
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
        evidence[fact.sentence],
    )
