"""Expected times of peers against the periods of newsx."""

import datetime
import re
from calendar import monthrange
from typing import Any

from newsx.figures.periods import Period, find_periods
from peers_quantities import Verdict, aside, figures_of

Interval = tuple[str, str]
"""First and last day, ISO 8601."""


def reference(case: dict[str, Any]) -> str | None:
    """The day of reference of a case."""
    given = case["reference"]
    if isinstance(given, str):
        return given[:10]
    if isinstance(given, dict):
        if "iso" in given:
            return str(given["iso"])[:10]
        if "list" in given:
            parts = [int(x) for x in given["list"][:3]] + [1, 1]
            return f"{parts[0]:04d}-{max(parts[1], 1):02d}-{max(parts[2], 1):02d}"
        if "partial" in given:
            return f"{given['partial'].get('year', 2020):04d}-06-15"
    return None


def interval(value: str | None) -> Interval | None:
    """The days that a period's value covers; None where it is open or relative."""
    if value is None or value == "now" or "Y" in value:
        return None
    if value.startswith("../"):
        value = value[3:]
    if value.endswith("/.."):
        value = value[:-3]
    first, _, last = value.partition("/")
    low, high = _days(first), _days(last or first)
    return None if low is None or high is None else (low[0], high[1])


def _days(point: str) -> Interval | None:
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", point):
        monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday.isoformat(), (monday + datetime.timedelta(6)).isoformat()
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", point):
        size = 3 if match[2] == "Q" else 6
        first, last = int(match[3]) * size - size + 1, int(match[3]) * size
        return _month(int(match[1]), first)[0], _month(int(match[1]), last)[1]
    if re.fullmatch(r"\d{4}", point):
        return f"{point}-01-01", f"{point}-12-31"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", point):
        return _month(int(match[1]), int(match[2]))
    return (point, point) if re.fullmatch(r"\d{4}-\d\d-\d\d", point) else None


def _month(year: int, month: int) -> Interval:
    return f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def before(day: str) -> str:
    """The day before: peers end their spans at the first day that is out."""
    return (datetime.date.fromisoformat(day[:10]) - datetime.timedelta(1)).isoformat()


def wanted(expected: dict[str, Any]) -> list[Interval] | str:
    """The intervals that a peer accepts, or the difference that sets the case aside."""
    for reader in (_recognizers_model, _recognizers_parser, _duckling, _minlp, _jionlp):
        result = reader(expected)
        if result is not None:
            return result
    return []


def _recognizers_model(expected: dict[str, Any]) -> list[Interval] | str | None:
    resolution = expected.get("resolution")
    if not isinstance(resolution, list):
        return None
    out: list[Interval] = []
    for item in resolution:
        kind = item.get("type")
        if kind in ("time", "timerange"):
            return "clock"
        if kind == "set":
            return "set"
        if kind == "duration":
            return "duration"
        if kind == "date" and "value" in item:
            out.append((item["value"], item["value"]))
        elif kind == "datetime" and "value" in item:
            out.append((item["value"][:10], item["value"][:10]))
        elif kind == "daterange" and "start" in item and "end" in item:
            out.append((item["start"], before(item["end"])))
        elif kind == "datetimerange" and "start" in item:
            out.append((item["start"][:10], item.get("end", item["start"])[:10]))
    return out or "vague time"


def _recognizers_parser(expected: dict[str, Any]) -> list[Interval] | str | None:
    resolution = expected.get("resolution")
    if not isinstance(resolution, dict) or "Timex" not in resolution:
        return None
    out: list[Interval] = []
    for side in ("FutureResolution", "PastResolution"):
        item = resolution.get(side) or {}
        if "duration" in item:
            return "duration"
        if "set" in item or expected["type"] == "set":
            return "set"
        if "time" in item or "startTime" in item:
            return "clock"
        if "date" in item:
            out.append((item["date"], item["date"]))
        elif "dateTime" in item:
            out.append((item["dateTime"][:10], item["dateTime"][:10]))
        elif "startDate" in item and "endDate" in item:
            out.append((item["startDate"], before(item["endDate"])))
        elif "startDateTime" in item:
            out.append((item["startDateTime"][:10], item["endDateTime"][:10]))
    return out or "vague time"


def _duckling(expected: dict[str, Any]) -> list[Interval] | str | None:
    value, grain = expected.get("value"), expected.get("unit")
    if grain not in ("second", "minute", "hour", "day", "week", "month", "quarter", "year"):
        return None
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        if grain in ("hour", "minute", "second"):
            return "clock" if value[0][:10] == value[1][:10] else [(value[0][:10], before(value[1]))]
        return [(value[0][:10], before(value[1]))]
    if not isinstance(value, str):
        return "vague time"
    day = value[:10]
    if grain in ("second", "minute", "hour"):
        return "clock"
    if grain == "day":
        return [(day, day)]
    if grain == "week":
        return [(day, (datetime.date.fromisoformat(day) + datetime.timedelta(6)).isoformat())]
    year, month = int(day[:4]), int(day[5:7])
    if grain == "month":
        return [_month(year, month)]
    if grain == "quarter":
        return [(_month(year, month)[0], _month(year, month + 2)[1])]
    return [(f"{year:04d}-01-01", f"{year:04d}-12-31")]


def _minlp(expected: dict[str, Any]) -> list[Interval] | str | None:
    resolution = expected.get("resolution")
    if not isinstance(resolution, dict) or "scala" not in resolution:
        return None
    scala = resolution["scala"]
    if "holiday" in scala or "Lunar" in scala or "lunar" in scala:
        return "festival"
    if "Repeat" in scala:
        return "set"
    if match := re.fullmatch(r"ymd\((\d+), (\d+), (\d+)\)", scala):
        day = f"{int(match[1]):04d}-{int(match[2]):02d}-{int(match[3]):02d}"
        return [(day, day)]
    if match := re.fullmatch(r"ym\((\d+), (\d+)\)", scala):
        return [_month(int(match[1]), int(match[2]))]
    if match := re.fullmatch(r"y\((\d+)\)", scala):
        return [(f"{int(match[1]):04d}-01-01", f"{int(match[1]):04d}-12-31")]
    dates = re.findall(r"LocalDateTime\.of\((\d+), (\d+), (\d+), (\d+), (\d+)", scala)
    days = [f"{int(y):04d}-{int(m):02d}-{int(d):02d}" for y, m, d, _, _ in dates]
    grain = scala.rstrip(") \n").rsplit(" ", 1)[-1]
    if len(days) == 1 and grain == "Day":
        return [(days[0], days[0])]
    if len(days) == 1 and grain == "Second":
        return [(days[0], days[0])]
    if len(days) == 2 and grain in ("Day", "Month", "Year", "Week", "Quarter", "HalfYear"):
        return [(days[0], days[1]), (days[0], before(days[1]))]
    return "clock"


def _jionlp(expected: dict[str, Any]) -> list[Interval] | str | None:
    value = expected.get("value")
    if isinstance(value, dict):
        return "set"
    if not isinstance(value, list) or len(value) != 2:
        return None
    first, last = value
    if not isinstance(first, str) or not isinstance(last, str) or "inf" in first + last:
        return "vague time"
    if not (first.endswith("00:00:00") and last.endswith("23:59:59")):
        return "clock"
    return [(first[:10], last[:10])]


def judge_date(case: dict[str, Any]) -> Verdict:
    """``pass``, ``fail`` or a difference."""
    reason = aside(case)
    if reason:
        return reason
    text, periods = case["input"], find_periods(case["input"], reference(case))
    if not case["expected"]:
        return "fail" if [p for p in periods if p.value] else "pass"
    aside_of = ""
    for expected in case["expected"]:
        if case["level"] == "extractor":
            result = _spans(expected, periods, text)
        else:
            accepted = wanted(expected)
            if isinstance(accepted, str):
                aside_of = accepted
                continue
            result = "pass" if any(interval(p.value) in accepted for p in periods) else "fail"
        if result == "fail":
            return "fail"
        if result != "pass":
            aside_of = result
    return aside_of or "pass"


def _spans(expected: dict[str, Any], periods: tuple[Period, ...], text: str) -> Verdict:
    kind = str(expected["type"])
    if kind in ("time", "timerange"):
        return "clock"
    if kind == "set" or kind == "time_period":
        return "set"
    wanted_text = str(expected["text"]).replace(" ", "")
    if kind in ("duration", "time_delta"):
        return "pass" if any(f.text.replace(" ", "") == wanted_text for f in figures_of(text)) else "duration"
    spans = [p.text.replace(" ", "") for p in periods]
    return (
        "pass" if any(s == wanted_text or (wanted_text in s or s in wanted_text) for s in spans) else "fail"
    )
