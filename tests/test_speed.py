"""How much work a character costs, counted in calls: the clock of a busy machine cannot fail it."""

from benchmarks.generator import generate_document
from benchmarks.speed_chart import draw_chart
from benchmarks.speed_readers import count_calls, make_newsx

CALLS_PER_CHARACTER = 40
"""A quarter more than the 32 of today; lower it when the pipeline gets faster."""


def test_a_character_costs_few_calls() -> None:
    text = generate_document(11, 10_000).text
    read = make_newsx()
    read(text * 3)
    assert count_calls(read, [text]) / len(text) < CALLS_PER_CHARACTER


def test_chart_shows_every_reader() -> None:
    chart = draw_chart({"newsx": {"cpu_chars_per_s": 90_000.0}, "jieba.lcut": {"cpu_chars_per_s": 250_000.0}})
    assert chart.index("jieba.lcut") < chart.index("newsx")
    assert chart.count("<rect") == 2
