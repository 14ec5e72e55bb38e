"""Where a change starts, and what it is that changes: (采收率)由40%(提高到50%)."""

from newsx.facts.cues import read_role
from newsx.facts.frame import Frame
from newsx.facts.nouns import ADNOMINAL, find_noun
from newsx.facts.unit import Unit


def starts_change(frame: Frame) -> bool:
    """Whether a figure is where a change starts: (由)10%(提高到25%)."""
    return any(_starts(unit) for unit in frame.before) and any(_ends(unit) for unit in frame.after)


def is_dated(frame: Frame) -> bool:
    """Whether but a time stands before 的, where a change starts or ends: 从去年的(5%升到)今年的(13%)."""
    return _is_of_time(frame) and any(_starts(unit) or _ends(unit) for unit in frame.before[-4:-2])


def find_origin(frame: Frame) -> int | None:
    """Where 由 stands before the start of a change: 采收率|由国际平均(40%提高到50%)."""
    units = frame.clause.units
    origin = next((i for i in range(frame.at - 1, frame.low - 1, -1) if _starts(units[i])), None)
    if origin is None or _is_described(frame):
        return origin
    moves = any(_ends(unit) for unit in frame.after)
    stands = origin > frame.low and find_noun(units, frame.low, origin) < origin
    return origin if (moves or _is_of_time(frame)) and stands else None


def _is_described(frame: Frame) -> bool:
    """Whether 的 stands between where a change starts and its figure: 朱鹮由发现之初的(7只增加到1万只)."""
    before = frame.before
    described = len(before) > 1 and before[-1].text == ADNOMINAL
    return described and any(_starts(unit) for unit in before) and any(_ends(unit) for unit in frame.after)


def _is_of_time(frame: Frame) -> bool:
    """Whether a figure is that of a time: 从1978年的(5%)."""
    before = frame.before
    return len(before) > 1 and before[-1].text == ADNOMINAL and before[-2].is_time


def _starts(unit: Unit) -> bool:
    return unit.text in read_role("from")


def _ends(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role == "to"
