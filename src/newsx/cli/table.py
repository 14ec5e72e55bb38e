"""``newsx table``: the facts of many documents as one panel."""

import sys
from typing import TYPE_CHECKING, get_args

import click

from newsx.audit.axis import Axis
from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.exit_codes import ExitCode
from newsx.cli.messages import Messages
from newsx.cli.options import check_day, check_encoding, check_list
from newsx.export.shapes import Shape
from newsx.facts.fact import Relation
from newsx.figures.quantity import Kind
from newsx.tokens.segmenter import SegmenterName

if TYPE_CHECKING:
    from newsx.audit.panel import PanelUnit

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
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Shape)),
    help="[default: by the suffix of -o; else table on a terminal, csv in a pipe]",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all.")
@click.option("--pivot", type=click.Choice(get_args(Axis)), help="Lay this out as columns.")
@click.option("--unit", "units", multiple=True, metavar="UNIT", help="Convert to this unit: 亿元, 万吨.")
@click.option("--relation", metavar="LIST", callback=check_list(get_args(Relation)), help="Keep only these.")
@click.option("--kind", metavar="LIST", callback=check_list(get_args(Kind)), help="Keep only these.")
@click.option("--date", metavar="YYYY-MM-DD", callback=check_day, help="Publication day.")
@click.option("--encoding", metavar="NAME", callback=check_encoding, help="Encoding of the inputs.")
@click.option("--glob", multiple=True, metavar="PATTERN", help="Files to read in folders.")
@click.option("--segmenter", type=click.Choice(get_args(SegmenterName)), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@dictionary_options
def command(
    paths: tuple[str, ...],
    format_: Shape | None,
    output: str | None,
    pivot: Axis | None,
    units: tuple[str, ...],
    relation: frozenset[Relation],
    kind: frozenset[Kind],
    date: str | None,
    encoding: str | None,
    glob: tuple[str, ...],
    segmenter: SegmenterName,
    quiet: bool,
    dictionaries: DictionaryOptions,
) -> int:
    """Collect the facts of PATHS into one panel, growth beside its level.

    Indicators that go by several names (GDP, 地区生产总值) get one, places go by their code, and every
    value keeps its source and its sentence.
    """
    from newsx.audit.panel import PanelRow, convert_row, pivot_rows, read_rows, sort_rows
    from newsx.cli.inputs import read_inputs
    from newsx.export.panels import encode_panel
    from newsx.export.record import ErrorRecord
    from newsx.export.target import open_target
    from newsx.pipeline import Pipeline

    messages = Messages(quiet=quiet)
    wanted = _parse_units(units)
    terminal = sys.stdout if output is None and sys.stdout and sys.stdout.isatty() else None
    chosen = _choose_format(format_, output, terminal)
    pipeline = Pipeline(segmenter=segmenter, dictionaries=dictionaries.read(messages))
    rows, documents, errors = list[PanelRow](), 0, list[ErrorRecord]()
    with open_target(output) as target:
        for read in read_inputs(paths, glob, encoding):
            if isinstance(read, ErrorRecord):
                messages.error(read.source, read.error, read.advice)
                errors.append(read)
                continue
            documents += 1
            rows += [
                convert_row(row, wanted)
                for row in read_rows(pipeline.extract(read, date=date))
                if (not relation or row.relation in relation) and (not kind or row.kind in kind)
            ]
        ordered = sort_rows(rows)
        panel = pivot_rows(ordered, pivot) if pivot else ordered
        if documents:
            target.write(encode_panel(panel, errors, chosen, terminal))
        else:
            target.discard()
    if not documents:
        return ExitCode.ALL_FAILED
    return ExitCode.SOME_FAILED if errors else ExitCode.DONE


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
        f"{output}: no format has this suffix; use .csv, .json or .jsonl, or say --format.", param_hint="-o"
    )
