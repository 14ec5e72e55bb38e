"""A pager, as git and bat use one: what is written goes to it, until its reader has enough."""

import os
import shlex
import shutil
import signal
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from newsx.export.target import OutputError

if TYPE_CHECKING:
    import subprocess

VARIABLES = ("NEWSX_PAGER", "PAGER")
# Quit if it fits on the screen, pass colours on, leave the text on the screen.
_LESS = "FRX"


def find_pager() -> list[str] | None:
    """The command that the user wants, or ``less``; None where there is none.

    An empty variable, or ``cat``, wants none.
    """
    # Other pagers show colours as codes.
    command = "less" if os.name == "posix" else ""
    for name in reversed(VARIABLES):
        command = os.environ.get(name, command)
    try:
        words = shlex.split(command, posix=os.name == "posix")
    except ValueError:
        return None
    return None if words in ([], ["cat"]) or not shutil.which(words[0]) else words


class PagerTarget:
    """Receives bytes for a pager, started by the first; at the end waits until its reader closes it."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._before: Any = None

    def write(self, data: bytes) -> None:
        """Append bytes.

        Raises:
            BrokenPipeError: if the reader has closed the pager.
            OutputError: if it does not start.
        """
        if self._process is None:
            self._process = self._start()
        if self._process.stdin is not None:
            self._process.stdin.write(data)
            self._process.stdin.flush()

    def discard(self) -> None:
        """What the reader has seen stays seen."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is None:
            return
        try:
            if self._process.stdin is not None:
                with suppress(BrokenPipeError):
                    self._process.stdin.close()
            self._process.wait()
        finally:
            signal.signal(signal.SIGINT, self._before)

    def _start(self) -> "subprocess.Popen[bytes]":
        import subprocess

        environment = {"LESS": _LESS, "LV": "-c", "LESSCHARSET": "utf-8", **os.environ}
        try:
            process = subprocess.Popen(self._command, stdin=subprocess.PIPE, env=environment)  # noqa: S603
        except OSError as error:
            raise OutputError(f"{self._command[0]}: {error.strerror}; try --no-pager") from error
        # Ctrl-C is for the pager: there it ends a search.
        self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        return process
