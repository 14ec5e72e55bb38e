"""Which blanks of a line only the layout put there.

Reading text keeps a blank that may mean something (between two names, two halves of a title, two cells of a
row) and drops the ones that cannot: OCR and PDF text has ``25.6 亿 元`` and ``实 际 只 收 到``.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from newsx.patterns import compile_large

# Drawn as nothing: zero-width spaces and joiners, soft hyphens, directional marks, byte order marks.
INVISIBLE: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
# Written out what \s stands for: a class is three times as fast without it.
SPACES: Final = "\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
BLANK: Final = f"[{SPACES}{INVISIBLE}]"
HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
DIGITS: Final = "0-9０-９"
SCALES: Final = "十百千万亿兆"
LONGEST_SCALE: Final = 20
"""Characters of the longest scale behind a number, with the blanks in it: ``3 千 亿``."""
CJK_MARKS: Final = "，。、；：！？（）《》〈〉“”‘’「」『』【】〔〕…—％"


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(f"{BLANK}+")


@cache
def read_class(source: str) -> str:
    """The characters of a class of a pattern, each for itself: ``strip`` wants them so.

    >>> read_class("0-3万")
    '0123万'
    """
    return _pattern("(?s)(.)-(.)").sub(
        lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), source
    )


@cache
def han_pattern(source: str) -> re.Pattern[str]:
    """A pattern with the class of all Han characters, which takes Python milliseconds to compile."""
    return compile_large(source)


@cache
def _han() -> re.Pattern[str]:
    return han_pattern(f"[{HAN}]")


def is_blank(char: str) -> bool:
    """Whether a character is white space or drawn as nothing: it changes nothing of what is read.

    >>> is_blank("\\u3000"), is_blank("\\u200b"), is_blank("中")
    (True, True, False)
    """
    return char.isspace() or _pattern(f"[{INVISIBLE}]").match(char) is not None


def has_blank(text: str) -> bool:
    """Whether a text holds a blank, as `is_blank` knows them.

    >>> has_blank("全县 收粮"), has_blank("全县收粮")
    (True, False)
    """
    # Nearly all blanks are not printable, which Python sees ten times as fast as the pattern.
    if text.isprintable() and " " not in text and "\u034f" not in text:
        return False
    return _blanks().search(text) is not None


def squeeze(text: str) -> str:
    """The text without its blanks, to compare what is read.

    >>> squeeze("国家自主\\n\\n创新　示范区")
    '国家自主创新示范区'
    """
    return _blanks().sub("", text) if has_blank(text) else text


def is_prose(line: str) -> bool:
    """Whether a line holds running sentences: only there a blank between two Han characters means nothing.

    >>> is_prose("一季度，全市 工业平稳。"), is_prose("轻审批重监管 改革再出发")
    (True, False)
    """
    return "。" in line or (len(line) > 20 and line.rstrip("”’」』）)")[-1:] in tuple("！？!?；;，,"))


Drop = Callable[[str, int, int, int], bool]


def is_letter_spaced(line: str, start: int, end: int, head: int) -> bool:
    """Both neighbours stand alone: ``大 豆``, ``实 际 只 收 到``, ``(记者 余 果)``."""
    if not (_han().match(line[start - 1]) and _han().match(line[end])):
        return False
    alone = _pattern(r"[^\w]")
    return (start < 2 or alone.match(line[start - 2]) is not None) and (
        end + 1 >= len(line) or alone.match(line[end + 1]) is not None
    )


def is_before_unit(line: str, start: int, end: int, head: int) -> bool:
    """A number and its scale or unit: ``2020 年``, ``903 万吨``, and then ``25.6 亿 元``."""
    left, right = line[start - 1], line[end]
    if _pattern(f"[{DIGITS}]").match(left):
        return han_pattern(f"[{HAN}%‰％℃]").match(right) is not None
    if left in SCALES and right not in CJK_MARKS and _han().match(right):
        before = line[max(0, start - LONGEST_SCALE) : start].rstrip(SCALES + " \u3000\xa0\t")
        return bool(before) and _pattern(f"[{DIGITS}]").match(before[-1]) is not None
    return False


def is_beside_mark(line: str, start: int, end: int, head: int) -> bool:
    """Beside the punctuation of a sentence, ``超过1倍多 。``, but not in the byline it opens with."""
    return start >= head and (line[start - 1] in CJK_MARKS or line[end] in CJK_MARKS)


def is_inside_sentence(line: str, start: int, end: int, head: int) -> bool:
    """Between Han characters, or Han and a digit, of a running sentence: ``对价格的 贡献 达六成``.

    Not inside quotes and brackets, where a slogan or a list of names has its blanks: “一园双网 两级多维”.
    """
    if start < head:
        return False
    return _han().match(line[start - 1]) is not None and (
        han_pattern(f"[{HAN}{DIGITS}]").match(line[end]) is not None
    )


RULES: Final[tuple[Drop, ...]] = (is_letter_spaced, is_before_unit, is_beside_mark, is_inside_sentence)


def _byline_end(line: str) -> int:
    """Where the byline that opens a paragraph ends; blanks in it part names: ``(记者 余 果 通讯员 赵波)``."""
    opening = _pattern(r"[^，,。：:）)]{0,60}[：:）)，,。]?").match(line)
    assert opening is not None
    head = opening.group()
    named = "记者" in head or "讯" in head or "电" in head
    return opening.end() if named else 0


def _enclosed(line: str) -> list[tuple[int, int]]:
    """Spans of a line inside quotes or brackets, not nested, each short enough to be a phrase."""
    # One class of first characters is looked for several times as fast as the same in alternatives.
    pattern = r"[“（(《](?:(?<=“)[^”]{0,40}”|(?<=（)[^）]{0,40}）|(?<=\()[^)]{0,40}\)|(?<=《)[^》]{0,40}》)"
    return [m.span() for m in _pattern(pattern).finditer(line)]


def tidy_line(line: str) -> str:
    """The reading text of one line.

    >>> tidy_line("玉 米 812 万吨 -1.4")
    '玉米 812万吨 -1.4'
    """
    return "".join(line[start:end] for start, end in read_runs(line))


def read_runs(line: str, *, prose: bool | None = None) -> Iterator[tuple[int, int]]:
    """The slices of a line that its reading text is made of, in order.

    Args:
        line: one line.
        prose: whether its paragraph holds running sentences; told from the line itself if not given.

    >>> line = "全县收粮 903 万吨，增长 5%。"
    >>> "".join(line[a:b] for a, b in read_runs(line))
    '全县收粮903万吨，增长5%。'
    """
    kept = 0
    head = -1
    enclosed: list[tuple[int, int]] = []
    inside = 0
    for gap in _blanks().finditer(line):
        start, end = gap.span()
        if start > kept:
            yield kept, start
        kept = end
        if start == 0 or end == len(line):
            continue
        visible = _pattern(r"\s").search(line, start, end)
        if not visible:
            continue
        if head < 0:
            head = _byline_end(line)
            prose = is_prose(line) if prose is None else prose
            # Elsewhere no rule counts that they would hold off.
            enclosed = _enclosed(line) if prose else []
        while inside < len(enclosed) and enclosed[inside][1] <= start:
            inside += 1
        sheltered = inside < len(enclosed) and enclosed[inside][0] < start
        rules = RULES[:2] if sheltered or not prose else RULES
        for rule in rules:
            if rule(line, start, end, head):
                break
        else:
            # One blank stays of several.
            yield visible.span()
    if kept < len(line):
        yield kept, len(line)
