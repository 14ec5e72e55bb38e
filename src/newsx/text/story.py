"""A story of a page: its pieces, and its parts where it is too long to be held at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from newsx.text.kinds import Kind, Piece

LONGEST_STORY: Final = 100_000
"""Characters: nobody tells a longer one, and all that is found of a story is held until it is written."""
TEXT: Final[frozenset[Kind]] = frozenset(("body", "dateline", "row", "heading", "verse"))
"""Kinds of pieces that tell a story; the others stand over it or beside it."""


@dataclass(slots=True)
class Story:
    """The pieces of one story."""

    pieces: tuple[Piece, ...]
    head: tuple[Piece, ...] = ()
    """Headline and byline that stand apart from it, where another story came between."""


def cut_story(story: Story) -> Iterable[Story]:
    """The parts of a story too long to be held at once, each under the headlines of the first.

    A book, or a year of news in one line: a part ends with a paragraph, or a sentence of a longer one.
    """
    pieces = story.pieces
    return (story,) if pieces[-1].end - pieces[0].start <= LONGEST_STORY else _cut(story)


def _cut(story: Story) -> Iterator[Story]:
    if sum([len(piece.text) for piece in story.pieces]) <= LONGEST_STORY:
        yield story
        return
    head = story.head
    # Up to its first text, by which headlines are told.
    text = next((i for i, piece in enumerate(story.pieces) if piece.kind in TEXT), 0)
    part: list[Piece] = []
    size = 0
    for piece in chain.from_iterable(map(_cut_piece, story.pieces)):
        if part and size + len(piece.text) > LONGEST_STORY:
            yield Story(tuple(part), head)
            head = head or story.pieces[: text + 1]
            part, size = [], 0
        part.append(piece)
        size += len(piece.text)
    yield Story(tuple(part), head)


def _cut_piece(piece: Piece) -> Iterator[Piece]:
    text, start = piece.text, 0
    while start < len(text):
        limit = start + LONGEST_STORY
        end = len(text) if limit >= len(text) else text.rfind("。", start, limit) + 1 or limit
        yield replace(piece, start=piece.start + start, end=piece.start + end, text=text[start:end])
        start = end
