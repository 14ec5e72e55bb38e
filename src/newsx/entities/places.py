"""Places: names of the dictionaries, and names that a suffix makes."""

from collections.abc import Iterable, Sequence
from typing import Final

from newsx.entities.chains import DIVISIONS, contains
from newsx.entities.draft import STOP_TAGS, Draft, Mention, boundary_words
from newsx.entities.names import Name, NameFinder, parents
from newsx.entities.no_places import generic_places, names_another
from newsx.entities.streets import STEM_TAGS, find_street
from newsx.entities.triggers import TriggerHit
from newsx.tokens.matcher import Match

LEADING: Final = frozenset(("country",))
"""Kinds of names that begin words of the segmenter."""
LONGEST: Final = {"division": 5, "zone": 16, "facility": 14, "building": 14, "nature": 5, "line": 3}
"""How many characters may stand between a place and a suffix of each kind."""


def find_names(
    draft: Draft, lexicon: NameFinder, matches: Iterable[Match]
) -> tuple[list[Mention], list[Mention]]:
    """The matches that agree with the words, and beside them the weak ones, which need evidence."""
    found: list[Mention] = []
    weak: list[Mention] = []
    last = 0
    for start, end, index in matches:
        if start < last:
            continue
        names = lexicon.names(index)
        first = names[0]
        # A user's name of three characters or more counts whatever the segmenter makes of it.
        if not draft.agrees(start, end) and not leads_word(draft, start, end, first):
            continue
        if first.type == "place" and names_another(draft.text, start, end):
            continue
        if first.kind in DIVISIONS and ends_in_word(draft, end):
            # 东莞|市场, 武汉|市民: the city by its short name.
            end -= 1
            names = lexicon.lookup(draft.text[start:end]) or names
        mention = Mention(start, end, first.type, names, first.source, first.source)
        if first.weak:
            weak.append(mention)
        else:
            found.append(mention)
            last = end
    return found, weak


def leads_word(draft: Draft, start: int, end: int, name: Name) -> bool:
    """Whether a name counts though the segmenter has it in a longer word: 挪威|人, 日本|首相, 智利|队.

    A user's name of three characters or more counts whatever the segmenter makes of it.
    """
    if name.kind == "user":
        return end - start >= 3
    if name.kind not in LEADING or end - start < 2 or not draft.is_word_start(start):
        return False
    # 日本|国内: the shorter name is a word, and the longer one cuts the next.
    return end - start == 2 or not draft.stands_alone(start, end - 1)


def ends_in_word(draft: Draft, end: int) -> bool:
    """Whether the 市 that ends a name begins a plain word: 东莞市|场上, 武汉市|民; not 广州市|民政局."""
    if draft.text[end - 1] != "市" or draft.text[end : end + 1] not in ("场", "民"):
        return False
    tokens = draft.tokens
    word = tokens.words[tokens.index(end)]
    return draft.text[end] == "场" or word == "民"


def support(draft: Draft, found: Sequence[Mention], weak: Sequence[Mention]) -> list[Mention]:
    """The weak names that the article supports.

    河北+望都 stands behind its province; 庐阳 stands in an article that has 庐阳区; 献县、吴桥 are in a list;
    大安 is a place to the segmenter, and the article names its province.
    """
    weak = [m for m in weak if m.type == "place"]
    if not weak:
        return []
    full = {name.code for m in found for name in m.names if name.code}
    above = {code for m in found for name in m.names for code in parents(name.code) if len(code) == 6}
    starts = {m.start for m in found}
    ends = {m.end: m for m in found}
    supported: list[Mention] = []
    for mention in weak:
        readings = tuple(name for name in mention.names if name.code)
        before = ends.get(mention.start)
        inside = contains(before.names, readings) if before else ()
        text = draft.text
        if not inside:
            inside = tuple(name for name in readings if name.code in full)
        if not inside and any(code in above for name in readings for code in parents(name.code)[1:]):
            listed = text[mention.start - 1 : mention.start] == "、" and mention.start - 1 in ends
            listed = listed or (text[mention.end : mention.end + 1] == "、" and mention.end + 1 in starts)
            tagged = draft.tokens.tags[draft.tokens.index(mention.start)] in ("ns", "nr", "nz")
            if listed or (tagged and len(readings) <= 2):
                inside = tuple(n for n in readings if any(c in above for c in parents(n.code)[1:]))
        if inside:
            proven = mention._replace(names=inside)
            supported.append(proven)
            ends[proven.end] = proven
    return supported


def extend(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A place that a suffix makes: 珠海+金湾+机场, 商合杭+高铁, 玉田县+云山+镇."""
    tokens = draft.tokens
    if not draft.is_word_end(hit.end):
        return None
    word, kind = hit.trigger.word, hit.trigger.kind
    rule = f"place_suffixes:{word}"
    listed = draft.ends.get(hit.end)
    if listed is not None and listed.start < hit.start and listed.names:
        # 昌吉州处在|天山北坡经济带: the dictionary knows where this name begins.
        return None
    before = draft.ends.get(hit.start)
    if kind == "section":
        return find_section(draft, hit, before)
    if kind == "street":
        return find_street(draft, hit, before)
    if word == "地区":
        # Only what is a place already has its 地区: 武汉地区, and not 偏远地区 or 武汉市|地区生产总值.
        if before is None or before.type != "place" or draft.text[hit.start - 1] in "省市县区州盟旗":
            return None
        if draft.text.startswith("生产", hit.end):
            return None
        return Mention(before.start, hit.end, "place", (), "rule", rule)
    last = tokens.index(hit.end - 1)
    if tokens.starts[last] < hit.start:
        return known_word(draft, hit, last, rule)
    start, proper = left_edges(draft, hit, LONGEST[kind])
    if start >= 0:
        if before is not None and is_whole(draft, before, hit):
            return None
        if (kind in ("nature", "facility", "building") or word == "流域") and is_plain(draft, start, hit):
            return None
        if kind == "division" and word in "镇乡村" and is_abroad(draft, start):
            return None
        start = join_span(draft, start, hit)
        return Mention(start, hit.end, "place", (), "rule", rule)
    if kind == "line":
        return Mention(proper, hit.end, "place", (), "rule", rule) if hit.start - proper == 2 else None
    if (kind == "nature" or kind == "division") and len(word) == 1 and word not in "镇乡村县":
        return None
    # 深山|峡谷: a name of two characters before a word of nature is a plain word too often.
    shortest = 3 if kind == "nature" else 2
    if shortest <= hit.start - proper <= 5 and draft.text[proper : hit.end] not in generic_places():
        return Mention(proper, hit.end, "place", (), "rule", rule)
    return None


def find_section(draft: Draft, hit: TriggerHit, before: Mention | None) -> Mention | None:
    """The part of a line that is named by its place or its ends: 京沈高铁+辽宁+段, 渝昆高铁+渝宜+段."""
    if not draft.is_word_start(hit.start):
        return None
    if before is not None and before.type == "place":
        line = draft.ends.get(before.start)
    else:
        line = next((draft.ends[k] for k in range(hit.start - 2, hit.start - 4, -1) if k in draft.ends), None)
        if line is not None and not is_short_name(draft, line.end, hit.start):
            return None
    if line is None or line.type != "place":
        return None
    # A railway of the tables, or a line that a suffix has made.
    if not line.rule.startswith("place_suffixes:") and not (line.names and line.names[0].kind == "railway"):
        return None
    return Mention(line.start, hit.end, "place", (), "rule", f"place_suffixes:{hit.trigger.word}")


def is_short_name(draft: Draft, start: int, end: int) -> bool:
    """Whether a stretch has only names and single characters, as the ends of a line are written: 渝宜."""
    tokens = draft.tokens
    return draft.is_word_start(start) and all(
        tokens.words[index].isalpha()
        and (
            (len(tokens.words[index]) == 1 and tokens.tags[index] not in STOP_TAGS)
            or tokens.tags[index] in STEM_TAGS
        )
        for index in range(tokens.index(start), tokens.index(end - 1) + 1)
    )


def is_plain(draft: Draft, start: int, hit: TriggerHit) -> bool:
    """Whether plain words alone stand between a place and its suffix: 黄河|重点|流域, 陕西省|协同|国道."""
    tokens = draft.tokens
    place = draft.starts[start].end if start in draft.starts else start
    modifiers = boundary_words()["modifier"]
    middle = range(tokens.index(place), tokens.index(hit.start - 1) + 1) if place < hit.start else range(0)
    return any(tokens.words[index] in modifiers and len(tokens.words[index]) > 1 for index in middle) and all(
        len(tokens.words[index]) > 1 for index in middle
    )


def is_whole(draft: Draft, before: Mention, hit: TriggerHit) -> bool:
    """Whether the place right before a suffix is a whole name already: 银川市|市辖区, 中国|区."""
    word, kind = hit.trigger.word, hit.trigger.kind
    if (kind == "nature" and len(word) == 1) or kind == "line":
        return True
    if kind == "division" and draft.text[hit.start - 1] in "省市县区州":
        return True
    return bool(before.names) and before.names[0].kind == "country"


def is_abroad(draft: Draft, start: int) -> bool:
    """Whether the place that begins at an offset is a country."""
    known = draft.starts.get(start)
    return known is not None and bool(known.names) and known.names[0].kind == "country"


def known_word(draft: Draft, hit: TriggerHit, last: int, rule: str) -> Mention | None:
    """A place that the segmenter knows with its suffix: 大营村; not 农村|居民, 大街."""
    tokens = draft.tokens
    start = tokens.starts[last]
    if hit.end - start < 3 or tokens.tags[last] not in ("ns", "nr", "nz") or hit.trigger.kind == "zone":
        return None
    if draft.text[start : hit.end] in generic_places():
        return None
    before = draft.ends.get(start)
    if before is not None and before.type == "place":
        return Mention(before.start, hit.end, "place", (), "rule", rule)
    if hit.trigger.word in boundary_words()["bare"]:
        return None
    return Mention(start, hit.end, "place", (), "segmenter", rule)


def left_edges(draft: Draft, hit: TriggerHit, longest: int) -> tuple[int, int]:
    """Where a known place begins that leads to the suffix (else -1), and where its unknown words begin."""
    tokens = draft.tokens
    start, proper, still = -1, hit.start, True
    for index in draft.walk_left(hit.start, words=9):
        offset, right = tokens.starts[index], tokens.starts[index + 1]
        known = draft.ends.get(right)
        if known is not None and known.type == "place":
            if hit.start - right <= longest:
                start = known.start
            break
        word, tag = tokens.words[index], tokens.tags[index]
        if tag == "m" or (len(word) > 1 and (tag in ("f", "v") and word not in draft.inner_words)):
            # 陕西省|第一|条城际铁路, 广东省|境内|高铁, 重庆市|借助|渝新欧铁路
            break
        # 冯|家|山水库: a family's name is no measure.
        single = len(word) == 1 and (tag[0] not in "vfpcmqr" or word == "家")
        # 建立健全|城市群: the segmenter calls a longer phrase a name, and 铸铁|管道 too.
        named = tag in STEM_TAGS and len(word) < 5
        named = named or (tag == "nz" and len(word) < 3 and hit.trigger.kind == "building")
        if still and word == "老" and proper < hit.start and tokens.starts[index + 2] - proper > 1:
            # 与老|金马大桥并行
            still = False
        elif still and (single or named) and hit.start - offset <= 5:
            proper = offset
        else:
            still = False
    return start, proper


def join_span(draft: Draft, start: int, hit: TriggerHit) -> int:
    """The start of a line between two places: 重庆 of 重庆至黔江铁路."""
    text = draft.text
    if hit.trigger.kind not in ("facility", "building"):
        return start
    while start and text[start - 1] in "至到" and start - 1 in draft.ends:
        start = draft.ends[start - 1].start
    return start
