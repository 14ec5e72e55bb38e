"""Stated against computed: the verdict on one relation, with its arithmetic written out."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from newsx.audit.finding import Evidence, FigureRole, Finding, FindingFigure, FindingKind, Severity
from newsx.audit.interval import Interval, apply
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage

Part = tuple[FigureRole, Operand]
"""A figure and what it is in the relation."""


def judge(
    rule: str,
    passage: Passage,
    stated: Part,
    inputs: Sequence[Part],
    function: Callable[..., Decimal],
    formula: str,
    *,
    also: Callable[..., Decimal] | None = None,
) -> Finding | None:
    """Tests a stated figure against the same figure computed from others.

    Args:
        rule: the name of the relation.
        passage: where the figures stand.
        stated: the figure under test.
        inputs: the figures that it follows from.
        function: computes the stated figure from the values of ``inputs``; monotone in each.
        formula: the sum in words, ``{0}`` for the first input.
        also: a second reading of the words that would make the statement true as well.

    Returns:
        Null where the sum cannot be done (a base of zero).
    """
    for reading in (function, also) if also else (function,):
        computed = _span(reading, inputs, loose=False)
        if computed is not None and computed.overlaps(stated[1].rounded):
            return _tested(rule, "consistent", passage, stated, inputs, reading, formula, computed)
    for reading in (function, also) if also else (function,):
        computed = _span(reading, inputs, loose=True)
        # What only a cut-off digit explains (6.6% for 6.67%) is neither a proof nor an alarm.
        if computed is None or computed.overlaps(stated[1].loose):
            return None
    computed = _span(function, inputs, loose=False)
    return _tested(rule, "inconsistent", passage, stated, inputs, function, formula, computed)


def imply(
    rule: str,
    passage: Passage,
    name: str,
    inputs: Sequence[Part],
    function: Callable[..., Decimal],
    formula: str,
    like: Operand,
) -> Finding | None:
    """The value that the text does not print but that follows from what it prints.

    Args:
        name: what it is the value of, in words of the text.
        like: the figure whose unit and scale the value takes.
    """
    computed = _span(function, inputs, loose=False)
    if computed is None:
        return None
    value = _value(function, inputs)
    shown = show(value, like, digits=2)
    arithmetic = f"{_written(formula, inputs)} = {shown}"
    return Finding(
        "implied", rule, "info", figures(passage, inputs), arithmetic, (evidence(passage),),
        name, _rounded(value, like, 2), _rounded(computed.low, like, 2), _rounded(computed.high, like, 2),
        like.unit,
    )  # fmt: skip


def evidence(passage: Passage) -> Evidence:
    """The sentence of a passage, with document offsets."""
    article = passage.extraction.article
    start, end = article.offsets.locate(passage.start, passage.end)
    return Evidence(passage.source, article.number, start, end, article.text[passage.start : passage.end])


def figures(passage: Passage, parts: Sequence[Part], place: int = 0) -> tuple[FindingFigure, ...]:
    """The figures of a finding, with document offsets.

    Args:
        passage: where they stand.
        parts: the figures and their roles.
        place: index of the passage's sentence in the finding's evidence.
    """
    found = []
    for role, operand in parts:
        start, end = passage.extraction.article.offsets.locate(operand.start, operand.end)
        assert operand.value is not None
        value = plain(operand.value)
        found.append(FindingFigure(role, operand.figure.text, start, end, value, operand.unit, place))
    return tuple(found)


def show(value: Decimal, like: Operand, digits: int) -> str:
    """A value printed in the unit and scale of a figure: 4767184035 like 21.5亿元 is 47.672亿元."""
    suffix = like.printed[1] if like.printed else like.unit or ""
    return f"{_rounded(value, like, digits) / like.scale:f}{suffix}"


def _tested(
    rule: str,
    kind: FindingKind,
    passage: Passage,
    stated: Part,
    inputs: Sequence[Part],
    function: Callable[..., Decimal],
    formula: str,
    computed: Interval | None,
) -> Finding:
    operand = stated[1]
    value = _value(function, inputs)
    arithmetic = f"{_written(formula, inputs)} = {show(value, operand, 2)}, stated {operand.figure.text}"
    severity: Severity = "error" if kind == "inconsistent" else "info"
    low, high = (computed.low, computed.high) if computed else (value, value)
    return Finding(
        kind, rule, severity, figures(passage, [stated, *inputs]), arithmetic, (evidence(passage),), None,
        _rounded(value, operand, 2), _rounded(low, operand, 2), _rounded(high, operand, 2), operand.unit,
    )  # fmt: skip


def _written(formula: str, inputs: Sequence[Part]) -> str:
    return formula.format(*(operand.figure.text for _, operand in inputs))


def _span(function: Callable[..., Decimal], inputs: Sequence[Part], *, loose: bool) -> Interval | None:
    return apply(function, tuple(o.loose if loose else o.rounded for _, o in inputs))


def _value(function: Callable[..., Decimal], inputs: Sequence[Part]) -> Decimal:
    with localcontext(prec=50):
        return function(*(operand.value for _, operand in inputs))


def _rounded(value: Decimal, like: Operand, digits: int) -> Decimal:
    """A value with some digits more than a figure carries, without trailing zeros behind the point."""
    printed = like.printed
    exponent = printed[0].as_tuple().exponent if printed else 0
    assert isinstance(exponent, int)
    place = like.scale.scaleb(min(exponent, 0) - digits)
    with localcontext(prec=50):
        steps = (value / place).quantize(Decimal(1), ROUND_HALF_EVEN)
        return plain(steps * place)


def plain(value: Decimal) -> Decimal:
    """The value without exponent and without zeros that close it: 24.7 for 24.70, 1250 for 1.25E+3."""
    digits = f"{value:f}"
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
