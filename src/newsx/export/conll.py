"""``conll``: one character a line with its BIO tag, as corpora of Chinese names are.

``-DOCSTART-`` begins a document, an empty line ends a sentence. Blanks are left out. Of mentions that overlap
the longest stays.
"""

from collections.abc import Iterator

from newsx.export.mentions import TextWriter, drop_overlaps, read_markup
from newsx.export.record import DocumentRecord
from newsx.export.visible import visible

_ENDS = frozenset("。！？!?\n")


class ConllWriter(TextWriter):
    """Character, tab, tag."""

    def write_text(self, document: DocumentRecord, text: str) -> bytes:
        lines = "".join(f"{line}\n" for line in _tag(document, text))
        return f"-DOCSTART-\tO\n\n{lines}".encode()


def _tag(document: DocumentRecord, text: str) -> Iterator[str]:
    tags: dict[int, str] = {}
    for mention in drop_overlaps(read_markup(document).mentions):
        first = True
        for index in range(mention.start, mention.end):
            if _is_shown(text[index]):
                tags[index] = f"{'B' if first else 'I'}-{mention.label}"
                first = False
            else:
                tags[index] = ""
    waiting = False
    for index, char in enumerate(text):
        if _is_shown(char):
            yield f"{char}\t{tags.get(index, 'O')}"
            waiting = True
        # No sentence ends inside a mention.
        if waiting and char in _ENDS and index not in tags:
            yield ""
            waiting = False
    if waiting:
        yield ""


def _is_shown(char: str) -> bool:
    """No blanks, which would make other columns, and nothing that steers a terminal."""
    return not char.isspace() and visible(char) == char
