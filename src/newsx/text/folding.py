"""Text -> the same text in plain simplified characters, one for one, so that no offset moves.

Rules and tables know simplified characters. What stands for one of them in another dress is read as if it
wore theirs: traditional characters (億 for 亿), compatibility ideographs (U+F9A8 for 令), radicals that
scanners put in place of characters (⻓ for 长), full-width Latin letters. Only reading is done on this text:
every mention is cut from the text as written (`newsx.original`).
"""

import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsx.dictionary import read_table
from newsx.patterns import compile_large

COLUMNS: Final = ("character", "plain", "kind", "example")
TRADITIONAL_SHARE: Final = 20
"""One traditional character among so many of a text, and it is written in them: there 乾 is 干."""
COMPATIBILITY: Final = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
LAST_COMMON: Final = 0xFFFF
"""Classes of patterns are quick up to here."""
WIDE_LETTERS: Final = (range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B))


@dataclass(frozen=True, slots=True)
class Folds:
    """Which characters are read as which."""

    always: Mapping[int, str]
    """Everything that no simplified text means as it stands."""
    candidates: re.Pattern[str]
    """Finds the characters of ``always``, and all of the planes where ideographs are rare."""
    traditional: frozenset[str]
    """Those of ``always`` that tell a text in traditional characters."""
    shared: Mapping[int, str]
    """Characters of both ways to write, folded in traditional text only."""


@cache
def read_folds() -> Folds:
    """The rows of ``folds.tsv`` and what Unicode itself calls compatible."""
    rows = read_table("folds", COLUMNS)
    always = {ord(character): plain for character, plain, kind, _ in rows if kind != "shared"}
    for block in COMPATIBILITY:
        for code in block:
            if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code):
                always[code] = always.get(ord(plain), plain)
    always |= {code: chr(code - 0xFEE0) for letters in WIDE_LETTERS for code in letters}
    common = "".join(map(chr, sorted(code for code in always if code <= LAST_COMMON)))
    return Folds(
        always,
        compile_large(f"[{re.escape(common)}{chr(LAST_COMMON + 1)}-{chr(sys.maxunicode)}]"),
        frozenset(character for character, _, kind, _ in rows if kind == "traditional"),
        {ord(character): plain for character, plain, kind, _ in rows if kind == "shared"},
    )


def fold(text: str) -> str:
    """The text in plain simplified characters, of the same length; most often it is the same text.

    >>> fold("⾹港出⼝額１２億元，ＴＣＬ增⻓")
    '香港出口额１２亿元，TCL增长'
    >>> fold("乾隆年间"), fold("乾淨的廠區位於臺灣")
    ('乾隆年间', '干净的厂区位于台湾')
    """
    folds = read_folds()
    if not folds.candidates.search(text):
        return text
    folded = text.translate(folds.always)
    count = sum(character in folds.traditional for character in text)
    if count * TRADITIONAL_SHARE >= len(text):
        folded = folded.translate(folds.shared)
    return folded
