"""The options of every command that extracts from many documents, packed into one value."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import click

from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.messages import Messages
from newsx.cli.options import INPUT_OPTIONS, check_list, pack_options
from newsx.export.selection import Part, Selection
from newsx.figures.quantity import Kind
from newsx.tokens import SegmenterName

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
    *INPUT_OPTIONS,
    click.option("-v", "--verbose", is_flag=True, help="Say what was read and found."),
    dictionary_options,
)

extraction_options = pack_options("extraction", ExtractionOptions, _OPTIONS)
"""Adds them to a command, which takes them as one argument ``extraction``."""
