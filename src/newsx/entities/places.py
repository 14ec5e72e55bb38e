"""Places whose names a suffix makes."""

from typing import Final

from newsx.entities.draft import STOP_TAGS, Draft, Mention, boundary_words
from newsx.entities.no_places import generic_places
from newsx.entities.streets import STEM_TAGS, find_street
from newsx.entities.triggers import TriggerHit

LONGEST: Final = {"division": 5, "zone": 16, "facility": 14, "building": 14, "nature": 5, "line": 3}
"""How many characters may stand between a place and a suffix of each kind."""
KNOWN_TAGS: Final = frozenset(("ns", "nr", "nz"))
"""Of words that are names to the segmenter."""


def extend(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A place that a suffix makes: 珠海+金湾+机场, 商合杭+高铁, 玉田县+云山+镇."""
    start, end, trigger = hit.start, hit.end, hit.trigger
    word, kind, rule = trigger.word, trigger.kind, trigger.rule
    listed = draft.ends.get(end)
    if listed is not None and listed.start < start and listed.names:
        # 昌吉州处在|天山北坡经济带: the dictionary knows where this name begins.
        return None
    if kind == "section":
        return find_section(draft, hit)
    if kind == "street":
        return find_street(draft, hit)
    if word == "地区":
        return find_region(draft, hit)
    tokens = draft.tokens
    last = tokens.index_before(end)
    if tokens.starts[last] < start:
        return known_word(draft, hit, last)
    first, proper = left_edges(draft, hit, LONGEST[kind])
    if first >= 0:
        return extend_place(draft, hit, first)
    name = Mention(proper, end, "place", (), "rule", rule)
    if kind == "line":
        return name if start - proper == 2 else None
    if (kind == "nature" or kind == "division") and len(word) == 1 and word not in "镇乡村县":
        return None
    # 深山|峡谷: a name of two characters before a word of nature is a plain word too often.
    shortest = 3 if kind == "nature" else 2
    plausible = shortest <= start - proper <= 5 and draft.text[proper:end] not in generic_places()
    return name if plausible else None


def extend_place(draft: Draft, hit: TriggerHit, start: int) -> Mention | None:
    """A name that begins with a known place: 珠海+金湾+机场."""
    word, kind = hit.trigger.word, hit.trigger.kind
    before = draft.ends.get(hit.start)
    if before is not None and is_whole(draft, before, hit):
        return None
    if (kind in ("nature", "facility", "building") or word == "流域") and is_plain(draft, start, hit):
        return None
    if kind == "division" and word in "镇乡村" and is_abroad(draft, start):
        return None
    return Mention(join_span(draft, start, hit), hit.end, "place", (), "rule", hit.trigger.rule)


def find_region(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A place that is one already, and its 地区: 武汉地区, and not 偏远地区 or 武汉市|地区生产总值."""
    before = draft.ends.get(hit.start)
    if before is None or before.type != "place" or draft.text[hit.start - 1] in "省市县区州盟旗":
        return None
    if draft.text.startswith("生产", hit.end):
        return None
    return Mention(before.start, hit.end, "place", (), "rule", hit.trigger.rule)


def find_section(draft: Draft, hit: TriggerHit) -> Mention | None:
    """The part of a line that is named by its place or its ends: 京沈高铁+辽宁+段, 渝昆高铁+渝宜+段."""
    if not draft.is_word_start(hit.start):
        return None
    before = draft.ends.get(hit.start)
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
    return Mention(line.start, hit.end, "place", (), "rule", hit.trigger.rule)


def is_short_name(draft: Draft, start: int, end: int) -> bool:
    """Whether a stretch has only names and single characters, as the ends of a line are written: 渝宜."""
    tokens = draft.tokens
    return draft.is_word_start(start) and all(
        tokens.words[index].isalpha()
        and (
            (len(tokens.words[index]) == 1 and tokens.tags[index] not in STOP_TAGS)
            or tokens.tags[index] in STEM_TAGS
        )
        for index in range(tokens.index(start), tokens.index_before(end) + 1)
    )


def is_plain(draft: Draft, start: int, hit: TriggerHit) -> bool:
    """Whether plain words alone stand between a place and its suffix: 黄河|重点|流域, 陕西省|协同|国道."""
    tokens = draft.tokens
    place = draft.starts[start].end if start in draft.starts else start
    modifiers = boundary_words()["modifier"]
    middle = range(tokens.index(place), tokens.index_before(hit.start) + 1) if place < hit.start else range(0)
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


def known_word(draft: Draft, hit: TriggerHit, last: int) -> Mention | None:
    """A place that the segmenter knows with its suffix: 大营村; not 农村|居民, 大街."""
    tokens = draft.tokens
    start, end = tokens.starts[last], hit.end
    if end - start < 3 or tokens.tags[last] not in KNOWN_TAGS or hit.trigger.kind == "zone":
        return None
    if draft.text[start:end] in generic_places():
        return None
    before = draft.ends.get(start)
    if before is not None and before.type == "place":
        return Mention(before.start, end, "place", (), "rule", hit.trigger.rule)
    if hit.trigger.word in boundary_words()["bare"]:
        return None
    return Mention(start, end, "place", (), "segmenter", hit.trigger.rule)


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
