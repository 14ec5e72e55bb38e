"""Numerals: examples, and round trips of every number through its Chinese spelling."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.figures.exact import plain
from newsx.figures.numeral import parse_numeral

DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


def four(n: int) -> str:
    """1 to 9999 in Chinese: 1002 is 一千零二."""
    out, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, power)
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


def spell(n: int) -> str:
    """1 to 9999 9999 9999 in Chinese."""
    out, gap = "", False
    for power, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, n = divmod(n, power)
        if part:
            out += ("零" if out and (gap or part < 1000) else "") + four(part) + name
            gap = False
        else:
            gap = True
    return out


@given(st.integers(1, 10**12 - 1))
def test_chinese_round_trip(n: int) -> None:
    numeral = parse_numeral(spell(n))
    assert numeral is not None
    assert (numeral.value, numeral.vagueness, numeral.low) == (n, "exact", None)
    capital = parse_numeral(spell(n).translate(CAPITALS))
    assert capital is not None
    assert capital.value == n


@given(st.decimals(0, 10**15, places=4))
def test_arabic_round_trip(value: Decimal) -> None:
    for text in (f"{value:f}", f"{value:,f}"):
        numeral = parse_numeral(text)
        assert numeral is not None
        assert numeral.value == value


@given(st.integers(1, 9999), st.sampled_from((("万", 4), ("亿", 8), ("万亿", 12))))
def test_mixed_scales(n: int, scale: tuple[str, int]) -> None:
    numeral = parse_numeral(f"{n / 100}{scale[0]}")
    assert numeral is not None
    assert numeral.value == Decimal(n) / 100 * 10 ** scale[1]


@given(st.text("0123456789.,，．一二两三十百千万亿兆零〇几数半点多余来上成 廿卅壹拾个"))
def test_no_string_raises(text: str) -> None:
    numeral = parse_numeral(text) if text else None
    if numeral is not None:
        exponent = numeral.value.as_tuple().exponent
        assert isinstance(exponent, int)
        assert exponent <= 0


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**20), max_value=10**20))
def test_plain_has_no_exponent(value: Decimal) -> None:
    text = str(plain(value))
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))
    assert Decimal(text) == value


@pytest.mark.parametrize(
    ("text", "value", "vagueness"),
    [
        ("数百万", 1000000, "about"),
        ("上千", 1000, "about"),
        ("三十几万", 300000, "about"),
        ("二十来", 20, "about"),
        ("180多亿", 18000000000, "over"),
        ("百", 100, "about"),
        ("一百二", 120, "exact"),
        ("三万五", 35000, "exact"),
        ("一百点五", "100.5", "exact"),
        ("半", "0.5", "exact"),
        ("廿四", 24, "exact"),
        ("3千万亿", 3000000000000000, "exact"),
    ],
)
def test_examples(text: str, value: object, vagueness: str) -> None:
    numeral = parse_numeral(text)
    assert numeral is not None
    assert (numeral.value, numeral.vagueness) == (Decimal(str(value)), vagueness)


@pytest.mark.parametrize("text", ["1" * 41, "一点", "5.5.5"])
def test_no_numerals(text: str) -> None:
    assert parse_numeral(text) is None
