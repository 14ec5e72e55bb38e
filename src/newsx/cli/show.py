"""``newsx show``: articles in the terminal, with their mentions marked and their facts under them."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, get_args

import click

from newsx.cli.reading import Reading, ReadingOptions, reading_options
from newsx.export.shapes import ColorChoice

if TYPE_CHECKING:
    from newsx.cli.pager import PagerTarget
    from newsx.pipeline import Extraction

EXAMPLES = """\b
Examples:
  newsx show page.txt                           marks in colour, in a pager
  newsx show pages/ --width 60                  lines of 30 Chinese characters
  newsx show page.txt --color always | less -R  colours also in a pipe

\b
Environment: NEWSX_PAGER, PAGER (a command, or empty for none), NO_COLOR.
Exit codes: 0 done, 1 some inputs failed, 2 wrong usage, 3 no input succeeded,
4 the output could not be written, 130 interrupted.
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--width",
    type=click.IntRange(min=20),
    metavar="COLUMNS",
    help="A Han character takes two.  [default: the terminal's, for the text 96 at most]",
)
@click.option(
    "--color",
    type=click.Choice(get_args(ColorChoice)),
    default="auto",
    show_default=True,
    help="auto is for terminals.",
)
@click.option("--pager/--no-pager", default=True, help="Page through it on a terminal.  [default: pager]")
@reading_options
def command(width: int | None, color: ColorChoice, pager: bool, options: ReadingOptions) -> int:
    """Show the articles in PATHS: names, figures and times marked, facts in a table.

    The small number behind a figure is that of its fact.
    """
    from newsx.export.recording import build_document
    from newsx.export.show import ArticlePrinter
    from newsx.export.views import view_articles

    reading = Reading(options)
    printer = ArticlePrinter(options.terminal, color=color, width=width)

    def draw(extraction: "Extraction") -> list[bytes]:
        return [printer.draw(view) for view in view_articles(build_document(extraction), extraction)]

    def write() -> Iterator[bytes]:
        for number, drawn in enumerate(chain.from_iterable(reading.extract(draw))):
            yield printer.rule() if number else printer.legend()
            yield drawn

    target = _open_pager() if pager and options.terminal else None
    if target is None:
        reading.write(write())
    else:
        with reading.messages.holding():
            reading.write(write(), target)
    return reading.conclude()


def _open_pager() -> "PagerTarget | None":
    from newsx.cli.pager import PagerTarget, find_pager

    command = find_pager()
    return PagerTarget(command) if command else None
