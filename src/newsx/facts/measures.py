"""The noun before a figure: whether it is what the figure measures, and in which words.

It is the likeliest of all candidates, but not where its clause says otherwise. The rules stand in order;
one that knows says the words, or nothing where the noun is refused, so that the next candidate has its turn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from newsx.facts.cues import ends_like, read_endings, read_role, read_role_endings, read_words
from newsx.facts.frame import LATER, LED, Frame
from newsx.facts.heads import read_head_signals, read_heads
from newsx.facts.nouns import (
    ADNOMINAL,
    clean,
    find_noun,
    is_place_word,
    split_holder,
    strip_names,
    strip_rate,
    text_of,
)
from newsx.facts.rulebook import Rulebook
from newsx.facts.sight import Sight
from newsx.facts.unit import Units

REFUSED: Final = ""
BARE: Final = ("a", "m", "z")
"""Tags of words that say of what kind and how many, but not what."""


# Not frozen, as a unit is not: the slots are read often, and one is built for every figure.
@dataclass(slots=True, eq=False)
class Candidate:
    """A noun before a figure, and what the rules may ask."""

    sight: Sight
    frame: Frame
    noun: Units
    """Its units, without the names and times before them."""
    text: str
    """Its words, without whose it is."""

    @property
    def is_rate_alone(self) -> bool:
        """Whether it is but a growth of something that was named before: 增速."""
        cue = self.noun[0].cue
        return len(self.noun) == 1 and cue is not None and cue.role == "rate"


def noun_before(sight: Sight) -> str | None:
    """总投资2100亿元; 高新技术企业增至200家."""
    noun = _read_noun(sight)
    if not noun:
        return None
    head = read_heads()[noun]
    text, signals = head.text, head.signals
    if sight.frame.noun[0] > sight.frame.low:
        words = measured_before(sight.frame) or find_sector(sight.frame) + text
        if words != text:
            text, signals = words, read_head_signals(words, noun[-1].tag)
    rules = RULES.list_for(sight.figure.kind, sight.reading.rule, sight.frame.shape, signals)
    if rules:
        candidate = Candidate(sight, sight.frame, noun, text)
        for rule in rules:
            found = rule(candidate)
            if found is not None:
                return found or None
    return text


def _read_noun(sight: Sight) -> Units:
    """The noun before a figure without the names and times before it; empty where a name is all there is."""
    frame = sight.frame
    start, end = frame.noun
    if frame.verb >= start and frame.fronted[0] < frame.fronted[1]:
        return ()  # 科技型中小企业已备案208家
    noun = strip_names(frame.clause.units[start:end])
    if sight.scope.item and start == frame.low > 0:
        noun = behind_counted(noun, sight.scope.item)
    if sight.figure.kind == "rank":
        noun = strip_rank(noun)
    if sight.reading.rule == "relation:rate_named":
        noun = strip_rate(noun)
    return () if len(noun) == 1 and noun[0].kind == "entity" else noun


def strip_rank(noun: Units) -> Units:
    """What is ranked: 项目数|全省(第一), 空气质量|始终保持|全省(第一)."""
    while noun and noun[-1].text in read_words("rank_fields"):
        noun = noun[:-1]
    while len(noun) > 1 and (noun[-1].verb or noun[-1].tag in ("d", "i")):
        noun = noun[:-1]
    return noun


def behind_counted(noun: Units, item: str) -> Units:
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
    cue = units[start - 1].cue
    if cue is None or cue.role != "level" or frame.noun[1] != frame.at:
        return None
    noun = strip_names(units[find_noun(units, frame.low, start - 1) : start - 1])
    text = clean(text_of(split_holder(noun)[1]))
    return text if len(noun) > 1 and ends_like(text, "measure_nouns") else None


def find_sector(frame: Frame) -> str:
    """石油制品类(实现零售额6亿元): the sector that an amount is of, before its verb; else nothing."""
    units, at = frame.clause.units, frame.noun[0] - 1
    if at <= frame.low or units[at].text not in read_role("achieve"):
        return ""
    sector = strip_names(units[find_noun(units, frame.low, at) : at])
    text = clean(text_of(sector))
    return text if ends_like(text, "sector_nouns") else ""


def starts_change(candidate: Candidate) -> str | None:
    """采收率从40%|的水平(提高到50%): the noun is but the level that a change started from."""
    sight, before = candidate.sight, candidate.frame.before
    starts = candidate.frame.low > 0 and text_of(before[:1]) == ADNOMINAL
    return sight.topic or None if starts and candidate.frame.cue("to") else None


def halved(candidate: Candidate) -> str | None:
    """精简了三分之一的管理岗位: what is before the verb of a share is not its part."""
    if len(candidate.noun) > 1:
        return None
    return REFUSED if candidate.noun[0] is not candidate.frame.before[-1] else None


def leading(candidate: Candidate) -> str | None:
    """上述5人, 新一批54户, 全市50家: words that only point, or open a noun that is not there."""
    noun, text = candidate.noun, candidate.text
    if not text or text in read_words("relative_nouns") or text in read_words("lead_words"):
        return REFUSED
    first, last = noun[0], noun[-1]
    if last.tag == "m" and (len(last.text) > 1 or len(noun) == 1):
        return REFUSED  # 国内首套|260万吨装置
    if len(noun) == 1 and first.tag == "i":
        return REFUSED
    if text[0] == "每" and all(unit.tag == "q" for unit in noun[1:]):
        return REFUSED  # (运价由)每吨公里|0.2元
    counts = first.text == "第" and last.tag == "q"  # 第8批|20万吨白糖
    bare = last.tag in BARE and all(unit.tag in BARE for unit in noun)
    return REFUSED if counts or bare else None


def located(candidate: Candidate) -> str | None:
    """乌江沿岸过去有5000多亩水面: where it is, not what."""
    return REFUSED if is_place_word(candidate.noun[-1]) else None


def share_done(candidate: Candidate) -> str | None:
    """完成总投资的45%: the noun is the whole."""
    return REFUSED if candidate.sight.topic else None


def share_alone(candidate: Candidate) -> str | None:
    """(出口增长5%，)占比10%: what has the share was named before."""
    text = candidate.text
    alone = text in read_role("share") or text.endswith(read_role_endings("region"))
    if candidate.sight.reading.relation == "growth":  # (采购商增长5%，)东盟国家增长6%
        alone = alone or text.endswith(read_role_endings("lands"))
    return REFUSED if alone and candidate.sight.topic else None


def each_of(candidate: Candidate) -> str | None:
    """(客流量5万人次，)平均每个景区每天50人次: each of them has the share, and is not what is measured."""
    start, units = candidate.frame.noun[0], candidate.frame.clause.units
    if units[start - 1].text not in read_role("every"):
        return None
    measured = candidate.noun[-1].verbal or candidate.text.endswith(read_endings("measured_of"))
    held = candidate.text != text_of(candidate.noun)  # 每个家庭|负债
    return None if measured or held or candidate.frame.cue("level", "grow", "to") else candidate.sight.topic


def passed(candidate: Candidate) -> str | None:
    """科创板经过200天的筹备: who goes through a time is not what lasts."""
    return REFUSED if candidate.frame.before[-1].text in read_words("spending_verbs") else None


def counted_before(candidate: Candidate) -> str | None:
    """5家医院23人: the hospitals were counted before."""
    frame, item = candidate.frame, candidate.sight.scope.item
    return REFUSED if frame.noun[0] == frame.low and candidate.text == item else None


def topic_of_short(candidate: Candidate) -> str | None:
    """(货运指数增长5%，)增速加快1个百分点; (甲醇价格大涨，)价格上涨35%: the topic says it in full."""
    alone = candidate.is_rate_alone and candidate.sight.figure.kind != "rank"  # 增速居全省第一
    if not alone and _complete(candidate) not in read_words("measure_nouns"):
        return None
    topic = candidate.sight.topic
    return topic if topic and (alone or topic.endswith(candidate.text)) else None


def pointed(candidate: Candidate) -> str | None:
    """(产值5亿元，)这一指标去年为4亿元: the noun only points at what was measured before."""
    units = candidate.frame.clause.units
    start, end = candidate.frame.noun
    points = units[start].text == "一" or (start > 0 and units[start - 1].tag == "r")
    return candidate.sight.topic if points and end - start <= 1 + (units[start].text == "一") else None


def level_of_whole(candidate: Candidate) -> str | None:
    """其中省级6家、昆山市|级10家: 级 says whose, 其中 of what."""
    text, whole = candidate.text, candidate.sight.scope.parted
    if text.startswith("级") or (text == "本级" and whole):
        return whole or REFUSED
    return None


def kind_of_whole(candidate: Candidate) -> str | None:
    """创新平台158个，国家级38个: the noun only says of which kind."""
    text, sight, kinds = candidate.text, candidate.sight, read_role_endings("kind")
    whole = sight.scope.parted or sight.topic
    if not sight.topic or whole is None:
        return None
    bare = whole[max(whole.rfind(kind) for kind in kinds) + 1 :]  # 省级|创新平台, 市级8个
    return text + bare if len(bare) > 1 else text  # 二级类|别


def completed(candidate: Candidate) -> str | None:
    """汽油需求四周日均数, 羊年末头数: with what stood before a figure or a time inside the phrase."""
    return _complete(candidate)


def _complete(candidate: Candidate) -> str:
    head = candidate.text
    if head not in read_words("measure_nouns"):
        return head
    units, end = candidate.frame.clause.units, candidate.frame.noun[0] - 1
    if end < 1 or units[end].kind not in ("figure", "period"):
        return head
    front = clean(text_of(strip_names(units[find_noun(units, 0, end) : end])))
    if not front:
        return head
    return front + units[end].text + head if units[end].kind == "period" else front + head


Rule = Callable[[Candidate], str | None]

RULES: Final = Rulebook[Rule](
    (
        starts_change, halved, leading, located, share_done, share_alone, each_of, passed, counted_before,
        pointed, topic_of_short, level_of_whole, kind_of_whole, completed,
    ),
    kinds={passed: ("duration",), kind_of_whole: ("count",)},
    readings={halved: ("relation:share_of_noun_behind",), share_done: ("relation:share_done",)},
    parts={starts_change: LATER, counted_before: LATER, each_of: LED},
    signals={
        leading: ("lead",), located: ("place",), share_alone: ("share", "lands"), pointed: ("pointed",),
        topic_of_short: ("measure", "rate"), level_of_whole: ("level",), kind_of_whole: ("kind",),
        completed: ("measure",),
    },
)  # fmt: skip
"""Most nouns signal nothing by their words, and no rule is asked of them."""
