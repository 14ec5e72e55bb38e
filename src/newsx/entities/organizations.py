"""Organizations: names of the dictionaries, and names that a suffix or a department makes."""

import re
from collections.abc import Sequence
from typing import Final

from newsx.entities.candidates import firm_tails
from newsx.entities.draft import Draft, Mention, boundary_words
from newsx.entities.government import find_body, owner_start
from newsx.entities.triggers import TriggerHit

NUMERALS: Final = frozenset("第〇零一二三四五六七八九十百")
TRADE_SIZES: Final = (2, 4)
"""How many characters the suffixes have that a firm's name is complete with: 证券, 集团, 有限公司."""
LATIN: Final = re.compile(r"[（(]((?:[A-Z][A-Za-z.&-]*)(?: [A-Z][A-Za-z.&-]*)*)[)）]")


def ends_with_word(draft: Draft, end: int, kind: str) -> bool:
    """Whether a word of a kind stands before an offset: 全局 does in 事关|全局, and not in 安全局."""
    start = draft.tokens.starts[draft.tokens.index_before(end)]
    return draft.text[start:end] in boundary_words()[kind]


def extend(draft: Draft, hit: TriggerHit) -> Mention | None:
    """The organization whose name ends with a suffix or a department, or nothing."""
    listed = draft.ends.get(hit.end)
    if listed is not None and listed.start < hit.start and listed.names and listed.type == "organization":
        return None
    found = find_any(draft, hit)
    return None if found is None or ends_with_word(draft, hit.end, "tail") else found


def find_any(draft: Draft, hit: TriggerHit) -> Mention | None:
    """The organization of any kind that ends so."""
    kind = hit.trigger.kind
    if hit.trigger.cls == "department" or kind == "government":
        body = find_body(draft, hit)
        return body or (find_institution(draft, hit) if hit.trigger.word.endswith("委员会") else None)
    if kind == "team":
        return find_team(draft, hit) or find_institution(draft, hit)
    if kind == "brand":
        return find_brand(draft, hit) or find_institution(draft, hit)
    return find_institution(draft, hit)


def find_team(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A team named by its country or town alone: 丹麦队, 青岛队."""
    before = draft.ends.get(hit.start)
    if before is None or before.type != "place" or not before.names or not before.names[0].code:
        return None
    return Mention(before.start, hit.end, "organization", (), "rule", hit.trigger.rule)


def find_brand(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A firm and its trade: 晶澳+太阳能, 富士通+半导体."""
    before = draft.ends.get(hit.start)
    if before is None or before.type != "organization":
        return None
    if not before.names or before.names[0].kind not in ("china", "foreign", "company"):
        return None
    return Mention(before.start, hit.end, "organization", (), "rule", hit.trigger.rule)


def find_institution(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A company or institution: all to the left that can belong to its name; no 子公司 stands before it."""
    found = find_numbered(draft, hit) or find_named(draft, hit)
    return None if found is None or draft.text.endswith(draft.generic_nouns, 0, hit.start) else found


def find_named(draft: Draft, hit: TriggerHit) -> Mention | None:
    """The same without a number: 昆明|贵研|新材料|有限公司."""
    tokens = draft.tokens
    kind, rule = hit.trigger.kind, hit.trigger.rule
    last = tokens.index_before(hit.end)
    inside = tokens.starts[last] < hit.start
    if inside and tokens.tags[last] in ("nt", "ns", "nz"):
        # 中国体育代表团: one word to the segmenter, which begins with a place.
        place = draft.starts.get(tokens.starts[last]) or draft.ends.get(tokens.starts[last])
        if place is not None and place.type == "place" and place.end < hit.start:
            return Mention(place.start, hit.end, "organization", (), "rule", rule)
    walked, before = draft.walk_left(hit.start, loose=kind == "legal"), draft.ends.get(hit.start)
    if not walked and before is None and kind != "brand":
        return None
    base: Mention | None = None
    proper, run, reached = -1, 0, hit.start
    for index in walked:
        offset = tokens.starts[index]
        known = draft.ends.get(tokens.starts[index + 1])
        if known is not None:
            if known.type == "organization" and known.end < hit.start and follows_legal(draft, known, hit):
                return None
            base = known
        word, tag = tokens.words[index], tokens.tags[index]
        run = run + 1 if len(word) == 1 and not word.isdigit() else 0
        if run >= 2 or tag in ("nr", "nrt", "nt", "ns", "eng", "nrfg") or (len(word) > 2 and tag == "nz"):
            proper = offset
        reached = offset
    if before is not None and (base is None or before.start < base.start):
        base = before
    if kind in ("brand", "bureau") and base is None:
        length = run_length(draft, hit.start) if kind == "brand" else 0
        start = hit.start - length
        return Mention(start, hit.end, "organization", (), "rule", rule) if 2 <= length <= 3 else None
    if base is not None:
        if kind == "brand" and (base.type == "place" or base.end != hit.start):
            return None
        trade = kind == "brand" or hit.trigger.word in firm_tails()
        if trade and base.end == hit.start and is_complete(draft, base):
            return None
        if is_generic(draft, base, hit, proper):
            return None
        return Mention(owner_start(draft, base), hit.end, "organization", (), "rule", rule)
    if inside:
        # The suffix is the end of a known word (人民法院, 招商局): it names nothing by itself.
        return None
    if kind == "legal" and hit.start - reached >= 2:
        start = reached if proper < 0 or opens_clause(draft, reached, proper) else proper
        return Mention(start, hit.end, "organization", (), "rule", rule)
    modifiers = boundary_words()["modifier"]
    if proper > 0 and tokens.words[tokens.index(proper)] in "和及与" and draft.text[proper - 1].isalnum():
        # 造纸厂|和|预制件厂: a list goes on; a clause may begin with 和利时.
        proper += 1
    if proper >= 0 and hit.start - proper >= 2 and draft.text[proper : hit.start] not in modifiers:
        return Mention(proper, hit.end, "organization", (), "rule", rule)
    return None


def is_complete(draft: Draft, base: Mention) -> bool:
    """Whether an organization's name needs no trade behind it: 辽港集团|汽车码头, 安信证券|基金投顾."""
    return base.type == "organization" and any(
        (base.end - size, base.end) in draft.suffixes for size in TRADE_SIZES
    )


def find_numbered(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A body with a number between its owner and its suffix: 地勘局|二一四|地质队, 昆明|第三|中学."""
    start = hit.start
    if draft.text[start - 1 : start] not in NUMERALS:
        return None
    while start and hit.start - start < 6 and draft.text[start - 1] in NUMERALS:
        start -= 1
    owner = draft.ends.get(start)
    if owner is None or (draft.text[start] != "第" and hit.start - start < 3):
        return None
    return Mention(owner.start, hit.end, "organization", (), "rule", hit.trigger.rule)


def opens_clause(draft: Draft, reached: int, proper: int) -> bool:
    """Whether all from a clause's first word on is the name: 。龙|清|环保, not 。成立|正|帆|科技."""
    tokens = draft.tokens
    if reached and draft.text[reached - 1].isalnum():
        return False
    first = tokens.index(reached)
    return proper - reached <= 4 and all(
        tokens.tags[index][0] in "njabz" or len(tokens.words[index]) == 1
        for index in range(first, tokens.index(proper))
    )


def follows_legal(draft: Draft, base: Mention, hit: TriggerHit) -> bool:
    """Whether a whole firm stands before words that name nothing: 咨询有限公司|高级|乳业, 壳牌|合资|石化."""
    kind = hit.trigger.kind
    if kind != "company" and (kind in ("legal", "generic") or draft.text[base.end - 2 : base.end] != "公司"):
        return False
    modifiers = boundary_words()["modifier"]
    tokens = draft.tokens
    first, last = tokens.index(base.end), tokens.index_before(hit.start)
    return all(
        w in modifiers or tokens.tags[first + i] == "b" for i, w in enumerate(tokens.words[first : last + 1])
    )


def run_length(draft: Draft, offset: int) -> int:
    """How many words of one character stand before an offset: 林|洋|电子 has two."""
    tokens = draft.tokens
    functions = boundary_words()["function"]
    index = tokens.index(offset) - 1
    length = 0
    while index >= 0 and len(tokens.words[index]) == 1 and tokens.words[index].isalpha():
        if tokens.words[index] in functions or tokens.tags[index] in (
            "p",
            "c",
            "m",
            "q",
            "r",
            "uj",
            "d",
            "f",
        ):
            return 0
        length += 1
        index -= 1
    return length


def is_generic(draft: Draft, base: Mention, hit: TriggerHit, proper: int) -> bool:
    """Whether the words between a place and a suffix name nothing: 上海上市公司, 美国大型银行, 河北医院."""
    if base.type != "place" or hit.trigger.kind == "legal":
        return False
    if owner_start(draft, base) < base.start:
        return False
    if ends_with_word(draft, hit.end, "plant"):
        # 日本东北地区|工厂, 西藏|部队; but 三星|工厂, 北约驻科索沃|部队.
        return True
    middle = draft.text[base.end : hit.start]
    abroad = bool(base.names) and base.names[0].kind == "country"
    if not middle:
        return hit.trigger.kind in ("common", "generic", "bureau") or (
            abroad and hit.trigger.kind == "company"
        )
    tokens = draft.tokens
    first, last = tokens.index(base.end), tokens.index_before(hit.start)
    modifiers = boundary_words()["modifier"]
    if all(word in modifiers for word in tokens.words[first : last + 1]):
        return hit.trigger.kind in ("generic", "company") or (abroad and hit.trigger.kind == "common")
    return abroad and hit.trigger.kind == "company" and proper <= base.start


def find_acronyms(draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """Latin names in brackets behind an organization: 美国农业部(USDA)."""
    found = draft.find_bracketed(LATIN)
    if not found:
        return []
    ends = {m.end for m in mentions if m.type == "organization"}
    return [
        Mention(*match.span(1), "organization", (), "rule", "organizations:acronym")
        for match in found
        if match.start() in ends
    ]
