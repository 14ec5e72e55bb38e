"""Bytes -> encoding: ordered steps, each of which can say why."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.text.plausibility import score_text

SAMPLE: Final = 16_384
"""Bytes that detection looks at; more tell nothing new."""
PLAUSIBLE: Final = 0.8
"""A hundred bytes of Chinese news score 1.7 and more in their own encoding, 0.4 and less in another."""
ENOUGH: Final = 16
"""So many characters beyond ASCII are valid UTF-8 by no chance (``0.15 ** 16``)."""
VALID_UTF8 = 1.9
"""What each character of valid UTF-8 is worth on top: two bytes of GBK pass for one by chance in one of seven
cases (``-ln 0.15``)."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding and why."""

    codec: str
    """As Python names it."""
    step: str
    """The name of the step that decided."""
    skip: int = 0
    """Bytes before the first whole character, where a text was cut."""
    certain: bool = True
    """The bytes prove it, or the user said it; else it is what reads most like Chinese, and may be wrong."""


UNFIT: Final = ("charset-normalizer", "no encoding fits")
"""Steps that only come to speak where no text plausible as Chinese was found."""
HEAD_CUT: Final = 0.4
"""What a text must read better for leaving out its first byte."""
HEAD: Final = 32
CONTINUING: Final = bytes(range(0x80, 0xC0))
NOT_LEADING: Final = bytes(range(0xC0))
"""Bytes of UTF-8 that no character beyond ASCII begins with."""

MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    # Before those of UTF-16, with which one of them begins.
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"\x84\x31\x95\x33": "gb18030",
}
"""Byte order marks."""
ANY_MARK: Final = tuple(MARKS)
VALID: Final = Guess("utf-8", "valid UTF-8")
"""What nearly every text is."""

Step = Callable[[bytes], Guess | None]


def by_bom(data: bytes) -> Guess | None:
    """A byte order mark says it."""
    for mark, codec in MARKS.items() if data.startswith(ANY_MARK) else ():
        if data.startswith(mark):
            return Guess(codec, "byte order mark")
    return None


def by_ascii(data: bytes) -> Guess | None:
    """Plain ASCII reads the same in all encodings but UTF-16."""
    return Guess("utf-8", "plain ASCII") if data.isascii() and b"\0" not in data else None


def by_zero_bytes(data: bytes) -> Guess | None:
    """In UTF-16 every ASCII character, be it only the line ends, has a zero byte, all on one side."""
    sample = data[:SAMPLE]
    if 0 not in sample:
        return None
    zeros = sample[0::2].count(0), sample[1::2].count(0)
    if sum(zeros) < max(1, len(sample) // 400) or max(zeros) < 8 * min(zeros):
        return None
    ways = [way for way in CANDIDATES if way[0].startswith("utf-16")]
    score, way = max((score_text(_decode(sample[skip:], codec)), (codec, skip)) for codec, skip in ways)
    return Guess(way[0], "zero bytes of UTF-16", way[1], certain=False) if score >= 0 else None


def by_plausibility(data: bytes) -> Guess | None:
    """The encoding in which the text looks most like Chinese.

    That a text is valid UTF-8 weighs much, and alone proves nothing: short GBK texts are, too.
    """
    sample = data[:SAMPLE]
    # A text that was cut inside a character begins with bytes that only continue one.
    skip = len(sample[:3]) - len(sample[:3].lstrip(CONTINUING))
    if skip and sample[skip:].isascii():
        skip = 0
    whole = sample[skip:]
    if _is_valid_utf8(whole):
        if len(whole.translate(None, NOT_LEADING)) >= ENOUGH:
            return replace(VALID, skip=skip) if skip else VALID
        score = score_text(_decode(whole, "utf-8"))
        if score >= PLAUSIBLE:
            return Guess("utf-8", "valid UTF-8, plausible Chinese", skip)
        best = (score + VALID_UTF8, Guess("utf-8", "most plausible Chinese", skip, certain=False))
    else:
        best = (score_text(_decode(sample, "utf-8")), Guess("utf-8", "most plausible Chinese", certain=False))
    for codec, skip in CANDIDATES:
        score = score_text(_decode(sample[skip:], codec)) - (HEAD_CUT if skip else 0.0)
        if score > best[0]:
            best = score, Guess(codec, "most plausible Chinese", skip, certain=False)
    return _with_head(sample, best[1]) if best[0] >= PLAUSIBLE else None


def _with_head(sample: bytes, guess: Guess) -> Guess:
    """The guess with the first byte left out, where the beginning reads much better without it.

    Two-byte encodings find their step again at the next ASCII character: of a long text only the beginning
    tells that it was cut.
    """
    if guess.skip or guess.codec not in ("gb18030", "big5hkscs"):
        return guess
    head = sample[:HEAD]
    whole, cut = (score_text(_decode(head[skip:], guess.codec)) for skip in (0, 1))
    return replace(guess, skip=1) if cut > whole + HEAD_CUT else guess


def by_charset_normalizer(data: bytes) -> Guess | None:
    """What charset-normalizer finds among the encodings of East Asia and of the West."""
    from charset_normalizer import from_bytes

    match = from_bytes(data[:SAMPLE], cp_isolation=list(ISOLATED)).best()
    if match is None:
        return None
    return Guess(codecs.lookup(match.encoding).name, "charset-normalizer", certain=False)


def by_resignation(data: bytes) -> Guess | None:
    """Whatever it is, UTF-8 with replacement characters keeps the most of it."""
    return Guess("utf-8", "no encoding fits", certain=False)


CANDIDATES: Final = (
    ("gb18030", 0),
    ("big5hkscs", 0),
    ("utf-16-le", 0),
    ("utf-16-be", 0),
    ("gb18030", 1),
    ("big5hkscs", 1),
    ("utf-16-le", 1),
    ("utf-16-be", 1),
)
ISOLATED: Final = (
    "utf_8",
    "gb18030",
    "big5hkscs",
    "utf_16",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "cp1251",
    "cp1252",
)
STEPS: Final[tuple[Step, ...]] = (
    by_bom,
    by_ascii,
    by_zero_bytes,
    by_plausibility,
    by_charset_normalizer,
    by_resignation,
)


def find_encoding(data: bytes) -> Guess:
    """The encoding of a text: the first step that can tell decides.

    >>> find_encoding("昌吉州实现工业增加值同比增长".encode("gb18030"))
    Guess(codec='gb18030', step='most plausible Chinese', skip=0, certain=False)
    """
    for step in STEPS:
        guess = step(data)
        if guess:
            return guess
    raise AssertionError("the last step always answers")


def decode_text(data: bytes, guess: Guess) -> tuple[str, int]:
    """The text, and how many characters stand as U+FFFD because their bytes mean nothing in the encoding.

    A byte order mark is not part of the text.
    """
    text, replaced = decode_bytes(data[guess.skip :], guess.codec)
    if guess.skip:
        text, replaced = "\ufffd" + text, replaced + guess.skip
    return text.removeprefix("\ufeff"), replaced


def decode_bytes(data: bytes, codec: str) -> tuple[str, int]:
    """The text of whole bytes with all marks they hold, and how many characters stand as U+FFFD.

    What GB 18030 of 2022 gave a place in Unicode, and Python still maps to private use, is mapped after
    decoding, one character to one.
    """
    try:
        text, replaced = data.decode(codec), 0
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        replaced = text.count("\ufffd")
    if codec in ("gb18030", "gbk") and re.search("[\ue78d-\ue864]", text):
        text = text.translate(_gb18030_2022())
    return text, replaced


@cache
def _gb18030_2022() -> dict[int, int]:
    rows = read_table("gb18030_2022", ("bytes", "private", "point", "example"))
    return {int(private, 16): int(point, 16) for _, private, point, _ in rows}


def _decode(data: bytes, codec: str) -> str:
    # A character cut in two at the end of the sample is no error.
    return codecs.getincrementaldecoder(codec)("replace").decode(data, final=False)


def _is_valid_utf8(sample: bytes) -> bool:
    try:
        # A character cut in two at the end of the sample is no error.
        codecs.utf_8_decode(sample, "strict", False)
    except UnicodeDecodeError:
        return False
    return True
