"""Who a clause itself says that its figure is of, where no name does: 白酒行业的毛利率, 中小企业的指数."""

from newsx.facts.agents import Agent, find_agent, may_bear
from newsx.facts.clauses import Clause
from newsx.facts.cues import ends_like, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL, clean, find_noun, split_holder, strip_names, text_of
from newsx.facts.unit import Units


def find_owner(frame: Frame) -> str:
    """白酒行业(的毛利率高达60%): the noun phrase at the head of a clause that has what is measured."""
    units, joint = frame.clause.units, frame.noun[0] - 1
    if joint <= frame.low or units[joint].text != ADNOMINAL:
        return ""
    if not (frame.is_measured or units[joint - 1].holds):
        return ""
    first = find_noun(units, frame.low, joint)
    owner = units[first:joint]
    if any(unit.names or unit.verb or unit.kind == "figure" for unit in owner) or acts_first(owner):
        return ""
    if owner and owner[-1].tag in ("vn", "l", "i"):
        return ""  # 现场检验(的不合格率)
    if not all(unit.ahead for unit in units[frame.low : first]):
        return ""
    text = clean(text_of(owner))
    return text if len(text) > 2 and not ends_like(text, "measure_nouns") else ""


def find_holder(frame: Frame) -> str:
    """规模以上工业企业(利润), 5家企业(总估值): whose the indicator is by its own noun phrase.

    Nothing for 减免|企业税费, whose verb takes it as its object.
    """
    governor = frame.governor
    if governor is not None and governor.verb:
        return ""
    noun = frame.units(frame.noun)
    holder, what = split_holder(strip_names(noun))
    if text_of(what) in read_words("share_nouns"):
        return ""  # 产业项目占比达80%: they are what has the share
    text = text_of(holder)
    units, low = frame.clause.units, frame.low
    if holder and noun[0] is holder[0] and 0 < frame.noun[0] == low:
        if low > 1 and units[low - 2].verb:
            return ""  # 免除|50户|家庭(学杂费)
        return frame.clause.units[frame.low - 1].text + text
    acts = holder and (holder[0].verb or (len(holder) > 1 and holder[0].tag[:1] in "ad" and holder[1].verb))
    acts = acts or _takes(holder)
    if not holder or acts or text[0] == "每" or any(unit.cue for unit in holder):
        return ""  # 控制|列车(满载率), 清偿|民企(欠款), 每吨市场(价格), 价格比医院(采购价)
    return text if len(text) > 2 else ""


def _takes(holder: Units) -> bool:
    """Whether a phrase begins with what is done to the rest: 清偿|民企(欠款), not 出口|企业, 养殖|企业."""
    if len(holder) < 2 or holder[0].tag != "vn" or text_of(holder) in read_words("holder_nouns"):
        return False
    return holder[0].text not in read_words("compound_verbs") | read_words("event_nouns")


def find_bearer(frame: Frame, *, counts: bool) -> str:
    """Of these, one that measures are commonly of; it comes before who was named in another clause.

    Args:
        frame: the figure's frame.
        counts: whether it is a count, which measures what stands behind it.
    """
    owner = find_owner(frame)
    if may_bear(owner):
        return owner
    return find_holder(frame) if frame.is_measured and not counts else ""


def find_bearing_actor(clause: Clause) -> str:
    """电力行业(主导着消费，占45%): such a one that acts in a clause without figures."""
    units = clause.units
    agent = find_agent(units, len(units), copula=True)
    return agent.text if agent and bears(agent, units) else ""


def find_counted_actor(frame: Frame) -> str:
    """两大|电网企业(公布计划，总额达5亿元): such a one, counted, that acts and may have what comes next."""
    units, end = frame.clause.units, frame.at + 1
    if not all(unit.ahead for unit in units[: frame.at]):
        return ""
    while end < min(len(units), frame.at + 6) and units[end].kind == "word" and units[end].noun:
        end += 1
    acts = end < len(units) and (units[end].kind == "period" or units[end].tag[:1] in ("v", "d"))
    text = text_of(units[frame.at : end])
    return text if acts and end > frame.at + 1 and units[end - 1].holds else ""


def bears(agent: Agent, units: Units) -> bool:
    """国内电厂(存煤达23天): whether who acts in a clause commonly has what is measured."""
    if agent.bare or "、" in agent.text or not may_bear(agent.text):
        return False
    return not acts_first(units[agent.start : agent.end])


def acts_first(units: Units) -> bool:
    """Whether a phrase begins with what is done to the rest: 布局|战略新兴产业."""
    return len(units) > 1 and units[0].tag in ("v", "vn")
