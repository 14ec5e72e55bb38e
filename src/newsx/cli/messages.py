"""What a command says beside its data: on standard error, each line beginning with its name."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from newsx.export.visible import visible

Level = Literal["quiet", "normal", "verbose"]


class Messages:
    """Errors are always said, notes unless ``--quiet``, details with ``--verbose``."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self._level: Level = "quiet" if quiet else "verbose" if verbose else "normal"
        self._held: list[str] | None = None

    def error(self, source: str, problem: str, advice: str = "") -> None:
        """Name the input, what is wrong, and what to do."""
        self._tell(": ".join(filter(None, (source, problem, advice))))

    def note(self, text: str) -> None:
        """What a person may want to know though nothing failed."""
        if self._level != "quiet":
            self._tell(text)

    def detail(self, text: str) -> None:
        """What ``--verbose`` asks for."""
        if self._level == "verbose":
            self._tell(text)

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Keep what there is to say to the end: until then the screen belongs to a pager."""
        self._held = []
        try:
            yield
        finally:
            held, self._held = self._held, None
            for text in held:
                _say(text)

    def _tell(self, text: str) -> None:
        if self._held is None:
            _say(text)
        else:
            self._held.append(text)


def _say(text: str) -> None:
    # Who closed standard error does not want to hear; the exit code still tells.
    if sys.stderr is not None:
        with suppress(OSError):
            # One write a line: lines of several processes on one terminal do not mix.
            sys.stderr.write(f"newsx: {visible(text)}\n")
            sys.stderr.flush()
