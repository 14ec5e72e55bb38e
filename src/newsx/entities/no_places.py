"""What looks like a place and is none: 小城镇, the shuttle “哥伦比亚”号, 鄂伦春族."""

from functools import cache
from typing import Final

from newsx.dictionary import read_table

OPENING: Final = '“"「『‘'
CLOSING: Final = '”"」』’'


@cache
def generic_places() -> frozenset[str]:
    """Words that end like a place and name none, though the segmenter may call them names: 小城镇, 百强县."""
    return frozenset(word for word, _ in read_table("generic_places", ("word", "example")))


def names_another(text: str, start: int, end: int) -> bool:
    """Whether the name of a place is what a ship or a people is called.

    >>> names_another("航天飞机“哥伦比亚”号升空", 5, 9), names_another("“临沂号”开行", 1, 3)
    (True, True)
    >>> names_another("鄂伦春族", 0, 3), names_another("哥伦比亚号召各方", 0, 4)
    (True, False)
    """
    after = text[end : end + 2]
    if after[:1] == "族":
        return True
    if "号" not in after or not start or text[start - 1] not in OPENING:
        return False
    return (after[0] in CLOSING and after[1:] == "号") or (after[0] == "号" and after[1:] in CLOSING)
