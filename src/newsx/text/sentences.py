"""Article -> sentences."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsx.patterns import compile_large
from newsx.text.articles import Article
from newsx.text.blanks import HAN

SHORT: Final = 16
"""A question or exclamation in quotes up to this long is a phrase of the sentence around it."""


SAID: Final = 24
"""Characters of the longest clause that only tells who was quoted."""


# Not frozen, as a line is not.
@dataclass(slots=True)
class Sentence:
    """One sentence of an article; offsets count the article's reading text."""

    start: int
    end: int
    paragraph: int
    """Index of the paragraph it stands in: a new one may drop the topic of the last."""


@cache
def _pattern() -> re.Pattern[str]:
    # Everything that may open, close or end: brackets and quotes are followed with a depth each.
    # One class of first characters is looked for six times as fast as the same in alternatives.
    stop = rf"(?<=[{HAN}%％）)”]\.)(?=\s*[{HAN}“])"
    return compile_large(rf"[{BRACKETS}{ENDS}….](?:(?<=[{BRACKETS}])|(?<=[{ENDS}])[{ENDS}]*|(?<=…)…*|{stop})")


@cache
def _plain_sentences() -> re.Pattern[str]:
    """Sentences that are seen at once, without a look at each of their marks, in all paragraphs of a text;
    group 1 is what is left of a paragraph."""
    # 3.2% ends nothing, and when as much was closed as opened, nothing is open: “关于《规划》的决定”.
    words = rf"[^{BRACKETS}{ENDS}….\n]*+(?:\.\d[^{BRACKETS}{ENDS}….\n]*+)*+"
    inner = f"(?:[{OPEN}]{words}[{CLOSED}]{words})*+"
    outer = f"(?:[{OPEN}]{words}{inner}[{CLOSED}]{words})*+"
    ended = rf"{words}{outer}[。！？](?![{ENDS}{CLOSING}{CONTINUING}\"])"
    # Most headlines: the rest of a paragraph in which nothing can end.
    endless = rf"[^{ENDS}….\n]*+(?:\.\d[^{ENDS}….\n]*+)*+(?<!\s)(?!.)"
    return compile_large(rf"(?=\S)(?:{ended}|{endless})|(.+)")


ENDS: Final = "。！？!?"
OPEN, CLOSED = r"（(《〈“‘「『【〔\[", r"）)》〉”’」』】〕\]"
BRACKETS: Final = OPEN + CLOSED
PAIRS: Final = dict(zip("）)》〉”’」』】〕]", "（(《〈“‘「『【〔[", strict=True))
OPENERS: Final = PAIRS | dict.fromkeys(PAIRS.values(), "")
"""What opens each bracket and quote that closes; nothing does what opens itself."""
CLOSING: Final = "”’」』）)"
"""What closes behind the end of a sentence and belongs to it."""
CONTINUING: Final = "，、；：,;:"
"""Marks behind which the sentence goes on."""
QUOTES: Final = "“‘「『"
BRACKET_LIMIT, QUOTE_LIMIT, DEEPEST = 160, 1000, 32
"""A bracket or quote not closed within so many characters, or so many levels, was never meant to close."""


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order; a paragraph break always ends one.

    Sentences end at 。！？ and an ellipsis, with the quotes and brackets that close behind; never inside a
    title 《…？》 or a bracket, nor at the question in 问“行不行？”的人. A semicolon parts clauses only.
    """
    text, paragraphs = article.text, article.paragraphs
    found: list[Sentence] = []
    index, start, stop, before = -1, 0, 0, 0
    for match in _plain_sentences().finditer(text):
        first, last = match.span()
        while first >= stop:
            index, before = index + 1, len(found)
            start, stop = paragraphs[index].start, paragraphs[index].end
        if match.lastindex is None:
            found.append(Sentence(first, last, index))
        else:
            spans = [(plain.start - start, plain.end - start) for plain in found[before:]]
            spans = _split_closely(text[start:stop], spans, first - start)
            found[before:] = [Sentence(start + a, start + b, index) for a, b in spans]
    return tuple(found)


def split_text(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as spans without blanks at their ends.

    >>> text = "“投产了！”他说。《何以昌吉？》获奖。"
    >>> [text[a:b] for a, b in split_text(text)]
    ['“投产了！”他说。', '《何以昌吉？》获奖。']
    """
    spans: list[tuple[int, int]] = []
    for sentence in _plain_sentences().finditer(text):
        if sentence.lastindex is not None:
            return _split_closely(text, spans, sentence.start())
        spans.append(sentence.span())
    return spans


def _split_closely(text: str, spans: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """The sentences of a paragraph: the first are known, from ``start`` on each mark is looked at."""
    opened: list[tuple[str, int]] = []
    for match in _pattern().finditer(text, start):
        mark = match.group()
        opener = OPENERS.get(mark)
        if opener is not None:
            while opener and opened and opened.pop()[0] != opener:
                pass
            if not opener:
                del opened[:-DEEPEST]
                opened.append((mark, match.start()))
            continue
        if opened:
            opened = [
                (opening, at)
                for opening, at in opened
                if match.start() - at <= (QUOTE_LIMIT if opening in QUOTES else BRACKET_LIMIT)
            ]
            if any(opening not in QUOTES for opening, _ in opened):
                continue
        end = match.end()
        while end < len(text) and text[end] in CLOSING:
            end += 1
        if text[end : end + 1] == '"' and text.count('"', start, end) % 2:
            end += 1
        if _ends_sentence(text, match, mark, end, opened):
            _append(spans, text, start, end)
            start = end
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    # “…，今年达到1亿元。”该公司负责人说。 Who said it belongs to what was said.
    said = end - start <= SAID and spans and text[spans[-1][1] - 1] in "”’」』"
    if said and not re.search(r"[\d，,“]", text[start:end]):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def _ends_sentence(
    text: str, match: re.Match[str], mark: str, end: int, opened: list[tuple[str, int]]
) -> bool:
    after = text[end : end + 1]
    if after and after in CONTINUING:
        return False
    if mark[0] in "。.":
        return True
    before = text[match.start() - 1 : match.start()]
    if mark == "…" or (mark == "!" and before.isascii() and before.isalpha()):
        # Yahoo!公司
        return False
    if not opened or end == match.end():
        return True
    # ！ or ？ and a closing quote: the end of a sentence only where the quote is one.
    return match.end() - opened[-1][1] > SHORT and after not in "的之是"
