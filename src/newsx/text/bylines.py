"""Bylines: who reported a story, and the words a story opens with: ``本报讯（记者 …）``."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from newsx.dictionary import read_table
from newsx.patterns import compile_large
from newsx.text.blanks import HAN
from newsx.text.dates import find_day
from newsx.text.names import has_surname, parse_names

LONGEST: Final = 80
"""A longer line is no byline."""
ROLE_COLUMNS: Final = ("word", "writes", "medium", "example")
MARKS: Final = r"[\s□■◎●○◆◇★☆▲△/／*（(【\[—-]*"
REPORTED: Final = r"(?:综合|摄影|现场|采写|联合|电视|追踪)?报道"
# 文 alone ends a name as well: 记者 赵霞文.
TAILS: Final = rf"(?:[\s/／]+(?:文[/／]?图|图[/／]?文|整理|撰写|采写|文)|[\s/／]*{REPORTED})?[）)】\]\s]*$"

Names = tuple[str, ...]
Rule = Callable[[str], Names | None]
"""The names of the byline a line is or holds; None where it is none."""


@cache
def _roles() -> tuple[str, frozenset[str]]:
    """A pattern of every role, longest first; the roles whose names are not reporters."""
    rows = read_table("byline_roles", ROLE_COLUMNS)
    words = sorted((word for word, *_ in rows), key=len, reverse=True)
    # 文/王小明, but not the 文 of a name.
    parts = [re.escape(word) + (r"(?=\s*[/／:：])" if len(word) == 1 else "") for word in words]
    # One look tells that none begins here, where thirty alternatives would be tried.
    firsts = re.escape("".join(sorted({word[0] for word in words})))
    return rf"(?=[{firsts}])(?:{'|'.join(parts)})", frozenset(
        word for word, writes, *_ in rows if writes == "no"
    )


@cache
def _bare_roles() -> frozenset[str]:
    """Roles that no medium stands before: 本报记者, but 文/王小明."""
    return frozenset(
        word for word, _, medium, _ in read_table("byline_roles", ROLE_COLUMNS) if medium == "no"
    )


@cache
def _media() -> str:
    words = sorted((word for word, _ in read_table("media", ("word", "example"))), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The compiled patterns, each on its first use."""
    roles, _ = _roles()
    day = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日"
    house = f"[{HAN}]{{2,10}}(?:报|网|社|客户端)"
    wire = rf"(?:{_media()}|{house})(?:[·•](?:{_media()}|{house}))?"
    sources = {
        # 经济日报·中国经济网记者 …, 本报驻新疆记者 …; group 1 is what stands before the role.
        "role": rf"{MARKS}([^\s，。：:；！？“”、]{{0,18}}?)({roles})([\s:：/／]*)",
        "next role": rf"[\s、,，/／]*(?:{wire})?({roles})[\s:：/／]*",
        "wire": (
            rf"{MARKS}(?:本报讯|(?:{wire})[{HAN}]{{0,8}}?(?:{day})[\s]*(?:专?电|(?<!通)讯|消息)"
            rf"|(?:{_media()})[{HAN}A-Z]{{0,8}}?(?:电|(?<!通)讯|消息)(?=[\s（(：:，,]|记者)"
            rf"|{house}(?:讯|电)(?=[\s（(：:]|记者)|(?:{day})(?:电|讯)(?=[\s（(])|本报综合(?:报道|消息))"
        ),
        "medium": (
            rf"(?:本[报刊网台社]|{wire}|[\w·•]{{0,14}}(?:[报网社刊台版端]|中心|频道|媒体|新闻|财经))"
            rf"(?:驻[{HAN}]{{1,8}}|[{HAN}]{{0,4}})"
        ),
        "in brackets": r"[\s*]*[（(]([^）)]{2,60})[）)]",
        "reporting": rf"[\s*]*([^，。：:；]{{3,44}}?){REPORTED}\s*[：:，,\s]",
        # 本报讯 记者王小明从市统计局获悉
        "learning": rf"[\s*]*(记者[{HAN}]{{2,3}}?)(?=[从在昨今]|近日|日前|\d{{1,2}}日|获悉|了解)",
        "closing": r"[（(]([^（）()]{2,60})[）)]\s*$",
    }
    return compile_large(sources[name])


def parse_credits(text: str) -> Names | None:
    """The reporters of ``本报记者 X 通讯员 Y Z``; None where the text is more, or other, than that.

    >>> parse_credits("经济日报·中国经济网记者 乔文汇"), parse_credits("记者从水利部了解到")
    (('乔文汇',), None)
    """
    opening = _pattern("role").match(text) if len(text) <= LONGEST else None
    if opening is None:
        return None
    _, silent = _roles()
    prefix, role, space = opening.groups()
    if prefix and (role in _bare_roles() or not _pattern("medium").fullmatch(prefix)):
        return None
    rest = re.sub(TAILS, "", text[opening.end() :])
    pieces = _pattern("next role").split(rest)
    names: list[str] = []
    for who, people in zip([role, *pieces[1::2]], pieces[0::2], strict=True):
        found = parse_names(people)
        if not found and people.strip():
            return None
        names += found if who not in silent else ()
    # 记者手记 and 记者 观察 name columns: without a medium or a blank only surnames tell.
    if (not space or not prefix) and not all(has_surname(name) or "·" in name for name in names):
        return None
    # 李克强会见记者 is no byline without a name, 本报评论员 is.
    return tuple(names) if names or role in silent or (rest == "" and len(prefix) <= 2) else None


def in_byline(line: str) -> Names | None:
    """A line of its own: ``本报记者 乔文汇``, ``文/王小明``."""
    return parse_credits(line)


def at_wire(line: str) -> Names | None:
    """Behind the words a story opens with: ``本报讯（记者 余果）``, ``新华社北京6月10日电 记者…报道：``."""
    wire = _pattern("wire").match(line)
    if not wire:
        return None
    for name in ("in brackets", "reporting", "learning"):
        credit = _pattern(name).match(line, wire.end())
        names = (parse_credits(credit.group(1)) or _bare_names(credit.group(1))) if credit else ()
        if names:
            return names
    return ()


def _bare_names(text: str) -> Names:
    """``本报讯（王小明 李晓）``: no role stands before the names."""
    names = parse_names(text)
    return names if all(map(has_surname, names)) else ()


def at_reporting(line: str) -> Names | None:
    """``记者张毅报道：围绕…``, with no wire before it."""
    credit = _pattern("reporting").match(line)
    return (parse_credits(credit.group(1)) or None) if credit else None


def at_brackets(line: str) -> Names | None:
    """``（记者 王小明）今年以来…``."""
    credit = _pattern("in brackets").match(line)
    return (parse_credits(credit.group(1)) or None) if credit else None


OPENINGS: Final[tuple[Rule, ...]] = (at_wire, at_reporting, at_brackets)


def is_byline(line: str) -> bool:
    """Whether a line names the reporters and says nothing else.

    >>> is_byline("本报记者 朱 妹"), is_byline("记者从水利部了解到，今年")
    (True, False)
    """
    return bool(parse_credits(line))


def is_question(line: str) -> bool:
    """Whether a line is what a reporter says in an interview: ``记者：下一步有什么打算？``."""
    opening = _pattern("role").match(line) if "：" in line or ":" in line else None
    return opening is not None and not opening.group(1) and "：" in opening.group(3).replace(":", "：")


def find_byline(line: str) -> Names:
    """The reporters a line of its own names."""
    return parse_credits(line) or ()


def is_dateline(line: str) -> bool:
    """Whether a paragraph opens as the first of a story does.

    >>> is_dateline("本报讯 记者张毅报道：围绕"), is_dateline("新华社区服务中心")
    (True, False)
    """
    head = line[:120]
    # Each of the openings has one of these: most paragraphs have none.
    signed = "讯" in head or "报道" in head or "电" in head or "消息" in head or not head[:1].isalnum()
    return signed and _read_opening(head) is not None


def find_dateline_names(line: str) -> Names:
    """The reporters named where a story opens."""
    return _read_opening(line[:120]) or ()


@lru_cache(1_000)
def _read_opening(head: str) -> Names | None:
    """The reporters named where a story opens; None where none does. Of a line its paragraph asks again."""
    for rule in OPENINGS:
        names = rule(head)
        if names is not None:
            return names
    return None


def find_dateline_date(line: str) -> str | None:
    """The day in the words a story opens with, where they write the year.

    >>> find_dateline_date("新华社北京2020年6月10日电（记者王小明）")
    '2020-06-10'
    """
    wire = _pattern("wire").match(line[:120])
    day = find_day(wire.group()) if wire else None
    return day[0] if day else None


def find_closing_names(text: str) -> Names:
    """The reporters named in brackets at the end of a paragraph, or as all of it: ``…牢固。（记者 王小明）``.

    >>> find_closing_names("产量再创新高。（王小明）"), find_closing_names("再创新高。（证券时报）")
    (('王小明',), ())
    """
    if not text.rstrip().endswith(("）", ")")):
        return ()
    closing = _pattern("closing").search(text, max(0, len(text) - 70))
    if not closing:
        return ()
    reporters = parse_credits(closing.group(1))
    if reporters is not None:
        return reporters
    if closing.start() and text[closing.start() - 1] not in "。！？”…":
        return ()
    names = parse_names(closing.group(1))
    return names if all(map(has_surname, names)) else ()
