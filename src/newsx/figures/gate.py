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
    """The gate of some rules: characters that may begin a match, and what must be true behind each.

    >>> gate_source([("第", "(?=[0-9])"), ("首", "(?=位)")])
    '[第首](?:(?<=[第])(?=[0-9])|(?<=[首])(?=位))'
    """
    rules = tuple(rules)
    characters = "".join(dict.fromkeys("".join(chars for chars, _ in rules)))
    branches = "|".join(f"(?<=[{_class(chars)}]){ahead}" for chars, ahead in rules)
    return f"[{_class(characters)}](?:{branches})"


def _class(characters: str) -> str:
    return re.sub(r"([\\\]^-])", r"\\\1", characters)


@cache
def figure_gate() -> Pattern[str]:
    """Where a figure may begin."""
    units = "".join(dict.fromkeys(surface[0] for unit in read_units() for surface in unit.surfaces))
    fixed = "".join(word[1] for word, _ in read_table("fixed_numbers", ("word", "example")))
    per = "".join(dict.fromkeys(surface[0] for surface in per_units()))
    number = f"{DIGIT[1:-1]}{_HAN}几数上"
    rules = (
        # Not inside a number: its beginning has been tried, and a megabyte of digits is one number.
        ("0123456789０１２３４５６７８９", f"(?<!{DIGIT[:-1]}.．]{DIGIT})"),
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
