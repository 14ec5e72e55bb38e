"""The options of every command that extracts from many documents, packed into one value."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, get_args

import click

from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.messages import Messages
from newsx.cli.options import check_day, check_encoding, check_list
from newsx.export.selection import Part, Selection
from newsx.figures.quantity import Kind
from newsx.tokens.segmenter import SegmenterName

if TYPE_CHECKING:
    from newsx.batch.extraction import ExtractOptions


@dataclass(frozen=True, slots=True)
class ExtractionOptions:
    """How the user wants documents read, and what is to be kept of them."""

    only: frozenset[Part]
    kind: frozenset[Kind]
    date: str | None
    encoding: str | None
    glob: tuple[str, ...]
    segmenter: SegmenterName
    quiet: bool
    verbose: bool
    dictionaries: DictionaryOptions

    @property
    def messages(self) -> Messages:
        """What is said, and how much of it."""
        return Messages(quiet=self.quiet, verbose=self.verbose)

    def choose(
        self, format_: str, messages: Messages, *, bom: bool = False, max_articles: int | None = None
    ) -> "ExtractOptions":
        """All that the output depends on beside the documents.

        Args:
            format_: the name of a format.
            messages: where bad rows of the user's dictionaries are told.
            bom: begin csv and tsv with a byte order mark.
            max_articles: what one document may hold.

        Raises:
            click.BadParameter: if a dictionary cannot be read.
        """
        from newsx.batch.extraction import ExtractOptions

        selection = Selection(self.only, self.kind)
        dictionaries = self.dictionaries.read(messages)
        return ExtractOptions(format_, bom, selection, self.segmenter, max_articles, dictionaries)


_OPTIONS = (
    click.option(
        "--only",
        metavar="LIST",
        callback=check_list(get_args(Part)),
        help=f"Keep only {', '.join(get_args(Part))}.",
    ),
    click.option(
        "--kind",
        metavar="LIST",
        callback=check_list(get_args(Kind)),
        help="Keep only figures and facts of these kinds: money, percent, …",
    ),
    click.option(
        "--date",
        metavar="YYYY-MM-DD",
        callback=check_day,
        help="Publication day, from which 去年 and 9月24日 are counted.",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        callback=check_encoding,
        help="Encoding of the inputs.  [default: recognised]",
    ),
    click.option(
        "--glob", multiple=True, metavar="PATTERN", help="Files to read in folders.  [default: *.txt, *.md]"
    ),
    click.option(
        "--segmenter",
        type=click.Choice(get_args(SegmenterName)),
        default="auto",
        show_default=True,
        help="What cuts sentences into words; auto is rjieba where it is installed.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say what was read and found."),
    dictionary_options,
)


def extraction_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, which takes them as one argument ``extraction``."""
    names = ExtractionOptions.__slots__

    @wraps(function)
    def command(**values: Any) -> Any:
        extraction = ExtractionOptions(**{name: values.pop(name) for name in names})
        return function(extraction=extraction, **values)

    # dictionary_options wraps the command, so each step takes what the one before has made.
    wrapped: Callable[..., Any] = command
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
