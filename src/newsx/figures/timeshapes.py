"""The grammar of times: the shapes in order, each with the characters that it may begin with."""

from collections.abc import Callable
from functools import cache
from re import Match
from typing import NamedTuple

from newsx.figures.timegrammar import (
    BLANK,
    CLOCK,
    COUNT,
    DAY,
    DAYPART,
    DAYPARTS,
    HOUR,
    MONTH,
    ONE_TO_NINE,
    SEPARATOR,
    YEAR,
    D,
    part_source,
    point_source,
    time_words,
    words_of,
)
from newsx.figures.unit import words_source
from newsx.patterns import compile_large

_ARABIC = "0123456789０１２３４５６７８９"
_COUNTS = f"{_ARABIC}一两二三四五六七八九十几半"
_DAYS = f"{_ARABIC}一二三四五六七八九十廿"
_POINTS = f"{_DAYS}零〇元公前头第首末上下后年全底初Q"
# 1号大桥 and 10号楼 have numbers, 23号 before anything else is a day.
_NAMED = (
    "(?!大?桥|线|楼|机|井|台风|洪峰|院|馆|门|厅|店|矿|炉|泵|车|船|星|舱|公路|隧道|坑|文件|令|公告|仓|库|位"
    "|选手|球|通道|工程|项目|牌|字|离|胶|粉|钢|汽油|柴油|煤)"
)
_NO_DAY = "(?![元本币圆均内游龄线楼产电系]|报(?!道|告单)|常|文件|机组|院)"


Matcher = Callable[[str, int], Match[str] | None]


class Shape(NamedTuple):
    """One way to say when."""

    name: str
    firsts: str
    """The characters that it may begin with."""
    source: str
    """Its pattern; the groups tell its parts."""


def find_time(text: str, at: int) -> tuple[str, Match[str]] | None:
    """The time that begins at ``at``: the name of its shape, and its parts; None where none does.

    >>> shape, match = find_time("截至2月25日，新增3家", 0)
    >>> shape, match["until"], match["a_only"]
    ('date', '截至', '2月25日')
    """
    for name, match_at in _grammar()[text[at]]:
        match = match_at(text, at)
        if match is not None:
            return name, match
    return None


@cache
def time_shapes() -> tuple[Shape, ...]:
    """The shapes in order: the first that fits counts."""
    part = part_source()
    holidays = [word for word, (_, _, anchor) in time_words().items() if anchor == "holiday"]
    return (
        Shape(
            "iso",
            "12",
            rf"(?<!{D})(?P<iso_year>(?:19|20)\d\d)(?P<iso_mark>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso_mark)"
            r"(?P<iso_day>\d{1,2})(?!\d)(?:[ T]\d\d:\d\d(?::\d\d)?)?",
        ),
        Shape(
            "plan",
            '“"‘七八九十',
            '[“"‘]?(?P<plan_name>[七八九]五|十[一二三四五]?五)(?P<plan_quote>[”"’])?'
            "(?P<plan_tail>时期|期间|末期|末|以来|规划|以后|开局|收官|初期|前期|后期)?",
        ),
        Shape(
            "years",
            "12１２一二",
            rf"(?<!{D})(?P<from_year>{YEAR})(?:年(?:度)?)?{SEPARATOR}(?P<to_year>{YEAR}|{D}{{2}}(?=年))"
            rf"{BLANK}年(?:度)?(?!级|{MONTH}月|[底末初])",
        ),
        Shape(
            "season",
            _ARABIC,
            rf"(?<!{D})(?P<season_from>(?:19|20)?{D}{{2}})[/／](?P<season_to>(?:20)?{D}{{2}})"
            r"(?:年度|榨季|市场年度?|财年|赛季|产季|作物年度)",
        ),
        Shape(
            "date",
            f"截自从由始{_POINTS}{_firsts('year', 'month')}",
            rf"(?:(?P<until>截[至止]到?){BLANK})?(?P<since>自从|[自从由]|始于)?(?<![0-9０-９.．])"
            rf"(?P<from>{point_source('a', part)})(?:{BLANK}[，,]?{CLOCK}(?:左右|许)?)?"
            rf"(?:(?P<to>{SEPARATOR}){point_source('b', part)}(?:{CLOCK})?)?"
            rf"(?:的?(?:第(?P<nth>{D}{{1,3}}|[一二三四五六七八九十]{{1,3}})个?(?P<nth_unit>周|星期(?![一二三四五六日天])|天|日|月)"
            rf"|(?P<edge>前|最后)(?P<edge_count>{COUNT})[天日]))?"
            r"(?P<date_tail>同期|当周|当月|期间|以来|至今|迄今|以后|起(?![点步伏诉义草飞到来])|开始)?",
        ),
        Shape(
            "century",
            f"{_ARABIC}一二十五六七八九上本",
            rf"(?:(?P<century_name>{D}{{2}}|[一二]?十{ONE_TO_NINE}?|上个?|本)世纪"
            rf"(?P<decade>(?:{D}{{2}}|{ONE_TO_NINE}十)年代)?|(?P<decade_only>(?:[5-9]0|[五六七八九]十)年代))"
            r"(?:以来|[初末中](?!国)|中叶|中期|末期|初期|前期|后期)?",
        ),
        Shape(
            "span",
            "近过未将最今前这那此接",
            rf"(?P<span_head>近|过去的?|未来|将来|最近|今后|前(?!一[周年])|这|那|此后|接下来的?)(?P<span_count>{COUNT})"
            r"(?P<span_unit>年|个月|周|天|个季度|日|个交易日|星期|个星期|小时)(?P<span_more>多)?"
            r"(?P<span_tail>时?间|以?来|内|里|之内|中(?!国))?",
        ),
        Shape(
            "elapsed",
            _COUNTS,
            rf"(?<![几数])(?P<elapsed_count>{COUNT})多?(?P<elapsed_unit>年|个多?月|个?星期|个?礼拜|周|天|日|小时)多?"
            r"(?P<elapsed_tail>来(?![自到源临说华看])|以来|前(?![后沿景往])|之前|以前|后(?!续)|之后|以后)",
        ),
        Shape(
            "weekday_of",
            "上下这本今周星礼",
            "(?<![0-9一二三四五六七八九十几两])(?P<week_head>上上?|下下?|这|本|今)?(?P<weekday>(?:周|星期|礼拜)[一二三四五六日天])(?![年月刊报期均])",
        ),
        Shape("weekend", "上下这本", "(?P<weekend_head>上|下|这|本)周末"),
        Shape("same", "同去上前往", "(?:去年|上年|上一年|前一年|前年|往年)?同期"),
        Shape("pair", "今去昨", "(?P<pair_name>今明|去今|昨今|今后)两(?P<pair_unit>[年天日])"),
        Shape("week_of", _DAYS, rf"(?P<week_day>{DAY})日(?:当|止当|结束的当|的一)周"),
        Shape(
            "day",
            f"截{_DAYS}",
            rf"(?:(?P<day_until>截[至止]到?)|(?<![近期续满每超约达前后0-9.．第]))(?P<day_number>{DAY})"
            rf"(?:[日号]?{SEPARATOR}(?P<day_to>{DAY}))?(?:日|(?<={D})号{_NAMED}){_NO_DAY}(?:{BLANK}{CLOCK})?(?P<day_tail>以来|起|至今)?",
        ),
        Shape(
            "word",
            f"截自从{_firsts('week', 'day', 'quarter', 'now')}",
            rf"(?P<word_until>截[至止]到?|自|从)?(?P<word_name>{words_of('week', 'day', 'quarter', 'now')})"
            rf"(?:（[^）]{{1,8}}）)?(?:{BLANK}{CLOCK})?(?P<word_tail>起|以来)?",
        ),
        Shape(
            "holiday",
            "".join(word[0] for word in holidays),
            rf"{words_source((word, '') for word in holidays)}(?:进入|的)?"
            rf"(?:第(?:{D}{{1,2}}|[一二三四五六七八九十]{{1,3}})|最后一)[天日]",
        ),
        Shape(
            "vague",
            _firsts("none"),
            words_of("none"),
        ),
        Shape(
            "clock",
            f"{_ARABIC}{DAYPARTS}",
            rf"(?<![0-9０-９.．:：]){DAYPART}{CLOCK}"
            rf"|(?<![0-9０-９.．:：第]){HOUR}[:：][0-5]{D}(?![0-9０-９:：])"
            rf"|(?<![0-9０-９.．]){HOUR}(?:时{D}{{1,2}}分|时许|点{D}{{1,2}}分|点钟|点半)",
        ),
    )


def _firsts(*units: str) -> str:
    return "".join(word[0] for word, (unit, _, _) in time_words().items() if unit in units)


class _Grammar(dict[str, tuple[tuple[str, Matcher], ...]]):
    """First character -> the shapes that may begin with it, compiled when a text first has one."""

    def __missing__(self, first: str) -> tuple[tuple[str, Matcher], ...]:
        shapes = tuple((s.name, _matcher(s.source)) for s in time_shapes() if first in s.firsts)
        self[first] = shapes
        return shapes


@cache
def _matcher(source: str) -> Matcher:
    return compile_large(source).match


@cache
def _grammar() -> _Grammar:
    return _Grammar()
