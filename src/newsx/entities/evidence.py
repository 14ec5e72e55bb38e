"""Organizations proved by what stands around them: a stock code, a list of firms, a branch abroad."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.entities.candidates import firm_tails
from newsx.entities.draft import LIST_MARKS, Draft, Mention, boundary_words

STOCK_CODE: Final = re.compile(
    r"[（(](?:\d{6}|\d{4,5}\.HK|[A-Z]{1,5}\.(?:US|N|O|HK|SH|SZ)|(?:NASDAQ|NYSE|HKEX|SEHK) ?[:：] ?\w{1,6})"
    r"[^（()）]{0,9}[)）]"
)
ENDING: Final = re.compile(r"(?:股份)?有限(?:责任)?公司$|集团$|公司$")
LONGEST_LISTED: Final = 8
LONGEST_CODED: Final = 8
FIRMS: Final = frozenset(("china", "foreign", "company", "enterprise", "bank", "brand"))
ODD_TAGS: Final = frozenset(
    ("p", "c", "m", "q", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "x", "y", "f", "t")
)


@cache
def speech_verbs() -> frozenset[str]:
    return frozenset(verb for verb, _ in read_table("speech_verbs", ("verb", "example")))


def find_proven(draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """What the evidence around it makes an organization; the longest of those that overlap wins later."""
    if not mentions and not draft.brackets:
        return []
    by_start = {m.start: m for m in mentions if m.type == "organization"}
    by_end = {m.end: m for m in mentions if m.type == "organization"}
    found = [*(find_coded(draft, by_end) if draft.brackets else ()), *find_branches(draft, by_end)]
    for mention in found:
        by_start[mention.start] = by_end[mention.end] = mention
    return [*found, *find_listed(draft, by_start, by_end)]


def find_confirmed(draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """Firms by their plain names where the article has the full one: 苹果 beside 苹果公司."""
    if not draft.weak:
        return []
    full = {name.name for m in mentions if m.type == "organization" for name in m.names if not name.weak}
    taken = draft.taken.keys()
    return [
        replace(mention, rule="evidence:full name")
        for mention in draft.weak
        if mention.names[0].name in full
        and mention.names[0].kind in FIRMS
        and not draft.text[mention.start : mention.end].isascii()
        and draft.stands_alone(mention.start, mention.end)
        and taken.isdisjoint(range(mention.start, mention.end))
    ]


def is_nameable(draft: Draft, start: int, end: int) -> bool:
    """Whether a stretch has only words that a firm may be called: not 该公司, not 以及三家."""
    tokens = draft.tokens
    if not draft.stands_alone(start, end):
        return False
    kinds = boundary_words()
    for index in range(tokens.index(start), tokens.index_before(end) + 1):
        word, tag = tokens.words[index], tokens.tags[index]
        if not (word.isalpha() or word.isdigit()) or word in kinds["function"] or word in kinds["noun"]:
            return False
        if len(word) > 1 and (tag in ODD_TAGS or word in kinds["predicate"]):
            return False
    return draft.text[start:end] not in kinds["modifier"]


def find_coded(draft: Draft, by_end: dict[int, Mention]) -> Iterator[Mention]:
    """The name before a stock code that nothing else has found: 正隆股份(600999.SH)."""
    tokens = draft.tokens
    for match in draft.find_bracketed(STOCK_CODE):
        end = match.start()
        if end in by_end or not draft.numbers[end] or not end:
            continue
        start, index = end, tokens.index(end) - 1
        kinds = boundary_words()
        while index >= 0 and end - tokens.starts[index] <= LONGEST_CODED:
            word, tag = tokens.words[index], tokens.tags[index]
            if (
                not word.isalnum()
                or word in kinds["function"]
                or word in kinds["noun"]
                or tokens.starts[index + 1] in by_end
            ):
                break
            if len(word) > 1 and (tag in ODD_TAGS or word in kinds["predicate"] or word in speech_verbs()):
                break
            start = tokens.starts[index]
            index -= 1
        if end - start >= 3:
            yield Mention(start, end, "organization", (), "rule", "evidence:stock code")


def find_branches(draft: Draft, by_end: dict[int, Mention]) -> Iterator[Mention]:
    """A firm and the country of its branch before a verb of speech or a title: 云帆中国+表示.

    A foreign firm's 中国 is its branch wherever no market or plant follows: 宝马中国+内部人士.
    """
    text, tokens = draft.text, draft.tokens
    for end, mention in by_end.items():
        place = draft.starts.get(end)
        if place is None or place.type != "place" or not mention.names or mention.names[0].kind not in FIRMS:
            continue
        after = place.end
        if after >= len(text) or not draft.numbers[after] or text[mention.start : end].endswith("公司"):
            continue
        if not place.names or place.names[0].kind not in ("country", "continent"):
            continue
        word, tag = tokens.words[tokens.index(after)], tokens.tags[tokens.index(after)]
        branch = mention.names[0].kind == "foreign" and place.names[0].code == "CN" and tag[0] not in "avmq"
        branch = branch and word not in boundary_words()["noun"] and word not in boundary_words()["modifier"]
        if after in draft.title_starts or word in speech_verbs() or branch:
            yield Mention(mention.start, after, "organization", (), "rule", "evidence:branch")


def find_listed(draft: Draft, by_start: dict[int, Mention], by_end: dict[int, Mention]) -> Iterator[Mention]:
    """The unknown members of a list of organizations: 云帆、正隆 between 华为、[..]、中兴通讯.

    Each side of an unknown member is a member that is known, or it ends the list where two stand before it.
    """
    text = draft.text
    for end in sorted([end for end in by_end if text.startswith("、", end)]):
        if end + 1 in by_start:
            continue
        start = end + 1
        limit = min(len(text), start + LONGEST_LISTED + 1)
        stop = start
        while stop < limit and text[stop] not in "、，。；和及等与（(” \n":
            stop += 1
        if stop >= limit or stop - start < 2 or not is_nameable(draft, start, stop):
            continue
        two_before = (
            text[by_end[end].start - 1 : by_end[end].start] == "、" and by_end[end].start - 1 in by_end
        )
        known_after = text[stop] in LIST_MARKS and stop + 1 in by_start
        if not (known_after or (two_before and text[stop] in "、等和及")):
            continue
        known = draft.starts.get(start)
        if not looks_proper(draft, start, stop) or (known is not None and known.end == stop):
            # 欧盟、|美国|、日本: a place stays one.
            continue
        mention = Mention(start, stop, "organization", (), "rule", "evidence:list")
        by_start[start] = by_end[stop] = mention
        yield mention


def looks_proper(draft: Draft, start: int, end: int) -> bool:
    """Whether a stretch is no plain noun: it has words of one character, a name, or a firm's tail."""
    tokens = draft.tokens
    first, last = tokens.index(start), tokens.index_before(end)
    if tokens.words[last] in firm_tails() and last > first:
        return True
    return any(
        tokens.tags[index] in ("nr", "nz", "nt", "ns", "nrt", "eng", "j") or len(tokens.words[index]) == 1
        for index in range(first, last + 1)
    )
