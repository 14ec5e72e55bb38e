"""``newsx units``: the units and measure words that newsx knows."""

import sys
from typing import TYPE_CHECKING, get_args

import click

from newsx.cli.exit_codes import ExitCode
from newsx.cli.options import check_list, list_format
from newsx.export.listing import ListShape
from newsx.figures.quantity import Kind

if TYPE_CHECKING:
    from newsx.export.rows import Cell
    from newsx.figures.unit import Unit

COLUMNS = ("symbol", "kind", "surfaces", "factor", "standard", "example")
EXAMPLES = """\b
Examples:
  newsx units --kind area,mass               what 亩 and 吨 become
  newsx units --format csv > units.csv
  newsx units --format json | jq -r '.units[] | select(.surfaces | index("亩")).symbol'
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--kind",
    metavar="LIST",
    callback=check_list(get_args(Kind)),
    help="Only units of these kinds: money, area, …",
)
@list_format
def command(kind: frozenset[Kind], format_: ListShape) -> int:
    """List the units and measure words that figures may have.

    The symbol is what stands in a figure's unit, the surfaces are its spellings in the text; a surface
    stands for factor symbols (角 for 0.1 CNY). The standard is where the symbol comes from: UCUM, or how
    UCUM writes it; ISO 4217; or none, where the symbol is newsx's own.
    """
    from newsx.cli.outputs import write_stdout
    from newsx.export.listing import encode_list
    from newsx.figures.unit import read_units

    rows = (_cells(unit) for unit in read_units() if not kind or unit.kind in kind)
    write_stdout([encode_list("units", COLUMNS, rows, format_, sys.stdout)])
    return ExitCode.DONE


def _cells(unit: "Unit") -> "tuple[Cell | tuple[str, ...], ...]":
    """A row of the table as the list shows it."""
    standard = {"yes": "UCUM", "no": "none", "ISO 4217": "ISO 4217"}.get(unit.ucum, f"UCUM {unit.ucum}")
    return unit.symbol, unit.kind, unit.surfaces, unit.factor, standard, unit.example
