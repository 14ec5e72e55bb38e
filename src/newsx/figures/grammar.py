"""The grammar of figures: one pattern, made from the tables, whose named groups are the shapes."""

import re
from functools import cache
from re import Pattern

from newsx.dictionary import read_table
from newsx.figures.numeral import DIGIT, HAN_DIGITS, numeral_source
from newsx.figures.unit import Unit, read_units, unit_source, words_source

BLANK = "[ \u3000\xa0\u2009\u202f]?"
SEPARATOR = f"{BLANK}(?:[-－–—─~～∼〜]{{1,2}}|至|到){BLANK}"
TIME_SYMBOLS = frozenset(("a", "mo", "d", "wk"))
"""每年, 每月, 每天, 每周 before an amount say when; they are no part of a rate."""


@cache
def per_units() -> dict[str, Unit]:
    """What may stand behind a slash or 每, by surface: 吨, 平方米, 小时, 股, 度 (of electricity)."""
    kinds = {"length", "area", "volume", "mass", "power", "energy", "duration", "count", "data"}
    units = {s: u for u in read_units() if u.kind in kinds and u.condition != "per" for s in u.surfaces}
    return units | {s: u for u in read_units() if u.condition == "per" for s in u.surfaces}


@cache
def grammar() -> Pattern[str]:
    """The compiled grammar; `Match.lastgroup` names the shape."""
    return re.compile("|".join(f"(?P<{name}>{source})" for name, source in _shapes()))


def _shapes() -> tuple[tuple[str, str], ...]:
    number, unit = numeral_source(), unit_source()
    per = words_source((surface, "") for surface in per_units())
    per_before = words_source((s, "") for s, u in per_units().items() if u.symbol not in TIME_SYMBOLS)
    fixed = words_source((word, "") for word, _ in read_table("fixed_numbers", ("word", "example")))
    amount = rf"{number}{BLANK}[多余来几]?{BLANK}"
    return (
        ("rank", rf"(?:倒数)?第{BLANK}(?P<place>{number})(?P<place_unit>[位名](?![于置列额单次义家]))?"),
        ("first", "首位|之首|榜首"),
        ("top", rf"前(?P<top_number>{number})(?P<top_unit>[位名强])?"),
        (
            "percent",
            rf"(?P<percent_sign>负的?)?(?P<percent_base>[百千万])分之(?P<percent_low>负?{number})"
            rf"(?:(?P<percent_separator>{SEPARATOR})(?:[百千万]分之)?(?P<percent_high>{number}))?",
        ),
        ("fraction", rf"(?=.{{1,9}}分之)(?P<whole>{number})分之(?P<part>{number})"),
        (
            "slash",
            rf"(?P<slash_part>[1-9])/(?P<slash_whole>[2-9]|10)(?![{DIGIT[1:-1]}/.A-Za-z年美月日])",
        ),
        ("fixed", fixed),
        ("half", "一半(?:多(?!数))?"),
        ("doubling", rf"翻了?(?P<times_two>{number})?番"),
        (
            "currency",
            rf"(?P<currency_sign>US\$|HK\$|A\$|C\$|NT\$|RMB|USD|[$＄￥¥€£]){BLANK}(?P<currency_number>{number})",
        ),
        (
            "per_amount",
            rf"每(?P<per_before>{per_before})(?P<per_number>{amount})(?P<per_unit>{unit})",
        ),
        (
            "quantity",
            rf"(?:(?P<times>{DIGIT}{{1,2}})[×✕xX](?={DIGIT}))?"
            rf"(?P<sign>[-－−﹣](?={BLANK}{DIGIT})|(?<![减抱担背胜欠税降])负的?|(?:摄氏|华氏)(?:零[下上]|[-－])?|零[下上](?:摄氏|华氏)?)?"
            rf"(?P<number>{number})"
            rf"(?:(?=.{{0,7}}[-－–—─~～∼〜至到]){BLANK}(?P<low_vague>[多余])?(?P<low_unit>{unit})?(?:[(（]含[)）])?(?P<separator>{SEPARATOR})(?:超过|近|约)?"
            rf"(?P<high_sign>[-－−﹣]|负|零下)?(?P<high>{number}))?"
            rf"{BLANK}(?P<vague>[多余来几])?{BLANK}(?P<unit>{unit})"
            rf"(?P<per>{BLANK}[/／]{BLANK}(?:{per})|每(?:{per_before}))?"
            rf"(?P<tail>半(?![导成决数岛圆夜途程年])|[多余](?![元种样个名家项边方层功媒头伙维]))?",
        ),
        ("programme", rf"{DIGIT}+(?:{BLANK}[+＋]{BLANK}(?:{DIGIT}+|[NnXx]))+"),
        (
            "ratio",
            rf"(?P<ratio_left>{DIGIT}{{1,4}}(?:\.{DIGIT}+)?)[:：∶](?P<ratio_right>{DIGIT}{{1,4}}(?:\.{DIGIT}+)?)"
            rf"(?P<ratio_rest>(?:[:：∶]{DIGIT}{{1,4}}(?:\.{DIGIT}+)?){{1,4}})?(?![:：{DIGIT[1:-1]}])"
            rf"|(?P<odds_left>{DIGIT}{{1,4}}|[{HAN_DIGITS}十])比(?P<odds_right>{DIGIT}{{1,4}}|[{HAN_DIGITS}十])"
            rf"(?![{HAN_DIGITS}十百千万{DIGIT[1:-1]}.%％个年月])",
        ),
        ("listed", rf"(?P<list_number>{number})(?=(?:[、/]{number}){{1,8}}{BLANK}(?P<list_unit>{unit}))"),
        (
            "bare",
            rf"(?P<bare_sign>[-－−﹣](?={DIGIT}))?(?P<bare_number>{number})"
            rf"(?:(?P<bare_separator>{SEPARATOR})(?P<bare_high>{number}))?(?P<bare_vague>[多余])?",
        ),
    )
