"""Chance texts: pieces of news in any order, what files are damaged with, and the numbers that people write.

Everything is drawn from a `Random` that is given, so that a text can be made again from its number.
"""

from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from newsx.dictionary import read_table
from newsx.text.folding import COLUMNS

ROOT = Path(__file__).parents[1]
CODECS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
WRONG_CODECS = (*CODECS, "latin-1", "cp1252", "shift_jis", "euc_kr")
MARKS = "#*-=_>|.,:;%()[]/\\—“”《》（）、，。：；·%0129一二十百万亿元吨年月日第至多 \u3000\u200b\n\t"
"""What rules look at: marks that open, close and part, digits and scales."""
HOSTILE = (
    "\0", "\ufeff", "\ufffe", "\u2028", "\u2029", "\x85", "\x1b[2J", "\x1b]0;x\x07", "\r", "\r\n",
    "\n\r", "\v", "\f", "\x1c", "\u200b", "\u200d", "\u2060", "\u00ad", "\u202e", "\u2066", "\u061c",
    "\u0301", "\u20dd", "\u3099", "\U00020000", "\U0002a6d6", "\U0002b740", "\U000300f7", "\U000323af",
    "\uf900", "\u2f00", "⻓", "\ue000", "\uf8ff", "\U000f0000", "\ud800", "\udfff", "\ufffd", "锟斤拷",
    "烫烫烫", "㎡", "㈠", "①", "Ⅷ", "％", "，", "．", "１", "٣", "𝟙", "½", "⁹", "零", "〇", "亿",
    "万亿", "分之", "百分之", "至", "—", "~", "比", "：", "《", "》", "“", "”", "（", "）", "【",
    "<script>", "&nbsp;", "=1+1", "|", "\t", "\u3000", "\xa0", "%", "#", "*", "年", "月", "日", "记者",
    "本报讯", "同比", "其中", "分别", "比上年", "第", "们", "·",
)  # fmt: skip
DIGITS = "零一二三四五六七八九"
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


@cache
def pieces() -> tuple[str, ...]:
    """Words of news three times as often as marks, and those three times as often as hostile ones."""
    lines = (ROOT / "tests" / "corpus" / "fragments.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("# ") for word in line.split()]
    return (*words * 9, *MARKS * 9, *HOSTILE * 3)


@cache
def pages() -> tuple[str, ...]:
    """The sample pages."""
    return tuple(p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*[!E].txt")))


@cache
def dresses() -> tuple[dict[int, str], ...]:
    """Ways to write the same words with other characters."""
    rows = read_table("folds", COLUMNS)
    return (
        {ord(plain): character for character, plain, kind, _ in rows if kind == "traditional"},
        {ord(plain): character for character, plain, kind, _ in rows if kind == "radical"},
        {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
        {0x0A: "\r\n"}, {0x0A: "\u2028"}, {0x0A: "\x85"}, {0x0A: ""}, {0x0A: "\n\n"}, {0x3002: ""},
        {0x3002: "\u3002\u200b"}, {0xFF0C: ","}, {0x201C: "““"}, {0x300A: "《《"},
    )  # fmt: skip


def chance_text(chance: Random, longest: int = 16) -> str:
    """Pieces in any order; now and then one many times, or a character that nobody thought of."""
    chosen = chance.choices(pieces(), k=chance.randrange(1, longest))
    twist = chance.randrange(8)
    if twist == 0:
        chosen[chance.randrange(len(chosen))] *= chance.randrange(2, 40)
    elif twist == 1:
        chosen.insert(chance.randrange(len(chosen)), chr(chance.randrange(0x11_0000)))
    return "".join(chosen)


def chance_page(chance: Random, longest: int = 160) -> str:
    """A part of a sample page, pierced with pieces, perhaps in another dress."""
    page = chance.choice(pages())
    start = chance.randrange(len(page))
    text = page[start : start + chance.randrange(1, longest)]
    for piece in chance.choices(pieces(), k=chance.randrange(4)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + piece + text[at:]
    return text.translate(chance.choice(dresses())) if chance.randrange(4) == 0 else text


def chance_bytes(chance: Random) -> bytes:
    """A text in some encoding; mostly cut, mixed with another, or with bytes that are of none."""
    data = chance_text(chance, 24).encode(chance.choice(CODECS), "replace")
    twist = chance.randrange(6)
    if twist == 0:
        return data[chance.randrange(4) : len(data) - chance.randrange(4)] or b"\0"
    if twist == 1:
        at = chance.randrange(len(data) + 1)
        return data[:at] + chance.randbytes(chance.randrange(1, 6)) + data[at:]
    if twist == 2:
        return data + chance_text(chance, 24).encode(chance.choice(CODECS), "replace")
    if twist == 3:
        return chance.randbytes(chance.randrange(1, 80))
    return data or b" "


def chance_number(chance: Random) -> tuple[str, Decimal]:
    """A number as news write it, and its value."""
    way = chance.randrange(5)
    value = chance.randrange(1, 10 ** chance.randrange(1, 13))
    if way == 0:
        return str(value), Decimal(value)
    if way == 1:
        return f"{value:,}", Decimal(value)
    if way == 2 and value >= 10:  # 一家 and 一元 need not count anything
        return write_numeral(value), Decimal(value)
    scale = chance.choice(tuple(SCALES))
    number = Decimal(value % 10**6) / 10 ** chance.randrange(5)
    written = f"{number:f}"
    if way == 3:
        written = written.translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)})
    return written + scale, number * SCALES[scale]


def write_numeral(value: int) -> str:
    """An integer below 10^16 in Chinese.

    >>> write_numeral(10_0100_0012), write_numeral(30_4000), write_numeral(0)
    ('十亿零一百万零一十二', '三十万四千', '零')
    """
    if not value:
        return DIGITS[0]
    written, gap = "", False
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        section, value = divmod(value, scale)
        if not section:
            gap = bool(written)
            continue
        four = _write_section(section)
        if written and (gap or section < 1000):
            four = DIGITS[0] + four
        written, gap = written + four + name, False
    return written.removeprefix("一") if written.startswith("一十") else written


def _write_section(section: int) -> str:
    written, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, scale)
        if digit:
            written += (DIGITS[0] if gap and written else "") + DIGITS[digit] + name
        gap = not digit
    return written
