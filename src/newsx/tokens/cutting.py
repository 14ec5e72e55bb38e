"""jieba's algorithm: of all ways to cut a text into words the most probable."""

import re
from collections.abc import Iterator
from functools import cache
from math import inf

from newsx.tokens.wordlist import WordList


def cut(text: str, words: WordList) -> Iterator[str]:
    """The words of a text, as ``jieba.cut(text, HMM=False)`` cuts it."""
    words.read(text)
    # Every second piece is a stretch that words may stand in; the others are cut into characters.
    for index, piece in enumerate(_stretches().split(text)):
        if index % 2:
            yield from _cut_stretch(piece, words)
        elif "\r\n" in piece:
            yield from _characters().findall(piece)
        else:
            yield from piece


@cache
def _stretches() -> re.Pattern[str]:
    return re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+)")


@cache
def _characters() -> re.Pattern[str]:
    return re.compile(r"\r\n|.", re.DOTALL)


def _cut_stretch(text: str, words: WordList) -> Iterator[str]:
    ends = _find_ends(text, words)
    start, latin = 0, ""
    while start < len(text):
        end = ends[start]
        word = text[start:end]
        if end == start + 1 and word.isascii() and word.isalnum():
            # B2B: letters and figures that are no word stay together.
            latin += word
        else:
            if latin:
                yield latin
                latin = ""
            yield word
        start = end
    if latin:
        yield latin


def _find_ends(text: str, words: WordList) -> list[int]:
    """Where the word ends that begins at each offset, from the last offset to the first."""
    weigh, lengths, unknown = words.weights.get, words.lengths.get, words.unknown
    size = len(text)
    best = [0.0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        weight = weigh(text[start])
        longer = lengths(text[start : start + 2], ())
        chosen = start + 1
        most = -inf if weight is None else weight + best[chosen]
        for length in longer:
            end = start + length
            weight = weigh(text[start:end])
            if weight is not None and end <= size:
                weight += best[end]
                # Of two ways that are as probable the longer word.
                if weight >= most:
                    most, chosen = weight, end
        # A character that is no word stands alone where no word begins with it.
        best[start] = unknown + best[chosen] if most == -inf else most
        ends[start] = chosen
    return ends
