"""Encodings: the sample pages, encoded anew and cut anywhere, are read as what they are."""

import random
from functools import cache
from pathlib import Path

import pytest

from newsx.dictionary import read_table
from newsx.text.encodings import Guess, decode_text, find_encoding
from newsx.text.plausibility import FREQUENT, RARE, weigh
from newsx.text.reader import read_document

SEEDS = Path(__file__).parents[1] / "seeds"
# GBK and Big5 of the same words: traditional characters, typed by hand.
TRADITIONAL = (
    "據統計，今年上半年全區進出口總額達到一百零八億元，同比增長百分之八點四，高出全國平均水準三點八個百分點。"
    "負責人表示，將繼續擴大開放，發展實體經濟，帶動就業與收入增長。記者了解到，園區內有三十五家企業投產，"
    "年產值超過五百億元，產品遠銷日本、韓國、東南亞等地。"
)
FAMILIES = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "gb18030": "gb18030", "big5": "big5hkscs"}


@cache
def news() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*[!E].txt")))


def cut(text: str, codec: str, size: int, at: int, lost: int = 0) -> tuple[bytes, str]:
    """Bytes of a text in an encoding, cut inside a character at both ends, and the part that is whole."""
    piece = text[at % max(1, len(text) - size) :]
    data = piece.encode(codec, "ignore")[:size]
    return data[lost:], data.decode(codec, "ignore")[lost:].removeprefix("\ufeff")


@pytest.mark.parametrize("size", [40, 100, 200, 1000, 10_000])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoded_anew(codec: str, size: int) -> None:
    chance = random.Random(size)
    for _ in range(20):
        data, whole = cut(news(), codec, size, chance.randrange(10**6))
        text, replaced = decode_text(data, find_encoding(data))
        assert text.rstrip("\ufffd") == whole, (codec, size)
        assert replaced <= 1


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("size", [40, 100, 200])
def test_traditional(codec: str, size: int) -> None:
    for at in range(0, 40, 3):
        data, whole = cut(TRADITIONAL, codec, size, at)
        assert decode_text(data, find_encoding(data))[0].rstrip("\ufffd") == whole, (codec, size, at)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_cut_at_its_head(codec: str) -> None:
    chance = random.Random(codec)
    for _ in range(20):
        data, whole = cut(news(), codec, 400, chance.randrange(10**6), lost=1)
        text, replaced = decode_text(data, find_encoding(data))
        assert whole[3:] in text
        # The first character may be ASCII, and nothing of it lost.
        assert replaced <= 3


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("联通", "gb18030"),
        ("增长", "gb18030"),
        ("产量\t12\t8.4%", "gb18030"),
        ("工业增加值", "utf-8"),
        ("café", "utf-8"),
        ("plain", "utf-8"),
        ("汉", "gb18030"),
        ("国㐀𠮷家", "gb18030"),
    ],
)
def test_short(text: str, codec: str) -> None:
    data = text.encode(codec)
    guess = find_encoding(data)
    assert (guess.codec, decode_text(data, guess)[0]) == (codec, text)


def test_nothing_is_silent() -> None:
    broken = "产值增长，".encode() * 20
    document = read_document("x", broken[:50] + b"\xff\xfe" + broken[50:])
    assert document.encoding == "utf-8"
    assert document.replaced == document.text.count("\ufffd") > 0


@pytest.mark.parametrize(
    ("data", "guessed"),
    [
        ("投资3亿元".encode(), False),
        ("投资3亿元".encode("utf-8-sig"), False),
        ("投资3亿元".encode("utf-16"), False),
        (b"GDP 3%", False),
        ("Рост производства составил 3%".encode(), False),
        ("投资3亿元，同比增长".encode("gb18030"), True),
        ("投資3億元，同比增長".encode("big5"), True),
        ("投资3亿元，同比增长".encode("utf-16-le"), True),
        ("café".encode("cp1252"), True),
        ("é".encode(), True),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_nothing_proves_is_a_guess(data: bytes, guessed: bool) -> None:
    assert read_document("x", data).guessed is guessed
    assert read_document("x", data, "utf-8").guessed is False


@pytest.mark.parametrize("first", ["utf-8", "gb18030", "utf-8-sig"])
@pytest.mark.parametrize("second", ["utf-8", "gb18030"])
@pytest.mark.parametrize("times", [(6, 2), (2, 6), (1, 1), (900, 1), (1, 900)])
def test_lines_of_two_encodings(first: str, second: str, times: tuple[int, int]) -> None:
    text = "投资三亿元，同比增长8.4%，高出全国平均水平三个百分点。\n"
    data = (text * times[0]).encode(first) + (text * times[1]).encode(second)
    document = read_document("x", data)
    assert document.text == text * sum(times)
    assert document.replaced == 0
    alike = first.removesuffix("-sig") == second
    assert bool(document.other_encoding) is not alike
    assert document.guessed is (not alike or first == "gb18030")


def test_lines_of_big5_are_told_from_gb18030() -> None:
    text = "投資三億元，同比增長8.4%，高出全國平均水準三個百分點。\n"
    document = read_document("x", (text * 3).encode() + (text * 2).encode("big5"))
    assert (document.text, document.other_encoding) == (text * 5, "big5hkscs")


def test_a_line_that_only_looks_like_utf_8_stays() -> None:
    """联通 in GBK is valid UTF-8, and no other line is."""
    text = "联通\n投资三亿元，同比增长。\n联通\n"
    document = read_document("x", text.encode("gb18030"))
    assert (document.text, document.other_encoding) == (text, "")


def test_byte_order_mark_is_not_text() -> None:
    for codec in ("utf-8-sig", "utf-16"):
        assert read_document("x", "产值增长。".encode(codec)).text == "产值增长。"
    assert read_document("x", "产值增长。".encode("utf-8-sig"), "utf-8").text == "产值增长。"


@pytest.mark.parametrize(
    "row", read_table("gb18030_2022", ("bytes", "private", "point", "example")), ids=lambda row: row[0]
)
def test_gb18030_2022(row: tuple[str, ...]) -> None:
    data, private, point, example = row
    assert chr(int(point, 16)) == example
    assert bytes.fromhex(data).decode("gb18030") in (chr(int(private, 16)), example)
    assert decode_text(bytes.fromhex(data), Guess("gb18030", "option")) == (example, 0)


def test_gb18030_2022_is_one_to_one() -> None:
    rows = read_table("gb18030_2022", ("bytes", "private", "point", "example"))
    assert all(len({row[i] for row in rows}) == len(rows) for i in range(4))


def test_common_han() -> None:
    for _, characters, example, counterexample in read_table(
        "common_han", ("script", "characters", "example", "counterexample")
    ):
        assert example in characters
        assert weigh(example) == FREQUENT
        assert weigh(counterexample) == RARE
        assert len(set(characters)) == len(characters)
