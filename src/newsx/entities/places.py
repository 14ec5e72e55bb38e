"""Places: names of the dictionaries, chains of them, and names that a suffix makes."""

from collections.abc import Sequence

from newsx.entities.draft import Draft, Mention
from newsx.entities.names import Lexicon, Name, parents
from newsx.entities.triggers import TriggerHit
from newsx.tokens.matcher import Match

DIVISIONS = frozenset(("province", "prefecture", "county"))


def find_names(draft: Draft, lexicon: Lexicon, matches: Sequence[Match]) -> list[Mention]:
    """The matches that are names where they stand, weak ones left out."""
    found: list[Mention] = []
    for start, end, index in matches:
        names = lexicon.names(index)
        first = names[0]
        if fits(draft, start, end):
            if first.weak and not draft_tag_is_place(draft, start, end, first):
                continue
            found.append(Mention(start, end, first.type, names, first.source, first.source))
        elif end - start == 3 and first.type == "place" and draft.is_word_start(start):
            # 江苏|省委: the segmenter gave the last character to the next word; 江苏 is still a place.
            shorter = lexicon.lookup(draft.text[start : end - 1])
            if shorter and not shorter[0].weak and draft.is_word_start(end - 1):
                found.append(
                    Mention(start, end - 1, first.type, shorter, shorter[0].source, shorter[0].source)
                )
    return found


def draft_tag_is_place(draft: Draft, start: int, end: int, name: Name) -> bool:
    """Whether the segmenter calls the span a place."""
    return name.type == "place" and draft.tag(start, end) == "ns" and end - start > 1


def fits(draft: Draft, start: int, end: int) -> bool:
    """Whether a match agrees with the words: 华为 in 认为|华为 does, 江西 in 长江|西岸 does not."""
    text = draft.text
    if text[start].isascii() and start and text[start - 1].isascii() and text[start - 1].isalnum():
        return False
    if text[end - 1].isascii() and end < len(text) and text[end].isascii() and text[end].isalnum():
        return False
    begins, ends = draft.is_word_start(start), draft.is_word_start(end)
    return (begins and ends) or (end - start >= 4 and (begins or ends)) or end - start >= 6


def contains(outer: Sequence[Name], inner: Sequence[Name]) -> tuple[Name, ...]:
    """The readings of ``inner`` that lie inside a reading of ``outer``."""
    above = {name.code for name in outer if name.code}
    return tuple(
        name
        for name in inner
        if name.code and (not above.isdisjoint(parents(name.code)) or ("CN" in above and len(name.code) == 6))
    )


def chain(draft: Draft, found: Sequence[Mention], weak: dict[int, Mention]) -> list[Mention]:
    """Places that stand directly behind one another, from large to small, as one mention.

    新疆 + 石河子市 is one place; 北京 + 上海 stay two. ``weak`` gives by offset the plain words that are
    places behind their parent: 河北 + 望都.
    """
    chains: list[Mention] = []
    for mention in found:
        last = chains[-1] if chains else None
        if last is not None and last.end == mention.start:
            joined = join(last, mention)
            if joined is not None:
                chains[-1] = mention = joined
            else:
                chains.append(mention)
        else:
            chains.append(mention)
        behind = weak.get(mention.end)
        if behind is not None and mention.names and mention.names[0].kind in DIVISIONS | {"country"}:
            inside = contains(mention.names, behind.names)
            if inside:
                chains[-1] = Mention(
                    mention.start, behind.end, "place", inside, inside[0].source, "places:chain"
                )
    return chains


def join(left: Mention, right: Mention) -> Mention | None:
    """One mention of two places side by side, or nothing where they are not one inside the other."""
    if not left.names or not right.names:
        return None
    inside = contains(left.names, right.names)
    if inside and inside[0].code != left.names[0].code:
        return Mention(left.start, right.end, "place", inside, right.source, "places:chain")
    if inside:
        return None
    kind = left.names[0].kind
    if (
        kind in DIVISIONS | {"country", "city", "capital"}
        and not right.names[0].code
        and right.names[0].kind not in ("continent", "region")
    ):
        return Mention(left.start, right.end, "place", right.names, right.source, "places:chain")
    return None


def extend(
    draft: Draft, hit: TriggerHit, ends: dict[int, Mention], within: dict[int, Mention]
) -> Mention | None:
    """A place that a suffix makes: 珠海+金湾+机场, 商合杭+高铁.

    Args:
        draft: the article.
        hit: a place suffix.
        ends: the chains of places by their end.
        within: the chains of places by their start.
    """
    kind = hit.trigger.kind
    tokens = draft.tokens
    if not draft.is_word_start(hit.end):
        return None
    inner = tokens.index(hit.end - 1)
    token_start = tokens.starts[inner]
    rule = f"place_suffixes:{hit.trigger.word}"
    if token_start < hit.start:
        # The suffix is part of a longer word: 农村, 大街; 大营村 where the segmenter knows it.
        word = tokens.words[inner]
        if len(word) < 3 or tokens.tags[inner] not in ("ns", "nr", "nz"):
            return None
        start = token_start
        if start in ends:
            start = ends[start].start
        return Mention(start, hit.end, "place", (), "rule", rule)
    if kind == "zone" and hit.trigger.word == "地区":
        before = ends.get(hit.start)
        return Mention(before.start, hit.end, "place", (), "rule", rule) if before else None
    longest = {"division": 5, "zone": 16, "facility": 14, "nature": 5}[kind]
    start = -1
    proper = hit.start
    still = True
    for index in draft.walk_left(hit.start, words=9):
        offset = tokens.starts[index]
        if hit.start - offset > longest + 12:
            break
        if offset in within and within[offset].end <= hit.start and hit.start - within[offset].end <= longest:
            start = offset
            if within[offset].start == offset:
                break
        word, tag = tokens.words[index], tokens.tags[index]
        if (
            still
            and ((len(word) == 1 and tag[0] in "njgxbarvz") or tag in ("ns", "nr", "nz", "nrt", "eng"))
            and hit.start - offset <= 4
        ):
            proper = offset
        else:
            still = False
    if start >= 0:
        middle = hit.start - within[start].end
        if kind == "nature" and middle == 0:
            return None
        return Mention(start, hit.end, "place", (), "rule", rule)
    if (
        kind in ("facility", "zone", "division")
        and 2 <= hit.start - proper <= 4
        and draft.is_word_start(proper)
    ):
        if kind == "division" and hit.trigger.word in ("区", "市", "州", "省", "社区", "邦", "屯"):
            return None
        return Mention(proper, hit.end, "place", (), "rule", rule)
    return None
