"""What is so long: times that something lasts, and lengths."""

from itertools import pairwise
from typing import Final

from newsx.facts.cues import read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL, NO_HEADS, clean, is_noun, is_verb, is_verbal, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.sight import Sight
from newsx.facts.unit import Unit, Units

LONGEST_THROUGH: Final = 4
"""经过 stands at most so many units before its time."""
QUALITIES: Final = frozenset(("a", "ad", "z", "b", "d", "vd"))
"""Tags of what only says how something is done: 紧张(筹备)."""
LONGEST_ACT: Final = 8
"""A verb and its object are at most so many units."""


def planned_for(sight: Sight) -> str | None:
    """三年行动, 新的五年规划: what lasts so long stands behind it."""
    after = sight.frame.after
    if after[0].text not in read_words("programmes"):
        return None
    end = 1
    while end < len(after) and after[end].text in read_words("programmes"):
        end += 1
    return text_of(after[:end])


def distance(sight: Sight) -> str | None:
    """距青河机场仅18公里."""
    for unit, place in pairwise(sight.frame.before):
        if unit.text in read_role("distance") and not place.cue:
            return unit.text + place.text
    return None


def moved(sight: Sight) -> str | None:
    """累计行驶450米, 最大下潜5188米: what goes so far is said by its verb."""
    text = sight.frame.clause.units[sight.frame.verb].text
    return text if text in read_words("motion_verbs") else None


def dimension(sight: Sight) -> str | None:
    """长753米、深8米、底宽5米的泄洪槽: the size stands straight before its figure."""
    before = sight.frame.before
    if not before or before[-1].text not in read_role("dimension"):
        return None
    end = len(before) - 1
    sides = end and before[end - 1].tag == "f"  # 底|宽
    return text_of(before[end - 1 if sides else end :])


def lasted(sight: Sight) -> str | None:
    """停产10天, 建交35周年, 持续扩张几十年: the verb straight before a time is what lasts so long."""
    frame, i = sight.frame, sight.frame.verb
    weak = frame.noun[1] - 1 == i  # 工作|16个小时
    if i < frame.low or (frame.noun[0] < frame.noun[1] and not weak):
        return None
    units = frame.clause.units
    text = units[i].text
    spends = text in read_words("spending_verbs") or text in read_words("light_verbs")  # 实现24小时观测
    if len(text) < 2 or spends or frame.cue("grow", "to", "level", "rate"):
        return None
    if _keeps_noun(sight):
        return None  # 保留3年|人事关系
    between = units[i + 1 : frame.at]
    return text if all(_is_hedge(unit) or unit.text in read_role("aspect") for unit in between) else None


def _keeps_noun(sight: Sight) -> bool:
    """保留3年|人事关系: the verb has an object behind the time; but (成立)70周年庆典, (花掉)2年时间."""
    behind = noun_behind(sight.frame)
    if not behind or sight.figure.text.endswith("周年") or sight.frame.after[0].text == ADNOMINAL:
        return False
    return is_timed(sight) and text_of(behind) not in read_words("measure_nouns")


def is_timed(sight: Sight) -> bool:
    """24小时医保热线, 30天的假期; but (连续五个季度)|市场占有率低于10%, (24小时)|对接全国."""
    after, behind = sight.frame.after, noun_behind(sight.frame)
    if after[0].text == ADNOMINAL:
        return True
    last = sight.frame.high == len(sight.frame.clause.units)
    return last and is_noun(behind[0]) and behind[0].tag not in NO_HEADS


def goes_through(frame: Frame) -> bool:
    """Whether a time is that of what stands behind it: 经过近三个小时的|努力, 历经6年的|准备."""
    after = frame.after
    if len(after) < 2 or after[0].text != ADNOMINAL:
        return False
    return any(unit.text in read_role("through") for unit in frame.before[-LONGEST_THROUGH:])


def find_goer(frame: Frame) -> str:
    """科创板(经过200多天的紧张筹备): the noun phrase at the head of the clause that goes through a time."""
    units = frame.clause.units
    end = next(i for i in range(frame.at - 1, -1, -1) if units[i].text in read_role("through"))
    start = next((i for i in range(end) if not units[i].ahead), end)
    noun = units[start:end]
    plain = frame.low == 0 and all(unit.noun and unit.kind == "word" for unit in noun)
    text = clean(text_of(noun)) if plain else ""
    return text if len(text) > 2 else ""


def gone_through(sight: Sight) -> str | None:
    """经过5年的|精心准备, 历经6年的|超低排放和节能改造: all that stands behind 的 in its clause."""
    if not goes_through(sight.frame):
        return None
    units = sight.frame.after[1:]
    behind = next((i for i, unit in enumerate(units) if i and unit.tag == "f"), len(units))
    units = units[:behind]  # 5个小时的蒸制|后清香四溢
    if units and units[-1].joiner:
        units = units[:-1]
    start = 0
    while start + 1 < len(units) and units[start].tag in QUALITIES:
        start += 1  # 精心|治疗
    if len(units) > LONGEST_ACT or any(unit.kind == "entity" or unit.text == ADNOMINAL for unit in units):
        return None
    return clean(text_of(units[start:])) or None


def history(sight: Sight) -> str | None:
    """有着2500多年历史的古城: what lasts so long is its history."""
    return next((unit.text for unit in sight.frame.after[:2] if unit.text in read_role("history")), None)


def _act(units: Units) -> str:
    """(15个小时的)抢修, (3个月的)打击走私行动: a verb alone, or with all that ends in its noun."""
    end = int(units[0].tag == "ad")  # 努力
    while end < len(units) and (is_verb(units[end]) or is_noun(units[end]) or is_verbal(units[end])):
        end += 1
    alone = end == 1 or (end > 1 and is_noun(units[end - 1]))
    return text_of(units[:end]) if alone and (is_verb(units[0]) or units[0].tag == "ad") else ""


def _is_hedge(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role == "hedge"


def lasting(sight: Sight) -> str | None:
    """停产30天, 15小时就可到达, 历时5年建成: what lasts is done by a verb before or behind it; else by none.

    What the sentence measured before does not last.
    """
    before = sight.frame.before
    spent = before and before[-1].text in read_words("spending_verbs")  # 产业经过10年的努力
    if sight.frame.noun[0] < sight.frame.noun[1] and not spent:
        return None
    frame, after = sight.frame, sight.frame.after
    if after and after[0].cue is not None and after[0].cue.role == "grow":
        return None  # (失业率)连续两个月|下降
    stays = after and after[0].cue is not None and after[0].cue.role == "level" and len(after[0].text) > 2
    if stays and frame.before and frame.before[-1].cue is not None and frame.before[-1].cue.role == "adverb":
        return None  # (指数)连续四个月|保持在5%
    moved = frame.cue("grow", "to", "rate", "exceed") or sight.reading.rule == "relation:joined"
    if moved or any(unit.text == "持续" or unit.text in read_role("from") for unit in frame.before):
        return None  # (时间)缩短到5小时; (进行了14次试飞，)持续3小时
    if len(after) > 1 and after[0].text == ADNOMINAL and after[1].text not in read_words("measure_nouns"):
        # 连续2周的|小幅上涨
        end = next((i for i, u in enumerate(after) if i and not (is_noun(u) or is_verbal(u) or u.cue)), 5)
        return clean(text_of(after[1:end])) or _act(after[1:])
    units, i = frame.clause.units, frame.verb
    if after and after[0].cue is not None and after[0].cue.role == "rank" and frame.high < len(units):
        return text_of((*after, units[frame.high]))  # 连续4年|位居全国第一
    timed = any(
        unit.kind == "period" or unit.tag == "t" for unit in units[i + 1 : frame.at]
    )  # 致使|震后|两周
    says = i >= 0 and units[i].text not in read_role("modal")
    if says and not timed and units[i].text not in read_words("spending_verbs"):
        return units[i].text
    for i, unit in enumerate(after[:LONGEST_ACT]):
        if is_verb(unit) or is_verbal(unit):
            end = i + 1
            while end < min(len(after), i + LONGEST_ACT) and (is_noun(after[end]) or is_verbal(after[end])):
                end += 1
            return clean(text_of(after[i:end]))
        if unit.text == ADNOMINAL:
            break
    return ""
