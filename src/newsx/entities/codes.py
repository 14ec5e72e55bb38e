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
    context: Counter[str] = Counter()
    if any(len(mention.names) > 1 for mention in mentions):
        # 朝阳区 is one of several.
        context.update(code for m in mentions if len(m.names) == 1 for code in parents(m.names[0].code))
    return tuple([resolve_entity(text, mention, context) for mention in mentions])


def resolve_entity(text: str, mention: Mention, context: Counter[str]) -> Entity:
    """One mention as an entity."""
    surface = text[mention.start : mention.end]
    name, candidates = choose_reading(mention.names, context)
    canonical, code = surface, None
    if name is not None:
        canonical, code = name.name, name.code or None
        candidates = () if code else name.successors
    elif mention.names:
        canonical = mention.names[0].name
    return Entity(
        mention.type,
        surface,
        mention.start,
        mention.end,
        canonical,
        code,
        mention.source,
        mention.rule,
        candidates,
    )


def choose_reading(names: Sequence[Name], context: Counter[str]) -> tuple[Name | None, tuple[str, ...]]:
    """The reading that the article's other places support, or the codes of all."""
    if len(names) < 2:
        return (names[0] if names else None), ()
    coded = [name for name in names if name.code]
    names = coded or names
    if len({name.code for name in names}) <= 1:
        return (names[0] if names else None), ()
    scores = [sum(context[code] for code in parents(name.code)[1:]) for name in names]
    best = max(scores)
    if best and scores.count(best) == 1:
        return names[scores.index(best)], ()
    return None, tuple(dict.fromkeys(name.code for name in names if name.code))
