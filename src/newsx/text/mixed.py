"""Documents of several encodings: files that somebody put one behind another, each line as it came."""

from dataclasses import dataclass
from typing import Final

from newsx.text.encodings import decode_bytes
from newsx.text.plausibility import score_text

LEGACY: Final = ("gb18030", "big5hkscs")
CLEAR: Final = 0.4
"""What a line must read better in another encoding than in that of the document."""
SAMPLE: Final = 512
"""Bytes of a line that are compared."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """A text whose lines were of two encodings."""

    text: str
    replaced: int
    """How many characters stand as U+FFFD, for no encoding knows their bytes."""
    codecs: tuple[str, str]
    """That of the document first."""


def decode_lines(data: bytes, codec: str) -> Mixed | None:
    """The text, each line in the encoding it was written in; None if all lines are of one.

    Args:
        data: bytes of a document.
        codec: the encoding that suits the most of it: UTF-8, GB 18030 or Big5.

    >>> decode_lines("出口增长\\n".encode() * 2 + "进口下降\\n".encode("gb18030"), "utf-8").text
    '出口增长\\n出口增长\\n进口下降\\n'
    """
    if codec not in ("utf-8", *LEGACY):
        return None
    lines = data.splitlines(keepends=True)
    strange = [(place, line) for place, line in enumerate(lines) if _is_strange(line, codec)]
    gains = {
        other: {place: gain for place, line in strange if (gain := _gain(line, other, codec)) > CLEAR}
        for other in (LEGACY if codec == "utf-8" else ("utf-8",))
    }
    # Most Big5 is valid GB 18030 too: what reads best decides.
    other = max(gains, key=lambda name: sum(gains[name].values()))
    theirs = gains[other]
    if not theirs:
        return None
    pieces = [decode_bytes(line, other if place in theirs else codec) for place, line in enumerate(lines)]
    return Mixed("".join(text for text, _ in pieces), sum(count for _, count in pieces), (codec, other))


def _is_strange(line: bytes, codec: str) -> bool:
    """Whether a line may be of another encoding: it breaks UTF-8, or is UTF-8 in a document that is not."""
    if line.isascii():
        return False
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return codec == "utf-8"
    return codec != "utf-8"


def _gain(line: bytes, other: str, codec: str) -> float:
    """How much better a line reads in another encoding; nothing where that does not know its bytes."""
    try:
        line.decode(other)
    except UnicodeDecodeError:
        return 0.0
    sample = line[:SAMPLE]
    return score_text(sample.decode(other, "ignore")) - score_text(sample.decode(codec, "replace"))
