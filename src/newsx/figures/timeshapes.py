"""The grammar of times: the shapes in order, each with the characters that it may begin with."""

from collections.abc import Callable, Iterable
from functools import cache
from re import Match
from typing import NamedTuple

from newsx.figures.timegate import HAN_NUMBERS
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
_BLANKS = " \u3000\xa0"
_JOINTS = f"{_BLANKS}-－–—―─~～∼〜至到"
"""What a `SEPARATOR` begins with."""
_COUNTS = f"{_ARABIC}一两二三四五六七八九十几半"
_DAYS = f"{_ARABIC}一二三四五六七八九十廿"
_POINTS = f"{_DAYS}零〇元公前头第首末上下后年全底初Q"
_SINCE = f"从{_ARABIC}{HAN_NUMBERS}今去前本上当于"
"""Behind 自, 从, 由 and 始."""
# 1号大桥 and 10号楼 have numbers, 23号 before anything else is a day.
_NAMED = (
    "(?!大?桥|线|楼|机|井|台风|洪峰|院|馆|门|厅|店|矿|炉|泵|车|船|星|舱|公路|隧道|坑|文件|令|公告|仓|库|位"
    "|选手|球|通道|工程|项目|牌|字|离|胶|粉|钢|汽油|柴油|煤)"
)
_NO_DAY = "(?![元本币圆均内游龄线楼产电系]|报(?!道|告单)|常|文件|机组|院)"

_ISO = (
    rf"(?<!{D})(?P<iso_year>(?:19|20)\d\d)(?P<iso_mark>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso_mark)"
    r"(?P<iso_day>\d{1,2})(?!\d)(?:[ T]\d\d:\d\d(?::\d\d)?)?"
)
_PLAN = (
    '[“"‘]?(?P<plan_name>[七八九]五|十[一二三四五]?五)(?P<plan_quote>[”"’])?'
    "(?P<plan_tail>时期|期间|末期|末|以来|规划|以后|开局|收官|初期|前期|后期)?"
)
_YEARS = (
    rf"(?<!{D})(?P<from_year>{YEAR})(?:年(?:度)?)?{SEPARATOR}(?P<to_year>{YEAR}|{D}{{2}}(?=年))"
    rf"{BLANK}年(?:度)?(?!级|{MONTH}月|[底末初])"
)
_SEASON = (
    rf"(?<!{D})(?P<season_from>(?:19|20)?{D}{{2}})[/／](?P<season_to>(?:20)?{D}{{2}})"
    r"(?:年度|榨季|市场年度?|财年|赛季|产季|作物年度)"
)
_CENTURY = (
    rf"(?:(?P<century_name>{D}{{2}}|[一二]?十{ONE_TO_NINE}?|上个?|本)世纪"
    rf"(?P<decade>(?:{D}{{2}}|{ONE_TO_NINE}十)年代)?|(?P<decade_only>(?:[5-9]0|[五六七八九]十)年代))"
    r"(?:以来|[初末中](?!国)|中叶|中期|末期|初期|前期|后期)?"
)
_SPAN = (
    rf"(?P<span_head>近|过去的?|未来|将来|最近|今后|前(?!一[周年])|这|那|此后|接下来的?)(?P<span_count>{COUNT})"
    r"(?P<span_unit>年|个月|周|天|个季度|日|个交易日|星期|个星期|小时)(?P<span_more>多)?"
    r"(?P<span_tail>时?间|以?来|内|里|之内|中(?!国))?"
)
_ELAPSED = (
    rf"(?<![几数])(?P<elapsed_count>{COUNT})多?(?P<elapsed_unit>年|个多?月|个?星期|个?礼拜|周|天|日|小时)多?"
    r"(?P<elapsed_tail>来(?![自到源临说华看])|以来|前(?![后沿景往])|之前|以前|后(?!续)|之后|以后)"
)
_WEEKDAY = (
    "(?<![0-9一二三四五六七八九十几两])(?P<week_head>上上?|下下?|这|本|今)?"
    "(?P<weekday>(?:周|星期|礼拜)[一二三四五六日天])(?![年月刊报期均])"
)
_WEEKEND = "(?P<weekend_head>上|下|这|本)周末"
_SAME = "(?:去年|上年|上一年|前一年|前年|往年)?同期"
_PAIR = "(?P<pair_name>今明|去今|昨今|今后)两(?P<pair_unit>[年天日])"
_WEEK_OF = rf"(?P<week_day>{DAY})日(?:当|止当|结束的当|的一)周"
_DAY = (
    rf"(?:(?P<day_until>截[至止]到?)|(?<![近期续满每超约达前后0-9.．第]))(?P<day_number>{DAY})"
    rf"(?:[日号]?{SEPARATOR}(?P<day_to>{DAY}))?(?:日|(?<={D})号{_NAMED}){_NO_DAY}"
    rf"(?:{BLANK}{CLOCK})?(?P<day_tail>以来|起|至今)?"
)
_CLOCK = (
    rf"(?<![0-9０-９.．:：]){DAYPART}{CLOCK}"
    rf"|(?<![0-9０-９.．:：第]){HOUR}[:：][0-5]{D}(?![0-9０-９:：])"
    rf"|(?<![0-9０-９.．]){HOUR}(?:时{D}{{1,2}}分|时许|点{D}{{1,2}}分|点钟|点半)"
)


def _date() -> str:
    part, few = part_source(), f"{D}{{1,3}}|[一二三四五六七八九十]{{1,3}}"
    return (
        rf"(?:(?P<until>截[至止]到?){BLANK})?(?P<since>自从|[自从由]|始于)?(?<![0-9０-９.．])"
        rf"(?P<from>{point_source('a', part)})(?:{BLANK}[，,]?{CLOCK}(?:左右|许)?)?"
        rf"(?:(?P<to>{SEPARATOR}){point_source('b', part)}(?:{CLOCK})?)?"
        rf"(?:的?(?:第(?P<nth>{few})个?(?P<nth_unit>周|星期(?![一二三四五六日天])|天|日|月)"
        rf"|(?P<edge>前|最后)(?P<edge_count>{COUNT})[天日]))?"
        r"(?P<date_tail>同期|当周|当月|期间|以来|至今|迄今|以后|起(?![点步伏诉义草飞到来])|开始)?"
    )


def _word() -> str:
    return (
        rf"(?P<word_until>截[至止]到?|自|从)?(?P<word_name>{words_of(*_DAYS_AND_WEEKS)})"
        rf"(?:（[^）]{{1,8}}）)?(?:{BLANK}{CLOCK})?(?P<word_tail>起|以来)?"
    )


def _holiday() -> str:
    return (
        rf"{words_source((word, '') for word in _holidays())}(?:进入|的)?"
        rf"(?:第(?:{D}{{1,2}}|[一二三四五六七八九十]{{1,3}})|最后一)[天日]"
    )


_DAYS_AND_WEEKS = ("week", "day", "quarter", "now")
Matcher = Callable[[str, int], Match[str] | None]


class Shape(NamedTuple):
    """One way to say when."""

    name: str
    firsts: str
    """The characters that it may begin with."""
    seconds: str
    """Of which one stands behind the first, or behind all digits; behind a Chinese numeral may stand any."""
    source: str
    """Its pattern; the groups tell its parts."""


def find_time(text: str, at: int, end: int) -> tuple[str, Match[str]] | None:
    """The time that begins at ``at``: the name of its shape, and its parts; None where none does.

    Args:
        text: the reading text.
        at: where the time begins.
        end: where its first character or its digits end, ``at`` itself for a Chinese numeral.

    >>> shape, match = find_time("截至2月25日，新增3家", 0, 1)
    >>> shape, match["until"], match["a_only"]
    ('date', '截至', '2月25日')
    """
    characters = text[at] + text[end] if at < end < len(text) else text[at]
    for name, match_at in _grammar()[characters]:
        match = match_at(text, at)
        if match is not None:
            return name, match
    return None


@cache
def time_shapes() -> tuple[Shape, ...]:
    """The shapes in order: the first that fits counts."""
    dates, days, others = _words("year", "month"), _words(*_DAYS_AND_WEEKS), _words("none")
    numbers, since = f"{_ARABIC}{HAN_NUMBERS}", f"至止{_SINCE}"
    return (
        Shape("iso", "12", "-/.", _ISO),
        Shape("plan", '“"‘七八九十', "七八九十", _PLAN),
        Shape("years", "12１２一二", f"年{_JOINTS}", _YEARS),
        Shape("season", _ARABIC, "/／", _SEASON),
        Shape(
            "date",
            f"截自从由始{_POINTS}{_firsts(dates)}",
            f"{since}{_JOINTS}{numbers}{_seconds(dates)}年财月季、和半元Q初中底末终",
            _date(),
        ),
        Shape("century", f"{_ARABIC}一二十五六七八九上本", "世个年", _CENTURY),
        Shape("span", "近过未将最今前这那此接", f"{numbers}去来近后下", _SPAN),
        Shape("elapsed", _COUNTS, "多年个星礼周天日小", _ELAPSED),
        Shape("weekday_of", "上下这本今周星礼", "上下周星礼期拜一二三四五六日天", _WEEKDAY),
        Shape("weekend", "上下这本", "周", _WEEKEND),
        Shape("same", "同去上前往", "期年一", _SAME),
        Shape("pair", "今去昨", "明今后", _PAIR),
        Shape("week_of", _DAYS, "日", _WEEK_OF),
        Shape("day", f"截{_DAYS}", f"至止日号{_JOINTS}", _DAY),
        Shape("word", f"截自从{_firsts(days)}", f"至止{_firsts(days)}{_seconds(days)}", _word()),
        Shape("holiday", _firsts(_holidays()), _seconds(_holidays()), _holiday()),
        Shape("vague", _firsts(others), _seconds(others), words_of("none")),
        Shape("clock", f"{_ARABIC}{DAYPARTS}", f":：时点{_BLANKS}{numbers}午上间里后晨", _CLOCK),
    )


def _words(*units: str) -> list[str]:
    return [word for word, (unit, _, _) in time_words().items() if unit in units]


def _holidays() -> list[str]:
    return [word for word, (_, _, anchor) in time_words().items() if anchor == "holiday"]


def _firsts(words: Iterable[str]) -> str:
    return "".join({word[0]: None for word in words})


def _seconds(words: Iterable[str]) -> str:
    return "".join({word[1]: None for word in words})


class _Grammar(dict[str, tuple[tuple[str, Matcher], ...]]):
    """A first character, and a second -> the shapes that may begin so, compiled when a text first does."""

    def __missing__(self, characters: str) -> tuple[tuple[str, Matcher], ...]:
        first, second = characters[0], characters[1:]
        shapes = tuple(
            (shape.name, _matcher(shape.source))
            for shape in time_shapes()
            if first in shape.firsts and second in shape.seconds
        )
        self[characters] = shapes
        return shapes


@cache
def _matcher(source: str) -> Matcher:
    return compile_large(source).match


@cache
def _grammar() -> _Grammar:
    return _Grammar()
