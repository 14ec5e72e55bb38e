"""The options of a run over many documents, packed into one value."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from newsx.cli.limit_options import (
    TIMEOUT,
    check_size,
    max_articles_option,
    max_bytes_option,
    strict_encoding_option,
    timeout_option,
)
from newsx.cli.options import pack_options
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.batch.engines.launch import EngineName
    from newsx.batch.records import Fields
    from newsx.batch.run import Conduct

MEMORY_LIMIT = 2 << 30


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How the user wants many documents done."""

    jobs: int
    timeout: float | None
    memory_limit: int | None
    max_bytes: int | None
    max_articles: int | None
    strict_encoding: bool
    resume: bool
    retry_failed: bool
    no_progress: bool
    text_field: str
    id_field: str | None
    date_field: str | None
    title_field: str | None
    engine: "EngineName | None"
    scheduler: str | None

    @property
    def fields(self) -> "Fields":
        """Which column of a row means what."""
        from newsx.batch.records import Fields

        return Fields(self.text_field, self.id_field, self.date_field, self.title_field)

    def conduct(self, journal: str | None, *, folder: bool) -> "Conduct":
        """How the run goes about its work.

        Args:
            journal: where one can be kept; None if nowhere.
            folder: each input has an output of its own.

        Raises:
            click.UsageError: if a run is to go on that keeps no journal.
        """
        from newsx.batch.run import Conduct

        resume = self.resume or self.retry_failed
        if resume and journal is None:
            raise click.UsageError(tr("--resume and --retry-failed need -o with a file or a folder."))
        workers = self.jobs != 1 or self.memory_limit is not None
        return Conduct(
            jobs=self.jobs or (os.cpu_count() or 1),
            timeout=self.timeout or TIMEOUT,
            memory_limit=(self.memory_limit or MEMORY_LIMIT) if workers else None,
            journal=journal if resume or workers or folder else None,
            resume=resume,
            retry_failed=self.retry_failed,
        )


_OPTIONS = (
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        default=1,
        show_default=True,
        help="Worker processes; 0 is one for each core.",
    ),
    timeout_option,
    click.option(
        "--memory-limit",
        metavar="SIZE",
        callback=check_size,
        help="What a worker process may take, such as 512M.  [default: 2G]",
    ),
    max_bytes_option,
    max_articles_option,
    strict_encoding_option,
    click.option("--resume", is_flag=True, help="Go on where the last run into -o ended; do what changed."),
    click.option("--retry-failed", is_flag=True, help="Like --resume, and try again what failed."),
    click.option("--no-progress", is_flag=True, help="Show no progress bar."),
    click.option(
        "--text-field",
        metavar="NAME",
        default="text",
        show_default=True,
        help="Column of the text, in JSONL, CSV, TSV and Parquet.",
    ),
    click.option("--id-field", metavar="NAME", help="Column that names a row.  [default: its number]"),
    click.option("--date-field", metavar="NAME", help="Column of the publication day."),
    click.option("--title-field", metavar="NAME", help="Column of the headline, put before the text."),
    click.option(
        "--engine", type=click.Choice(["dask", "spark"]), help="Run on a cluster; -o is a folder of parts."
    ),
    click.option("--scheduler", metavar="URL", help="Where the engine is, such as tcp://host:8786."),
)

batch_options = pack_options("batch", BatchOptions, _OPTIONS)
"""Adds them to a command, which takes them as one argument ``batch``."""
