"""A new file for libraries that want a path: hidden until it is whole."""

import atexit
import os
from contextlib import suppress

from newsx.export.target import put_in_place


class HiddenFile:
    """A path beside the place of a file; `reveal` renames it there, `clear` removes it."""

    def __init__(self, final: str, temporary: str = "") -> None:
        """
        Args:
            final: the real path, links followed.
            temporary: the hidden name, a new one if empty; see `open_target`.
        """
        self._final = final
        hidden = temporary or f".newsx-{os.urandom(8).hex()}.tmp"
        self.path = os.path.join(os.path.dirname(final), hidden)
        self.clear()
        atexit.register(self.clear)

    def reveal(self) -> None:
        """Bring the file to the disk and to its place."""
        with open(self.path, "rb+") as file:
            os.fsync(file.fileno())
        put_in_place(self.path, self._final)

    def clear(self) -> None:
        """Remove it, with what databases put beside their files."""
        for suffix in ("", "-journal", ".wal"):
            with suppress(OSError):
                os.unlink(self.path + suffix)
        atexit.unregister(self.clear)
