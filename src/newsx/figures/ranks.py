"""Ranks: only where something is ranked (位居第一), never in names or numbering (第一附属医院)."""

import re
from decimal import Decimal

from newsx.figures.found import Match
from newsx.figures.numeral import parse_numeral
from newsx.figures.quantity import Figure

_RANKED = re.compile(
    "(?:居|列|位|排|名|跃|升|占|保持|蝉联|夺得|获得?|全国|全球|全省|全市|全区|全州|全县|全疆|世界"
    "|国内|行业|同类|业内|省内|亚洲|欧洲)[^，。；、：\n]{0,9}$"
)
_SUPERLATIVE = re.compile(
    "大(?![道街学队会厦楼桥厅型])|强|高(?!级|中|等)|长(?!江|三角)|多(?!元)|快|低|好|富|重"
)
_CLOSED = re.compile("[，。；、！？,.;!?：:）)”\n 　]|的|和|与|及|或|并|位(?!置|于)|名|$")
_FIRST = re.compile("(?:居|列|位|排|占|跃|升|保持|稳|蝉联|登|名|处)[^，。；\n]{0,12}$")


def _rank(text: str, start: int, end: int, value: Decimal) -> Figure:
    return Figure("rank", text[start:end], start, end, value, None, None, None, "exact", None, "shape:rank")


def read_rank(text: str, match: Match) -> Figure | None:
    """名列第一, 排名第2, 全球第二大经济体 rank; 第三次 and 第一季度 number."""
    start, end = match.span()
    numeral = parse_numeral(match["place"])
    if numeral is None or numeral.low is not None or numeral.vagueness != "exact":
        return None
    if _SUPERLATIVE.match(text, end):
        return _rank(text, start, end, numeral.value)
    if _CLOSED.match(text, end) and _RANKED.search(text, max(0, start - 12), start):
        return _rank(text, start, end, numeral.value)
    return None


def read_first(text: str, match: Match) -> Figure | None:
    """位居首位, 增速居各类之首; 放在首位 ranks nothing."""
    start, end = match.span()
    if text.startswith("度", end):
        return None  # 提升首位度
    if _FIRST.search(text, max(0, start - 16), start) and text[start - 1] not in "在到":
        return _rank(text, start, end, Decimal(1))
    return None


def read_top(text: str, match: Match) -> Figure | None:
    """前三, 前10名, 前三大贸易伙伴; 前三季度, 前5个月 and 目前三地 are no ranks."""
    start, end = match.span()
    numeral = parse_numeral(match["top_number"])
    if numeral is None or numeral.low is not None or numeral.value < 2:
        return None
    if match["top_number"] == "半":
        return None
    return Figure(
        "rank", text[start:end], start, end, None, Decimal(1), numeral.value, None, "range", None, "shape:top"
    )
