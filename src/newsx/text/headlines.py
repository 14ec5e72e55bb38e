"""Which of the lines over a story is its title; the others are kicker and subtitle."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from newsx.text.blanks import squeeze


@dataclass(frozen=True, slots=True)
class Headline:
    """One line over a story."""

    text: str
    level: int = 0


SECTION: Final = 6
"""Characters of the longest name of a section that is not in the table of columns."""

Rule = Callable[[Sequence[Headline]], int | None]
"""The index of the title, or None where the rule cannot tell. Given two lines or more."""


def by_level(lines: Sequence[Headline]) -> int | None:
    """Markdown says it: ``观察 | 构建开放高地 / # 共建关中城市“群”``."""
    levels = [line.level for line in lines if line.level]
    if not levels or len({line.level for line in lines}) == 1:
        return None
    return next(i for i, line in enumerate(lines) if line.level == min(levels))


def before_dash(lines: Sequence[Headline]) -> int | None:
    """A dash opens the subtitle, and the title stands before it: ``何以昌吉? / ——写在…举办之际``."""
    for i, line in enumerate(lines[1:], 1):
        if line.text.startswith(("—", "--", "──")):
            return i - 1
    return None


def behind_dash(lines: Sequence[Headline]) -> int | None:
    """A dash or colon closes the kicker: ``挺起…脊梁—— / 天山北坡城市群携手共进``, ``广东阳江市： / …``."""
    for i, line in enumerate(lines[:-1]):
        if line.text.rstrip("”’》 ")[-1] in "—─：:-":
            return i + 1
    return None


def behind_column(lines: Sequence[Headline]) -> int | None:
    """The name of a series opens the kicker: ``观察 | 构建开放高地``, ``聚焦进博会``."""
    opening = r"(?:[^|｜丨]{1,10}[|｜丨]|聚焦|关注|走进|[“”\w]{2,16}(?:系列报道|系列评论|专栏|特刊|[①-⑳]))"
    return 1 if re.match(opening, lines[0].text) and not re.match(opening, lines[1].text) else None


def behind_short(lines: Sequence[Headline]) -> int | None:
    """The name of a section stands above a longer line: ``西部观察 / 向海图强正当时``."""
    first, second = (len(squeeze(line.text)) for line in lines[:2])
    if first > SECTION or second < first + 4 or first == second:
        return None
    return 1 + find_title(lines[1:])


def in_the_middle(lines: Sequence[Headline]) -> int | None:
    """Kicker, title, subtitle."""
    return 1 if len(lines) >= 3 else None


def by_length(lines: Sequence[Headline]) -> int | None:
    """A title is short; only a kicker much longer than it stands first."""
    first, second = (len(squeeze(line.text)) for line in lines[:2])
    return 1 if second * 3 < first * 2 and second >= 5 and first >= 16 else None


RULES: Final[tuple[Rule, ...]] = (
    by_level,
    before_dash,
    behind_dash,
    behind_column,
    behind_short,
    in_the_middle,
    by_length,
)


def find_title(lines: Sequence[Headline]) -> int:
    """The index of the title among the lines over a story; the first line where no rule can tell.

    >>> find_title([Headline("挺起发展脊梁——"), Headline("城市群携手共进")])
    1
    """
    if len(lines) < 2:
        return 0
    for rule in RULES:
        index = rule(lines)
        if index is not None:
            return index
    return 0


def clean_title(text: str) -> str:
    """A title without what a web page puts around it: ``原标题：… 来源：每日经济新闻``.

    >>> clean_title("原标题：重大项目中标 来源：每日经济新闻")
    '重大项目中标'
    """
    if "：" not in text and ":" not in text:
        return text.strip()
    text = re.sub(r"^(?:原标题|标题|题目)[：:]\s*", "", text)
    return re.sub(r"\s+(?:来源|作者|编辑|责编)[：:]\S.*$", "", text).strip()
