"""How much a decoded text looks like Chinese news: the one measure that compares encodings."""

from functools import cache
from typing import Final

from newsx.dictionary import read_table

COMMON_MARKS: Final = "，。、：；？！“”‘’（）《》—…·％【】「」『』\u3000"
FREQUENT, MARK, USUAL, RARE, ACCENTED, FOREIGN, BROKEN = 3.0, 2.0, 1.0, -1.5, -0.5, -3.0, -6.0


@cache
def _frequent() -> frozenset[str]:
    rows = read_table("common_han", ("script", "characters", "example", "counterexample"))
    return frozenset(char for _, characters, *_ in rows for char in characters)


@cache
def weigh(char: str) -> float:
    """How much one character speaks for a text, about -6 to 3; plain ASCII is no evidence.

    The first plane of GB 2312 (3,755 characters) and of Big5 (5,401) hold nearly all of what is printed.

    >>> weigh("的"), weigh("锯"), weigh("氍"), weigh("Ж"), weigh("\\ufffd")
    (3.0, 1.0, -1.5, -3.0, -6.0)
    """
    code = ord(char)
    if code < 0x80:
        return 0.0 if code >= 0x20 or char in "\t\n\r\f" else BROKEN
    if char in _frequent():
        return FREQUENT
    if char in COMMON_MARKS:
        return MARK
    if 0x4E00 <= code <= 0x9FFF:
        return USUAL if _is_usual(char) else RARE
    if 0xFF01 <= code <= 0xFF5E or 0x2000 <= code <= 0x27BF or 0x3000 <= code <= 0x303F:
        return 0.5
    if 0xC0 <= code <= 0xFF or code in (0xA0, 0xB0, 0xB1, 0xB7, 0xD7):
        return ACCENTED
    if code == 0xFFFD or 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF or 0x80 <= code < 0xA0:
        return BROKEN
    return FOREIGN


def _is_usual(char: str) -> bool:
    for codec, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            lead = char.encode(codec)[0]
        except UnicodeEncodeError:
            continue
        if first <= lead <= last:
            return True
    return False


def score_text(text: str) -> float:
    """The mean weight of the characters that are evidence; 0 for plain ASCII.

    >>> score_text("工业增加值增长") > 1 > score_text("宸ヤ笟澧炲姞鍊")
    True
    """
    weights = list(map(weigh, text))
    count = len(weights) - weights.count(0.0)
    return sum(weights) / count if count else 0.0
