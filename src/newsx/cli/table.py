"""``newsx table``: the facts of many documents as one panel."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, get_args

import click

from newsx.audit.axis import Axis
from newsx.cli.options import check_list
from newsx.cli.reading import Reading, ReadingOptions, reading_options
from newsx.export.shapes import Shape
from newsx.facts.fact import Relation
from newsx.figures.quantity import Kind
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.audit.panel import PanelRow, PanelUnit
    from newsx.pipeline import Extraction

EXAMPLES = """\b
Examples:
  newsx table pages/                                  subject, indicator, period -> value
  newsx table pages/ --pivot period --unit 亿元       a column for every period, money in 亿元
  newsx table pages/ --relation growth -o growth.csv  only growth rates

\b
Exit codes: 0 done, 1 some inputs failed, 2 wrong usage, 3 no input succeeded,
4 the output could not be written, 130 interrupted.
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Shape)),
    help="[default: by the suffix of -o; else table on a terminal, csv in a pipe]",
)
@click.option("--pivot", type=click.Choice(get_args(Axis)), help="Lay this out as columns.")
@click.option("--unit", "units", multiple=True, metavar="UNIT", help="Convert to this unit: 亿元, 万吨.")
@click.option("--relation", metavar="LIST", callback=check_list(get_args(Relation)), help="Keep only these.")
@click.option("--kind", metavar="LIST", callback=check_list(get_args(Kind)), help="Keep only these.")
@reading_options
def command(
    format_: Shape | None,
    pivot: Axis | None,
    units: tuple[str, ...],
    relation: frozenset[Relation],
    kind: frozenset[Kind],
    options: ReadingOptions,
) -> int:
    """Collect the facts of PATHS into one panel, growth beside its level.

    Indicators that go by several names (GDP, 地区生产总值) get one, places go by their code, and every
    value keeps its source and its sentence.
    """
    from newsx.audit.panel import convert_row, pivot_rows, read_rows
    from newsx.export.panel_order import order_rows
    from newsx.export.panels import encode_panel

    wanted = _parse_units(units)
    chosen = _choose_format(format_, options.output, options.terminal)
    reading = Reading(options)

    def collect(extraction: "Extraction") -> "list[PanelRow]":
        return [
            convert_row(row, wanted)
            for row in read_rows(extraction)
            if (not relation or row.relation in relation) and (not kind or row.kind in kind)
        ]

    def write() -> Iterator[bytes]:
        rows = order_rows(chain.from_iterable(reading.extract(collect)))
        # The first comes once all inputs are read.
        first = list(islice(rows, 1))
        if reading.documents:
            rows = chain(first, rows)
            panel = pivot_rows(rows, pivot) if pivot else rows
            yield from encode_panel(panel, reading.errors, chosen, options.terminal)

    reading.write(write())
    return reading.conclude()


def _parse_units(words: tuple[str, ...]) -> "tuple[PanelUnit, ...]":
    from newsx.audit.panel import parse_unit

    try:
        return tuple(map(parse_unit, words))
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="--unit") from None


def _choose_format(format_: Shape | None, output: str | None, terminal: object) -> Shape:
    if format_ is not None:
        return format_
    if output is None:
        return "table" if terminal else "csv"
    for name in get_args(Shape):
        if output.lower().endswith(f".{name}"):
            chosen: Shape = name
            return chosen
    raise click.BadParameter(
        tr("{output}: no format has this suffix; use .csv, .json or .jsonl, or say --format.", output=output),
        param_hint="-o",
    )
