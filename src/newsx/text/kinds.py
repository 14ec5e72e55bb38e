"""What each block of a page is: headline, byline, opening of a story, body, caption, ….

Kinds are told from the block alone, but for verse and bare names, which need their neighbours.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from string import ascii_uppercase
from typing import Final, Literal

from newsx.dictionary import read_table
from newsx.patterns import compile_large
from newsx.text.blanks import HAN, han_pattern, squeeze
from newsx.text.bylines import (
    find_byline,
    find_closing_names,
    find_dateline_names,
    is_dateline,
    is_question,
    parse_credits,
)
from newsx.text.captions import LONGEST, is_caption
from newsx.text.dates import at_delivery, find_line_date
from newsx.text.layout import Layout
from newsx.text.names import has_surname, parse_names
from newsx.text.numbering import is_numbered
from newsx.text.rows import is_row
from newsx.text.wraps import is_final

Kind = Literal[
    "furniture",
    "column",
    "digest",
    "caption",
    "credit",
    "byline",
    "dateline",
    "verse",
    "heading",
    "headline",
    "row",
    "body",
]
LONGEST_HEADLINE: Final = 100
LONGEST_VERSE: Final = 12
"""Seven characters and the marks behind them."""
MARKERS: Final = "■□●○◆◇★☆▲△▼▽【】[]〔〕|丨·* "

FOLIO_OPENINGS: Final = frozenset("第〇一二三四五六七八九十（(下上-—h" + ascii_uppercase)
"""What the number of a page begins with, if not with a digit."""


# Not frozen, as a line is not; what some are for their neighbours tell.
@dataclass(slots=True, eq=False)
class Piece:
    """A block of a layout and what it is for; offsets count the layout's reading text."""

    start: int
    end: int
    text: str
    kind: Kind
    gap: int = 0
    level: int = 0
    names: tuple[str, ...] = ()
    """Reporters named in a byline, a dateline or behind a story."""


Rule = Callable[[str], Kind | None]


@cache
def _columns() -> dict[str, str]:
    return {word: kind for word, kind, _ in read_table("columns", ("word", "kind", "example"))}


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def _folio() -> re.Pattern[str]:
    """The number of a page or what refers to one, and addresses: ``A5版``, ``（下转第二版）``."""
    return compile_large(
        r"(?:第\w{1,3}版[\w·]{0,6}|[A-Z]?\d{1,3}版?[\u4e00-\u9fff]{2,4}"
        r"|第?[0-9A-Z〇一二三四五六七八九十]{1,4}版|[（(]?(?:下转|上接)第?\w{1,4}版.{0,12}"
        r"|第?\d{1,4}页?|[-—]\d{1,4}[-—]|E-?mail.*|https?://\S+)"
    )


@cache
def _han() -> re.Pattern[str]:
    return han_pattern(f"[{HAN}]")


def is_furniture(text: str) -> Kind | None:
    """The running head and foot of a page: ``2020年6月11日 星期四``, ``第3版``, ``（下转第二版）``."""
    if len(text) > 60:
        return None
    if find_line_date(text) and not text.startswith(("—", "（", "(")):
        return "furniture"
    opens = text[:1] in FOLIO_OPENINGS or text[:1].isdecimal()
    return "furniture" if opens and _folio().fullmatch(squeeze(text)) else None


def is_column(text: str) -> Kind | None:
    """The name of a section, ``各地传真``, ``■短评``, or of a list of short news, ``国内联播快讯``."""
    if len(text) > 12:
        return None
    kind = _columns().get(text.strip(MARKERS))
    return "digest" if kind == "digest" else "column" if kind else None


def is_picture(text: str) -> Kind | None:
    """``(资料图片)``."""
    return "caption" if is_caption(text) else None


def is_credit(text: str) -> Kind | None:
    """``本报记者 乔文汇``; people who did not report (``责任编辑：…``) are furniture."""
    reporters = parse_credits(text)
    if reporters is None:
        return None
    return "byline" if reporters or text.endswith("评论员") else "furniture"


def is_closing(text: str) -> Kind | None:
    """The reporters under a story, alone in brackets: ``(记者 王小明)``."""
    alone = text.lstrip().startswith(("（", "(")) and _pattern(r"[（(][^（）()]*[）)]").fullmatch(
        text.strip()
    )
    return "credit" if alone and find_closing_names(text) else None


def is_opening(text: str) -> Kind | None:
    """``本报讯 记者张毅报道：…``."""
    return "dateline" if is_dateline(text) else None


def is_cells(text: str) -> Kind | None:
    """``大豆 903万吨 -3．2``."""
    return "row" if is_row(text) else None


def is_heading(text: str) -> Kind | None:
    """``一、产业升级``: a number before it makes it a part of a story."""
    if len(text) > LONGEST_HEADLINE or not is_numbered(text) or text.startswith("——"):
        return None
    return None if "。" in text or "；" in text else "heading"


def is_headline(text: str) -> Kind | None:
    """A line that is no sentence: ``产业集群发展驶入快车道``, ``挺起高质量发展脊梁——``."""
    if len(text) > LONGEST_HEADLINE or _pattern("[。；;]").search(text) or text[-1] in "，、,":
        return None
    if not _han().search(text) or text.startswith(("各位代表", "各位委员", "同志们")):
        return None
    if is_question(text):
        return None
    if len(text) > (20 if "，" in text or "," in text else 30) and is_final(text):
        return None
    return "headline"


RULES: Final[tuple[Rule, ...]] = (
    is_column,
    is_closing,
    is_credit,
    is_furniture,
    is_picture,
    is_opening,
    is_cells,
    is_heading,
    is_headline,
)


RULES_OF_SENTENCES: Final[tuple[Rule, ...]] = (is_furniture, is_picture, is_opening)
"""Those that may know a text that ends with a full stop."""
RULES_OF_PARAGRAPHS: Final[tuple[Rule, ...]] = (is_opening,)
"""Those that may know more than a line."""


def find_kind(text: str) -> Kind:
    """What a block is by its own words: the first rule that knows decides.

    >>> [find_kind(text) for text in ("各地传真", "出口换挡升级", "本报讯 记者张毅报道：今年", "产量增长。")]
    ['column', 'headline', 'dateline', 'body']
    """
    rules = RULES
    if len(text) > LONGEST:
        rules = RULES_OF_PARAGRAPHS
    elif text.endswith("。"):
        rules = RULES_OF_SENTENCES
    for rule in rules:
        kind = rule(text)
        if kind:
            return kind
    return "body"


def find_pieces(layout: Layout) -> list[Piece]:
    """The blocks of a layout, each with its kind."""
    pieces: list[Piece] = []
    for block in layout.blocks:
        text = layout.text[block.start : block.end]
        kind = find_kind(text)
        pieces.append(Piece(block.start, block.end, text, kind, block.gap, block.level, _names(kind, text)))
    if len(pieces) > 1:
        _mark_questions(pieces)
        _mark_bare_names(pieces)
        _mark_pictures(pieces)
        _mark_verse(pieces)
    return pieces


def _names(kind: Kind, text: str) -> tuple[str, ...]:
    if kind == "byline":
        return find_byline(text)
    if kind == "dateline":
        return find_dateline_names(text) or find_closing_names(text)
    return find_closing_names(text) if kind in ("body", "credit") else ()


def _mark_questions(pieces: list[Piece]) -> None:
    """A page may open with a question: ``龙头杀跌，带崩板块，后市怎么走？`` over a longer paragraph."""
    if pieces[0].kind == pieces[1].kind == "body":
        first, text = pieces[0], pieces[0].text
        asks = is_final(text) and not _pattern("[。；;]").search(text) and text[-1] != "…"
        if asks and len(text) <= LONGEST_HEADLINE and (len(pieces) > 2 or len(pieces[1].text) > len(text)):
            first.kind = "headline"


def _mark_bare_names(pieces: list[Piece]) -> None:
    """A line of names alone between headline and text is a byline: ``刘霞``, ``王小明 李晓``."""
    for i in range(1, len(pieces) - 1):
        piece = pieces[i]
        if piece.kind not in ("headline", "furniture", "digest", "column"):
            # Further down short lines are headings: 徐福记.
            break
        if at_delivery(piece.text):
            # Behind ``——2020年1月13日在市人民代表大会上`` stands who spoke, not who reported.
            break
        if piece.kind != "headline" or len(piece.text) > 16 or piece.level:
            continue
        names = parse_names(piece.text)
        if (
            names
            and all(map(has_surname, names))
            and pieces[i - 1].kind == "headline"
            and pieces[i + 1].kind == "body"
        ):
            piece.kind, piece.names = "byline", names


def _mark_pictures(pieces: list[Piece]) -> None:
    """A short line right above a bare credit is its caption: ``石河子市城区一角。 / (资料图片)``."""
    bare = [i for i, piece in enumerate(pieces) if piece.kind == "caption" and len(piece.text) <= 10]
    for i in bare:
        above = pieces[i - 1]
        if i and above.kind in ("body", "headline") and len(above.text) <= 40 and not above.level:
            above.kind = "caption"


def _mark_verse(pieces: list[Piece]) -> None:
    """Three lines or more of one length, five or seven characters: ``远看山无色 / 近听水无声 / …``."""
    short = [i for i, piece in enumerate(pieces) if len(piece.text) <= LONGEST_VERSE]
    if len(short) < 3:
        return
    sizes = [_verse_length(piece.text) for piece in pieces]
    i = 0
    while i < len(pieces):
        size = sizes[i]
        end = i + 1
        while size and end < len(pieces) and sizes[end] == size:
            end += 1
        if size and end - i >= 3:
            for j in range(i, end):
                pieces[j].kind = "verse"
        i = end


def _verse_length(text: str) -> int:
    """Han characters of a line of verse, 0 for any other line."""
    if len(text) > LONGEST_VERSE:
        return 0
    line = text.rstrip("，。！？；,. ")
    return len(line) if len(line) in (4, 5, 6, 7) and han_pattern(f"[{HAN}]+").fullmatch(line) else 0
