"""jieba's algorithm: of all ways to cut a text into words the most probable."""

import re
from functools import cache
from math import inf
from operator import add

from newsx.tokens.wordlist import WordList


def cut(text: str, words: WordList) -> list[str]:
    """The words of a text, as ``jieba.cut(text, HMM=False)`` cuts it."""
    words.read(text)
    found: list[str] = []
    # Every second piece is a stretch that words may stand in; the others are cut into characters.
    for index, piece in enumerate(_stretches().split(text)):
        if index % 2:
            _cut_stretch(piece, words, found)
        elif "\r\n" in piece:
            found += _characters().findall(piece)
        else:
            found += piece
    return found


@cache
def _stretches() -> re.Pattern[str]:
    return re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+)")


@cache
def _characters() -> re.Pattern[str]:
    return re.compile(r"\r\n|.", re.DOTALL)


def _cut_stretch(text: str, words: WordList, found: list[str]) -> None:
    """Adds the words of a stretch to those found before it."""
    start, latin = 0, ""
    ends = _find_ends(text, words)
    while start < len(text):
        end = ends[start]
        word = text[start:end]
        if end == start + 1 and word.isascii() and word.isalnum():
            # B2B: letters and figures that are no word stay together.
            latin += word
        else:
            if latin:
                found.append(latin)
                latin = ""
            found.append(word)
        start = end
    if latin:
        found.append(latin)


def _find_ends(text: str, words: WordList) -> list[int]:
    """Where the word ends that begins at each offset, from the last offset to the first."""
    weigh, unknown = words.weights.get, words.unknown
    size = len(text)
    alone = [*map(weigh, text)]
    openings = [*map(words.openings.get, map(add, text, text[1:])), None]
    best = [0.0] * (size + 2)
    ends = [*range(1, size + 1)]
    for start in range(size - 1, -1, -1):
        weight = alone[start]
        most = -inf if weight is None else weight + best[start + 1]
        if opening := openings[start]:
            weight, longer = opening
            weight += best[start + 2]
            # Of two ways that are as probable the longer word.
            if weight >= most and weight > -inf:
                most, ends[start] = weight, start + 2
            for length in longer:
                end = start + length
                if end > size:
                    break
                weight = weigh(text[start:end])
                if weight is not None and weight + best[end] >= most:
                    most, ends[start] = weight + best[end], end
        # A character that is no word stands alone where no word begins with it.
        best[start] = unknown + best[start + 1] if most == -inf else most
    return ends
