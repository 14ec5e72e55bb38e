"""What holds for every text: offsets, no overlap, plain values; and that hostile text costs linear time."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsx.figures.figures import find_figures
from newsx.figures.periods import find_periods

PIECES = [
    *"0123456789.,，、。%％‰元万亿千百十两一三几数多余半约近超第前比至到-—~/每个家人年月日号点时分秒吨桶度倍",
    *"成折番]（）“”\n ",
    "百分之", "分之", "截至", "同比", "分别", "以上", "左右", "十四五", "上半年", "季度", "平方米", "每吨",
    "个百分点", "摄氏", "零下", "去年同期", "世纪", "翻", "首位", "之首", "美元", "2023年", "近三年", "今年",
    "自", "以来",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.sampled_from([None, "2024-02-29"]))
def test_mentions(text: str, date: str | None) -> None:
    periods = find_periods(text, date)
    figures = find_figures(text, periods)
    for mentions in (periods, figures):
        end = 0
        for mention in mentions:
            assert end <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
            end = mention.end
    taken = {i for period in periods for i in range(period.start, period.end)}
    for figure in figures:
        assert not taken & set(range(figure.start, figure.end))
        assert figure.rule
        for value in (figure.value, figure.low, figure.high):
            if isinstance(value, Decimal):
                assert "E" not in str(value)
        if figure.bound == "range":
            assert figure.value is None
            assert figure.low is not None
            assert figure.high is not None
        else:
            assert figure.value is not None
            assert figure.low is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, "0001-01-01", "9999-12-31"]))
def test_any_text(text: str, date: str | None) -> None:
    find_figures(text, find_periods(text, date))


# Digits, numerals and brackets pass in one sweep; the others make a mention of every piece.
SWEPT = ["1", "一", "亿", "(", "（"]
DENSE = [
    "百分之",
    "第",
    "截至",
    "近",
    "十五",
    "1.",
    "1,",
    "1-",
    "1、",
    "1/",
    "5%、",
    "1年",
    "多",
    "1 ",
    "每吨",
]


def seconds(text: str) -> float:
    start = time.process_time()
    find_figures(text, find_periods(text))
    return time.process_time() - start


@pytest.mark.parametrize(("piece", "size"), [*((p, 1 << 20) for p in SWEPT), *((p, 1 << 14) for p in DENSE)])
def test_linear(piece: str, size: int) -> None:
    """Eight times the text costs about eight times as long: a megabyte of digits is no attack."""
    seconds(piece)
    small, large = (seconds(piece * (n // len(piece))) for n in (size // 8, size))
    assert large < 8 * small * 2.5 + 0.5
