"""When a fact holds, and whether it does already."""

from collections.abc import Sequence

from newsx.facts.clauses import OPEN, Clause, Unit
from newsx.facts.fact import FactPeriod, Modality
from newsx.facts.frames import FROM_TO, Frame
from newsx.facts.nouns import ADNOMINAL
from newsx.figures.periods import Period


class Clock:
    """The time and the modality that govern the clauses of one article, as they are read."""

    def __init__(self, periods: Sequence[Period], date: str | None) -> None:
        self._periods = periods
        self._date = date
        self._time: Period | None = None
        self._plan = ""

    def enter_paragraph(self) -> None:
        """A new paragraph starts without a time."""
        self._time = None

    def enter_sentence(self) -> None:
        """A plan ends with its sentence, and so does a day; a month or a year goes on."""
        self._plan = ""
        if self._time and not _goes_on(self._time.value):
            self._time = None

    def pass_clause(self, clause: Clause) -> None:
        """Moves on over a clause without figures; what stands in brackets only explains."""
        if clause.mark not in OPEN:
            self._pass(clause.units, 0, len(clause.units))

    def pass_frame(self, frame: Frame) -> None:
        """Moves on to a figure; the times it is compared with (比2020年) are not its own."""
        start, end = frame.against
        if end:
            self._pass(frame.clause.units, frame.low, start)
            self._pass(frame.clause.units, end, frame.at)
        else:
            self._pass(frame.clause.units, frame.low, frame.at)

    def pass_rest(self, frame: Frame) -> None:
        """Moves on behind the last figure of a clause."""
        self._pass(frame.clause.units, frame.at + 1, len(frame.clause.units))

    def _pass(self, units: Sequence[Unit], start: int, end: int) -> None:
        for i in range(start, end):
            unit = units[i]
            if unit.kind == "period":
                if not is_compared(units, i):
                    self._time = self._periods[unit.index]
                    self._plan = ""
            elif unit.cue and unit.cue.role == "plan":
                if is_plan(units, i, end):
                    self._plan = unit.text
            elif unit.text in ("已", "已经"):
                self._plan = ""

    def find_period(self, frame: Frame) -> tuple[FactPeriod | None, str]:
        """The time that governs a figure; null for one that no calendar fixes (近年来)."""
        time = self._time
        if starts_change(frame) and not any(unit.kind == "period" for unit in frame.before):
            return None, ""
        if time is None:
            time = next(
                (self._periods[unit.index] for unit in leading_rest(frame) if unit.kind == "period"), None
            )
        if time is None or time.value is None:
            return None, ""
        return FactPeriod(time.text, time.value), f"period:{time.rule or time.text}"

    def find_modality(self, frame: Frame, period: FactPeriod | None) -> tuple[Modality, str]:
        """Planned behind 将, 力争, 预计; and where the time itself is still to come."""
        if starts_change(frame):
            return "actual", "modality:starts_change"
        if self._plan:
            return "planned", f"plans:{self._plan}"
        for unit in leading_rest(frame):
            if unit.cue and unit.cue.role == "plan":
                return "planned", f"plans:{unit.text}"
        if period and self._is_future(period.value):
            return "planned", "modality:future"
        return "actual", "modality:actual"

    def _is_future(self, value: str | None) -> bool:
        if not value or not value[0].isdigit() or not self._date:
            return False
        return value[:4] > self._date[:4]


def _goes_on(value: str | None) -> bool:
    """Whether a time carries into the next sentence: 1—8月 and 2023年 do, 9月24日 and 目前 do not."""
    return value is not None and value != "now" and not (value.count("-") >= 2 and "/" not in value)


def is_compared(units: Sequence[Unit], i: int) -> bool:
    """Whether a time is only compared with: 比上年(增长), 为去年2月以来(新低)."""
    before = units[i - 1] if i else None
    if before is not None and before.cue and before.cue.role == "against":
        return True
    return i + 1 < len(units) and any(
        unit.text in ("新低", "新高", "最低", "最高") for unit in units[i + 1 : i + 4]
    )


def is_plan(units: Sequence[Unit], i: int, end: int) -> bool:
    """Whether a word of plans speaks of the figure at ``end``: not 已将, 完成计划, 计划落户的(项目22个)."""
    unit, before = units[i], units[i - 1].text if i else ""
    if unit.text == "将":
        return before not in ("已", "已经")
    if unit.tag[:1] in "nv" and unit.text in ("计划", "规划", "目标", "拟"):
        if before == "完成" or i + 1 == end:
            return False
        return not any(units[k].text == ADNOMINAL and k + 1 < end for k in range(i + 1, end))
    return True


def starts_change(frame: Frame) -> bool:
    """Whether a figure is where a change starts: (由)10%(提高到25%)."""
    return any(unit.text in FROM_TO for unit in frame.before) and any(
        unit.cue is not None and unit.cue.role == "to" for unit in frame.after
    )


def leading_rest(frame: Frame) -> Sequence[Unit]:
    """What a clause says behind a figure that leads it: 1500余人(将齐聚一堂)."""
    units = frame.clause.units
    if frame.cue("level", "grow", "to", "share") or frame.verb >= 0:
        return ()
    return units[frame.at + 1 : frame.at + 30]
