"""``brat``: for each document a ``.txt`` and, beside it, a ``.ann`` in standoff format.

Offsets count code points of the ``.txt``, as brat does. A mention that a line break cuts has one fragment a
line, for brat lets no fragment reach over lines. Format: https://brat.nlplab.org/standoff.html
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from newsx.export.mentions import Markup, TextWriter, read_markup
from newsx.export.record import DocumentRecord
from newsx.export.rows import one_line

# What brat, which reads lines as Python does, takes for the end of one.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


class BratWriter(TextWriter):
    """A document as its parts: suffix -> content."""

    def write_text(self, document: DocumentRecord, text: str) -> bytes:
        annotations = "".join(f"{line}\n" for line in _annotate(read_markup(document), text))
        return _encoder().encode({".txt": text, ".ann": annotations})


def find_fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a span that stand on one line each, without the blanks around a break.

    >>> find_fragments("远山\\n 材料", 0, 6)
    [(0, 2), (4, 6)]
    """
    found = []
    for line in _LINE.finditer(text, start, end):
        words = line.group().strip()
        if words:
            begin = line.start() + line.group().index(words)
            found.append((begin, begin + len(words)))
    return found


def _annotate(markup: Markup, text: str) -> Iterator[str]:
    for number, mention in enumerate(markup.mentions, 1):
        fragments = find_fragments(text, mention.start, mention.end)
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(text[start:end] for start, end in fragments)
        yield f"T{number}\t{mention.label} {places}\t{words}"
        yield f"#{number}\tAnnotatorNotes T{number}\t{one_line(mention.note)}"
    for number, link in enumerate(markup.subjects, 1):
        yield f"R{number}\tsubject Arg1:T{link.figure + 1} Arg2:T{link.entity + 1}"


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()
