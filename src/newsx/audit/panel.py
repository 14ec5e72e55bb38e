"""Facts of many documents as one panel: subject, indicator, period and relation -> value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import get_args

from newsx.audit.axis import Axis
from newsx.audit.conversion import find_factor
from newsx.audit.indicator_names import normalize_indicator
from newsx.audit.verdict import plain
from newsx.facts.fact import Direction, Modality, Relation
from newsx.figures.figures import find_figures
from newsx.figures.quantity import Bound, Kind
from newsx.pipeline import ArticleExtraction, Extraction
from newsx.translation import tr

# Growth stands beside its level: after it, and before the shares and ranks of the same indicator.
_ORDER: dict[Relation, int] = {name: place for place, name in enumerate(get_args(Relation))}


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One fact, its names made comparable."""

    subject: str | None
    """The canonical name of the entity where it is known, else the words of the text."""
    code: str | None
    """The code of the subject's place: rows of one place have one code, whatever it is called."""
    indicator: str | None
    """The common name of the indicator (地区生产总值 for GDP)."""
    period: str | None
    relation: Relation
    direction: Direction | None
    base: str | None
    whole: str | None
    modality: Modality
    kind: Kind
    value: Decimal | str | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: Bound
    text: str
    """The figure as printed."""
    source: str
    article: int
    date: str | None
    start: int
    """Document offset of the figure."""
    end: int
    sentence: str
    """The evidence."""


@dataclass(frozen=True, slots=True)
class PanelUnit:
    """A unit that the user asks for."""

    name: str
    """As asked for: 亿元."""
    unit: str
    """Its base unit: CNY."""
    scale: Decimal
    """How many base units it is: 100000000."""


@dataclass(frozen=True, slots=True)
class Pivot:
    """A panel with one axis laid out as columns."""

    labels: tuple[str, ...]
    """The names of the columns that stay."""
    columns: tuple[str, ...]
    """The values of the axis, in order; an empty one collects the facts that have none."""
    rows: tuple[tuple[tuple[str | None, ...], tuple[tuple[PanelRow, ...], ...]], ...]
    """For each row its labels, and for each column the facts that fall there."""


def read_rows(extraction: Extraction) -> Iterator[PanelRow]:
    """The rows of one document, in reading order."""
    for found in extraction.articles:
        yield from _article_rows(found, extraction.document.source)


def _article_rows(found: ArticleExtraction, source: str) -> Iterator[PanelRow]:
    article = found.article
    for fact in found.facts:
        figure = found.figures[fact.figure]
        entity = None if fact.subject_entity is None else found.entities[fact.subject_entity]
        start, end = article.offsets.locate(figure.start, figure.end)
        indicator = fact.indicator or figure.item
        yield PanelRow(
            subject=entity.name if entity else fact.subject,
            code=entity.code if entity else None,
            indicator=normalize_indicator(indicator) if indicator else None,
            period=(fact.period.value or fact.period.text) if fact.period else None,
            relation=fact.relation,
            direction=fact.direction,
            base=fact.base,
            whole=fact.whole,
            modality=fact.modality,
            kind=figure.kind,
            value=plain(figure.value) if isinstance(figure.value, Decimal) else figure.value,
            low=None if figure.low is None else plain(figure.low),
            high=None if figure.high is None else plain(figure.high),
            unit=figure.unit,
            bound=figure.bound,
            text=figure.text,
            source=source,
            article=article.number,
            date=article.date,
            start=start,
            end=end,
            sentence=article.text[slice(*fact.sentence)],
        )


def sort_rows(rows: Iterable[PanelRow]) -> list[PanelRow]:
    """Rows by subject, indicator and period, growth behind the level; rows without a name last."""
    return sorted(rows, key=row_order)


def row_order(row: PanelRow) -> tuple[bool | int | str, ...]:
    """What rows are sorted by."""
    return (
        *_last(row.code or row.subject), *_last(row.indicator), *_last(row.period),
        _ORDER[row.relation], row.source, row.start,
    )  # fmt: skip


def _last(words: str | None) -> tuple[bool, str]:
    return words is None, words or ""


def parse_unit(words: str) -> PanelUnit:
    """The unit of the words that a user writes.

    Args:
        words: a unit as the press prints it, with its scale: 亿元, 万吨, 平方公里.

    Raises:
        ValueError: if no figure has such a unit.

    >>> parse_unit("亿元")
    PanelUnit(name='亿元', unit='CNY', scale=Decimal('100000000'))
    """
    text = f"1{words}"
    for figure in find_figures(text):
        whole = figure.text == text and not words[0].isdigit()
        if whole and figure.unit and isinstance(figure.value, Decimal):
            return PanelUnit(words, figure.unit, plain(figure.value))
    raise ValueError(tr("{words} is no unit: write one as the press does, 亿元 or 万吨", words=words))


def convert_row(row: PanelRow, units: Iterable[PanelUnit]) -> PanelRow:
    """The row in the first of the units that measures the same thing; any other row unchanged."""
    for unit in units:
        factor = find_factor(row.unit, unit.unit) if row.unit else None
        if factor is not None:
            return replace(
                row,
                value=_scaled(row.value, factor, unit) if isinstance(row.value, Decimal) else row.value,
                low=None if row.low is None else _scaled(row.low, factor, unit),
                high=None if row.high is None else _scaled(row.high, factor, unit),
                unit=unit.name,
            )
    return row


def _scaled(value: Decimal, factor: Decimal, unit: PanelUnit) -> Decimal:
    """The value in the other unit, to 12 digits where it has no end (1亩 is 0.0666666666667公顷)."""
    with localcontext(prec=40):
        exact = value * factor / unit.scale
    digits = exact.normalize().as_tuple().digits
    if len(digits) < 30:
        return plain(exact)
    with localcontext(prec=12, rounding=ROUND_HALF_EVEN):
        return plain(+exact)


def pivot_rows(rows: Iterable[PanelRow], axis: Axis) -> Pivot:
    """A panel with the values of one axis as its columns.

    Args:
        rows: in the order in which the rows of the pivot shall come.
        axis: what becomes the columns.
    """
    labels = ("subject", "code", "indicator", "period")
    dropped = {axis, "code"} if axis == "subject" else {axis}
    kept = tuple(name for name in labels if name not in dropped)
    cells: dict[tuple[str | None, ...], dict[str, list[PanelRow]]] = {}
    columns: set[str] = set()
    for row in rows:
        key = (*(getattr(row, name) for name in kept), row.relation, row.base, row.unit)
        column = getattr(row, axis) or ""
        columns.add(column)
        cells.setdefault(key, {}).setdefault(column, []).append(row)
    order = tuple(sorted(columns, key=lambda column: (column == "", column)))
    return Pivot(
        (*kept, "relation", "base", "unit"),
        order,
        tuple((key, tuple(tuple(found.get(column, ())) for column in order)) for key, found in cells.items()),
    )
