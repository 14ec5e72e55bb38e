"""Mentions -> entities: canonical names and codes; shared names resolved by the places around them."""

from collections import Counter
from collections.abc import Sequence

from newsx.entities.draft import Mention
from newsx.entities.entity import Entity
from newsx.entities.names import Name, parents


def resolve_codes(text: str, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The mentions as entities.

    A name that several divisions share (朝阳区) takes the reading whose parents the article names most
    often; where it names none, the code stays open and the candidates are told.
    """
    context = Context(mentions)
    return tuple([resolve_entity(text, mention, context) for mention in mentions])


class Context:
    """How often mentions that mean one thing name each division, counted when it is first asked."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._counts: Counter[str] | None = None

    @property
    def counts(self) -> Counter[str]:
        """By code, its parts with it."""
        if self._counts is None:
            plain = [m.names[0] for m in self._mentions if len(m.names) == 1]
            self._counts = Counter([code for name in plain for code in parents(name.code)])
        return self._counts


def resolve_entity(text: str, mention: Mention, context: Context) -> Entity:
    """One mention as an entity."""
    start, end, type_, names = mention.start, mention.end, mention.type, mention.names
    source, rule, surface = mention.source, mention.rule, text[start:end]
    if not names:
        return Entity(type_, surface, start, end, surface, None, source, rule)
    name = names[0] if len(names) == 1 else choose_reading(names, context)
    if name is None:
        candidates = tuple(dict.fromkeys([name.code for name in names if name.code]))
        return Entity(type_, surface, start, end, names[0].name, None, source, rule, candidates)
    code = name.code or None
    return Entity(type_, surface, start, end, name.name, code, source, rule, () if code else name.successors)


def choose_reading(names: Sequence[Name], context: Context) -> Name | None:
    """Of several readings the one that the article's other places support; none where they do not decide."""
    names = [name for name in names if name.code] or names
    if len({name.code for name in names}) == 1:
        return names[0]
    scores = [sum(context.counts[code] for code in parents(name.code)[1:]) for name in names]
    best = max(scores)
    return names[scores.index(best)] if best and scores.count(best) == 1 else None
