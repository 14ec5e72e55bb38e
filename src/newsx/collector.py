"""Python's collector of garbage, held off where much is built and nothing is dropped."""

import gc
from typing import Final

YOUNG: Final = 200_000
"""Objects made and not freed again, after which the collector looks at them; Python's own number is 700."""


def spare_collector() -> None:
    """Fewer searches for garbage in this process: what is read of tables, and of words met, stays to the end.

    Two of a hundred seconds went into looking at it again and again.
    """
    if 0 < gc.get_threshold()[0] < YOUNG:
        gc.set_threshold(YOUNG)


class PausedCollector:
    """No search for garbage inside: it looks at every name of the tables, and all that was found, again.

    What is no longer used is freed all the same, but for rings of objects, of which the stages make none.

    >>> with PausedCollector():
    ...     gc.isenabled()
    False
    """

    __slots__ = ("_running",)

    def __enter__(self) -> None:
        self._running = gc.isenabled()
        gc.disable()

    def __exit__(self, *error: object) -> None:
        if self._running:
            gc.enable()
