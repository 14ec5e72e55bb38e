"""When a fact holds, and whether it does already."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from newsx.facts.asides import is_aside, is_founding, is_inside, plays
from newsx.facts.bits import FROM, PERIOD, PLAN, TURN
from newsx.facts.clauses import Clause
from newsx.facts.cues import read_role, read_words
from newsx.facts.days import goes_on_after, is_day, year_of
from newsx.facts.fact import FactPeriod, Modality
from newsx.facts.frame import Frame
from newsx.facts.nouns import is_verb
from newsx.facts.origins import starts_change
from newsx.facts.plans import is_agenda, is_plan
from newsx.facts.unit import Unit, Units
from newsx.figures.periods import Period
from newsx.text.articles import Article

TIMES: Final = PERIOD | PLAN | TURN
"""What moves the clock."""
CHANGES: Final = TIMES | FROM
"""And what may begin a change from one time to another."""
MOST_TIMES: Final = 4096
"""Of so many times is kept what facts say of them: one holds for many figures."""


@dataclass(slots=True, eq=False)
class Clock:
    """The time and the modality that govern the clauses of one article, as they are read."""

    _periods: Sequence[Period]
    _date: str | None
    """The day of publication."""
    _news: bool
    """Whether it is news: a report goes on with the years that it speaks of."""
    _agenda: bool
    """Whether it only sets tasks."""
    _time: Period | None = None
    _fresh: bool = False
    """Whether the time was named in this sentence."""
    _told: bool = False
    """Whether the sentence began with who tells it: 国家统计局今天发布."""
    _changing: bool = False
    """Whether the figure before is where a change starts."""
    _around: Period | None = None
    """The time around that change."""
    _plan: str = ""
    """The word that says so of what is planned."""
    _before: Period | None = None
    """The time of the paragraph before, until this one has begun: 其中 goes on with it."""
    _promised: Period | None = None
    """The time of a plan that ended with its sentence; another plan goes on with it."""
    _day: Period | None = None
    """The day that a sentence before named: the dead and hurt that it told of are counted on."""
    _session: bool = False
    """Whether the sentence told of a day's trading, which the next goes on with."""
    _stretch: tuple[Period, Period | None] | None = None
    """The times that a change went from and to: what is told of its years behind it holds for all of them."""
    _inner: bool = False
    """Whether it dates but what a clause tells, and no figure: 设备于1969年投产."""
    _outer: Period | None = None
    """The day around a longer span that only one clause sums up: (周一)涨5%，1月份累涨6%."""

    def enter_paragraph(self) -> None:
        """A new paragraph starts without a time."""
        self._before = self._time
        self._time = self._promised = self._day = self._outer = None
        self._session = False

    def enter_sentence(self, *, goes_on: bool = False, adds: bool = False) -> None:
        """A plan ends with its sentence and takes its time along; so does a day, but a year goes on.

        Args:
            goes_on: whether the sentence only takes parts of the one before (其中); all goes on.
            adds: whether it adds to what that one counted (新增), on the same day.
        """
        self._changing = False
        self._stretch = None
        before, self._before = self._before, None
        if goes_on:
            self._time = self._time or before
            self._fresh = self._told = False
            return
        if self._outer:
            self._return()
        if self._inner and not is_day(self._time):
            self._time = None
        self._inner = False
        time = self._time
        planned = self._plan and not (time and self._is_over(time.value))
        if time and self._news and (planned or self._is_future(time.value)):
            self._time = None  # a report goes on with the year it plans for
            self._promised = time if self._may_go_on(time.value or "") else None
        elif not goes_on_after(time, report=not self._news):
            self._day = time if is_day(time) else self._day
            self._time = time if (self._session or adds) and is_day(time) else None
        self._plan = ""
        self._fresh = self._told = False

    def enter_clause(self) -> None:
        """The day of the news is not that of what it tells."""
        if self._outer:
            self._return()
        if self._told and is_day(self._time):
            self._time = None
        self._told = False

    def _return(self) -> None:
        """Behind what sums a longer span up, the day around it holds again."""
        self._time, self._outer = self._outer, None

    def pass_clause(self, clause: Clause) -> None:
        """Moves on over a clause without figures."""
        if clause.signals & TIMES:
            self._pass(clause, 0, len(clause.units))

    def pass_frame(self, frame: Frame) -> None:
        """Moves on to a figure; the times it is compared with (比2020年) are not its own."""
        if self._changing or frame.clause.signals & CHANGES:
            self._pass_frame(frame)

    def _pass_frame(self, frame: Frame) -> None:
        origin = self._time if self._changing else None
        if self._changing:
            self._time = self._around  # 由年初的5件增加到(6件)
        units, low = frame.clause.units, frame.low
        self._changing = frame.clause.signals & FROM != 0 and starts_change(frame)
        if self._changing:
            start = next(i for i in range(low, frame.at) if units[i].text in read_role("from"))
            self._pass(frame.clause, low, start)
            self._around, low = self._time, start
        start, end = frame.against
        if not end and frame.shared and self._fresh:
            start, end = frame.whole  # (6—8月完成5亿元，)占1—8月投资的52%
        if end:
            self._pass(frame.clause, low, start)
            self._pass(frame.clause, end, frame.at)
        else:
            self._pass(frame.clause, low, frame.at)
        if origin and self._time is not self._around:
            self._stretch = origin, self._time

    def pass_rest(self, frame: Frame) -> None:
        """Moves on behind the last figure of a clause."""
        if frame.clause.signals & TIMES:
            self._pass(frame.clause, frame.at + 1, len(frame.clause.units))

    def _pass(self, clause: Clause, start: int, end: int) -> None:
        units = clause.units
        for i in range(start, end):
            unit = units[i]
            if not unit.signals & TIMES:
                continue
            if unit.kind == "period":
                if self._periods[unit.index].value is None and is_inside(units, i):
                    continue
                if not is_aside(clause, i):
                    sums_up = i + 1 < len(units) and units[i + 1].text[:2] in read_role("sum")
                    self._set(self._periods[unit.index], sums_up=sums_up)
                    self._inner = i > 1 and units[i - 1].text in read_role("at")
                elif not self._fresh and is_founding(units, i):
                    self._time = None
            elif unit.cue and unit.cue.planned:
                if is_plan(units, i, end):
                    self._plan = unit.text
                    self._time = self._time or self._promised
            elif unit.signals & TURN:
                self._turn(unit, units[i + 1 : i + 3])

    def _turn(self, unit: Unit, behind: Units) -> None:
        if unit.text in read_role("since"):
            self._since(behind)
        elif unit.text in read_role("session"):
            self._session = is_day(self._time)
        elif unit.text in read_words("turn_words"):
            self._plan = ""
        elif unit.text in read_words("news_verbs") and unit.text not in read_role("dateline"):
            self._told = self._fresh
            if not self._fresh and unit.text in read_words("speaking_verbs"):
                self._time = None  # 局长表示: a new speaker starts without a time

    def _set(self, period: Period, *, sums_up: bool) -> None:
        if period.value is None and self._fresh and period.text.endswith("小时"):
            return  # 截至2月4日，过去24小时
        if period.text in ("本年", "本年度") and self._fresh:
            return  # 1—5月，企业本年资金来源
        if sums_up and is_day(self._time) and not is_day(period):
            self._outer = self._time
        self._time, self._fresh, self._promised, self._stretch = period, True, None, None
        if period.value == "now" or (
            (period.value or "").startswith("../") and not self._is_future(period.value)
        ):
            self._plan = ""

    def _since(self, behind: Units) -> None:
        """疫情发生以来 is a time that no calendar fixes, 自2018年成立以来 a year; 以来最高 compares."""
        opened = self._fresh and self._time and (self._time.value or "").endswith("/..")
        if not opened and not any(unit.text[0] in "的最首新" for unit in behind):
            self._time = None

    def find_period(self, frame: Frame) -> tuple[FactPeriod | None, str]:
        """The time that governs a figure; null for one that no calendar fixes (近年来)."""
        self._inner = False
        time = self._time
        if self._changing and not any(unit.kind == "period" for unit in frame.before):
            return None, ""
        if time is None and frame.clause.signals & PERIOD:
            time = self._find_behind(frame)
        if time is None and self._day and plays(frame.clause.units[frame.at + 1 : frame.at + 3], "harm"):
            time = self._day  # (今天一架客机失事。事故造成)2人|死亡
        if time is None or time.value is None:
            return None, ""
        if self._stretch and any(unit.text[:2] in read_role("average") for unit in frame.before):
            first, last = (year_of(period) for period in self._stretch)
            if first < last:
                return FactPeriod(time.text, f"{first}/{last}"), "period:stretch"
        return _date(time.text, time.value, time.rule)

    def _find_behind(self, frame: Frame) -> Period | None:
        """The time that stands behind a figure that leads its clause."""
        for i, unit in enumerate(leading_rest(frame), frame.at + 1):
            if unit.kind == "period":
                return None if is_aside(frame.clause, i) else self._periods[unit.index]
        return None

    def find_modality(self, frame: Frame, period: FactPeriod | None) -> tuple[Modality, str]:
        """Planned behind 将, 力争, 预计; and where the time itself is still to come."""
        if self._changing:
            return "actual", "modality:starts_change"
        if self._plan:
            return "planned", f"plan_words:{self._plan}"
        for unit in leading_rest(frame) if frame.clause.signals & PLAN else ():
            if unit.cue and unit.cue.planned:
                return "planned", f"plan_words:{unit.text}"
        if self._agenda and not any(
            unit.text == "了" or unit.text in read_role("done") for unit in frame.before
        ):
            return "planned", "modality:agenda"
        if period and self._is_future(period.value):
            return "planned", "modality:future"
        return "actual", "modality:actual"

    def _is_over(self, value: str | None) -> bool:
        """Whether a time ends before the month of publication, so that no plan is for it."""
        end = (value or "").split("/")[-1][:7]
        return bool(self._date) and end[:4].isdigit() and end < (self._date or "")[: len(end)]

    def _may_go_on(self, value: str) -> bool:
        """Whether the next plan may be for this time: for 2025年, not for what is over, nor 未来五年."""
        return value[:1].isdigit() and "/" not in value and not (self._date and value[:4] < self._date[:4])

    def _is_future(self, value: str | None) -> bool:
        """Whether a time begins behind the day of publication."""
        start = (value or "").removeprefix("../")
        if not self._date or start[:4] < self._date[:4] or not start[:4].isdigit():
            return False
        start = start.split("/")[0]
        date = (
            self._date[: len(start)] if start[4:5] in ("", "-") and start[5:6].isdigit() else self._date[:4]
        )
        return start[: len(date)] > date


@lru_cache(maxsize=MOST_TIMES)
def _date(text: str, value: str | None, rule: str) -> tuple[FactPeriod, str]:
    """What facts say of a time, and its rule."""
    return FactPeriod(text, value), f"period:{rule or text}"


def start_clock(article: Article, periods: Sequence[Period], *, news: bool) -> Clock:
    """The clock of an article before its first sentence.

    Args:
        article: the article.
        periods: its times in order.
        news: whether it is news, and no report on a year.
    """
    return Clock(periods, article.date, news, is_agenda(article))


def leading_rest(frame: Frame) -> Units:
    """What a clause says behind a figure that leads it: 1500余人(将齐聚一堂); nothing behind its own verb."""
    units = frame.clause.units
    if frame.cue("level", "grow", "to", "share"):
        return ()
    for i in range(frame.at + 1, min(len(units), frame.at + 30)):
        if is_verb(units[i]):
            return units[frame.at + 1 : i]
    return units[frame.at + 1 : frame.at + 30]
