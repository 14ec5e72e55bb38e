"""Places that stand directly behind one another, from large to small: 新疆+石河子市."""

from collections.abc import Iterable, Sequence
from typing import Final

from newsx.entities.draft import LONGEST_NAME, START, Mention
from newsx.entities.names import Name, parents

DIVISIONS: Final = frozenset(("province", "prefecture", "county"))


def contains(outer: Sequence[Name], inner: Sequence[Name]) -> tuple[Name, ...]:
    """The readings of ``inner`` that lie inside a reading of ``outer``."""
    above = {name.code for name in outer if name.code}
    return tuple(
        name
        for name in inner
        if name.code
        and (
            not above.isdisjoint(parents(name.code)[1:] or ("",))
            or ("CN" in above and len(name.code) == 6)
            or (name.code in above and name.kind in ("city", "capital") and outer[0].kind == "country")
        )
    )


def join_chains(found: Iterable[Mention]) -> list[Mention]:
    """Places that stand directly behind one another, from large to small, as one mention.

    新疆 + 石河子市 is one place; 北京 + 上海 stay two.
    """
    chains: list[Mention] = []
    reached = -1
    for mention in sorted(found, key=START):
        if mention.start == reached and (joined := join(chains[-1], mention)) is not None:
            chains[-1] = joined
        else:
            chains.append(mention)
        reached = mention.end
    return chains


def join(left: Mention, right: Mention) -> Mention | None:
    """One mention of two places side by side, or nothing where they are not one inside the other."""
    if not left.names or not right.names or right.end - left.start > LONGEST_NAME:
        return None
    inside = contains(left.names, right.names)
    if inside:
        return Mention(left.start, right.end, "place", inside, right.source, "places:chain")
    kind, first = left.names[0].kind, right.names[0]
    if is_state(left.names[0]) and first.code == left.names[0].code and not is_state(first):
        return Mention(left.start, right.end, "place", right.names, right.source, "places:chain")
    if first.code:
        return None
    if kind in DIVISIONS | {"country", "city", "capital"} and first.kind != "continent":
        return Mention(left.start, right.end, "place", right.names, right.source, "places:chain")
    if kind in ("railway", "river", "mountain", "lake") and first.kind in (
        "railway",
        "river",
        "mountain",
        "lake",
    ):
        return Mention(left.start, right.end, "place", right.names, right.source, "places:chain")
    return None


def is_state(name: Name) -> bool:
    """Whether a place abroad holds cities: 大阪府+堺市, 明尼苏达州+明尼阿波利斯."""
    return (
        len(name.code) == 2 and name.kind == "city" and len(name.name) > 2 and name.name[-1] in "州省府县邦道"
    )
