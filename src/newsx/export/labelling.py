"""``doccano`` and ``labelstudio``: tasks for labelling tools, with what newsx found as a first proposal.

Label Studio counts code points of the text. doccano counts as the browser does, in UTF-16 units: a rare
character such as 𠮷 counts twice.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from newsx import __version__
from newsx.export.json import encode
from newsx.export.mentions import TextWriter, read_markup
from newsx.export.record import DocumentRecord, ErrorRecord


class DoccanoWriter(TextWriter):
    """One document a line: sequence labels, and relations for projects that use them."""

    def write_text(self, document: DocumentRecord, text: str) -> bytes:
        markup = read_markup(document)
        units = Utf16(text)
        entities = [
            {"id": number, "label": m.label, "start_offset": units.at(m.start), "end_offset": units.at(m.end)}
            for number, m in enumerate(markup.mentions)
        ]
        relations = [
            {"id": number, "from_id": link.figure, "to_id": link.entity, "type": "subject"}
            for number, link in enumerate(markup.subjects)
        ]
        line = {
            "text": text,
            "label": [[e["start_offset"], e["end_offset"], e["label"]] for e in entities],
            "entities": entities,
            "relations": relations,
            "source": document.source,
        }
        return encode(line) + b"\n"


class LabelStudioWriter(TextWriter):
    """A list of tasks, each with one prediction."""

    separator = b",\n"

    def begin(self) -> bytes:
        return b"[\n"

    def write_text(self, document: DocumentRecord, text: str) -> bytes:
        markup = read_markup(document)
        result: list[dict[str, Any]] = [
            {
                "id": f"m{number}", "from_name": "label", "to_name": "text", "type": "labels",
                "value": {"start": m.start, "end": m.end, "text": text[m.start : m.end], "labels": [m.label]},
                "meta": {"text": [m.note]},
            }
            for number, m in enumerate(markup.mentions)
        ]  # fmt: skip
        result += (
            {
                "type": "relation", "from_id": f"m{link.figure}", "to_id": f"m{link.entity}",
                "direction": "right", "labels": ["subject"],
            }
            for link in markup.subjects
        )  # fmt: skip
        prediction = {"model_version": f"newsx {__version__}", "result": result}
        return encode({"data": {"text": text, "source": document.source}, "predictions": [prediction]})

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        return b"\n]\n"


class Utf16:
    """From code points to UTF-16 units of a text.

    >>> Utf16("𠮷林省").at(1)
    2
    """

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [i for i, char in enumerate(text) if char > "\uffff"]

    def at(self, offset: int) -> int:
        """The unit at which a code point begins."""
        return offset + bisect_left(self._wide, offset)
