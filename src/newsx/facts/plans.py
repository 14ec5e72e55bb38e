"""What a text plans: lists of tasks, and the words of plans that speak of a figure."""

import re
from functools import cache
from typing import Final

from newsx.facts.cues import read_role, read_voices
from newsx.facts.nouns import ADNOMINAL, is_noun
from newsx.facts.unit import Units
from newsx.patterns import compile_large
from newsx.text.articles import Article

FEWEST_TASKS: Final = 8
"""A list of tasks has at least so many of their words."""


def is_agenda(article: Article) -> bool:
    """Whether a text without a title sets tasks (落实政策，新增企业10户以上) and reports nothing done."""
    if article.title is not None:
        return False
    tasks = len(_compile_tasks().findall(article.text))
    return tasks >= FEWEST_TASKS and tasks > 7 * sum(map(article.text.count, read_voices()["actual"]))


@cache
def _compile_tasks() -> re.Pattern[str]:
    """Finds the beginning of each word of tasks, also where two of them overlap: 全|力争|取."""
    words = [(re.escape(word[0]), re.escape(word[1:])) for word in read_voices()["planned"]]
    return compile_large("|".join(f"{first}(?={rest})" for first, rest in words))


def is_plan(units: Units, i: int, end: int) -> bool:
    """Whether a word of plans speaks of the figure at ``end``.

    已将 and 将关联费率(由1.75%降至) do not; nor do 完成计划 and 计划落户的(项目22个).
    """
    unit, before = units[i], units[i - 1].text if i else ""
    if unit.text == "将":
        disposes = i + 1 < end and is_noun(units[i + 1]) and units[i + 1].tag != "vn"
        return before not in read_role("done") and not disposes
    if unit.text == "要":
        return i + 1 < end and units[i + 1].cue is not None
    if unit.text in read_role("task"):
        if before == "完成" or i + 1 == end:
            return False
        return not any(units[k].text == ADNOMINAL for k in range(i + 1, end - 1))
    return True
