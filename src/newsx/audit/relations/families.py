"""Labels of parts that exclude each other: 出口 and 进口, 一等奖 and 二等奖, two places apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsx.audit.passage import Passage
from newsx.audit.relations.part_list import Listed, PartList
from newsx.dictionary import read_table

TABLE = "part_families"
COLUMNS = ("family", "label", "whole", "frames", "example")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What sets one part apart: 铁路 of 铁路客运量."""

    family: str
    word: str
    frame: str
    """The rest of the words: 客运量. Parts of one thing share it, or leave it out."""


def read_family(
    passage: Passage, parts: PartList, *, signed: bool = False
) -> tuple[tuple[Listed, ...], bool]:
    """The leading parts that exclude each other, and whether they cover the whole.

    进出口总额50亿元，其中出口30亿元、进口20亿元: both, and there is no third.

    Args:
        passage: where they stand.
        parts: the list.
        signed: whether surpluses and deficits are wanted, or amounts that are neither.
    """
    places = {e.text: e.code for e in passage.extraction.entities if e.type == "place" and e.code}
    chosen: list[Listed] = []
    labels: list[Label] = []
    for part in parts.parts:
        label = None if part.timed or bool(part.sign) != signed else read_label(part.label, places)
        if label is None or not _belongs(label, parts.whole) or not all(_exclude(label, o) for o in labels):
            break
        chosen.append(part)
        labels.append(label)
    return tuple(chosen), _cover(labels, parts.whole)


def read_label(text: str, places: Mapping[str, str]) -> Label | None:
    """The one family word in the words of a part; null where there is none, or more than one.

    Args:
        text: the words of the part.
        places: the places of the article, name -> code.
    """
    if code := places.get(text):
        return Label("place", code, "")
    rows = _rows()
    longest = max(map(len, rows))
    found: Label | None = None
    at = 0
    while at < len(text):
        length = next((n for n in range(longest, 0, -1) if text[at : at + n] in rows), 0)
        if length and found:
            return None
        if length:
            word = text[at : at + length]
            # 一般贸易进出口 is no 出口.
            if rows[word][2] and rows[word][2] in text:
                return None
            found = Label(rows[word][0], word, text[:at] + text[at + length :])
        at += length or 1
    return found


def _belongs(label: Label, whole: Listed) -> bool:
    """Whether a part may be one of the whole: 铁路客运量 of 旅客发送量, but no 采购额 of 节约资金."""
    frame = label.frame
    if not frame or not whole.label:
        return True
    name = _rows()[label.word][2]
    if name and name in whole.label:
        return True
    return any(frame[at : at + 2] in whole.label for at in range(max(len(frame) - 1, 1)))


def _exclude(one: Label, other: Label) -> bool:
    """Whether nothing can be both: 铁路客运量 and 公路; not 新疆 and 乌鲁木齐."""
    if one.family != other.family or one.word == other.word:
        return False
    if one.family == "place":
        a, b = _trunk(one.word), _trunk(other.word)
        return not a.startswith(b) and not b.startswith(a)
    return one.frame == other.frame or not one.frame or not other.frame


def _trunk(code: str) -> str:
    """A division code without its closing pairs of zeros: 6523 for 652300."""
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code


def _cover(labels: Sequence[Label], whole: Listed) -> bool:
    """Whether the labels are all that their whole consists of, and nothing narrows them."""
    if not labels or labels[0].family == "place" or whole.timed:
        return False
    rows = [row for row in _rows().values() if row[0] == labels[0].family]
    name, frames = rows[0][2], rows[0][3].split("|")
    if not name or {label.word for label in labels} != {row[1] for row in rows}:
        return False
    return name in whole.label and all(label.frame in ("", *frames) for label in labels)


@cache
def _rows() -> dict[str, Row]:
    return {row[1]: row for row in read_table(TABLE, COLUMNS)}
