"""Where the figures and the times of a text may begin.

`re` skips through a text at full speed only for a pattern that begins with a set of characters. A gate is
such a pattern, of one character and a look ahead; the grammars are tried at the few places that pass it.
Figures and times share the gate of numbers: a text is read once for both.
"""

from dataclasses import dataclass
from functools import cache
from re import Pattern
from typing import Final

from newsx.figures.gate import LONGEST_BEGINNING, class_of, figure_rules, firsts_of, source_of
from newsx.figures.numeral import DIGIT, plain_source
from newsx.figures.timegate import HAN_NUMBERS, digits_ahead, find_words, number_rules
from newsx.patterns import compile_large

Place = tuple[int, int]
"""Where a mention may begin, and where the number or word ends that it begins with."""
_DIGITS_OF_TIME, _PLAIN, _BOTH, _TIME = 1, 2, 3, 4
"""The groups of the gate: which of them has matched last tells what may begin."""
UNKNOWN: Final = -1


@dataclass(slots=True, eq=False)
class Places:
    """The places of a text, each list in order."""

    figures: list[Place]
    """With the end of the numeral; `UNKNOWN` where it takes a closer look to tell."""
    times: list[Place]
    """With the end of the first character, or of all digits; of a Chinese numeral with the place itself."""


def find_places(text: str) -> Places:
    """Where figures and times may begin.

    >>> places = find_places("今年3月增长5.2%")
    >>> places.times, places.figures
    ([(0, 1), (2, 3)], [(2, -1), (6, 9)])
    """
    figures: list[Place] = []
    times = [(at, at + 1) for at in find_words(text)]
    for match in _numbers().finditer(text):
        at, told = match.start(), match.lastindex
        if told == _PLAIN:
            figures.append((at, match.end()))
            continue
        if told != _TIME:
            figures.append((at, UNKNOWN))
        if told is not None:
            times.append((at, match.end() if told == _DIGITS_OF_TIME else at))
    times.sort()
    return Places(figures, times)


def is_figure_place(text: str, at: int, stop: int) -> bool:
    """Whether a figure may begin at a place of a text that stops at ``stop``."""
    if at + LONGEST_BEGINNING <= stop:
        return True
    match = _numbers().match(text, at, stop)
    return match is not None and match.lastindex != _TIME


@cache
def _numbers() -> Pattern[str]:
    """The numbers that may begin a figure or a time, and what else begins a figure."""
    rules, times = tuple(figure_rules()), source_of(number_rules())
    # Not inside a number: its beginning has been tried. Its digits, of which there may be a megabyte, are
    # passed over at once.
    ends = f"{digits_ahead()}{DIGIT}*+()|{plain_source()}()|{DIGIT}*+"
    digits = f"(?<={DIGIT})(?<!{DIGIT[:-1]}.．]{DIGIT})(?:{ends})"
    words = f"(?<!{DIGIT})(?:{source_of(rules)}(?:{times}())?|{times}())"
    return compile_large(f"[{DIGIT[1:-1]}{firsts_of(rules)}{class_of(HAN_NUMBERS)}](?:{digits}|{words})")
