"""When a fact holds, and whether it does already."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from newsx.facts.clauses import Clause
from newsx.facts.cues import ClauseRole, read_bases, read_role, read_voices, read_words
from newsx.facts.fact import FactPeriod, Modality
from newsx.facts.frames import Frame
from newsx.facts.nouns import ADNOMINAL, is_noun, is_verb
from newsx.facts.unit import Unit, Units
from newsx.figures.periods import Period
from newsx.text.articles import Article

UNTIL = frozenset(("到", "至"))
"""Before a time that something goes on until."""
TIMES = frozenset(("period", "plan", "turn"))
"""What moves the clock."""
BEFORE_MOVES = frozenset(("将", "把"))
"""Before a share that itself moves: 将去年同期的4%降至2%."""
FEWEST_TASKS = 8
"""A list of tasks has at least so many of their words."""


class Clock:
    """The time and the modality that govern the clauses of one article, as they are read."""

    def __init__(self, article: Article, periods: Sequence[Period]) -> None:
        self._periods = periods
        self._date = article.date
        self._time: Period | None = None
        self._fresh = False
        """Whether the time was named in this sentence."""
        self._told = False
        """Whether the sentence began with who tells it: 国家统计局今天发布."""
        self._changing = False
        """Whether the figure before is where a change starts."""
        self._around: Period | None = None
        """The time around that change."""
        self._titled = article.title is not None
        self._agenda = is_agenda(article)
        self._plan = ""

    def enter_paragraph(self) -> None:
        """A new paragraph starts without a time."""
        self._time = None

    def enter_sentence(self, *, goes_on: bool = False) -> None:
        """A plan ends with its sentence and takes its time along; so does a day, but a year goes on.

        Args:
            goes_on: whether the sentence only takes parts of the one before (其中); all goes on.
        """
        self._changing = False
        if goes_on:
            self._fresh = self._told = False
            return
        dropped = self._plan and self._titled  # a report goes on with the year it plans for
        if self._time and (dropped or not _goes_on(self._time, report=not self._titled)):
            self._time = None
        self._plan = ""
        self._fresh = self._told = False

    def enter_clause(self) -> None:
        """The day of the news is not that of what it tells."""
        if self._told and is_day(self._time):
            self._time = None
        self._told = False

    def pass_clause(self, clause: Clause) -> None:
        """Moves on over a clause without figures."""
        if not TIMES.isdisjoint(clause.signals):
            self._pass(clause, 0, len(clause.units))

    def pass_frame(self, frame: Frame) -> None:
        """Moves on to a figure; the times it is compared with (比2020年) are not its own."""
        if self._changing:
            self._time = self._around  # 由年初的5件增加到(6件)
        units, low = frame.clause.units, frame.low
        self._changing = starts_change(frame)
        if self._changing:
            origin = next(i for i in range(low, frame.at) if units[i].text in read_role("from"))
            self._pass(frame.clause, low, origin)
            self._around, low = self._time, origin
        start, end = frame.against
        if end:
            self._pass(frame.clause, low, start)
            self._pass(frame.clause, end, frame.at)
        else:
            self._pass(frame.clause, low, frame.at)

    def pass_rest(self, frame: Frame) -> None:
        """Moves on behind the last figure of a clause."""
        self._pass(frame.clause, frame.at + 1, len(frame.clause.units))

    def _pass(self, clause: Clause, start: int, end: int) -> None:
        if TIMES.isdisjoint(clause.signals):
            return
        units = clause.units
        for i in range(start, end):
            unit = units[i]
            if unit.kind == "period":
                if not is_compared(units, i):
                    self._set(self._periods[unit.index])
            elif unit.cue and unit.cue.planned:
                if is_plan(units, i, end):
                    self._plan = unit.text
            elif unit.text in read_words("turn_words"):
                self._plan = ""
            elif unit.text in read_words("news_verbs") and unit.text not in read_role("dateline"):
                self._told = self._fresh
                if not self._fresh and unit.text in read_words("speaking_verbs"):
                    self._time = None  # 局长表示: a new speaker starts without a time

    def _set(self, period: Period) -> None:
        self._time, self._fresh = period, True
        if period.value == "now" or (
            (period.value or "").startswith("../") and not self._is_future(period.value)
        ):
            self._plan = ""

    def find_period(self, frame: Frame) -> tuple[FactPeriod | None, str]:
        """The time that governs a figure; null for one that no calendar fixes (近年来)."""
        time = self._time
        if starts_change(frame) and not any(unit.kind == "period" for unit in frame.before):
            return None, ""
        if time is None and "period" in frame.clause.signals:
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
            return "planned", f"plan_words:{self._plan}"
        for unit in leading_rest(frame) if "plan" in frame.clause.signals else ():
            if unit.cue and unit.cue.planned:
                return "planned", f"plan_words:{unit.text}"
        if self._agenda and not any(
            unit.text == "了" or unit.text in read_role("done") for unit in frame.before
        ):
            return "planned", "modality:agenda"
        if period and self._is_future(period.value):
            return "planned", "modality:future"
        return "actual", "modality:actual"

    def _is_future(self, value: str | None) -> bool:
        """Whether a time begins behind the day of publication."""
        start = (value or "").removeprefix("../").split("/")[0]
        if not start[:4].isdigit() or not self._date:
            return False
        date = (
            self._date[: len(start)] if start[4:5] in ("", "-") and start[5:6].isdigit() else self._date[:4]
        )
        return start[: len(date)] > date


def is_agenda(article: Article) -> bool:
    """Whether a text without a title sets tasks (落实政策，新增企业10户以上) and reports nothing done."""
    if article.title is not None:
        return False
    voices = read_voices()
    done = sum(article.text.count(word) for word in voices["actual"])
    tasks = sum(article.text.count(word) for word in voices["planned"])
    return tasks >= FEWEST_TASKS and tasks > 7 * done


def _goes_on(period: Period | None, *, report: bool) -> bool:
    """Whether a time carries into the next sentence: 1—8月 and 2023年 do, 9月24日 and 目前 do not."""
    if period is None or period.value is None:
        return False
    if period.text.endswith("年来") and not report:
        return False  # 五年来 speaks of its own sentence; a report of a year goes on with it
    value = period.value
    return value != "now" and not (value.count("-") >= 2 and "/" not in value)


def is_day(period: Period | None) -> bool:
    """Whether a time is one day: 今天, 9月24日."""
    value = period.value if period else None
    return value is not None and "/" not in value and value.count("-") >= 2


def is_compared(units: Units, i: int) -> bool:
    """Whether a time is only compared with: 比上年(增长), 为去年2月以来(新低)."""
    if units[i].text == "同期" or _is_measured_by(units, i):
        return True
    if i and _is_against(units[i - 1]) and not (i + 1 < len(units) and units[i + 1].kind == "figure"):
        return True
    if i > 1 and units[i - 1].text == "于" and _is_against(units[i - 2]):
        return True  # 相比于年初
    over = units[i - 1].cue if i and i + 1 == len(units) else None
    if over is not None and over.role == "exceed":
        return True  # 增幅高于去年，(今年…)
    joined = i > 0 and units[i - 1].text in read_role("with")
    if joined and (units[i].text in read_bases() or _any(units[i + 1 : i + 4], "even")):
        return True  # 与上年持平, 与13日基本持平
    if i > 1 and units[i - 1].text in UNTIL and units[i - 2].text in read_role("enduring"):
        return True  # 影响持续到2012年
    behind = units[i + 1 : i + 4]
    if units[i].text.strip("“”").endswith("五") and _any(behind, "opening"):
        return True  # 实现“十四五”良好开局
    if _any(takewhile(lambda unit: unit.kind == "word", behind), "contract"):
        return True  # 7月原油期货: the month of a contract
    if units[i].text.endswith("来") and any(unit.text[0] == "最" for unit in behind):
        return True  # 为2012年以来最大增幅
    return _any(behind, "extreme")


def _is_measured_by(units: Units, i: int) -> bool:
    """Whether a share is but taken of what was then: 相当于2019年同期的85%; not 从去年同期的4%(降至2%)."""
    if i + 2 >= len(units) or units[i + 1].text != ADNOMINAL:
        return False
    if not (units[i].text.endswith("同期") or (i and units[i - 1].text in read_role("alike"))):
        return False
    before = units[i - 1].text if i else ""
    moved = before in BEFORE_MOVES or not read_role("from").isdisjoint((before, units[i].text[0]))
    return units[i + 2].kind == "figure" and units[i + 2].text[-1] in "%％成倍" and not moved


def _any(units: Iterable[Unit], role: ClauseRole) -> bool:
    words = read_role(role)
    return any(unit.text in words for unit in units)


def _is_against(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role == "against"


def is_plan(units: Units, i: int, end: int) -> bool:
    """Whether a word of plans speaks of the figure at ``end``.

    已将 and 将关联费率(由1.75%降至) do not; nor do 完成计划 and 计划落户的(项目22个).
    """
    unit, before = units[i], units[i - 1].text if i else ""
    if unit.text == "将":
        disposes = i + 1 < end and is_noun(units[i + 1]) and units[i + 1].tag != "vn"
        return before not in read_role("done") and not disposes
    if unit.text == "要":
        return i + 1 < end and units[i + 1].cue is not None
    if unit.text in read_role("task"):
        if before == "完成" or i + 1 == end:
            return False
        return not any(units[k].text == ADNOMINAL for k in range(i + 1, end - 1))
    return True


def starts_change(frame: Frame) -> bool:
    """Whether a figure is where a change starts: (由)10%(提高到25%)."""
    if "from" not in frame.clause.signals:
        return False
    return _any(frame.before, "from") and any(
        unit.cue is not None and unit.cue.role == "to" for unit in frame.after
    )


def leading_rest(frame: Frame) -> Units:
    """What a clause says behind a figure that leads it: 1500余人(将齐聚一堂); nothing behind its own verb."""
    units = frame.clause.units
    if frame.cue("level", "grow", "to", "share"):
        return ()
    for i in range(frame.at + 1, min(len(units), frame.at + 30)):
        if is_verb(units[i]):
            return units[frame.at + 1 : i]
    return units[frame.at + 1 : frame.at + 30]
