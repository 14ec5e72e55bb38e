"""Days, years and months among the times: what goes on into the next sentence."""

from newsx.figures.periods import Period


def goes_on_after(period: Period | None, *, report: bool) -> bool:
    """Whether a time carries into the next sentence: 1—8月 and 2023年 do, 9月24日 and 目前 do not."""
    if period is None or period.value is None:
        return False
    if period.text.endswith("年来") and not report:
        return False  # 五年来 speaks of its own sentence; a report of a year goes on with it
    value = period.value.removesuffix("/..")
    return value != "now" and not (value.count("-") >= 2 and "/" not in value)


def year_of(period: Period | None) -> str:
    """2011 of 2011年 and 2011年底; nothing for what is no year."""
    value = (period.value or "").removeprefix("../").removesuffix("-12") if period else ""
    return value if len(value) == 4 and value.isdigit() else ""


def is_day(period: Period | None) -> bool:
    """Whether a time is one day: 今天, 9月24日."""
    value = period.value if period else None
    return value is not None and "/" not in value and value.count("-") >= 2
