"""Noun phrases: where one begins, which word of it says what is measured, and whose it is."""

from typing import Final

from newsx.facts.cues import read_role, read_role_endings, read_words
from newsx.facts.unit import CLOSING, OPENING, Unit, Units

ADNOMINAL: Final = "的"
NO_BEGINNING: Final = CLOSING | {ADNOMINAL}
"""What a noun phrase never begins with; nor does it with a joiner."""
PLACE_ENDS: Final = frozenset("上下中里内外底边")
NO_HEADS: Final = frozenset(("a", "ad", "d", "f", "m", "z"))
"""Tags of words that name nothing by themselves: (两年)平均(增长), (连续四年)成功(举办)."""
MARKS: Final = frozenset("、的和与及 ,，：:；;“”‘’")
"""What a phrase may be without at its ends, and the quotation marks."""
LONGEST_NOUN: Final = 16
"""A noun phrase is at most so many units."""


def text_of(units: Units) -> str:
    """The words of a phrase, layout blanks and what stood in brackets left out."""
    text = ""  # Phrases are short: to join a list takes twice as long.
    for unit in units:
        text += unit.text
    return text


def is_noun(unit: Unit) -> bool:
    """Whether a unit can be part of a noun phrase by itself.

    Adjectives and measure words may (高新技术, 工业类); words of place such as 后 and 附近 end the
    phrase before them, but 以上 belongs to 规模以上工业.
    """
    return unit.noun


def is_verbal(unit: Unit) -> bool:
    """Whether a verb names what is measured: 死亡 (66182人), 出口 (103亿美元)."""
    return unit.verbal


def is_verb(unit: Unit) -> bool:
    """Whether a unit is a verb that no table of cues knows."""
    return unit.verb


def is_place_word(unit: Unit) -> bool:
    """Whether a word only says where: 沿岸, 水下, 境外; but 口岸 and 街区 are things."""
    return unit.tag == "f" or (unit.tag == "s" and unit.text[-1] in PLACE_ENDS)


def find_noun(units: Units, low: int, end: int, *, loose: bool = False) -> int:
    """Where the noun phrase begins that ends at ``end``; ``end`` itself where there is none.

    Args:
        units: a clause.
        low: the phrase begins here at the earliest.
        end: the index behind its last unit.
        loose: whether a verb between two nouns belongs to it (随迁儿童, 收运处置体系): it cannot govern
            the figure where another verb does.
    """
    start, first = end, max(low, end - LONGEST_NOUN)
    if start > first and units[end - 1].kind == "entity":
        return end  # 裴其伟(300多亩的水稻): a name is whose it is, not what
    while start > first:
        unit = units[start - 1]
        if unit.phrasal:
            start -= 1
        elif not unit.joint:
            break
        elif unit.text in CLOSING:
            opening = _find_opening(units, low, start - 1)
            if opening is None:
                break
            start = opening
        elif _belongs(units, start - 1, low, end, loose=loose):
            start -= 1
        else:
            break
    if start == end:
        return end
    while start < end and (units[start].joiner or units[start].text in NO_BEGINNING):
        start += 1
    if low < start < end - 1 and len(units[start].text) == 1 and units[start - 1].text in read_role("place"):
        start += 1  # 在华|采购额
    return start


def _find_opening(units: Units, low: int, i: int) -> int | None:
    """Where the quotation opens that ends at ``i``: “个转企”(260户)."""
    for k in range(i - 1, max(low, i - LONGEST_NOUN) - 1, -1):
        if units[k].text in OPENING:
            return k
    return None


def _belongs(units: Units, i: int, low: int, end: int, *, loose: bool) -> bool:
    """Whether the unit at ``i`` belongs to the phrase that so far begins behind it."""
    unit, last = units[i], i + 1 == end
    if unit.joiner:
        return not last and i > low and (units[i - 1].noun or units[i - 1].text in CLOSING)
    if unit.text == ADNOMINAL:
        return not last and text_of(units[i + 1 : end]) in read_words("measure_nouns")
    if unit.text == "等":
        return not last
    if unit.cue and unit.cue.role == "mean":
        return not last and (units[i + 1].kind == "word" or units[i + 1].noun)
    if unit.text == "非":
        return not last and units[i + 1].noun  # 非食品价格
    if not last and i > low and _is_between(unit, units[i - 1], units[i + 1]):
        return True
    if not unit.verb:
        return False
    if i > low and units[i - 1].text == "总":
        return True  # 总投入
    if last:
        return unit.text in read_words("measure_nouns")
    if text_of(units[i + 1 : end]) in read_words("measure_nouns"):
        return unit.text not in read_words("light_verbs")
    if unit.text in read_words("compound_verbs"):
        return True
    if unit.text in read_words("pivot_verbs"):
        return False  # 青河战略拉动|农业投资
    return loose and i > low and units[i - 1].kind == "word" and units[i - 1].noun


def _is_between(unit: Unit, before: Unit, behind: Unit) -> bool:
    """规上企业, 限上企业; 地表水优良比例."""
    if unit.text in read_role("scale") and len(before.text) == 1:
        return before.noun
    return unit.tag == "z" and before.noun and behind.noun


def strip_names(noun: Units) -> Units:
    """A phrase without the names, times and 等 before its own words: 昌吉州工业增加值 -> 工业增加值."""
    for unit in noun:
        if unit.leads:
            break
    else:
        return noun
    start = 0
    for i, unit in enumerate(noun[:-1]):
        if (
            unit.kind == "entity"
            or _is_relative(noun, i)
            or unit.text in read_words("list_words")
            or (unit.text == "号" and i)  # 青河二十号|重量
        ):
            start = i + 1
    while start < len(noun) - 1 and (
        noun[start].joiner
        or noun[start].text in (ADNOMINAL, "”")
        or (noun[start].tag == "m" and noun[start].text[-1] in "个一")  # 首个|工业产值, 这一|比例
        or (noun[start].text in read_words("lead_words") and not noun[start + 1].text.startswith("生产总值"))
    ):
        start += 1
    return noun[start:]


def find_row(units: Units, i: int) -> int:
    """Where a row of joined names ends that begins at ``i``: 欧盟、东盟和美国."""
    end = i + 1
    while end + 1 < len(units) and units[end].joiner and units[end + 1].kind == "entity":
        end += 2
    return end


def split_holder(noun: Units) -> tuple[Units, Units]:
    """Whose and what: 规模以上工业企业|利润总额; all is what where nobody holds it.

    What follows the holder must stand alone: 出口企业数量 is of no 出口企业.
    """
    for i in range(len(noun) - 1, 0, -1):
        if noun[i - 1].holds:
            if any(unit.text in CLOSING for unit in noun[i:]):
                return (), noun  # “八大产业集群”工业总产值
            what = noun[i:]
            if noun[i - 1].text in read_role("area") and (i == 1 or noun[i - 2].names):
                return (), noun  # 青河市|地区生产总值; but 西部地区|生产总值
            if what[0].joiner or what[0].text.startswith(read_role_endings("unheld")):
                return (), noun  # 机场和边界; 居民人均收入 is of no 居民, 县域地区生产总值 one name
            if len(what) == 1 and (what[0].holds or what[0].text in read_words("whole_nouns")):
                return (), noun  # 平台企业, 涉税市场主体, 城市书房
            while what and (what[0].text == ADNOMINAL):
                what = what[1:]
            if what and len(text_of(what)) > 1 and text_of(what) not in read_words("measure_nouns"):
                return noun[:i], what
            return (), noun
    return (), noun


def _is_relative(noun: Units, i: int) -> bool:
    """Whether a word points at a name: 全市, 公司; but 国有公司 is a noun."""
    word = noun[i].text
    return word in read_words("relative_nouns") and (
        i == 0 or word[0] in "全该我本" or noun[i - 1].tag == "vn"
    )


def strip_rate(noun: Units) -> Units:
    """工业增加值年均增速 -> 工业增加值: a growth is of what stands before its own name."""
    end = len(noun)
    while end and noun[end - 1].cue is not None:
        end -= 1
    return noun[:end]


def clean(text: str) -> str:
    """A phrase without quotation marks that lost their partner, and without joints at its ends."""
    if MARKS.isdisjoint(text):
        return text
    text = text.lstrip("、的 ,，：:；;").rstrip("、的和与及 ,，：:；;")  # 与会嘉宾, 和田玉
    for left, right in (("“", "”"), ("‘", "’")):
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    return text
