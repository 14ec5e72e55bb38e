"""The map from reading text back to the document it was read from."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of a reading text (layout blanks removed) to document offsets.

    The reading text is a chain of runs, each copied whole from the document, or standing for
    blanks of the layout (a paragraph break read as one ``\\n``).

    >>> whole = OffsetMap(starts=(0, 2), origins=(10, 14))  # "国家" at 10, "自主" at 14 of the document
    >>> whole.locate(0, 4)
    (10, 16)
    """

    starts: tuple[int, ...]
    """Reading offsets at which a run begins, ascending; the first is 0."""
    origins: tuple[int, ...]
    """The document offset of each run's first character."""

    def origin(self, offset: int) -> int:
        """The document offset of the character at a reading offset."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The document span of a non-empty reading span; both half open, in code points."""
        return self.origin(start), self.origin(end - 1) + 1
