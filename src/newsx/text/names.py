"""Names of reporters, as bylines write them: spaced, in a row, several roles."""

import re
from functools import cache

from newsx.dictionary import read_table
from newsx.text.blanks import HAN, han_pattern


@cache
def _surnames() -> frozenset[str]:
    usual = read_table("surnames", ("surname", "kind", "example"))
    # 单, 代, 权: words, of which only a byline makes surnames.
    others = read_table("byline_surnames", ("surname", "example"))
    return frozenset(surname for surname, *_ in (*usual, *others))


@cache
def _offices() -> tuple[str, ...]:
    titles = read_table("titles", ("title", "side", "example"))
    return tuple(title for title, *_ in (*titles, *read_table("office_endings", ("ending", "example"))))


@cache
def _form() -> re.Pattern[str]:
    return han_pattern(f"[{HAN}]{{2,3}}|(?P<four>[{HAN}]{{4}})|[{HAN}]{{1,6}}(?:[·•][{HAN}]{{1,6}}){{1,2}}")


def has_surname(name: str) -> bool:
    """Whether a text of two to four characters can be a name and nothing else: it opens with a surname.

    >>> [has_surname(name) for name in ("乔文汇", "日前", "商务部", "代市长")]
    [True, False, False, False]
    """
    known = _surnames()
    if name.endswith(_offices()):
        return False
    return (2 <= len(name) <= 3 and name[0] in known) or (3 <= len(name) <= 4 and name[:2] in known)


def parse_names(text: str) -> tuple[str, ...]:
    """The names of a list, in order; nothing where a piece of it is no name.

    >>> parse_names("余 果"), parse_names("赵波 靳 鹏、阿不都·热西提")
    (('余果',), ('赵波', '靳鹏', '阿不都·热西提'))
    >>> parse_names("从水利部了解到")
    ()
    """
    names: list[str] = []
    known = _surnames()
    for part in re.split(r"[、，,/／;；]", text):
        first, _, last = part.partition("和")
        # 王小明和李晓 are two, 王和平 is one.
        for one in (first, last) if len(first.strip()) > 1 and len(last.strip()) > 1 else (part,):
            for name in _pair(one.split()):
                names += _part(name) if len(name) > 3 and name[:2] not in known else [name]
    return tuple(names) if all(map(is_name, names)) else ()


def is_name(text: str) -> bool:
    """Whether a text can be a reporter's name by its form alone: 乔文汇, 阿不都·热西提, 欧阳明月."""
    form = _form().fullmatch(text)
    if form is None:
        return False
    return form["four"] is None or text[:2] in _surnames() or text[0] in _surnames()


def _part(text: str) -> list[str]:
    """Two names with the blank between them lost at the end of a line: 马建赵涛."""
    known = _surnames()
    for cut in (2, 3):
        if "·" not in text and text[cut] in known and text[0] in known and cut + 1 < len(text) <= cut + 3:
            return [text[:cut], text[cut:]]
    return [text]


def _pair(pieces: list[str]) -> list[str]:
    """Joins what OCR or typesetting parted: 余 果, 乔 文汇, 欧阳 明, 王 小 明."""
    names: list[str] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        rest = pieces[i + 1 :]
        if len(piece) == 1 and rest and len(rest[0]) == 1:
            # Three single characters are one name when no fourth follows to make two.
            three = len(rest) == 2 and len(rest[1]) == 1
            names.append(piece + rest[0] + (rest[1] if three else ""))
            i += 3 if three else 2
        elif (
            (len(piece) == 1 and rest and len(rest[0]) == 2 and not has_surname(rest[0]))
            or (len(piece) == 1 and rest and len(rest[0]) == 2 and piece in _surnames())
            or (piece in _surnames() and len(piece) == 2 and rest and len(rest[0]) == 1)
        ):
            names.append(piece + rest[0])
            i += 2
        else:
            names.append(piece)
            i += 1
    return names
