"""Resolves the times of one text, in order, against its publication day and the times before."""

import datetime
import re
from re import Match

from newsx.figures.calendar import (
    Point,
    day_point,
    is_day,
    month_point,
    quarter_point,
    shift_days,
    week_value,
)
from newsx.figures.spans import SPANS
from newsx.figures.timecontext import Read, TimeContext
from newsx.figures.timegrammar import time_words
from newsx.figures.timeinside import resolve_inside
from newsx.figures.timepart import Part, first_month, last_month, number, parse_part, parse_year

_OPEN_TAILS = frozenset(("以来", "至今", "迄今", "以后", "起", "开始"))
_COMPARED = ("比", "较", "与", "同", "和", "于", "超过")
_AHEAD = re.compile("将|拟|计划|预计|起|前|举行|举办|召开|实施|开幕|力争|争取|完成|有望")
_ADDRESS = frozenset("街路道巷弄村楼座宫舟征娥问龙鹊箭艇船区院型")
_DAYPARTS = frozenset("晚夜凌上下中早傍清")
"""达拉斯地区26号晚 is a day, 开发区26号 an address."""
_NO_SINCE = re.compile("[0-9]|的|增|升|提|降|减|到|至|扩|跌|涨")


class Clock:
    """The state of reading one text."""

    def __init__(self, text: str, date: str | None) -> None:
        """
        Args:
            text: the reading text.
            date: publication day, ISO 8601, where known.
        """
        self._text = text
        self._today = datetime.date.fromisoformat(date) if date else None
        self._context = TimeContext(text, self._today)
        self._readers = {
            "iso": self._read_iso,
            "years": self._read_years,
            "season": self._read_season,
            "date": self._read_date,
            "day": self._read_day,
            "word": self._read_word,
            "same": self._read_same,
            "week_of": self._read_week_of,
            "holiday": self._context.day_of_holiday,
        }

    def read(self, shape: str, match: Match[str]) -> Read | None:
        """The value, start, end and rule of a shape of the grammar; None where it is no time."""
        if shape == "span" and match[0] in ("这一年", "那一年"):
            return self._context.year_told_of(*match.span())
        if shape in SPANS:
            return SPANS[shape](self._text, match, self._today)
        reader = self._readers.get(shape)
        # 近日, 春节, 16:30: a time that no calendar of days fixes.
        return reader(match) if reader else (None, *match.span(), f"shape:{shape}")

    # Dates.

    def _read_iso(self, match: Match[str]) -> Read | None:
        year, month, day = (int(match[f"iso_{part}"]) for part in ("year", "month", "day"))
        if not is_day(year, month, day):
            return None
        point = Point(year, f"-{month:02d}-{day:02d}")
        self._context.remember(point, None, match, written=True)
        return str(point), match.start(), match.end(), "shape:iso"

    def _read_years(self, match: Match[str]) -> Read | None:
        first, last = number(match["from_year"]), number(match["to_year"])
        if len(match["to_year"]) == 2:
            last += first // 100 * 100
        if last <= first:
            return None
        self._context.remember(Point(first), Point(last), match, written=False)
        return f"{first}/{last}", match.start(), match.end(), "shape:years"

    def _read_season(self, match: Match[str]) -> Read | None:
        """2010/11年度, 10/11榨季 -> 2010/2011."""
        first, last = number(match["season_from"]), number(match["season_to"])
        first += 2000 if first < 100 else 0
        last += 2000 if last < 100 else 0
        if last != first + 1:
            return None
        self._context.remember(Point(first), Point(last), match, written=False)
        return f"{first}/{last}", match.start(), match.end(), "shape:season"

    def _read_date(self, match: Match[str]) -> Read | None:
        start, end = match.span()
        alone = (match["a_only"], match["b_only"])
        if "底" in alone or "末" in alone or "初" in alone:
            return None
        read = self._point(match, "a")
        if read is None:
            # 2月30日: a day that no calendar has.
            return None, start, end, "date"
        first, last, bound = read
        if match["nth"] or match["edge"]:
            inside = resolve_inside(first, match)
            if inside is None:
                return None, start, end, "inside"
            first, last = inside
        if match["to"]:
            other = self._point(match, "b", after=last or first)
            if other is None:
                return None
            last, bound = other[1] or other[0], other[2]
            if match["a_year"] is None and last.year < first.year:
                first = first.shifted(last.year - first.year)
        tail = match["date_tail"] or ""
        if tail == "同期" and match["a_year"] and not match["a_part"] and not match["to"]:
            return self._context.year_before(first, start, end)
        written = bool(match["a_year"]) and tail not in _OPEN_TAILS
        if written:
            # A cell of a table may end the line: 比\n一九八一年.
            line = start - self._text.startswith("\n", start - 1, start)
            written = not self._text.endswith(_COMPARED, max(0, start - 2), line)
        self._context.remember(first, last, match, written=written)
        if tail == "当周":
            return self._week_until(first, start, end)
        if tail in _OPEN_TAILS:
            return f"{first}/..", start, end, "tail:" + tail
        if match["since"]:
            # 从5月17日召开 is open, 从2012年的84家 and 从1日到8日 are not.
            open_end = last is None and not match["to"] and match["since"] != "由"
            if open_end and not _NO_SINCE.match(self._text, end):
                return f"{first}/..", start, end, "head:" + match["since"]
            start = match.start("from") if not match["until"] else start
        if match["until"] or bound == "end":
            return f"../{(last or first).last}", start, end, "until"
        value = str(first) if last is None or last == first else f"{first}/{last}"
        return value, start, end, "date"

    def _point(self, match: Match[str], name: str, after: Point | None = None) -> Part | None:
        """First and last point of one date, and ``end`` where it names the end of its span."""
        year_text, month = match[f"{name}_year"], match[f"{name}_month"]
        if month is not None:
            return self._month_word(month)
        part = match[f"{name}_only"] or match[f"{name}_part"] or ""
        if year_text is not None:
            year, relative = self._year(year_text, match.start())
        elif after is not None:
            year, relative = after.year, after.relative
        else:
            year, relative = self._infer_year(part, match)
        return parse_part(part, year, relative)

    def _year(self, text: str, at: int) -> tuple[int, bool]:
        """The year of 2023年, 二〇二三年, 09年, 去年, 当年; and whether it stays relative."""
        word = time_words().get(text)
        if word is None:
            return parse_year(text), False
        _, offset, anchor = word
        carried = self._context.carried_year("", at) if anchor == "context" else None
        if carried is not None:
            return carried.year + offset, carried.relative
        if anchor == "context" and offset == 0 and self._context.last is not None:
            return self._context.last[0].year, self._context.last[0].relative
        return (self._today.year + offset, False) if self._today else (offset, True)

    def _infer_year(self, part: str, match: Match[str]) -> tuple[int, bool]:
        """The year of 9月24日, 一季度 or 年底 that names none.

        A year written in the sentence (in the paragraph, where nobody knows the day of publication) holds on;
        else the year of publication, or the one before for what could only lie far ahead.
        """
        carried = self._context.carried_year(part, match.start())
        if carried is not None:
            return carried.year, carried.relative
        today = self._today
        if today is None:
            return 0, True
        if part.startswith(("全年", "年末")) or (match["until"] and part.startswith("年")):
            return today.year - self._context.reviews(match.start()), False
        first = first_month(part)
        if not first:
            return today.year - (part.startswith("下半年") and today.month <= 2), False
        last = last_month(part)
        distance = (last or first) - today.month
        ahead = _AHEAD.search(self._text, max(0, match.start() - 6), match.end() + 14) is not None
        if distance > 6 or (distance > 0 and last > first and not ahead):
            return today.year - 1, False
        return today.year, False

    def _month_word(self, text: str) -> Part | None:
        """本月, 上月底, 当月15日."""
        for length in (4, 3, 2):
            word = time_words().get(text[:length])
            if word is None or word[0] != "month":
                continue
            _, offset, anchor = word
            base = (self._context.last[1] if self._context.last else None) if anchor == "context" else None
            if base is not None and base.month:
                point = month_point(base.year, base.month + offset, base.relative)
            elif self._today is not None:
                point = month_point(self._today.year, self._today.month + offset)
            else:
                return None
            return parse_part(f"{point.month}月" + text[length:], point.year, point.relative)
        return None

    # Days and words.

    def _read_day(self, match: Match[str]) -> Read | None:
        start, end = match.span()
        address = start and self._text[start - 1] in _ADDRESS and "号" in match[0]
        address = address and self._text[start - 2 : start] != "地区"  # 边境地区11号发生爆炸
        if address and self._text[end : end + 1] not in _DAYPARTS:
            return None
        point = self._context.day_of(number(match["day_number"]), start)
        if point is None:
            return None, start, end, "shape:day"
        if match["day_to"]:
            last = point.with_day(number(match["day_to"]))
            self._context.remember(point, last, match, written=False)
            return f"{point}/{last}", start, end, "shape:day"
        self._context.remember(point, None, match, written=False)
        if match["day_until"]:
            return f"../{point}", start, end, "shape:day"
        return (f"{point}/.." if match["day_tail"] else str(point)), start, end, "shape:day"

    def _read_word(self, match: Match[str]) -> Read | None:
        """今天, 上周, 本季度, 目前; 当日 and 前一周 count from the time before."""
        unit, offset, anchor = time_words()[match["word_name"]]
        today, start, end = self._today, match.start(), match.end()
        head, since = match["word_until"] or "", bool(match["word_tail"])
        until = head.startswith("截")
        if head and not until and not since:
            start = match.start("word_name")
        rule = "word:" + match["word_name"]
        if unit == "day" and offset == 0 and not anchor and self._text[start - 1 : start] == "的":
            return "now", start, end, rule  # 技术发达的今天
        if unit == "now":
            if today is not None and (until or match["word_name"][0] in "截到迄"):
                return f"../{day_point(today)}", start, end, rule
            return "now", start, end, rule
        if anchor == "context":
            today = self._context.last_day() or today
            same = self._context.last[1] if self._context.last and unit == "day" and not offset else None
            if today is None and same and same.day:
                return (f"../{same}" if until else str(same)), start, end, rule  # 1月31日，截至当天
        if today is None:
            return None, start, end, rule
        if unit == "quarter":
            point = quarter_point(today.year, (today.month - 1) // 3 + 1 + offset)
        else:
            day = shift_days(today, offset * (7 if unit == "week" else 1))
            if day is None:
                return None
            if unit == "week":
                week = week_value(day)
                return (f"../{week}" if until else f"{week}/.." if since else week), start, end, rule
            point = day_point(day)
        self._context.remember(point, None, match, written=False)
        if until:
            return f"../{point}", start, end, rule
        return (f"{point}/.." if since else str(point)), start, end, rule

    def _read_same(self, match: Match[str]) -> Read | None:
        """同期 is the time before itself, 去年同期 a year earlier."""
        start, end = match.span()
        if match[0] != "同期":
            return self._context.year_before(None, start, end)
        if self._context.last is None:
            return None, start, end, "word:同期"
        first, last = self._context.last
        return (str(first) if first == last else f"{first}/{last}"), start, end, "word:同期"

    def _read_week_of(self, match: Match[str]) -> Read | None:
        point = self._context.day_of(number(match["week_day"]), match.start())
        return self._week_until(point, *match.span())

    def _week_until(self, point: Point | None, start: int, end: int) -> Read:
        """29日当周: the seven days that end there."""
        if point is None or point.relative or not is_day(point.year, point.month, point.day):
            return None, start, end, "shape:week"
        day = datetime.date.fromisoformat(str(point))
        return f"{shift_days(day, -6)}/{day}", start, end, "shape:week"
