"""What is said by a verb and what stands before it: who acts is not measured, what was done is."""

from newsx.facts.cues import read_endings, read_role, read_role_endings, read_words
from newsx.facts.nouns import clean, is_place_word, is_verb, split_holder, strip_names, text_of
from newsx.facts.sight import Sight


def fronted(sight: Sight) -> str | None:
    """科技型中小企业已备案208家: the noun before a verb that is not measured itself."""
    noun = strip_names(sight.frame.units(sight.frame.fronted))
    if not noun or (len(noun) == 1 and noun[0].kind == "entity"):
        return None
    if noun[-1].tag in ("d", "m", "zg") or is_place_word(noun[-1]):
        return None  # 他一路辗转三小时, 直升机在空中盘旋十分钟
    start, units = sight.frame.fronted[0], sight.frame.clause.units
    if sight.figure.unit == "次" and sight.frame.verb == sight.frame.at - 1:
        return None  # 市场预期加息4次
    if start > sight.frame.low and units[start - 1].text in read_role("means"):
        return None  # 向青河支付5亿元, 以货币形式认缴5亿元
    if sight.figure.unit in read_words("person_units") and acts_on(sight, noun[-1].text):
        return None  # 救援人员|救起60人
    who = noun[-1].text
    if who in read_words("relative_nouns") or who in read_words("vague_nouns") or spends(sight, who):
        return None  # 全省将建成50个, 店员称可降20元
    return clean(text_of(split_holder(noun)[1])) or None


def acts_on(sight: Sight, agent: str) -> bool:
    """Whether people straight behind a verb are those to whom somebody does it."""
    frame = sight.frame
    acts = frame.verb == frame.at - 1 and len(frame.clause.units[frame.verb].text) > 1
    return acts and agent.endswith(read_role_endings("crew"))


def spends(sight: Sight, agent: str) -> bool:
    """Whether money stands behind the verb of who pays it: 中央投入5亿元, but 公司净利润5亿元."""
    return sight.figure.kind == "money" and agent.endswith(read_endings("agent_nouns"))


def spent(sight: Sight) -> str | None:
    """公司认缴5亿元: what was done with money, where its own clause names nothing else."""
    frame, i = sight.frame, sight.frame.verb
    noun = frame.units(frame.fronted)
    if not noun or frame.cue("grow", "new", "share"):
        return None
    how = frame.fronted[0] > frame.low and frame.clause.units[frame.fronted[0] - 1].text in read_role("means")
    if not how and not spends(sight, noun[-1].text):
        return None
    text = frame.clause.units[i].text
    return text if len(text) > 1 and text not in read_words("light_verbs") else None


def paid(sight: Sight) -> str | None:
    """愿以5亿元参股: what was done for so much money, where nothing else is measured."""
    frame, after = sight.frame, sight.frame.after
    if not frame.before or frame.before[-1].text not in read_role("price") or not after:
        return None
    return after[0].text if is_verb(after[0]) and len(after[0].text) > 1 else None
