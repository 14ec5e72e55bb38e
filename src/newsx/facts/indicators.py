"""What a figure measures."""

from collections.abc import Callable, Sequence
from functools import cache

from newsx.facts.cues import read_endings, read_words
from newsx.facts.extents import DIMENSIONS, dimension, distance, lasting, planned_for
from newsx.facts.fact import Relation
from newsx.facts.frames import Frame
from newsx.facts.nouns import (
    ADNOMINAL,
    clean,
    find_noun,
    is_noun,
    is_verb,
    is_verbal,
    split_holder,
    strip_names,
    strip_rate,
    text_of,
)
from newsx.facts.objects import counted_noun, noun_behind
from newsx.facts.parts import part_behind, part_behind_share, part_described, part_of, share_holder
from newsx.facts.sight import Sight
from newsx.facts.unit import Unit
from newsx.figures.quantity import Kind


def counted(sight: Sight) -> str | None:
    """31家医疗机构: a count measures what it counts."""
    if sight.figure.kind != "count":
        return None
    return clean(text_of(counted_noun(sight.frame, sight.figure.unit))) or counted_item(sight)


def counted_item(sight: Sight) -> str | None:
    """两名独立检察官: the item that stood with the figure, where it ends with a noun."""
    item, end = sight.figure.item or "", 0
    for unit in sight.frame.after:
        end += len(unit.text)
        if end >= len(item):
            return clean(item) if item and end == len(item) and unit.tag[:1] == "n" else None
    return None


def ranked_behind(sight: Sight) -> str | None:
    """全球第二大经济体."""
    behind = noun_behind(sight.frame)
    after = sight.frame.after
    if sight.figure.kind != "rank" or not behind or sight.frame.cue("rank"):
        return None
    if after[0].text not in ("大", behind[0].text):
        return None
    noun = strip_names(sight.frame.units(sight.frame.noun))
    before = text_of([unit for unit in noun if unit.text not in read_words("rank_fields")])
    return clean(before + text_of(behind))  # 光纤国内第一大生产基地


def aged(sight: Sight) -> str | None:
    """66岁 has no words for what it measures; the kind says it."""
    return "" if sight.figure.kind == "age" else None


def done_times(sight: Sight) -> str | None:
    """两次下调存款准备金率: what was done so many times."""
    after = sight.frame.after
    if sight.figure.unit not in ("次", "度"):
        return None
    for i, unit in enumerate(after[:8]):
        if is_verb(unit) or (i == 0 and unit.cue is not None and unit.cue.role in ("grow", "new")):
            return clean(text_of(after[i : i + 10]))
    return None


def noun_governed(sight: Sight) -> str | None:
    """投入4亿元引导资金, 分散在农民手中的100多亩试验田: only a verb or 的 stands before the figure."""
    frame = sight.frame
    behind = noun_behind(frame)
    if not behind or sight.figure.kind in ("percent", "multiple", "rank", "percentage_point"):
        return None
    noun = frame.units(frame.noun)
    acts = len(noun) == 1 and (is_verbal(noun[0]) or noun[0].tag in ("f", "s", "t"))
    last = frame.before[-1].text if frame.before else ""
    measures = frame.after[0].text in DIMENSIONS and frame.after[1:2] != ()
    if measures and frame.after[1].text == ADNOMINAL and not frame.cue("level", "to", "grow"):
        return clean(text_of(strip_names(behind))) or None  # 一条400米长的生产线
    added = frame.cue("new") is not None and frame.after[0].text == ADNOMINAL
    if not (
        (acts and not frame.cue("level", "to", "grow"))
        or last == ADNOMINAL
        or last in ("年产", "日产", "月产")
        or added
    ):
        return None
    return clean(text_of(strip_names(behind))) or None


def noun_before(sight: Sight) -> str | None:
    """总投资2100亿元; 高新技术企业增至200家."""
    frame = sight.frame
    if frame.verb >= frame.noun[0] < frame.noun[1] and frame.fronted[0] < frame.fronted[1]:
        return None  # 科技型中小企业已备案208家
    before = frame.before
    if ends_change(sight):
        return sight.topic  # 采收率从40%|的水平(提高到50%)
    noun = strip_names(frame.units(frame.noun))
    if sight.item_before and frame.noun[0] == frame.low > 0:
        noun = behind_counted(noun, sight.item_before)
    while sight.figure.kind == "rank" and noun and noun[-1].text in read_words("rank_fields"):
        noun = noun[:-1]  # 项目数|全省第一
    if sight.reading.rule == "relation:rate_named":
        noun = strip_rate(noun)
    if not noun or (len(noun) == 1 and noun[0].kind == "entity"):
        return None
    if sight.reading.rule == "relation:share_of_noun_behind" and len(noun) == 1 and noun[0] is not before[-1]:
        return None  # 精简了三分之一的管理岗位
    text = measured_before(frame) or find_sector(frame) + clean(text_of(split_holder(noun)[1]))
    if not text or text in read_words("relative_nouns") or (len(noun) == 1 and noun[0].tag in ("i", "m")):
        return None
    if text in read_words("lead_words") or all(unit.tag in ("a", "m", "z") for unit in noun):
        return None  # 上述5人, 新一批54户
    if sight.reading.rule == "relation:share_done" and sight.topic:
        return None  # 完成总投资的45%: the noun is the whole
    if (text in ("占比", "比重", "比例") or text.endswith(("地区", "各地"))) and sight.topic:
        return None
    if sight.frame.noun[0] == sight.frame.low > 0 and text == sight.item_before:
        return None  # 5家医院23人: the hospitals were counted before
    if text in read_words("measure_nouns"):
        text = _completed(sight, text)
    alone = len(noun) == 1 and noun[0].cue is not None and noun[0].cue.role == "rate"
    alone = alone and sight.figure.kind != "rank"  # 增速居全省第一
    short = alone or text in read_words("measure_nouns")
    if short and sight.topic and (alone or sight.topic.endswith(text)):
        return sight.topic  # (货运指数增长5%，)增速加快1个百分点; (甲醇价格大涨，)价格上涨35%
    if text.startswith("级") or (text == "本级" and sight.whole_item):
        return sight.whole_item  # 其中省级6家、昆山市|级10家
    if text.endswith(("级", "型", "类")) and sight.figure.kind == "count" and sight.topic:
        return text + (sight.whole_item or sight.topic)  # 创新平台158个，国家级38个
    return text


def ends_change(sight: Sight) -> bool:
    """Whether a change ends in a figure whose noun is but the level that it started from."""
    before = sight.frame.before
    starts = sight.frame.low > 0 and text_of(before[:1]) == ADNOMINAL
    return bool(starts and sight.topic and sight.frame.cue("to"))


def find_sector(frame: Frame) -> str:
    """石油制品类(实现零售额6亿元): the sector that an amount is of, before its verb; else nothing."""
    units, at = frame.clause.units, frame.noun[0] - 1
    if at <= frame.low or units[at].text not in ("实现", "完成"):
        return ""
    sector = strip_names(units[find_noun(units, frame.low, at) : at])
    text = clean(text_of(sector))
    return text if text.endswith(read_endings("sector_nouns")) else ""


def behind_counted(noun: Sequence[Unit], item: str) -> Sequence[Unit]:
    """(44个)单位合作建设|项目(142个): without what the figure before counted and its verbs."""
    said = ""
    for i, unit in enumerate(noun):
        said += unit.text
        if said == item:
            rest = noun[i + 1 :]
            while rest and rest[0].tag[:1] == "v":
                rest = rest[1:]
            return rest or noun
    return noun


def measured_before(frame: Frame) -> str | None:
    """处理规模为垃圾(200吨): what is measured stands before 为, its stuff behind."""
    units, start = frame.clause.units, frame.noun[0]
    cue = units[start - 1].cue if start > frame.low else None
    if cue is None or cue.role != "level" or frame.noun[1] != frame.at:
        return None
    noun = strip_names(units[find_noun(units, frame.low, start - 1) : start - 1])
    text = clean(text_of(split_holder(noun)[1]))
    return text if len(noun) > 1 and text.endswith(read_endings("measure_nouns")) else None


def _completed(sight: Sight, head: str) -> str:
    """汽油需求四周日均数, 羊年末头数: with what stood before a figure or a time inside the phrase."""
    units, end = sight.frame.clause.units, sight.frame.noun[0] - 1
    if end < 1 or units[end].kind not in ("figure", "period"):
        return head
    front = clean(text_of(strip_names(units[find_noun(units, 0, end) : end])))
    if not front:
        return head
    return front + units[end].text + head if units[end].kind == "period" else front + head


def noun_after(sight: Sight) -> str | None:
    """910吨的农产品; 投入4亿元引导资金."""
    behind = noun_behind(sight.frame)
    if sight.figure.kind in ("multiple", "rank", "percentage_point") or not behind:
        return None
    if sight.figure.kind == "percent" and not text_of(behind).endswith(read_endings("ratio_nouns")):
        return None
    if sight.frame.cue("level", "grow", "to"):
        return None
    return clean(text_of(strip_names(behind))) or None


def event_behind(sight: Sight) -> str | None:
    """3人死亡, 23人采取刑事强制措施: what happened to so many."""
    after = sight.frame.after
    if sight.figure.kind != "count" or not after or not (is_verb(after[0]) or is_verbal(after[0])):
        return None
    if sight.figure.unit not in read_words("person_units") and not is_verbal(after[0]):
        return None
    end = 1
    while end < min(len(after), 6) and (is_noun(after[end]) or is_verbal(after[end])):
        end += 1
    return clean(text_of(after[:end]))


def fronted(sight: Sight) -> str | None:
    """科技型中小企业已备案208家: the noun before a verb that is not measured itself."""
    noun = strip_names(sight.frame.units(sight.frame.fronted))
    if not noun or (len(noun) == 1 and noun[0].kind == "entity"):
        return None
    start, units = sight.frame.fronted[0], sight.frame.clause.units
    if sight.figure.unit == "次" and sight.frame.verb == sight.frame.at - 1:
        return None  # 市场预期加息4次
    if start > sight.frame.low and units[start - 1].text in ("向", "给"):
        return None  # 向青河支付5亿元
    return clean(text_of(split_holder(noun)[1])) or None


def carried(sight: Sight) -> str | None:
    """金额10亿元，增长5%: what the sentence measured before."""
    if sight.ratio and sight.figure.kind == "percent" and sight.item_before and sight.frame.cue("level"):
        return sight.ratio  # 利用率达83%，8个省份稳定在86%
    if sight.stale and sight.frame.cue("grow") and any(u.kind == "entity" for u in sight.frame.before):
        return ""  # (用户数下降。)青河钢铁大跌5%: a share price that is not named
    return sight.topic


def verb_before(sight: Sight) -> str | None:
    """发生14次; 小幅降准1次, whose characters the segmenter left."""
    frame, i = sight.frame, sight.frame.verb
    if i < 0:
        return None
    units = frame.clause.units
    pieces = i > frame.low and len(units[i].text) == len(units[i - 1].text) == 1 and units[i - 1].tag == "v"
    return text_of(units[i - pieces : i + 1])


def verb_named(sight: Sight) -> str | None:
    """签名已经超过75万, 共收到举报4.1万件: a verb that nothing else of its clause could be measured by."""
    frame, i = sight.frame, sight.frame.verb
    units = frame.clause.units
    if i < 0 or frame.fronted[0] < frame.fronted[1] or len(units[i].text) < 2 or frame.cue("grow", "new"):
        return None
    opens = all(unit.cue or unit.kind == "period" for unit in units[:i]) and frame.cue("level", "hedge")
    taken = i > frame.low and units[i - 1].text in read_words("object_verbs")
    return units[i].text if opens or taken else None


RULES: tuple[Callable[[Sight], str | None], ...] = (
    aged, done_times, planned_for, dimension, counted, ranked_behind, noun_governed, part_of, part_described,
    part_behind_share, share_holder, distance, noun_before, event_behind, noun_after, fronted, part_behind,
    lasting, verb_named, carried, verb_before,
)  # fmt: skip


OF_KINDS: dict[Callable[[Sight], str | None], tuple[Kind, ...]] = {
    aged: ("age",), planned_for: ("duration",), lasting: ("duration",), dimension: ("length", "mass"),
    distance: ("length",), counted: ("count",), event_behind: ("count",), ranked_behind: ("rank",),
}  # fmt: skip
"""Rules for figures of some kinds only."""
OF_SHARES = frozenset((part_of, part_described, part_behind_share, share_holder, part_behind))
"""Rules for shares only."""


@cache
def list_rules(kind: Kind, relation: Relation) -> tuple[Callable[[Sight], str | None], ...]:
    """The rules that may say what a figure of a kind and a relation measures, in order."""
    return tuple(
        rule
        for rule in RULES
        if kind in OF_KINDS.get(rule, (kind,)) and (relation == "share" or rule not in OF_SHARES)
    )


def find_indicator(sight: Sight) -> tuple[str | None, str]:
    """The indicator of a figure and the name of the rule that read it."""
    for rule in list_rules(sight.figure.kind, sight.reading.relation):
        found = rule(sight)
        if found is not None:
            return found or None, f"indicator:{rule.__name__}"
    return None, ""
