"""Commands that read PATHS and make one thing of them: their options, packed into one value, and the run."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.exit_codes import ExitCode
from newsx.cli.limit_options import LimitOptions, limit_options
from newsx.cli.messages import Messages
from newsx.cli.options import INPUT_OPTIONS, pack_options
from newsx.cli.outputs import refusing
from newsx.tokens import SegmenterName

if TYPE_CHECKING:
    from newsx.export.record import ErrorRecord
    from newsx.export.target import Target
    from newsx.pipeline import Extraction

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How the user wants the inputs read."""

    paths: tuple[str, ...]
    output: str | None
    """The file of ``-o``."""
    date: str | None
    encoding: str | None
    glob: tuple[str, ...]
    segmenter: SegmenterName
    quiet: bool
    limits: LimitOptions
    dictionaries: DictionaryOptions

    @property
    def terminal(self) -> TextIO | None:
        """Standard output, if the result goes there and somebody looks at it."""
        return sys.stdout if self.output is None and sys.stdout and sys.stdout.isatty() else None


class Reading:
    """The extractions of the inputs, one by one, and what came of them."""

    def __init__(self, options: ReadingOptions) -> None:
        """
        Raises:
            click.UsageError: if a dictionary cannot be read.
        """
        from newsx.pipeline import Pipeline

        self.messages = Messages(quiet=options.quiet)
        self.documents = 0
        """How many inputs were extracted so far."""
        self.errors: list[ErrorRecord] = []
        """What could not be read so far."""
        self._options = options
        try:
            self._pipeline = Pipeline(
                segmenter=options.segmenter, dictionaries=options.dictionaries.read(self.messages)
            )
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--segmenter") from None

    def extract(self, use: "Callable[[Extraction], Made]") -> Iterator[Made]:
        """What is made of every input that can be read and used; of the others it is told.

        Args:
            use: makes of an extraction what the command wants: if it fails, the input fails.
        """
        from newsx.cli.inputs import extract_items, read_items
        from newsx.export.record import ErrorRecord

        options = self._options
        items = read_items(options.paths, options.glob, options.encoding, options.limits)
        for made in extract_items(
            items, self._pipeline, use, date=options.date, limits=options.limits, messages=self.messages
        ):
            if isinstance(made, ErrorRecord):
                self.errors.append(made)
            else:
                self.documents += 1
                yield made

    def conclude(self) -> ExitCode:
        """How a command ends that did what it could with them."""
        if not self.documents:
            return ExitCode.ALL_FAILED
        return ExitCode.SOME_FAILED if self.errors else ExitCode.DONE

    def write(self, chunks: Iterable[bytes], pager: "Target | None" = None) -> None:
        """Write the result into the output, as it comes; nothing stays of it if no input could be read.

        Args:
            chunks: the result.
            pager: what shows it instead of standard output.
        """
        from newsx.export.target import open_target

        with refusing(self._options.output):
            target = pager or open_target(self._options.output)
        with target:
            for chunk in chunks:
                target.write(chunk)
            if not self.documents:
                target.discard()


_OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=click.Path(allow_dash=True)),
    click.option(
        "-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all."
    ),
    *INPUT_OPTIONS,
    limit_options,
    dictionary_options,
)
reading_options = pack_options("options", ReadingOptions, _OPTIONS)
"""Adds the argument PATHS and the options to a command, which takes them as one argument ``options``."""
