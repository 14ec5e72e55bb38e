"""What an article, or a section of it, is about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from newsx.entities.entity import Entity
from newsx.facts.cues import read_endings
from newsx.text.articles import Article

STOPS = frozenset("。！？；：…，,;:!?—”")
HEADING_LENGTH = 40
"""A paragraph this short that ends in no stop heads those below it."""


class Topics:
    """The name that figures are of where their own paragraph names none."""

    def __init__(self, article: Article, entities: Sequence[Entity]) -> None:
        self._article = article
        self._entities = entities
        self._starts = [entity.start for entity in entities]
        self._section: int | None = None
        self._sections = False
        self._titled: int | None = None
        self._frequent: int | None = None
        self._find_whole()

    @property
    def titled(self) -> bool:
        """Whether the article has a title; a piece of a report has none and speaks for a body unnamed."""
        return self._article.title is not None

    @property
    def topic(self) -> int | None:
        """The index of the name that the section is about, else the title, else the article.

        What an article names most says nothing of one section of it (国内联播快讯).
        """
        if self._section is not None:
            return self._section
        return self._titled if self._sections or self._titled is not None else self._frequent

    def enter_paragraph(self, index: int) -> None:
        """Moves on to a paragraph; a heading opens a section."""
        paragraph = self._article.paragraphs[index]
        text = self._article.text[paragraph.start : paragraph.end].strip()
        short = len(text) <= HEADING_LENGTH and text[-1:] not in STOPS
        if index and (paragraph.role == "heading" or (short and paragraph.role == "body")):
            names = self._names(paragraph.start, paragraph.end)
            self._sections = True
            self._section = names[0] if names else None

    def _names(self, start: int, end: int) -> list[int]:
        """The names of a stretch of text that may be a topic: no people, no offices."""
        found = []
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            entity = self._entities[i]
            if entity.type != "person" and not entity.name.endswith(read_endings("offices")):
                found.append(i)
        return found

    def _find_whole(self) -> None:
        """Finds the name of the title that the text names most, and the one it names most by far."""
        names = self._names(0, len(self._article.text))
        counts = Counter(self._key(i) for i in names)
        titles = [p for p in self._article.paragraphs if p.role in ("title", "subtitle")]
        titled = [i for p in titles for i in self._names(p.start, p.end)]
        if titled:
            self._titled = max(titled, key=lambda i: counts[self._key(i)])
        ranked = counts.most_common(2)
        if ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            self._frequent = next(i for i in names if self._key(i) == ranked[0][0])

    def _key(self, index: int) -> str:
        return self._entities[index].code or self._entities[index].name
