"""The progress bar of a long run, on standard error."""

import sys
from collections.abc import Callable
from threading import Thread
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.batch.plan import Step
    from newsx.batch.work import Outcome

DELAY = 1.0
"""Seconds that a run may take before a bar appears: most are over by then, and need none of it loaded."""


class ProgressBar:
    """Counts what is done; shows files, articles, errors, characters a second, and the time left."""

    def __init__(self, measure: Callable[[], tuple[int, int]], *, shown: bool) -> None:
        """
        Args:
            measure: counts the files of the plan and their bytes; runs beside the work.
            shown: whether there is a person to see it.
        """
        self._measure = measure
        self._shown = shown
        self._begun = monotonic()
        self._bar: Any = None
        self._task: Any = None
        self._name = ""
        self._files = self._articles = self._failed = self._chars = self._bytes = 0
        self._all_files: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def see(self, step: "Step", outcome: "Outcome") -> None:
        """Count one document."""
        if not self._shown:
            return
        if step.name != self._name:
            self._name = step.name
            self._files += 1
        self._bytes += step.size
        self._articles += outcome.articles
        self._chars += outcome.chars
        self._failed += bool(outcome.error)
        if self._bar is None and monotonic() - self._begun > DELAY:
            self._start()
        if self._bar is not None:
            self._bar.update(self._task, completed=self._bytes, words=self._words())

    def _words(self) -> str:
        files = f"{self._files:,}" + (f"/{self._all_files:,}" if self._all_files is not None else "")
        speed = self._chars / (monotonic() - self._begun)
        said = tr(
            "{files} files · {articles:,} articles · {speed:,.0f} chars/s",
            files=files, articles=self._articles, speed=speed,
        )  # fmt: skip
        failed = tr("{failed:,} failed", failed=self._failed)
        return f"{said} · [red]{failed}[/]" if self._failed else said

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            BarColumn(24),
            TaskProgressColumn(),
            TextColumn("{task.fields[words]}"),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr),
            transient=True,
            redirect_stdout=False,
        )
        self._task = self._bar.add_task("", total=None, words="")
        self._bar.start()
        Thread(target=self._set_total, daemon=True).start()

    def _set_total(self) -> None:
        self._all_files, size = self._measure()
        self._bar.update(self._task, total=size)
