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
    if not {len(mention.names) for mention in mentions} <= {0, 1}:
        # 朝阳区 is one of several.
        context.update(code for m in mentions if len(m.names) == 1 for code in parents(m.names[0].code))
    return tuple([resolve_entity(text, mention, context) for mention in mentions])


def resolve_entity(text: str, mention: Mention, context: Counter[str]) -> Entity:
    """One mention as an entity."""
    start, end, type_, names, source, rule = mention
    surface = text[start:end]
    if not names:
        return Entity(type_, surface, start, end, surface, None, source, rule)
    name, candidates = (names[0], ()) if len(names) == 1 else choose_reading(names, context)
    if name is None:
        return Entity(type_, surface, start, end, names[0].name, None, source, rule, candidates)
    code = name.code or None
    return Entity(type_, surface, start, end, name.name, code, source, rule, () if code else name.successors)


def choose_reading(names: Sequence[Name], context: Counter[str]) -> tuple[Name | None, tuple[str, ...]]:
    """Of several readings the one that the article's other places support, or the codes of all."""
    names = [name for name in names if name.code] or names
    if len({name.code for name in names}) == 1:
        return names[0], ()
    scores = [sum(context[code] for code in parents(name.code)[1:]) for name in names]
    best = max(scores)
    if best and scores.count(best) == 1:
        return names[scores.index(best)], ()
    return None, tuple(dict.fromkeys(name.code for name in names if name.code))
