"""What an article, or a section of it, is about."""

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
        self._at = 0
        self._whole = self._find_whole()
        self._section: int | None = None

    def enter_paragraph(self, index: int) -> None:
        """Moves on to a paragraph; a heading opens a section."""
        paragraph = self._article.paragraphs[index]
        text = self._article.text[paragraph.start : paragraph.end].strip()
        short = len(text) <= HEADING_LENGTH and text[-1:] not in STOPS
        if index and (paragraph.role == "heading" or (short and paragraph.role == "body")):
            self._section = self._first_name(paragraph.start, paragraph.end)

    @property
    def topic(self) -> int | None:
        """The index of the name that the section is about, else the article."""
        return self._section if self._section is not None else self._whole

    def _first_name(self, start: int, end: int) -> int | None:
        for i, entity in enumerate(self._entities):
            if start <= entity.start and entity.end <= end and self._may_be(entity):
                return i
        return None

    def _may_be(self, entity: Entity) -> bool:
        return entity.type != "person" and not entity.name.endswith(read_endings("offices"))

    def _find_whole(self) -> int | None:
        """The name of the title, else the most frequent by far."""
        titles = [p for p in self._article.paragraphs if p.role in ("title", "subtitle")]
        counts: dict[str, int] = {}
        first: dict[str, int] = {}
        titled: list[str] = []
        for i, entity in enumerate(self._entities):
            if not self._may_be(entity):
                continue
            key = entity.code or entity.name
            first.setdefault(key, i)
            counts[key] = counts.get(key, 0) + 1
            if any(p.start <= entity.start < p.end for p in titles):
                titled.append(key)
        if titled:
            return first[max(titled, key=lambda key: counts[key])]
        ranked = sorted(counts, key=lambda key: -counts[key])
        if ranked and counts[ranked[0]] >= 2 and (len(ranked) == 1 or counts[ranked[0]] > counts[ranked[1]]):
            return first[ranked[0]]
        return None
