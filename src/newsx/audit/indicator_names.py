"""One name for the indicators that the press calls by several: GDP, 生产总值, 地区生产总值."""

from functools import cache

from newsx.dictionary import read_table

TABLE = "indicators"
COLUMNS = ("alias", "name", "example", "counterexample")


def normalize_indicator(words: str) -> str:
    """The common name of an indicator; words that no row knows are returned as they are.

    >>> normalize_indicator("GDP"), normalize_indicator("苹果产量"), normalize_indicator("“社零”总额")
    ('地区生产总值', '苹果产量', '社会消费品零售总额')
    """
    return _names().get(words.replace("“", "").replace("”", ""), words)


@cache
def _names() -> dict[str, str]:
    return {alias: name for alias, name, _, _ in read_table(TABLE, COLUMNS)}
