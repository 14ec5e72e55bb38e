"""Where the names of a clause begin and end: rows of them, events named after them, examples."""

from collections.abc import Iterator
from typing import Final

from newsx.facts.cues import ends_like, read_role, read_words
from newsx.facts.nouns import find_row, is_noun, text_of
from newsx.facts.passage import Passage
from newsx.facts.unit import OPEN, Unit, Units

ASIDE: Final = OPEN | {"等"}
"""In brackets, and before 等, names are said that are not remembered."""
LONGEST_EVENT: Final = 7
"""The name of an event is at most so many units."""


def list_names(units: Units) -> list[tuple[int, int]]:
    """Where each name and relative noun of some units begins and ends; joined names are one."""
    names: list[tuple[int, int]] = []
    end = 0
    for i, unit in enumerate(units):
        if unit.names and i >= end:
            end = i + 1
            if end < len(units) and units[end].joiner and unit.kind == "entity":
                end = find_row(units, i)
            names.append((i, end))
    return names


def find_event(units: Units, i: int) -> int:
    """Where the name of an event ends that begins with a name: 青河|电视节, 青河|运价|指数."""
    end, stop = i + 1, min(len(units), i + LONGEST_EVENT)
    while end < stop and units[end].kind == "word" and (is_noun(units[end]) or _numbers(units[end])):
        end += 1
    while end > i + 1 and not ends_like(units[end - 1].text, "event_endings"):
        end -= 1
    return end


def find_counted_row(units: Units, i: int) -> int:
    """Where a row begins that ends with a name: 今天，|31个|省和青河集团(新增5例); -1 where there is none."""
    if i < 3 or not units[i - 1].joiner:
        return -1
    start = i - 2
    while start and units[start].kind == "word" and units[start].noun:
        start -= 1
    opens = start < i - 2 and units[start].kind == "figure" and all(unit.ahead for unit in units[:start])
    return start if opens else -1


def find_route(units: Units, i: int) -> int:
    """Where a route ends that begins with a name: 江苏省|至|昆山市|铁路; else where the name does."""
    if i + 2 >= len(units) or units[i + 1].text not in read_role("until") or units[i + 2].kind != "entity":
        return i + 1
    if i and units[i - 1].text in read_role("from"):
        return i + 1  # 从江苏省到昆山市
    end = i + 3
    while end < len(units) and units[end].kind == "word" and is_noun(units[end]) and end < i + 6:
        end += 1
    while end > i + 3 and not (units[end - 1].holds or units[end - 1].text in read_words("recalled_nouns")):
        end -= 1
    return end


def _numbers(unit: Unit) -> bool:
    """Whether a word numbers an event: 第|35|届."""
    return unit.text in ("第", "届") or unit.text.isdecimal() or unit.text.startswith("第")


def list_entities(heard: Units | Passage) -> list[int]:
    """The names that a clause or sentence gone over has said outside its brackets, and not as examples."""
    if not isinstance(heard, Passage):
        return _list_own(heard)
    if not heard.says(ASIDE):
        return [index for _, _, kind, index in heard.mentions if kind == "entity"]
    return [index for clause in heard.open_clauses for index in _list_own(clause.units)]


def _list_own(units: Units) -> list[int]:
    """The names that a clause has said, and not as examples."""
    said = units[: find_examples(units)]
    return [unit.index for i, end in list_names(said) for unit in said[i:end] if unit.kind == "entity"]


def find_examples(units: Units) -> int:
    """Where the examples begin that 等 ends, else the end: 昆山会议中心、青河机场等(200项工程)."""
    end = len(units)
    if end < 2 or units[-1].text != "等":
        return end
    start = end - 1
    while start and (is_noun(units[start - 1]) or units[start - 1].joiner):
        start -= 1
    return start


def find_kind(units: Units, i: int) -> str:
    """巴拿马|型|船: what a name only says the kind of; nothing where that measures nothing."""
    end = i + 1
    while end < len(units) and end - i < 5 and units[end].kind == "word" and units[end].tag[:1] in "nkg":
        end += 1
        if units[end - 1].holds:
            return text_of(units[i:end])
    return ""


def extend_nation(units: Units, i: int) -> str:
    """全国|规模以上工业企业, 我国|工程|机械行业: the country with the body it has, the longest of several."""
    end, found = i + 1, units[i].text
    while end < len(units) and end - i < 7 and is_noun(units[end]) and units[end].kind == "word":
        end += 1
        says = end < len(units) and (units[end].kind == "word" or _is_mean(units[end]))
        holds = units[end - 1].holds and units[end - 1].text not in read_words("measure_nouns")  # 经常项目
        if says and holds and units[end].text != "间":  # 我国城乡地区间差距
            found = text_of(units[i:end])
    return found


def _is_mean(unit: Unit) -> bool:
    return unit.cue is not None and unit.cue.role in ("mean", "adverb", "plan", "new")


def end_of_act(words: Units) -> int:
    """Where a thing begins that somebody only did something to: 青河市报告|一名病例, 煤交到|铁路."""
    if len(words) > 1 and words[0].kind == "entity" and words[1].verb:
        return 2
    return max((i for i, word in enumerate(words[:-1], 1) if word.verb and word.text[-1] == "到"), default=0)


def last_first(heard: Units | Passage) -> Iterator[Units]:
    """The clauses of what was heard, the last one first."""
    if not isinstance(heard, Passage):
        return iter((heard,))
    return reversed([clause.units for clause in heard.open_clauses])
