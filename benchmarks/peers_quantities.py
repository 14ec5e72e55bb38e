"""Expected quantities of peers against the figures of newsx."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from newsx.figures.figures import find_figures
from newsx.figures.hedge import find_hedge_after, find_hedge_before
from newsx.figures.numeral import numeral_source, parse_numeral
from newsx.figures.periods import find_periods
from newsx.figures.quantity import Figure

Verdict = str
HERE = Path(__file__).resolve().parent
Amount = tuple[Decimal, str]


@cache
def table(name: str) -> dict[str, tuple[str, Decimal]]:
    """A table of three columns: word -> (word, factor)."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {a: (b, Decimal(c)) for a, b, c in (line.split("\t") for line in lines)}


@cache
def asides() -> tuple[tuple[str, str, str], ...]:
    """Spellings that set a case aside: category, pattern, key of the difference."""
    lines = (HERE / "peers_asides.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((a, b, c) for a, b, c in (line.split("\t") for line in lines))


def aside(case: dict[str, Any]) -> str | None:
    """The difference that keeps a case from counting, if any."""
    for category, pattern, key in asides():
        if category in (case["category"], "*") and re.search(pattern, case["input"]):
            return key
    return None


def based(amount: Decimal, symbol: str | None) -> tuple[Decimal, str]:
    """An amount in the base unit of its symbol, so that 3 km equals 3000 m."""
    base, factor = table("peers_bases").get(symbol or "", (symbol or "", Decimal(1)))
    return amount * factor, base


def close(left: Decimal, right: Decimal) -> bool:
    """Equal within what peers round: they keep binary floats and short conversion factors."""
    return abs(left - right) <= max(abs(left), abs(right)) * Decimal("0.001")


def ends(value: Any) -> tuple[Decimal | None, Decimal | None]:
    """Low and high of an expected value in any of the peers' spellings."""
    if isinstance(value, str) and value[:1] in "[(":
        low, high = value[1:-1].split(",")
        return (Decimal(low) if low else None), (Decimal(high) if high else None)
    if isinstance(value, list):
        low, high = value
        return (None if low is None else Decimal(str(low))), (None if high is None else Decimal(str(high)))
    number = Decimal(str(value).rstrip("%"))
    return number, number


def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a case's input."""
    return find_figures(text, find_periods(text))


def same(figure: Figure, expected: dict[str, Any], category: str) -> bool:
    """Whether a figure says what a peer expects, conventions mapped."""
    if figure.value is not None and not isinstance(figure.value, Decimal):
        return False
    if expected.get("value") is None:
        return str(expected["text"]).replace(" ", "") == figure.text.replace(" ", "")
    low, high = ends(expected["value"])
    symbol, factor = table("peers_units").get(str(expected.get("unit")), (None, Decimal(1)))
    share = category == "percent" and not str(expected["value"]).endswith("%") and not _in_percent(expected)
    scale = Decimal(100) if share else Decimal(1)
    if (
        symbol
        and figure.unit not in (symbol, None)
        and based(Decimal(1), symbol)[1] != based(Decimal(1), figure.unit)[1]
    ):
        return False
    found_low = figure.low if figure.value is None else figure.value
    found_high = figure.high if figure.value is None else figure.value
    assert found_low is not None
    assert found_high is not None
    if figure.bound == "under" and low is None:
        found_low_ok = True
    else:
        found_low_ok = low is not None and close(
            based(low * factor * scale, symbol or figure.unit)[0], based(found_low, figure.unit)[0]
        )
    if high is None or (figure.bound == "about" and low != high):
        return found_low_ok
    return found_low_ok and close(
        based(high * factor * scale, symbol or figure.unit)[0], based(found_high, figure.unit)[0]
    )


def _in_percent(expected: dict[str, Any]) -> bool:
    value = expected["value"]
    return isinstance(value, str) and value[:1] in "[("


def judge_quantity(case: dict[str, Any]) -> Verdict:
    """``pass``, ``fail`` or a difference."""
    reason = aside(case)
    if reason:
        return reason
    category, text = case["category"], case["input"]
    if category == "ordinal":
        return "ordinal"
    if category == "number":
        return judge_number(case)
    figures = figures_of(text)
    if category == "number_range" and (case["negative"] or not any(figures)):
        return judge_range(case)
    if case["negative"] or not case["expected"]:
        kinds = {"money": {"money"}, "percent": {"percent"}, "temperature": {"temperature"}}
        wrong = [f for f in figures if category not in kinds or f.kind in kinds[category]]
        return "fail" if wrong else "pass"
    right = all(any(same(f, e, category) for f in figures) for e in case["expected"])
    if not right and category == "number_range":
        return judge_range(case)
    return "pass" if right else "fail"


def numerals_of(text: str) -> list[tuple[str, int, int, Decimal]]:
    """Every numeral of a text with its sign: what `parse_numeral` makes of it."""
    out = []
    for match in re.finditer(rf"(?P<sign>[-－负])?[ ]?(?P<number>{numeral_source()})", text):
        numeral = parse_numeral(match["number"])
        if numeral is not None:
            value = -numeral.value if match["sign"] else numeral.value
            out.append((match[0], match.start(), match.end(), value))
            if numeral.low is not None and numeral.high is not None:
                out.append((match[0], match.start(), match.end(), numeral.high))
    return out


def judge_number(case: dict[str, Any]) -> Verdict:
    """A bare number is no figure; its numeral must still be read exactly."""
    found = numerals_of(case["input"])
    if case["negative"] or not case["expected"]:
        return "pass" if not figures_of(case["input"]) else "fail"
    for expected in case["expected"]:
        low, high = ends(expected["value"])
        values = [value for _, _, _, value in found]
        for bound in (low, high):
            if bound is not None and not any(
                abs(bound - value) <= abs(bound) * Decimal("1e-12") for value in values
            ):
                return "fail"
    return "pass"


def judge_range(case: dict[str, Any]) -> Verdict:
    """Bare numbers with a hedge: the numeral and the hedge must be read."""
    if case["negative"] or not case["expected"]:
        return "pass" if not [f for f in figures_of(case["input"]) if f.kind != "rank"] else "fail"
    text = case["input"].replace(" ", "")
    found = numerals_of(text)
    for expected in case["expected"]:
        low, high = ends(expected["value"])
        values = {value: (start, end) for _, start, end, value in found}
        for bound in (low, high):
            if bound is not None and bound not in values:
                return "fail"
        if low is not None and high is None and "over" not in hedges(text, values[low]):
            return "fail"
        if high is not None and low is None and "under" not in hedges(text, values[high]):
            return "fail"
    return "pass"


def hedges(text: str, span: tuple[int, int]) -> set[str]:
    """The bounds that the words around a numeral set."""
    found = (find_hedge_before(text, span[0]), find_hedge_after(text, span[1]))
    return {hedge[0] for hedge in found if hedge}
