"""Who or what a figure is of."""

from collections.abc import Sequence

from newsx.entities.entity import Entity
from newsx.facts.clauses import Unit
from newsx.facts.cues import read_words
from newsx.text.articles import Article


def find_topic(article: Article, entities: Sequence[Entity]) -> int | None:
    """The index of the name that an article is about: one of its title, else the most frequent."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    title = len(article.title or "")
    for i, entity in enumerate(entities):
        if entity.type == "person":
            continue
        key = entity.code or entity.name
        first.setdefault(key, i)
        counts[key] = counts.get(key, 0) + (6 if entity.end <= title + 2 else 1)
    if not counts:
        return None
    return first[max(counts, key=lambda key: (counts[key], -first[key]))]


def nearest(units: Sequence[Unit], entities: Sequence[Entity]) -> Unit | None:
    """The name or relative noun nearest to the end of ``units``."""
    for unit in reversed(units):
        if unit.kind == "entity" and entities[unit.index].type != "person":
            return unit
        if unit.text in read_words("relatives"):
            return unit
    return None
