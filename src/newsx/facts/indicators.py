"""What a figure measures."""

from collections.abc import Callable
from typing import Final, get_args

from newsx.facts.counts import counted, done_times, done_to, event_behind, suffered
from newsx.facts.cues import ends_like, read_endings, read_role, read_words
from newsx.facts.doings import fronted, paid, spent
from newsx.facts.extents import (
    dimension,
    distance,
    gone_through,
    history,
    is_timed,
    lasted,
    lasting,
    moved,
    planned_for,
)
from newsx.facts.frame import AFTER, DESCRIBED, FRONTED, NOUN, VERB, spans
from newsx.facts.measures import noun_before
from newsx.facts.nouns import (
    ADNOMINAL,
    NO_HEADS,
    clean,
    find_noun,
    is_verb,
    is_verbal,
    strip_names,
    text_of,
)
from newsx.facts.objects import noun_behind, noun_described
from newsx.facts.parts import growing, part_behind, part_behind_share, part_described, part_of, share_holder
from newsx.facts.rulebook import Rulebook
from newsx.facts.sight import Sight
from newsx.figures.quantity import Kind


def ranked_behind(sight: Sight) -> str | None:
    """全球第二大经济体."""
    behind = noun_behind(sight.frame)
    after = sight.frame.after
    if behind and after[0].text == ADNOMINAL and not fronted(sight):
        told = spans(sight.frame.noun) or text_of(behind) in read_words("vague_nouns")
        thing = strip_names(behind)  # 排名前10位的煤炭企业
        return None if told or thing[-1].kind == "entity" else clean(text_of(thing))
    if not behind or sight.frame.cue("rank"):
        return None
    if after[0].text not in ("大", behind[0].text):
        return None
    noun = strip_names(sight.frame.units(sight.frame.noun))
    before = text_of(tuple([unit for unit in noun if unit.text not in read_words("rank_fields")]))
    return clean(before + text_of(behind))  # 光纤国内第一大生产基地


def aged(sight: Sight) -> str | None:
    """66岁 has no words for what it measures; the kind says it."""
    return "" if sight.figure.kind == "age" else None


def noun_governed(sight: Sight) -> str | None:
    """投入4亿元引导资金, 分散在农民手中的100多亩试验田: only a verb or 的 stands before the figure."""
    frame = sight.frame
    noun = frame.units(frame.noun)
    acts = len(noun) == 1 and (is_verbal(noun[0]) or noun[0].tag in ("f", "s", "t"))
    last = frame.before[-1].text if frame.before else ""
    measures = frame.after[0].text in read_role("dimension") and text_of(frame.after[1:2]) == ADNOMINAL
    if not (
        last == ADNOMINAL
        or last in read_role("yield")
        or ((acts or measures) and not frame.cue("level", "to", "grow"))  # 一条400米长的生产线
        or (frame.after[0].text == ADNOMINAL and frame.cue("new"))
    ):
        return None
    behind = noun_behind(frame)
    if not behind or behind[-1].tag in NO_HEADS or text_of(behind) in read_words("vague_nouns"):
        return None  # 其中的25个|强烈反对, 从5亿元|基础上压缩
    return clean(text_of(strip_names(behind))) or None


def rated(sight: Sight) -> str | None:
    """高新技术企业减按15%税率征收, 享受1%契税优惠税率: the rate stands straight behind."""
    if sight.reading.relation != "level" or not sight.frame.after[0].noun:
        return None  # 以5%以上的速度递增
    if sight.frame.cue("level", "grow", "to", "compare"):
        return None
    text = clean(text_of(noun_behind(sight.frame)))
    return text if text.endswith(read_endings("ratio_nouns")) else None


def priced_at(sight: Sight) -> str | None:
    """以9元的价格收购, 以每小时10公里左右的速度移动: the measure stands behind, the means before."""
    behind = noun_behind(sight.frame)
    if sight.figure.kind == "ratio" and behind and text_of(sight.frame.after[:1]) == ADNOMINAL:
        return clean(text_of(behind))  # 欧元与美元1:1.2的汇率
    if not behind or not any(unit.text in read_role("price") for unit in sight.frame.before[-3:]):
        return None
    if sight.frame.noun[0] < sight.frame.noun[1] and sight.frame.noun[1] == sight.frame.at:
        return None
    text = clean(text_of(behind))
    described = any(unit.text == ADNOMINAL for unit in sight.frame.after[:2])
    return text if described and ends_like(text, "measure_nouns") else None


def noun_after(sight: Sight) -> str | None:
    """910吨的农产品; 投入4亿元引导资金."""
    behind = noun_behind(sight.frame)
    if not behind and sight.figure.kind in ("mass", "area", "volume"):
        behind = noun_described(sight.frame)  # 70吨没有手续的烟花
    if not behind:
        return None
    if behind[-1].tag in NO_HEADS or (
        sight.frame.cue("level", "grow", "to") and not (exists(sight) or is_got(sight))
    ):
        return None
    if sight.figure.kind == "percent" and not text_of(behind).endswith(read_endings("ratio_nouns")):
        return None
    if text_of(behind) in read_words("vague_nouns"):
        return None
    if sight.figure.kind == "duration" and not is_timed(sight):
        return None
    return clean(text_of(strip_names(behind))) or None


def exists(sight: Sight) -> bool:
    """预计有300公里新线建成: what there is so much of stands behind; 有 says nothing of a noun before it."""
    level = sight.frame.cue("level")
    if level is None or level.text not in read_role("exist") or sight.figure.kind == "percent":
        return False
    return sight.frame.noun[0] == sight.frame.noun[1] and sight.frame.after[0].text != ADNOMINAL


def is_got(sight: Sight) -> bool:
    """赚到了5亿元的纯利润, 使用的是3伏的直流电: what stands behind 的 is the object of the verb before."""
    frame, cue = sight.frame, sight.frame.cue("level", "grow", "to")
    if cue is None or cue.cue is None or cue.cue.role == "grow" or frame.after[0].text != ADNOMINAL:
        return False
    if (
        sight.figure.kind not in ("percent", "rate")
        and cue.text in read_role("exist")
        and not spans(frame.fronted)
    ):
        return True  # 全县有25亿斤的粮食产量
    return frame.noun[0] == frame.noun[1] and frame.verb >= 0


def grown_behind(sight: Sight) -> str | None:
    """减少4%的利润, 调减20万亩玉米种植面积: what moves stands behind its figure."""
    frame = sight.frame
    behind = noun_behind(frame)
    if not behind or frame.before[-1].cue is None:
        return None
    if frame.noun[0] < frame.noun[1] or frame.against[0] < frame.against[1]:
        return None
    if behind[-1].tag in NO_HEADS or sight.figure.kind in ("duration", "percentage_point"):
        return None
    described = frame.after[0].text == ADNOMINAL
    text = clean(text_of(strip_names(behind)))
    if not text or text.endswith(read_endings("ratio_nouns")):
        return None  # 保持增长5%的高水平
    return text if described or ends_like(text, "measure_nouns") else None


def carried(sight: Sight) -> str | None:
    """金额10亿元，增长5%: what the sentence measured before."""
    if sight.scope.ratio and sight.figure.kind == "percent" and sight.scope.item and sight.frame.cue("level"):
        return sight.scope.ratio  # 利用率达83%，8个省份稳定在86%
    prices = sight.stale and sight.frame.cue("grow") and sight.figure.kind != "rate"
    if prices and any(unit.kind == "entity" for unit in sight.frame.before):
        return ""  # (用户数下降。)青河钢铁大跌5%: a share price that is not named
    return sight.topic


def unnamed_price(sight: Sight) -> str | None:
    """青河钢铁大涨5%: what a firm's share has gained or lost is a price that is not named."""
    frame, end = sight.frame, sight.frame.noun_end
    if end <= frame.low:
        return None
    cue, unit = frame.cue("grow"), frame.clause.units[end - 1]
    if cue is None or unit.kind != "entity" or cue.text not in read_words("price_verbs"):
        return None
    return "" if sight.entities[unit.index].type == "organization" else None


def counted_of(sight: Sight) -> str | None:
    """450项任务中，已完成413项: so many of what was counted."""
    counted, before = sight.scope.item, sight.frame.before
    if len(before) > 1 and before[-1].text == ADNOMINAL and before[-2].text in read_role("field"):
        of = before[find_noun(before, 0, len(before) - 2) : len(before) - 2]
        return clean(text_of(strip_names(of))) or counted  # 11项国家科技一等奖中的(10项)
    if counted is None or sight.scope.field is None or not sight.scope.field.endswith(counted):
        return None
    return counted if sight.frame.noun[0] == sight.frame.noun[1] else None


def verb_before(sight: Sight) -> str | None:
    """发生14次; 小幅降准1次, whose characters the segmenter left."""
    frame, i = sight.frame, sight.frame.verb
    if i < 0:
        return None
    units = frame.clause.units
    if len(units[i].text) == 1 and frame.after and is_verb(frame.after[0]) and i == frame.at - 1:
        return frame.after[0].text  # 分三批|开展
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


Rule = Callable[[Sight], str | None]

AMOUNTS: Final = tuple(
    kind for kind in get_args(Kind) if kind not in ("percent", "multiple", "rank", "percentage_point")
)
RULES: Final = Rulebook[Rule](
    (
        aged, done_times, planned_for, gone_through, history, dimension, counted, ranked_behind,
        noun_governed, part_of, part_described, growing, part_behind_share, share_holder, distance, rated,
        priced_at, suffered, noun_before, unnamed_price, event_behind, counted_of, lasted, moved,
        grown_behind, noun_after, fronted, part_behind, lasting, verb_named, done_to, spent, paid, carried,
        verb_before,
    ),
    kinds={
        gone_through: ("duration",), history: ("duration",), aged: ("age",), planned_for: ("duration",),
        lasting: ("duration",), dimension: ("length", "mass"), rated: ("percent",), distance: ("length",),
        moved: ("length",), counted: ("count",), event_behind: ("count",), ranked_behind: ("rank",),
        lasted: ("duration",), done_to: ("count",), unnamed_price: ("percent",), counted_of: ("count",),
        spent: ("money",), paid: ("money", "rate"), suffered: ("count",), done_times: ("count",),
        priced_at: ("money", "rate", "speed", "ratio"), growing: ("percent", "multiple"),
        noun_governed: AMOUNTS, noun_after: (*AMOUNTS, "percent"),
    },
    readings={
        part_of: ("relation:share_of_noun_before", "relation:times_of"),
        part_described: ("relation:share",), part_behind_share: ("relation:share",),
        share_holder: ("relation:share_named",), growing: ("relation:growth_behind",),
        part_behind: ("relation:share_of_noun_behind", "relation:tenths"),
        unnamed_price: ("relation:grown",), grown_behind: ("relation:grown",),
    },
    parts={
        noun_before: NOUN, fronted: FRONTED, spent: FRONTED, lasted: VERB,
        moved: VERB, verb_named: VERB, done_to: VERB, verb_before: VERB,
        done_times: AFTER, planned_for: AFTER, gone_through: DESCRIBED, history: AFTER,
        ranked_behind: AFTER, noun_governed: AFTER, growing: AFTER,
        part_behind_share: DESCRIBED, rated: AFTER, priced_at: AFTER, suffered: AFTER,
        event_behind: AFTER, grown_behind: AFTER, noun_after: AFTER,
        part_behind: AFTER, paid: AFTER,
    },
)  # fmt: skip
NAMES: Final = {rule: f"indicator:{rule.__name__}" for rule in RULES.rules}


def find_indicator(sight: Sight) -> tuple[str | None, str]:
    """The indicator of a figure and the name of the rule that read it."""
    for rule in RULES.list_for(sight.figure.kind, sight.reading.rule, sight.frame.shape):
        found = rule(sight)
        if found is not None:
            return found or None, NAMES[rule]
    return None, ""
