"""The map from reading text back to the document it was read from."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import lt


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
    seams: tuple[int, ...] = ()
    """Reading offsets, ascending, at which more than blanks was left out before the character: a caption
    that stood in the middle of a sentence, another story that stood between the headline and its text."""

    def origin(self, offset: int) -> int:
        """The document offset of the character at a reading offset."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The document span of a non-empty reading span; both half open, in code points."""
        starts, origins = self.starts, self.origins
        if len(starts) == 1:
            # Nine of ten articles are copied as they stand.
            return origins[0] + start, origins[0] + end
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        return origins[first] + start - starts[first], origins[last] + end - starts[last]

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a reading span reads the same in the document, but for blanks: it crosses no seam.

        >>> OffsetMap((0, 2), (0, 30), seams=(2,)).is_whole(1, 3)
        False
        """
        return bisect_right(self.seams, start) == bisect_right(self.seams, end - 1)

    @property
    def is_ascending(self) -> bool:
        """Whether the reading text has everything in the order of the document."""
        return len(self.origins) == 1 or all(map(lt, self.origins, self.origins[1:]))

    def cut(self, start: int, end: int) -> "OffsetMap":
        """The map of a part of the reading text, which begins at 0 again.

        >>> OffsetMap((0, 2), (10, 14)).cut(1, 4)
        OffsetMap(starts=(0, 1), origins=(11, 14), seams=())
        """
        starts, origins, seams = self.starts, self.origins, self.seams
        first, last = bisect_right(starts, start), bisect_left(starts, end)
        inner = seams[bisect_right(seams, start) : bisect_left(seams, end)]
        return OffsetMap(
            (0, *[at - start for at in starts[first:last]]),
            (origins[first - 1] + start - starts[first - 1], *origins[first:last]),
            tuple([at - start for at in inner]),
        )


class Copier:
    """Builds a reading text from slices of another text, and its map at the same time."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._seams: list[int] = []
        self._next_origin = -1
        self.length = 0
        """Length of the reading text so far."""

    def copy(self, piece: str, origin: int) -> None:
        """Appends a slice that stands at ``origin`` of the document."""
        if not piece:
            return
        if origin != self._next_origin:
            self._starts.append(self.length)
            self._origins.append(origin)
        self._pieces.append(piece)
        self.length += len(piece)
        self._next_origin = origin + len(piece)

    def break_line(self) -> None:
        """Appends the ``\n`` between two paragraphs, for what stands behind the last character copied."""
        self._pieces.append("\n")
        self.length += 1
        self._next_origin += 1

    def copy_span(self, text: str, offsets: OffsetMap, start: int, end: int) -> None:
        """Appends ``text[start:end]`` of a text that has a map itself."""
        run = bisect_right(offsets.starts, start) - 1
        seam = bisect_right(offsets.seams, start)
        while seam < len(offsets.seams) and offsets.seams[seam] < end:
            self._seams.append(self.length + offsets.seams[seam] - start)
            seam += 1
        while start < end:
            run_end = offsets.starts[run + 1] if run + 1 < len(offsets.starts) else end
            stop = min(run_end, end)
            self.copy(text[start:stop], offsets.origins[run] + start - offsets.starts[run])
            start, run = stop, run + 1

    def mark_seam(self) -> None:
        """Notes that more than blanks is left out here."""
        self._seams.append(self.length)

    def finish(self) -> tuple[str, OffsetMap]:
        """The reading text and its map."""
        text = "".join(self._pieces)
        return text, OffsetMap(tuple(self._starts) or (0,), tuple(self._origins) or (0,), tuple(self._seams))
