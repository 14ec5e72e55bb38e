"""Document -> layout: line and column breaks inside words and sentences are joined."""

from dataclasses import dataclass

from newsx.text.span import OffsetMap


@dataclass(frozen=True, slots=True)
class Layout:
    """The reading text of a whole document."""

    text: str
    """Paragraphs joined by one ``\\n``; blanks that only the layout put there are gone."""
    offsets: OffsetMap
    """Maps offsets of ``text`` to document offsets."""


def resolve_layout(text: str) -> Layout:
    """The layout of a decoded text."""
    return Layout(text, OffsetMap((0,), (0,)))
