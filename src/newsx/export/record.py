"""The output contract, version 1, as plain data: what every format writes.

The JSON Schema of these records stands in ``schema/``; a test holds the two equal. All offsets count code
points of the decoded document. A record holds nothing that may hold it (``gc=False``), so Python's collector
need not look at it.
"""

from decimal import Decimal

from msgspec import Struct

from newsx.entities.entity import EntityType
from newsx.facts.fact import Direction, Modality, Relation
from newsx.figures.quantity import Bound, Kind
from newsx.text.articles import DateSource

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


def printable_name(source: str) -> str:
    """A file name that UTF-8 can hold: bytes of it that are not UTF-8 become U+FFFD.

    >>> printable_name("page-\\udcb2\\udcfd.txt")  # a name in GBK on a system of UTF-8
    'page-��.txt'
    """
    if source.isascii():
        return source
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
