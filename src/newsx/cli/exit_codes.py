"""What the shell is told when a command ends."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    """Every input was extracted, or the reader of a pipe had enough."""
    SOME_FAILED = 1
    """Some inputs failed and are named on standard error; the others were extracted."""
    USAGE = 2
    """The command line is wrong."""
    ALL_FAILED = 3
    """No input succeeded; a file named by ``-o`` is left as it was."""
    OUTPUT_FAILED = 4
    """The output could not be written (a full disk, a folder that vanished)."""
    INTERRUPTED = 130
    """Ctrl-C; a file named by ``-o`` is left as it was."""
