"""A clause -> one frame for each figure: the noun before it, the predicate, what it is compared with."""

from collections.abc import Callable
from typing import Final

from newsx.facts.bits import FROM, ask_for
from newsx.facts.clauses import Clause
from newsx.facts.cues import read_role, read_words
from newsx.facts.frame import AFTER, DESCRIBED, FRONTED, LATER, LED, NOUN, OWNED, VERB, Frame, Shape
from newsx.facts.nouns import ADNOMINAL, find_noun, is_noun, is_verb
from newsx.facts.origins import find_origin
from newsx.facts.unit import Unit, Units

LONGEST_PLACE: Final = 8
"""在 and where something is are at most so many units."""
LONGEST_TERMS: Final = 6
"""按 and what a measure is told by are at most so many units."""
OPENERS: Final = frozenset(("share", "rank", "against", "exceed"))
"""Roles of the cues that open a comparison."""
COMPARED: Final = ask_for(*OPENERS)
TERMS: Final = ask_for("terms")
"""What a clause signals that has one of them, or the terms of a measure."""


def read_frames(clause: Clause) -> list[Frame]:
    """One frame for each figure of a clause, in order."""
    units, figures = clause.units, clause.figures
    frames: list[Frame] = []
    low = 0
    for i, at in enumerate(figures):
        high = figures[i + 1] if i + 1 < len(figures) else len(units)
        frames.append(_read_frame(Frame(clause, at, low, high, units[low:at], units[at + 1 : high])))
        low = at + 1
    return frames


def _read_frame(frame: Frame) -> Frame:
    units, signals, low, at = frame.clause.units, frame.clause.signals, frame.low, frame.at
    edge = at - (at > low and units[at - 1].text in read_words("currency_words"))
    if signals & COMPARED:
        edge = _read_comparison(frame, edge)
    if edge == at and signals & FROM:
        origin = find_origin(frame)
        edge = at if origin is None else origin
    end = _skip_glue(units, low, edge)
    lists = end > low + 1 and units[end - 1].text == "等"
    if lists and not (at + 1 < len(units) and is_noun(units[at + 1])):
        end -= 1  # 捐赠肉蛋奶等(近千吨)
    if signals & TERMS and (front := _find_terms(units, low, end)) > low:
        end = _skip_glue(units, low, front)  # 预算收入|按可比口径(增长5%)
    start = end
    if low == 0 or not units[at - 1].joiner:  # 200万吨不锈钢、(300万吨)建材: no noun of the second
        loose = _has_cue(units, end, edge)
        start = find_noun(units, low, end, loose=loose)
    if start == end > low + 1 and units[end - 1].text in read_role("complement") and is_verb(units[end - 2]):
        start = end = end - 1  # 产值迈上(100亿元台阶)
    if start == end > low + 1 and (place := _find_place(units, low, end)) is not None:
        front = _skip_glue(units, low, place)
        if (noun := find_noun(units, low, front)) < front:
            start, end = noun, front  # 经济总量|在同类城市中(上升1位)
    if start == end > low + 1 and _is_unknown(units[end - 2], units[end - 1]):
        start = find_noun(units, low, end - 1)
    verb = units[end - 1].verb and end > low if start == end else end - start == 1 and _is_weak(units[start])
    if verb and _is_object(units, low, end, at):
        start, verb = end - 1, False
    if verb:
        front = _skip_glue(units, low, end - 1)
        while front > low and is_verb(units[front - 1]):
            front = _skip_glue(units, low, front - 1)
        frame.verb, frame.fronted = end - 1, (find_noun(units, low, front, loose=True), front)
    if end - start == 1 and start > low and len(units[start].text) == 1:
        start -= is_verb(units[start - 1]) or units[start - 1].text == "在"  # 收案4557.4万件, 在院312例
    frame.noun = (start, end)
    frame.predicate = (end, at)
    frame.shape = _read_shape(frame)
    return frame


def _read_shape(frame: Frame) -> Shape:
    units, low = frame.clause.units, frame.low
    start, end = frame.noun
    shape = LATER if low else 0
    if start < end:
        shape |= NOUN
    if start > low:
        shape |= LED
        if start > low + 1 and units[start - 1].text == ADNOMINAL:
            shape |= OWNED
    if frame.verb >= 0:
        shape |= VERB
        if frame.fronted[0] < frame.fronted[1]:
            shape |= FRONTED
    if frame.after:
        shape |= AFTER
        if frame.after[0].text == ADNOMINAL:
            shape |= DESCRIBED
    return shape


def _is_object(units: Units, low: int, end: int, at: int) -> bool:
    """Whether a verb behind 的 is a noun: 对医改的|投入(5亿元); not 年初开始的|为期(2个月的休渔)."""
    if end - 1 <= low or units[end - 2].text != ADNOMINAL or len(units[end - 1].text) < 2:
        return False
    return at + 1 == len(units) or units[at + 1].text != ADNOMINAL


def _find_terms(units: Units, low: int, end: int) -> int:
    """Where the terms of a measure begin: (收入)按可比口径, 扣除价格因素; ``low`` where there are none."""
    terms = read_role("terms")
    for i in range(end - 2, max(low, end - LONGEST_TERMS), -1):
        if units[i].text in terms:
            return i
        if not is_noun(units[i]):
            break
    return low


def _find_place(units: Units, low: int, end: int) -> int | None:
    """Where 在 stands of a place that ends at ``end``: (经济总量)在同类城市中."""
    if units[end - 1].tag != "f":
        return None
    places = [i for i in range(max(low, end - LONGEST_PLACE), end) if units[i].text == "在"]
    return places[-1] if places else None


def _is_unknown(first: Unit, second: Unit) -> bool:
    """营|收: two characters that the segmenter left are one noun of its own."""
    return len(first.text) == len(second.text) == 1 and is_noun(first) and is_verb(second)


def _is_weak(unit: Unit) -> bool:
    """Whether a noun is more of a verb: 科技型中小企业已备案208家."""
    return (unit.tag == "vn" and unit.text not in read_words("event_nouns")) or unit.text in read_words(
        "act_nouns"
    )


def _read_comparison(frame: Frame, at: int) -> int:
    """Sets ``whole`` and ``against``; the index before which the noun phrase ends, ``at`` at the latest."""
    units, low = frame.clause.units, frame.low
    opener = _last(units, low, at, _opens)
    if opener is None:
        return at
    cue = units[opener].cue
    if cue and cue.role == "exceed" and units[at - 1].text == ADNOMINAL:
        return at  # 高于2010年的80万辆: the figure is what the other exceeds
    if cue and cue.role == "share":
        frame.shared = True
        frame.whole = (opener + 1, _end_of_whole(units, opener + 1, at))
    elif cue and cue.role == "rank":
        frame.whole = (opener + 1, _skip_glue(units, opener + 1, at))
    elif (
        units[opener].text in read_role("likened")
        and (start := _last(units, max(low, opener - 8), opener, _joins)) is not None
    ):
        frame.against = (start + 1, opener)  # 跟海运相比，时间压缩60%
        return at
    else:
        move = _last(units, opener + 1, at, _moves)
        end = _skip_glue(units, opener + 1, at if move is None else move, keep_times=True)
        if end == opener + 1:
            return at
        frame.against = (opener + 1, end)
        again = _last(units, low, opener, _shares)
        if again is not None:
            frame.shared = True
            frame.whole = (again + 1, _end_of_whole(units, again + 1, opener))
            opener = again
    return opener


def _end_of_whole(units: Units, start: int, end: int) -> int:
    """占全省|的比重由2016年的: the whole ends before its own 的."""
    end = _skip_glue(units, start, end)
    while end - 1 > start and units[end - 1].text in read_words("share_nouns"):
        end = _skip_glue(units, start, end - 1)
    return end


def _last(units: Units, low: int, end: int, test: Callable[[Unit], bool]) -> int | None:
    for i in range(end - 1, low - 1, -1):
        if test(units[i]):
            return i
    return None


def _has_cue(units: Units, start: int, end: int) -> bool:
    for i in range(start, end):  # noqa: SIM110 (any() of a generator costs twice the time here)
        if units[i].cue:
            return True
    return False


def _opens(unit: Unit) -> bool:
    """占, 位居, 比, 较, 高出: what comes next is not what is measured."""
    return unit.cue is not None and unit.cue.role in OPENERS


def _shares(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role == "share"


def _joins(unit: Unit) -> bool:
    return unit.text in read_role("with")


def _moves(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role in ("grow", "to", "compare", "new")


def _skip_glue(units: Units, low: int, end: int, *, keep_times: bool = False) -> int:
    """The end of what stands before cues, times, adverbs and prepositions."""
    while end > low and units[end - 1].glue and not (keep_times and units[end - 1].is_time):
        if units[end - 1].tag == "a" and end < len(units) and units[end].text == ADNOMINAL:
            break  # 水质一般的(占5%)
        end -= 1
    return end
