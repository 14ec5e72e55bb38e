"""Gates: patterns of one character and a look ahead that find where a grammar is worth trying.

`re` skips through a text at full speed only for a pattern that begins with a set of characters. A gate is
such a pattern; the grammar itself is tried at the few places that pass it.
"""

import re
from collections.abc import Iterable
from functools import cache
from re import Pattern

from newsx.dictionary import read_table
from newsx.figures.blanks import BLANKS
from newsx.figures.numeral import DIGIT, HAN_DIGITS, HAN_SCALES
from newsx.figures.unit import per_units, read_units
from newsx.patterns import compile_large

_BLANK = f"[{''.join(sorted(BLANKS))}]?"
_HAN = f"{HAN_DIGITS}{HAN_SCALES}"


def gate_source(rules: Iterable[tuple[str, str]]) -> str:
    """The gate of numbers in digits, and of rules: their first characters, and what must be true behind each.

    >>> [place.start() for place in re.finditer(gate_source([("第", "(?=[0-9])")]), "第3条，第一章3.25")]
    [0, 1, 7]
    """
    rules = tuple(rules)
    firsts = _class("".join(characters for characters, _ in rules))
    branches = "|".join(f"(?<=[{_class(characters)}]){ahead}" for characters, ahead in rules)
    # Not inside a number: its beginning has been tried. Its digits, of which there may be a megabyte, are
    # passed over at once.
    digits = f"(?<={DIGIT})(?<!{DIGIT[:-1]}.．]{DIGIT}){DIGIT}*+"
    return f"[{DIGIT[1:-1]}{firsts}](?:{digits}|(?<!{DIGIT})(?:{branches}))"


def _class(characters: str) -> str:
    return re.sub(r"([\\\]^-])", r"\\\1", "".join(dict.fromkeys(characters)))


@cache
def figure_gate() -> Pattern[str]:
    """Where a figure may begin."""
    units = "".join(dict.fromkeys(surface[0] for unit in read_units() for surface in unit.surfaces))
    fixed = "".join(word[1] for word, _ in read_table("fixed_numbers", ("word", "example")))
    per = "".join(dict.fromkeys(surface[0] for surface in per_units()))
    number = f"{DIGIT[1:-1]}{_HAN}几数上"
    rules = (
        (
            _HAN,
            f"(?=[{_class(_HAN + units + fixed)}点半分比多余来几 \u3000\xa0、]"
            f"|[-－–—―─~～∼〜至到]{DIGIT[:-1]}{_HAN}])",
        ),
        ("几数", f"(?=[{HAN_SCALES}])"),
        ("好", "(?=几)"),
        ("上成", f"(?=[{HAN_SCALES}])"),
        ("半", "(?=[数个小公吨斤亩升里米年天日分])"),
        ("第前", f"(?=[ \u3000]?[{number}])"),
        ("倒", "(?=数第)"),
        ("首", "(?=位)"),
        ("之榜", "(?=首)"),
        ("翻", "(?=了?.?番)"),
        ("每", f"(?=[{_class(per)}])"),
        ("-－−﹣", f"(?={_BLANK}{DIGIT})"),
        ("负", f"(?=的?[{number}])"),
        ("零", "(?=[下上])"),
        ("摄华", "(?=氏)"),
        ("$＄￥¥€£", f"(?={_BLANK}{DIGIT})"),
        ("UHACNR", r"(?=(?:S|K||T|MB|SD)\$?" + f"{_BLANK}{DIGIT})"),
    )
    return compile_large(gate_source(rules))
