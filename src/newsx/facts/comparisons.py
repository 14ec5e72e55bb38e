"""What a growth is against, and what a share or a rank is part of."""

from collections.abc import Callable
from typing import Final

from newsx.facts.cues import read_bases, read_endings, read_role, read_words
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL, clean, find_noun, text_of
from newsx.facts.objects import noun_behind
from newsx.facts.unit import NOUN_TAGS, Units

Found = tuple[str | None, str]
"""Words or null, and the rule that found them."""


def find_base(frame: Frame, time: str | None) -> Found:
    """What a growth or change is against.

    Args:
        frame: the figure's frame.
        time: the value of its period: 环比 in a quarter is ``qoq``.
    """
    bases = read_bases()
    against = frame.units(frame.against)
    if against:
        phrase = text_of(against)
        for word in (phrase, phrase.removesuffix(ADNOMINAL), phrase.removesuffix("水平")):
            if word in bases:
                return bases[word], f"comparison_words:{word}"
        return clean(phrase) or None, "base:compared_with"
    for unit in reversed(frame.before):
        if unit.text.startswith("环比"):
            return name_base("环比", time), "base:环比"
        word = unit.text if unit.text in bases else unit.text[:2]
        if word in bases:
            return bases[word], f"comparison_words:{word}"
    return None, ""


def name_base(word: str, time: str | None) -> str:
    """``yoy`` for 同比, ``mom`` for 环比 in a month, the word itself for another."""
    if word.startswith("环比"):
        return "qoq" if time and "-Q" in time else "mom" if _is_month(time) else "prior"
    return read_bases().get(word, word)


def _is_month(time: str | None) -> bool:
    return time is not None and "/" not in time and "-W" not in time and time[-3:-2] == "-"


def rank_field(frame: Frame, field: str | None) -> str | None:
    """位居全省第二, 稳居全省金融科技第一: the place, without what is ranked in it."""
    return _first_field(frame.units(frame.whole)) or text_of(frame.units(frame.whole)) or None


def rank_before(frame: Frame, field: str | None) -> str | None:
    """是全球第二大经济体, 全球工程机械制造第一大国."""
    return _first_field(frame.before[-6:])


def _first_field(units: Units) -> str | None:
    for unit in reversed(units):
        if unit.kind == "entity" or unit.text in read_words("rank_fields"):
            return unit.text
    return None


def among(frame: Frame, field: str | None) -> str | None:
    """338个城市中，达标的占21.6%."""
    return field


def taken_of(frame: Frame, field: str | None) -> str | None:
    """占全省的50%."""
    return _shortened(frame.units(frame.whole))


def before_adnominal(frame: Frame, field: str | None) -> str | None:
    """自身利润的2.6倍; 成交量5207万股的25%."""
    if not frame.before or frame.before[-1].text != ADNOMINAL:
        return None
    units, end = frame.clause.units, frame.at - 1
    low = frame.low
    if end == low and low > 0:  # 库存的168万箱的98%: the figure before is the whole
        start = find_noun(units, 0, low - 1)
        return text_of(units[start : low - 1]) or units[low - 1].text
    start = find_noun(units, low, end)
    while start > low and (units[start - 1].tag in NOUN_TAGS or units[start - 1].tag[:1] in "nr"):
        start -= 1
    return text_of(units[start:end]) or None


def find_taken(frame: Frame) -> int:
    """Where the whole begins of which a verb takes a part: 升至|全球产量的(40%); else where the figure is."""
    before, at = frame.before, frame.at
    if len(before) < 3 or before[-1].text != ADNOMINAL or frame.figure.text[-1:] not in "%％‰成半倍":
        return at
    start = find_noun(frame.clause.units, frame.low, at - 1)
    cue = frame.clause.units[start - 1].cue if frame.low < start < at - 1 else None
    return start if cue and cue.role in ("level", "to", "share", "hedge") else at


def behind(frame: Frame, field: str | None) -> str | None:
    """覆盖90%以上行政村."""
    return text_of(noun_behind(frame)) or None


def done(frame: Frame, field: str | None) -> str | None:
    """完成总投资的45.1%."""
    return text_of(frame.units(frame.noun)) or None


def tenth_of(frame: Frame, field: str | None) -> str | None:
    """产能的六成, 八成行业利润."""
    return done(frame, field) or behind(frame, field)


def contributed(frame: Frame, field: str | None) -> str | None:
    """对工业增长的贡献率达57%; 与国内生产总值之比为2%; 在全国的占比."""
    units = frame.clause.units
    for i in range(frame.at - 1, frame.low - 1, -1):
        if units[i].text in read_role("about") and units[i].kind != "figure":
            said = units[i + 1 : frame.noun[1]]
            said = tuple(unit for unit in said if unit.text not in read_role("field"))  # 在总额|中|的占比
            phrase = text_of(said)
            for cut in read_endings("share_nouns"):
                if cut in phrase:
                    return phrase.split(cut)[0].removesuffix(ADNOMINAL) or None
    return None


def placed(frame: Frame, field: str | None) -> str | None:
    """(企业11万家，)全国占比29%."""
    front = frame.before[:2]
    holds = len(front) == 2 and front[1].text in read_role("holding")
    return front[0].text if holds and front[0].text in read_words("rank_fields") else None


RANKS: Final[tuple[Callable[[Frame, str | None], str | None], ...]] = (rank_field, rank_before, among)
BY_RULE: Final[dict[str, Callable[[Frame, str | None], str | None]]] = {
    "relation:tenths": tenth_of,
    "relation:share_of_noun_before": before_adnominal,
    "relation:times_of": before_adnominal,
    "relation:share_of_noun_behind": behind,
    "relation:share_done": done,
}


def find_whole(frame: Frame, relation: str, rule: str, field: str | None) -> Found:
    """What a share is taken of or a rank is held in.

    Args:
        frame: the figure's frame.
        relation: ``share`` or ``rank``; nothing else has a whole.
        rule: the rule that read the relation.
        field: what stood before 中 in this sentence: (在338个)城市(中).
    """
    if relation == "rank":
        rules = RANKS
    elif relation == "share":
        own = BY_RULE.get(rule)
        rules = (own,) if own else (taken_of, placed, contributed, among)
    elif rule == "relation:share_moved":
        rules = (taken_of,)
    else:
        return None, ""
    for read in rules:
        found = read(frame, field)
        if found:
            return clean(found), f"whole:{read.__name__}"
    return None, ""


def _shortened(units: Units) -> str | None:
    """The whole without a number before it stands as the text has it."""
    return text_of(units) or None
