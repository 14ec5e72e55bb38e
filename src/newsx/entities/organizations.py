"""Organizations: names of the dictionaries, and names that a suffix or a department makes."""

from functools import cache

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention
from newsx.entities.triggers import TriggerHit


@cache
def level_words() -> tuple[str, ...]:
    """Words that stand for a place before a department: 自治区工业和信息化厅, 省统计局."""
    return tuple(word for word, _ in read_table("levels", ("word", "example")))


def extend(
    draft: Draft, hit: TriggerHit, starts: dict[int, Mention], ends: dict[int, Mention]
) -> Mention | None:
    """The organization whose name ends with a suffix, or nothing.

    Args:
        draft: the article.
        hit: a suffix or a department.
        starts: places and organizations of the dictionaries by their start.
        ends: the same by their end.
    """
    if not draft.is_word_end(hit.end):
        return None
    kind = hit.trigger.kind
    if hit.trigger.cls == "department" or kind == "government":
        return find_body(draft, hit, starts, ends)
    return find_institution(draft, hit, starts)


def find_body(
    draft: Draft, hit: TriggerHit, starts: dict[int, Mention], ends: dict[int, Mention]
) -> Mention | None:
    """A government body: its place, or the word of its level, and the department (昌吉州 + 农业农村局)."""
    rule = (
        f"{'departments' if hit.trigger.cls == 'department' else 'organization_suffixes'}:{hit.trigger.word}"
    )
    before = ends.get(hit.start) or ends.get(hit.start + 1)
    word = hit.trigger.word
    if before is not None:
        return Mention(before.start, hit.end, "organization", (), "rule", rule)
    for unit in level_words():
        if draft.text.endswith(unit, 0, hit.start):
            start = hit.start - len(unit)
            before = ends.get(start)
            if before is not None:
                return Mention(before.start, hit.end, "organization", (), "rule", rule)
            if draft.is_word_start(start):
                return Mention(start, hit.end, "organization", (), "rule", rule)
    if hit.trigger.cls == "department":
        # 由工商局、质监局组成: a department named alone, where its stem is a word of its own.
        if word[-1] in "局厅" and len(word) >= 3 and draft.is_word_start(hit.start):
            return Mention(hit.start, hit.end, "organization", (), "rule", rule)
        return None
    if word[0] in "省市县区州镇乡团" and len(word) >= 2 and draft.is_word_start(hit.start):
        return Mention(hit.start, hit.end, "organization", (), "rule", rule)
    if len(word) <= 1:
        return None
    return None


def find_institution(draft: Draft, hit: TriggerHit, starts: dict[int, Mention]) -> Mention | None:
    """A company or institution: everything to the left that can belong to its name."""
    tokens = draft.tokens
    rule = f"organization_suffixes:{hit.trigger.word}"
    base = proper = -1
    reached = hit.start
    for index in draft.walk_left(hit.start):
        offset = tokens.starts[index]
        if offset in starts and starts[offset].end <= hit.end:
            base = offset
        word, tag = tokens.words[index], tokens.tags[index]
        if is_proper(word, tag):
            proper = offset
        reached = offset
    token = tokens.index(hit.end - 1)
    if tokens.starts[token] < hit.start and base < 0 and proper < 0:
        # The suffix is the end of a known word (人民法院, 招商局): it names nothing by itself.
        return None
    if base >= 0:
        first = starts[base]
        start = first.start
        if first.end >= hit.end:
            return None
        if (
            first.end == hit.start
            and hit.trigger.word in ("公司", "集团", "股份", "海关", "证券", "银行", "基金")
        ) or first.end <= hit.start:
            return Mention(start, hit.end, "organization", (), "rule", rule)
        return None
    if hit.trigger.kind == "legal" and hit.start - reached >= 2:
        return Mention(proper if proper >= 0 else reached, hit.end, "organization", (), "rule", rule)
    if proper >= 0 and hit.start - proper >= 2:
        return Mention(proper, hit.end, "organization", (), "rule", rule)
    return None


def is_proper(word: str, tag: str) -> bool:
    """Whether a word looks like part of a proper name: unknown to the segmenter, or a name to it."""
    return tag in ("nz", "nr", "nrt", "ns", "nt", "eng", "nrfg") or (
        len(word) == 1 and tag in ("x", "g", "j", "ng", "zg", "nr")
    )
