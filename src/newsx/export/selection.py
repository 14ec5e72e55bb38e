"""What the user asked to see: ``--only`` and ``--kind``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsx.figures.quantity import Kind

if TYPE_CHECKING:
    from newsx.export.record import ArticleRecord, DocumentRecord, FactRecord

Part = Literal["place", "organization", "person", "figure", "period", "fact"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Parts and kinds to keep; an empty set keeps all."""

    parts: frozenset[Part] = frozenset()
    kinds: frozenset[Kind] = frozenset()

    def apply(self, document: "DocumentRecord") -> "DocumentRecord":
        """The document with the asked parts alone; indices point at what is left, or are null."""
        if not self.parts and not self.kinds:
            return document
        from msgspec.structs import replace  # here, for the command line's help reads this module too

        return replace(document, articles=tuple(map(self._apply_article, document.articles)))

    def _apply_article(self, article: "ArticleRecord") -> "ArticleRecord":
        from msgspec.structs import replace

        entities = [i for i, e in enumerate(article.entities) if self._wants(e.type)]
        figures = [i for i, f in enumerate(article.figures) if self._wants("figure") and self._counts(f.kind)]
        new_entity, new_figure = _renumber(entities), _renumber(figures)

        def renumber(fact: "FactRecord") -> "FactRecord":
            entity = None if fact.subject_entity is None else new_entity.get(fact.subject_entity)
            figure = None if fact.figure is None else new_figure.get(fact.figure)
            return replace(fact, figure=figure, subject_entity=entity)

        return replace(
            article,
            entities=tuple(article.entities[i] for i in entities),
            figures=tuple(article.figures[i] for i in figures),
            periods=article.periods if self._wants("period") else (),
            facts=tuple(renumber(f) for f in article.facts if self._wants("fact") and self._counts(f.kind)),
        )

    def _wants(self, part: Part) -> bool:
        return not self.parts or part in self.parts

    def _counts(self, kind: Kind) -> bool:
        return not self.kinds or kind in self.kinds


def _renumber(kept: Sequence[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(kept)}
