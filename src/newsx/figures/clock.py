"""Resolves the times of one text, in order, against its publication day and the times before."""

import datetime
from re import Match

from newsx.figures.calendar import (
    Point,
    day_point,
    is_day,
    month_point,
    quarter_point,
    shift_days,
    week_value,
)  # fmt: skip
from newsx.figures.timegrammar import time_words
from newsx.figures.timepart import Part, first_month, last_month, number, parse_part

Read = tuple[str | None, int, int, str]
_PLANS = {
    "七五": 1986, "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016,
    "十四五": 2021, "十五五": 2026,
}  # fmt: skip


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
        self._last: tuple[Point, Point] | None = None
        self._last_end = 0
        self._explicit = False

    def read(self, match: Match[str]) -> Read | None:
        """The value, start, end and rule of a match; None where it is no time."""
        reader = getattr(self, f"_read_{match.lastgroup}")
        result: Read | None = reader(match)
        return result

    # -- absolute and relative dates ------------------------------------------------------------

    def _read_iso(self, match: Match[str]) -> Read | None:
        year, month, day = (int(match[f"iso_{part}"]) for part in ("year", "month", "day"))
        if not is_day(year, month, day):
            return None
        return self._keep(match, Point(year, f"-{month:02d}-{day:02d}"), None, "shape:iso", explicit=True)

    def _read_years(self, match: Match[str]) -> Read | None:
        first = number(match["from_year"])
        last_text = match["to_year"]
        last = number(last_text) if len(last_text) == 4 else first // 100 * 100 + number(last_text)
        if last <= first:
            return None
        return self._keep(match, Point(first), Point(last), "shape:years", explicit=True)

    def _read_date(self, match: Match[str]) -> Read | None:
        end = match.end()
        if match["a_only"] in ("底", "末", "初") or (match["b_only"] in ("底", "末", "初")):
            return None
        a = self._point(match, "a")
        if a is None:
            return None
        first, last, bound = a
        if match["to"]:
            b = self._point(match, "b", after=last or first)
            if b is None:
                return None
            last = b[1] or b[0]
            bound = b[2]
            if last.year < first.year and match["a_year"] is None:
                first = first.shifted(last.year - first.year)
        tail = match["date_tail"] or ""
        start = match.start()
        if match["since"] and tail not in ("以来", "至今", "以后", "起", "开始"):
            start = match.start("from") if not match["until"] else start
        if tail == "同期":
            self._remember(first, last, end, False)
            return self._result(first, last, start, end, "tail:同期")
        if tail in ("以来", "至今", "以后", "起", "开始"):
            value = f"{first}/.."
            self._remember(first, last, end, bool(match["a_year"]))
            return value, start, end, "tail:" + tail
        if match["until"] or bound == "end":
            point = (last or first).last
            self._remember(first, last, end, bool(match["a_year"]))
            return f"../{point}", start, end, "until"
        self._remember(first, last, end, bool(match["a_year"]) and match["a_year"][0] in "12１２一二公")
        return self._result(first, last, start, end, "date")

    def _point(self, match: Match[str], name: str, after: Point | None = None) -> Part | None:
        """First and last point of one date expression, and ``end`` where it names the end of its span."""
        year_text, month = match[f"{name}_year"], match[f"{name}_month"]
        if month is not None:
            return self._month_word(month)
        part = match[f"{name}_only"] or match[f"{name}_part"] or ""
        if year_text is None:
            year, relative = self._infer_year(part, match.start(), after)
        else:
            read = self._year(year_text, match.start())
            if read is None:
                return None
            year, relative = read
        return parse_part(part, year, relative)

    def _year(self, text: str, at: int) -> tuple[int, bool] | None:
        word = time_words().get(text)
        if word is None:
            digits = text.removeprefix("公元").rstrip("度 \u3000\xa0").removesuffix("年").strip()
            year = number(digits)
            return (year if year > 99 else 2000 + year), False
        _, offset, anchor = word
        if (
            anchor == "context"
            and self._last is not None
            and (self._explicit or text in ("当年", "同年", "该年"))
        ):
            return self._last[0].year + offset, self._last[0].relative
        return (self._today.year + offset, False) if self._today else (offset, True)

    def _infer_year(self, sub: str, at: int, after: Point | None) -> tuple[int, bool]:
        """The year of 9月24日 or 一季度 that names none."""
        if after is not None:
            return after.year, after.relative
        month = first_month(sub)
        if self._last is not None and self._explicit and self._in_sentence(at):
            point = self._last[0]
            if not point.relative:
                return point.year, False
        today = self._today
        if today is None:
            return 0, True
        if month and "年" not in sub and "季" not in sub:
            last = last_month(sub) or month
            if last - today.month > (6 if last == month else 0) and not (last == month and today.month > 6):
                return today.year - 1, False
        elif "季" in sub and month and month > today.month + 3 and today.month <= 4:
            return today.year - 1, False
        return today.year, False

    def _in_sentence(self, at: int) -> bool:
        between = self._text[self._last_end : at]
        if "\n" in between:
            return False
        stop = between.rfind("。")
        return stop < 0 or between[stop + 1 : stop + 3] == "其中"

    def _month_word(self, text: str) -> Part | None:
        for length in (4, 3, 2):
            word = time_words().get(text[:length])
            if word is None or word[0] != "month":
                continue
            _, offset, anchor = word
            if anchor == "context" and self._last is not None and self._last[0].month:
                base = (self._last[1] or self._last[0]) if self._last else None
                if base is None or not base.month:
                    return None
                point = month_point(base.year, base.month + offset, base.relative)
            elif self._today is not None:
                point = month_point(self._today.year, self._today.month + offset)
            else:
                return None
            return parse_part(f"{point.month}月" + text[length:], point.year, point.relative)
        return None

    # -- words -----------------------------------------------------------------------------------

    def _read_word(self, match: Match[str]) -> Read | None:
        unit, offset, anchor = time_words()[match["word_name"]]
        today, start, end = self._today, match.start(), match.end()
        until = (match["word_until"] or "").startswith("截")
        since = bool(match["word_tail"])
        if match["word_until"] and not until and not since:
            start = match.start("word_name")
        rule = "word:" + match["word_name"]
        if unit == "now":
            if match["word_name"][0] in "截到迄" or until:
                return (f"../{day_point(today)}" if today else "now"), start, end, rule
            return "now", start, end, rule
        if unit == "day" and anchor == "context":
            known = self._last_day()
            if known is not None:
                today = known
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
                return (f"../{week}" if until else week), start, end, rule
            point = day_point(day)
        self._remember(point, None, end, False)
        if until:
            return f"../{point}", start, end, rule
        return (f"{point}/.." if since else str(point)), start, end, rule

    def _last_day(self) -> datetime.date | None:
        point = self._last and (self._last[1] or self._last[0])
        if not point or point.relative or len(point.part) != 6:
            return None
        return datetime.date.fromisoformat(str(point))

    def _read_vague(self, match: Match[str]) -> Read | None:
        return None, match.start(), match.end(), "word:" + match[0]

    def _read_clock(self, match: Match[str]) -> Read | None:
        return None, match.start(), match.end(), "shape:clock"

    def _read_same(self, match: Match[str]) -> Read | None:
        start, end = match.span()
        if self._last is None:
            if not self._today:
                return "Y-1", start, end, "word:同期"
            return str(self._today.year - 1), start, end, "word:同期"
        first, last = self._last
        last_point = last if last != first else None
        first = first.shifted(-1)
        shifted = last_point.shifted(-1) if last_point else None
        return self._value(first, shifted), start, end, "word:同期"

    # -- days, weeks, spans ----------------------------------------------------------------------

    def _day_of(self, day: int) -> Point | None:
        """The day of a month that the text does not name."""
        if self._last is not None and self._last[0].month:
            base = self._last[1] or self._last[0]
            if base.month and (base.relative or is_day(base.year, base.month, day)):
                return Point(base.year, f"-{base.month:02d}-{day:02d}", base.relative)
        today = self._today
        if today is None:
            return None
        year, month = today.year, today.month
        if day - today.day > 15:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return Point(year, f"-{month:02d}-{day:02d}") if is_day(year, month, day) else None

    def _read_day(self, match: Match[str]) -> Read | None:
        start, end = match.span()
        point = self._day_of(number(match["day_number"]))
        if point is None:
            return None, start, end, "shape:day"
        self._remember(point, None, end, False)
        if match["day_until"]:
            return f"../{point}", start, end, "shape:day"
        return (f"{point}/.." if match["day_tail"] else str(point)), start, end, "shape:day"

    def _read_week_of(self, match: Match[str]) -> Read | None:
        point = self._day_of(number(match["week_day"]))
        start, end = match.span()
        if point is None or point.relative:
            return None, start, end, "shape:week"
        day = datetime.date.fromisoformat(str(point))
        first = shift_days(day, -6)
        if first is None:
            return None
        return f"{first}/{day}", start, end, "shape:week"

    def _read_span(self, match: Match[str]) -> Read | None:
        """近三年 -> Y-3/Y, 未来五年 -> Y/Y+5, 过去四周 -> the four ISO weeks before."""
        start, end = match.span()
        head, unit, tail = match["span_head"], match["span_unit"], match["span_tail"] or ""
        if head == "前" and (start and self._text[start - 1] in "之目以此提当日年"):
            return None
        if head != "近" and (unit == "小时" or (head == "前" and unit == "日" and not tail)):
            return None
        count = match["span_count"]
        if count in ("几", "半"):
            return None, start, end, "shape:span"
        n = number(count)
        if head in ("前", "这", "那") and not (unit == "年" or tail):
            return None
        return self._span(n, unit, head in ("未来", "今后", "此后", "接下来", "接下来的"), start, end)

    def _span(self, n: int, unit: str, ahead: bool, start: int, end: int) -> Read | None:
        rule = "shape:span"
        today = self._today
        if unit == "年":
            here = Point(today.year) if today else Point(0, "", True)
            there = here.shifted(n if ahead else -n)
            first, last = (here, there) if ahead else (there, here)
            return f"{first}/{last}", start, end, rule
        if today is None:
            return None, start, end, rule
        if unit == "个月":
            there = month_point(today.year, today.month + (n if ahead else -n))
            here = month_point(today.year, today.month)
            first, last = (here, there) if ahead else (there, here)
            return f"{first}/{last}", start, end, rule
        if unit == "个季度":
            return None, start, end, rule
        if unit in ("周", "星期", "个星期"):
            days = [shift_days(today, 7 * k) for k in ((1, n) if ahead else (-n, -1))]
            if None in days:
                return None
            return "/".join(week_value(day) for day in days if day), start, end, rule
        other = shift_days(today, n if ahead else -n)
        if other is None:
            return None
        low, high = (today, other) if ahead else (other, today)
        return f"{low}/{high}", start, end, rule

    def _read_elapsed(self, match: Match[str]) -> Read | None:
        """五年来 -> Y-5/Y, 7年前 -> the year, 两周后 stays open."""
        start, end = match.span()
        count, unit, tail = match["elapsed_count"], match["elapsed_unit"], match["elapsed_tail"]
        if count in ("几", "半"):
            return None, start, end, "shape:elapsed"
        n = number(count)
        if "来" in tail:
            return self._span(n, unit, False, start, end)
        if unit != "年":
            return None
        years = -n if "前" in tail else n
        if years > 0:
            return None
        point = Point(self._today.year + years) if self._today else Point(years, "", True)
        return str(point), start, end, "shape:elapsed"

    def _read_plan(self, match: Match[str]) -> Read | None:
        """“十四五”期间 -> 2021/2025, “十三五”末 -> 2020."""
        tail, quoted = match["plan_tail"] or "", match["plan_quote"] is not None
        start, end = match.span()
        if not quoted and not tail:
            return None
        if self._text[start] in '“"‘' and not quoted and not tail:
            return None
        first = _PLANS[match["plan_name"]]
        rule = "plan:" + match["plan_name"]
        if tail in ("末", "末期"):
            return str(first + 4), start, end, rule
        if tail in ("以来",):
            return f"{first}/..", start, end, rule
        if tail in ("开局",):
            end = match.end() - 2
        if tail in ("收官", "规划", "初期", "前期", "后期", "以后"):
            end = match.end() - len(tail)
        return f"{first}/{first + 4}", start, end, rule

    def _read_century(self, match: Match[str]) -> Read | None:
        start, end = match.span()
        decade = match["decade"] or match["decade_only"]
        century = match["century_name"]
        base = 1900
        if century:
            head = century.rstrip("个")
            if head == "本":
                base = 2000
            elif head != "上":
                base = (number(century) - 1) * 100
                if not 0 <= base <= 2900:
                    return None
        if decade:
            first = base + number(decade.removesuffix("年代"))
            value = f"{first}/{first + 9}"
            if match[0].endswith("以来"):
                value = f"{first}/.."
            return value, start, end, "shape:decade"
        if match[0].endswith("以来"):
            return f"{base + 1}/..", start, end, "shape:century"
        if match[0].endswith("世纪"):
            return f"{base + 1}/{base + 100}", start, end, "shape:century"
        if match[0].endswith("初"):
            return f"{base + 1}/{base + 10}", start, end, "shape:century"
        if match[0].endswith("末"):
            return f"{base + 90}/{base + 99}", start, end, "shape:century"
        return None, start, end, "shape:century"

    # -- memory ----------------------------------------------------------------------------------

    def _keep(self, match: Match[str], first: Point, last: Point | None, rule: str, explicit: bool) -> Read:
        self._remember(first, last, match.end(), explicit)
        return self._result(first, last, match.start(), match.end(), rule)

    def _remember(self, first: Point, last: Point | None, end: int, explicit: bool) -> None:
        self._last = (first, last or first)
        self._last_end = end
        self._explicit = explicit

    def _value(self, first: Point, last: Point | None) -> str:
        return str(first) if last is None or last == first else f"{first}/{last}"

    def _result(self, first: Point, last: Point | None, start: int, end: int, rule: str) -> Read:
        return self._value(first, last), start, end, rule
