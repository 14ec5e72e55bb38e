"""What acts at the head of a clause though no list of names knows it: a book, a quoted name, an event."""

from typing import Final

from newsx.facts.clauses import Clause
from newsx.facts.cues import ends_like, ends_like_title, read_endings, read_role, read_words
from newsx.facts.nouns import is_noun, text_of
from newsx.facts.unit import CLOSING, OPENING, Unit, Units

LONGEST_QUOTED: Final = 16
"""A quoted name is at most so many units."""
LONGEST_NAME: Final = 14
"""The name of an event is at most so many units."""
LONGEST_KIND: Final = 3
"""And the noun behind a quoted name, which says what kind of thing it is."""


def find_thing(clause: Clause, stop: int, *, news: bool) -> str:
    """The thing at the head of a clause that does what the clause says; empty where there is none.

    Args:
        clause: the clause.
        stop: where its verb must stand before.
        news: whether this is news: a report's quotations are slogans (“放管服”改革).
    """
    units, start = clause.units, 0
    while start < stop and _opens(units[start]):
        start += 1
    if start >= stop:
        return ""
    start = _skip_kind(units, start, stop)
    if units[start].text == "《":
        return _find_work(units, start, stop)
    if not news:
        return ""
    if units[start].text in OPENING:
        return _find_quoted(units, start, stop)
    return _find_event(units, start, stop)


def _skip_kind(units: Units, start: int, stop: int) -> int:
    """Where a title or quotation begins behind what says its kind: 芭蕾舞剧|《青河谣》, 科考船|“青河号”."""
    end = start
    while (
        end < min(stop - 1, start + LONGEST_NAME)
        and units[end].kind in ("word", "figure")
        and (units[end].noun or units[end].tag == "m")
    ):
        end += 1
    kind = end > start and (
        units[end].text == "《" or (units[end].text in OPENING and _is_kind(units[end - 1]))
    )
    return end if kind else start


def _is_kind(unit: Unit) -> bool:
    return unit.holds or ends_like(unit.text, "recalled_nouns")


def _opens(unit: Unit) -> bool:
    """Whether a unit may stand before the thing: 今年, 日前, 此外."""
    if unit.kind == "period":
        return True
    if unit.cue:
        return unit.cue.role in ("adverb", "base")
    return unit.kind == "word" and unit.tag[:1] in "cdt"


def _find_work(units: Units, start: int, stop: int) -> str:
    """《论述摘编》(分10个专题): a book or show; nothing for 《规划》提出."""
    end = next((i for i in range(start, stop) if units[i].text == "》"), stop)
    if end + 1 >= len(units) or any(unit.text in read_words("news_verbs") for unit in units[end:stop]):
        return ""
    after = end + 1
    while (
        after < min(len(units) - 1, end + 1 + LONGEST_KIND)
        and units[after].noun
        and units[after].kind == "word"
    ):
        after += 1  # 《青河谣》|特别节目|今晚播出
    behind = units[after]
    tells = (behind.text in read_words("document_verbs") or ends_like_title(units[after - 1].text)) or (
        units[end + 1].kind != "figure" and units[end - 1].text.endswith(read_endings("document_nouns"))
    )
    return text_of(units[start : end + 1]) if _predicates(behind) and not tells and end > start + 1 else ""


def _find_quoted(units: Units, start: int, stop: int) -> str:
    """“青河号”(以每天8列的频次), “青河号”科考船(今天交付); nothing for “十四五”(期间)."""
    limit = min(stop, start + LONGEST_QUOTED)
    close = next((i for i in range(start + 1, limit) if units[i].text in CLOSING), stop)
    inside = units[start + 1 : close]
    if close >= stop or len(text_of(inside)) < 2 or all(unit.kind == "period" for unit in inside):
        return ""
    end = close + 1
    while end < min(stop, close + 1 + LONGEST_KIND) and units[end].kind == "word" and is_noun(units[end]):
        end += 1
    if any(ends_like(unit.text, "measure_nouns") for unit in units[close + 1 : end]):
        return ""
    named = (
        end > close + 1 or (start and _is_kind(units[start - 1])) or any(_is_name(unit) for unit in inside)
    )
    return text_of(units[start:end]) if named and _acts(units, end) else ""


def _is_name(unit: Unit) -> bool:
    """Whether a word inside a quotation says that it is a name, no slogan: “向阳|2”, “青河大桥”."""
    numbered = unit.kind == "figure" or unit.text.isdecimal() or unit.text[-1] == "号"
    return numbered or unit.kind == "entity" or ends_like(unit.text, "recalled_nouns")


def _find_event(units: Units, start: int, stop: int) -> str:
    """第18届世界水资源大会(今天在青河市开幕): a noun phrase that ends like an event."""
    end = start
    while end < min(stop, start + LONGEST_NAME) and _continues(units[end]):
        end += 1
    while end > start and (units[end - 1].kind == "period" or units[end - 1].joiner):
        end -= 1
    quoted = units[end - 1].text in CLOSING
    last = text_of(units[max(start, end - 2 - quoted) : end - quoted])
    measures = ends_like(last, "measure_nouns")
    if end - start < 2 or measures or not ends_like(last, "event_endings"):
        return ""
    named = any(
        unit.kind == "entity" or unit.text.startswith("第") or unit.text in OPENING or _is_year(unit)
        for unit in units[start:end]
    )
    return text_of(units[start:end]) if named and _acts(units, end) else ""


def _is_year(unit: Unit) -> bool:
    """Whether a number says the year of an event: 2018|中华龙舟大赛."""
    return unit.kind == "word" and unit.text.isdecimal() and len(unit.text) == 4


def _continues(unit: Unit) -> bool:
    if unit.kind in ("entity", "period") or unit.joiner:
        return True
    return unit.kind == "word" and (
        is_noun(unit) or unit.text in OPENING or unit.text in CLOSING or unit.text[0] in "第届·"
    )


def _acts(units: Units, i: int) -> bool:
    """Whether what stands before ``i`` does something there, other than to tell."""
    if i >= len(units):
        return False
    others = read_words("news_verbs"), read_words("striking_verbs"), read_role("cause")
    return _predicates(units[i]) and not any(
        unit.text in words for words in others for unit in units[i : i + 3]
    )


def _predicates(unit: Unit) -> bool:
    """Whether a predicate may begin with a unit: a time, a figure, a verb, what stands before one."""
    return unit.kind in ("period", "figure") or unit.cue is not None or unit.tag[:1] in ("v", "d", "p", "t")
