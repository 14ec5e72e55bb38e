"""The grammar of times: one pattern, made from the table of time words, whose named groups are the shapes."""

from functools import cache
from itertools import pairwise
from re import Pattern
from typing import Final

from newsx.dictionary import read_table
from newsx.figures.unit import words_source
from newsx.patterns import compile_large

WORD_COLUMNS: Final = ("word", "unit", "offset", "anchor", "example")

D = "[0-9０-９]"
BLANK: Final = "[ \u3000\xa0]?"
SEPARATOR: Final = f"{BLANK}(?:[-－–—―─~～∼〜]{{1,2}}|至|到){BLANK}"
_ONE_TO_NINE = "[一二三四五六七八九]"
_LONE = f"{_ONE_TO_NINE}(?![一二三四五六七八九十百千万])"
YEAR: Final = f"(?:[12１２]{D}{{3}}|[一二][零〇○O一二三四五六七八九]{{3}})"
MONTH: Final = f"(?:[1１][0-2０-２](?!{D})|[0０]?[1-9１-９](?!{D})|十[一二]?|{_LONE}|元(?=月))"
DAY: Final = (
    f"(?:[12１２]{D}(?!{D})|[3３][01０１](?!{D})|[0０]?[1-9１-９](?!{D})"
    f"|二十{_ONE_TO_NINE}?|三十一?|十{_ONE_TO_NINE}?|廿{_ONE_TO_NINE}?|{_LONE})"
)
COUNT: Final = f"(?:{D}{{1,3}}|[一两二三四五六七八九十]{{1,3}}|几|半)"
_QUARTER = "[一二三四1-4１-４]"
_DAYPART = "(?:凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|夜间|深夜|夜里|晚|晨|早)"
_CLOCK = (
    rf"{_DAYPART}?{BLANK}(?:{D}{{1,2}}[:：]{D}{{2}}(?:[:：]{D}{{2}})?"
    rf"|(?:{D}{{1,2}}|[一两二三四五六七八九十]{{1,3}})[时点](?!间|期|候|代|评)"
    rf"(?:{D}{{1,2}}分|[一二三四五六七八九十零]{{1,3}}分|半|整|钟|许)?(?:{D}{{1,2}}秒)?)"
)
_HOUR = f"(?:[01]?{D}|2[0-4])"
# 月中 is the middle of a month, but 6月中国出口 speaks of 中国.
_MIDDLE = "中(?![国心小央共标医方学俄美日欧韩英法德东非亚部企资层型])"
# 2、3月份 is one span of two months.
_NEIGHBOURS = (
    *(f"(?<![0-9０-９]){m}(?:月份?)?[、和]{m + 1}" for m in range(1, 12)),
    *(f"{a}(?:月份?)?[、和]{b}" for a, b in pairwise("一二三四五六七八九十")),
)
# 1号大桥 and 10号楼 have numbers, 23号 before anything else is a day.
_NAMED = (
    "(?!大?桥|线|楼|机|井|台风|洪峰|院|馆|门|厅|店|矿|炉|泵|车|船|星|舱|公路|隧道|坑|文件|令|公告|仓|库|位"
    "|选手|球|通道|工程|项目|牌|字|离|胶|粉|钢|汽油|柴油|煤)"
)
_NO_DAY = "(?!线|楼|文件|机组|公告|院|令)"


@cache
def time_words() -> dict[str, tuple[str, int, str]]:
    """Time word -> unit, offset, anchor."""
    table = read_table("time_words", WORD_COLUMNS)
    return {word: (unit, int(offset), anchor) for word, unit, offset, anchor, _ in table}


def _words(*units: str) -> str:
    return words_source((w, "") for w, (unit, _, _) in time_words().items() if unit in units)


def _holidays() -> str:
    """Holidays whose days are counted: 国庆假期第四天."""
    return words_source((w, "") for w, (_, _, anchor) in time_words().items() if anchor == "holiday")


def _part() -> str:
    """A part of a year: months, days, quarters, halves, 年底."""
    day = f"{BLANK}{DAY}{BLANK}[日号]{_NO_DAY}"
    month = f"{MONTH}{BLANK}月"
    quarters = f"第?{_QUARTER}(?:季度?)?(?:{SEPARATOR}|、)第?{_QUARTER}季度末?"
    forms = (
        rf"{month}份?{day}(?:{SEPARATOR}(?:次年|翌年)?(?:{MONTH}月)?{DAY}[日号])?",
        rf"{month}{BLANK}{DAY}{SEPARATOR}{DAY}[日号]",
        rf"{MONTH}(?:月份?)?{SEPARATOR}{month}份?(?!{BLANK}{D}{{1,2}}{BLANK}[日号])",
        f"(?:{'|'.join(_NEIGHBOURS)})月份?",
        rf"{month}(?:份|度)?(?:上旬|中旬|下旬|初|末|底|{_MIDDLE})?",
        rf"[前头](?:{MONTH}|两){BLANK}个?月",
        quarters,
        r"[前头][三两二3２2３]个?季度?",
        rf"(?<![》”第又每这那新整])第?{_QUARTER}{BLANK}季(?:度(?:末|底)?|(?:末|底)?(?![节《度]))",
        "首季度?|[1-4]Q|Q[1-4](?![0-9])|末季",
        "[上下前后]半年(?:度|底|末)?",
        "年[初底末终](?!端)|年中(?!国)",
        "全年(?:度)?",
        "底(?![线部层座气盘])|末(?!端)|初(?![步级中期衷心次])",
    )
    return f"(?:{'|'.join(forms)})"


def _point(name: str, part: str) -> str:
    """One date: a year with or without a part, a month word, or a part alone; groups start with ``name``."""
    few = f"[{D[1:-1]}一二三四五六七八九十]{{1,2}}"
    year = (
        rf"(?:公元)?{YEAR}{BLANK}(?:财年|年(?:度(?!报))?(?![级轻]))"
        # 09年, 15年3月, 九七年一季度: two digits are a year before a month, or with a leading zero.
        rf"|(?<!{D})[0０]{D}{BLANK}年|(?<!{D}){D}{{2}}年(?={few}月)"
        rf"|[零一二三四五六七八九]{{2}}年(?={few}(?:月|季度))"
    )
    return (
        rf"(?:(?P<{name}_year>{year}|{_words('year')})(?:{BLANK}(?P<{name}_part>{part}))?"
        rf"|(?P<{name}_month>{_words('month')}(?:{DAY}[日号]|上旬|中旬|下旬|初|末|底)?)"
        rf"|(?P<{name}_only>{part}))"
    )


@cache
def time_grammar() -> Pattern[str]:
    """The compiled grammar; `Match.lastgroup` names the shape."""
    part = _part()
    not_day = "(?![元本币圆均内游龄线楼产电系]|报(?!道|告单)|常|文件|机组|院)"
    shapes = (
        (
            "iso",
            rf"(?<!{D})(?P<iso_year>(?:19|20)\d\d)(?P<iso_mark>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso_mark)"
            r"(?P<iso_day>\d{1,2})(?!\d)(?:[ T]\d\d:\d\d(?::\d\d)?)?",
        ),
        (
            "plan",
            '[“"‘]?(?P<plan_name>[七八九]五|十[一二三四五]?五)(?P<plan_quote>[”"’])?'
            "(?P<plan_tail>时期|期间|末期|末|以来|规划|以后|开局|收官|初期|前期|后期)?",
        ),
        (
            "years",
            rf"(?<!{D})(?P<from_year>{YEAR})(?:年(?:度)?)?{SEPARATOR}(?P<to_year>{YEAR}|{D}{{2}}(?=年))"
            rf"{BLANK}年(?:度)?(?!级|{MONTH}月|[底末初])",
        ),
        (
            "season",
            rf"(?<!{D})(?P<season_from>(?:19|20)?{D}{{2}})[/／](?P<season_to>(?:20)?{D}{{2}})"
            r"(?:年度|榨季|市场年度?|财年|赛季|产季|作物年度)",
        ),
        (
            "date",
            rf"(?:(?P<until>截[至止]到?){BLANK})?(?P<since>自从|[自从由]|始于)?(?<![0-9０-９.．])"
            rf"(?P<from>{_point('a', part)})(?:{BLANK}[，,]?{_CLOCK}(?:左右|许)?)?"
            rf"(?:(?P<to>{SEPARATOR}){_point('b', part)}(?:{_CLOCK})?)?"
            rf"(?:的?(?:第(?P<nth>{D}{{1,3}}|[一二三四五六七八九十]{{1,3}})个?(?P<nth_unit>周|星期(?![一二三四五六日天])|天|日|月)"
            rf"|(?P<edge>前|最后)(?P<edge_count>{COUNT})[天日]))?"
            r"(?P<date_tail>同期|当周|当月|期间|以来|至今|迄今|以后|起(?![点步伏诉义草飞到来])|开始)?",
        ),
        (
            "century",
            rf"(?:(?P<century_name>{D}{{2}}|[一二]?十{_ONE_TO_NINE}?|上个?|本)世纪"
            rf"(?P<decade>(?:{D}{{2}}|{_ONE_TO_NINE}十)年代)?|(?P<decade_only>(?:[5-9]0|[五六七八九]十)年代))"
            r"(?:以来|[初末中](?!国)|中叶|中期|末期|初期|前期|后期)?",
        ),
        (
            "span",
            rf"(?P<span_head>近|过去的?|未来|将来|最近|今后|前(?!一[周年])|这|那|此后|接下来的?)(?P<span_count>{COUNT})"
            r"(?P<span_unit>年|个月|周|天|个季度|日|个交易日|星期|个星期|小时)(?P<span_more>多)?"
            r"(?P<span_tail>时?间|以?来|内|里|之内|中(?!国))?",
        ),
        (
            "elapsed",
            rf"(?<![几数])(?P<elapsed_count>{COUNT})多?(?P<elapsed_unit>年|个多?月|个?星期|个?礼拜|周|天|日|小时)多?"
            r"(?P<elapsed_tail>来(?![自到源临说华看])|以来|前(?![后沿景往])|之前|以前|后(?!续)|之后|以后)",
        ),
        (
            "weekday_of",
            "(?<![0-9一二三四五六七八九十几两])(?P<week_head>上上?|下下?|这|本|今)?(?P<weekday>(?:周|星期|礼拜)[一二三四五六日天])(?![年月刊报期均])",
        ),
        ("weekend", "(?P<weekend_head>上|下|这|本)周末"),
        ("same", "(?:去年|上年|上一年|前一年|前年|往年)?同期"),
        ("pair", "(?P<pair_name>今明|去今|昨今|今后)两(?P<pair_unit>[年天日])"),
        ("week_of", rf"(?P<week_day>{DAY})日(?:当|止当|结束的当|的一)周"),
        (
            "day",
            rf"(?:(?P<day_until>截[至止]到?)|(?<![近期续满每超约达前后0-9.．第]))(?P<day_number>{DAY})"
            rf"(?:[日号]?{SEPARATOR}(?P<day_to>{DAY}))?(?:日|(?<={D})号{_NAMED}){not_day}(?:{BLANK}{_CLOCK})?(?P<day_tail>以来|起|至今)?",
        ),
        (
            "word",
            rf"(?P<word_until>截[至止]到?|自|从)?(?P<word_name>{_words('week', 'day', 'quarter', 'now')})"
            rf"(?:（[^）]{{1,8}}）)?(?:{BLANK}{_CLOCK})?(?P<word_tail>起|以来)?",
        ),
        (
            "holiday",
            rf"{_holidays()}(?:进入|的)?(?:第(?:{D}{{1,2}}|[一二三四五六七八九十]{{1,3}})|最后一)[天日]",
        ),
        ("vague", _words("none")),
        (
            "clock",
            rf"(?<![0-9０-９.．:：]){_DAYPART}{_CLOCK}"
            rf"|(?<![0-9０-９.．:：第]){_HOUR}[:：][0-5]{D}(?![0-9０-９:：])"
            rf"|(?<![0-9０-９.．]){_HOUR}(?:时{D}{{1,2}}分|时许|点{D}{{1,2}}分|点钟|点半)",
        ),
    )
    return compile_large("|".join(f"(?P<{name}>{source})" for name, source in shapes))
