"""Tests of a share against its part and its whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from newsx.audit.finding import Finding
from newsx.audit.operand import Operand
from newsx.audit.passage import Passage
from newsx.audit.verdict import evidence, figures, imply, judge

_HUNDRED = Decimal(100)
# 101家企业盈利，占比高达75.4% / 3841亿元，占电网总投资的11.1% / 占到企业总数的19% / 占总数的比例为19%
_SHARE = re.compile(
    r"^h*(?P<item>o?)h*(?P<cut>[,、]?)k*(?:[sS](?P<whole>[oqrgpz]*?)(?P<of>g?)n?g?|n)(?P<value>[keh]*)$"
)
# 累计完成投资21.5亿元，完成总投资的45.1%
_DONE = re.compile(r"^h*(?P<item>o?)h*(?P<cut>[,、])k*i(?P<whole>[oqrgpz]+?)(?P<of>g)(?P<value>[keh]*)$")
_ANY = re.compile(r"[sS](?P<whole>[oqrgpz]*?)(?P<of>g?)n?g?(?P<value>[keh]*)$")
_CHANGE = re.compile(r"[udUDAB][keh]*$")
_NO_PARTS = ("percent", "percentage_point", "multiple", "duration")
_ALL = ("总数", "总量", "总额", "全部")


@dataclass(frozen=True, slots=True)
class Share:
    """19家，占到企业总数的19%: a part, its percentage, and the words of the whole."""

    part: Operand
    share: Operand
    whole_words: str
    place: int
    """Index of the part in its passage."""


def find_shares(passage: Passage) -> Iterator[Finding]:
    """The findings of the shares of a passage."""
    shares = tuple(read_shares(passage))
    for share in shares:
        whole = _find_whole(passage, share, shares)
        if whole is None:
            finding = _imply_whole(passage, share)
        else:
            finding = judge(
                "share:whole", passage, ("share", share.share), [("part", share.part), ("whole", whole)],
                lambda p, w: p / w * _HUNDRED, "{0} / {1}",
            )  # fmt: skip
        if finding:
            yield finding
    yield from _find_impossible(passage)


def read_shares(passage: Passage) -> Iterator[Share]:
    """The percentages that directly follow the amount that has them."""
    for index in range(1, len(passage.operands)):
        part, share, gap = passage.operands[index - 1], passage.operands[index], passage.gaps[index]
        if part.value is None or share.value is None or not share.is_percent or share.unit != "%":
            continue
        # 分别达到45亿元、34亿元和24亿元，占总规模的50%: the share is of all three.
        if part.figure.kind in _NO_PARTS or passage.is_listed(index - 1):
            continue
        match = _SHARE.search(gap.letters) or _DONE.search(gap.letters)
        if not match or (match["item"] and not match["cut"]):
            continue
        words = gap.between(*match.span("whole")) if match["whole"] else ""
        yield Share(part, share, words, index - 1)


def _find_whole(passage: Passage, share: Share, shares: Sequence[Share]) -> Operand | None:
    """The whole that stands before the part: 总投资3.45万亿元，其中智能化3841亿元，占总投资的11.1%."""
    belongs = "w" in passage.gaps[share.place].letters
    # 买入101亿元，占比87%；其中散户50亿元，占比43%: both are shares of something else.
    if shares[0].place < share.place:
        belongs = False
    for index in range(share.place - 1, -1, -1):
        operand = passage.operands[index]
        if operand.value is None or operand.unit != share.part.unit:
            continue
        if operand.value < (share.part.value or 0):
            return None
        if share.whole_words in ("", *_ALL):
            # 134家，其中101家盈利，占比75.4%: only 其中 says of what, and 激增95亿元，其中… is no whole.
            said = _CHANGE.search(passage.gaps[index].tail().letters)
            return operand if belongs and not said else None
        label = passage.gaps[index].tail().text
        return operand if label.endswith(share.whole_words) else None
    return None


def _imply_whole(passage: Passage, share: Share) -> Finding | None:
    """21.5亿元，完成总投资的45.1% implies 总投资 47.67亿元."""
    if not share.whole_words or not share.share.value:
        return None
    return imply(
        "share:whole", passage, share.whole_words, [("part", share.part), ("share", share.share)],
        lambda p, s: p / s * _HUNDRED, "{0} / {1}", share.part,
    )  # fmt: skip


def _find_impossible(passage: Passage) -> Iterator[Finding]:
    """占企业总数的119%: no part of a number of things is more than all of them."""
    for operand, gap in zip(passage.operands, passage.gaps, strict=False):
        if operand.value is None or not operand.is_percent or operand.unit != "%":
            continue
        match = _ANY.search(gap.tail().letters)
        if not match or operand.loose.low <= _HUNDRED or operand.figure.bound != "exact":
            continue
        words = gap.tail().between(*match.span("whole"))
        if words.endswith(_ALL):
            yield Finding(
                "inconsistent", "share:impossible", "error", figures(passage, [("share", operand)]),
                f"{operand.figure.text} of {words} > 100%", (evidence(passage),),
            )  # fmt: skip
