"""How much work a character costs, counted in calls: the clock of a busy machine cannot fail it."""

import gc
from pathlib import Path

from benchmarks.generator import generate_document
from benchmarks.speed_chart import draw_chart
from benchmarks.speed_readers import count_calls, make_newsx

from newsx.batch.destination import Destination
from newsx.batch.outputs import Output
from newsx.batch.plan import Step
from newsx.batch.run import Conduct, run_steps
from newsx.batch.work import Outcome, Task
from newsx.export.formats import WriterOptions, create_writer
from newsx.text.document import Document

CALLS_PER_CHARACTER = 40
"""A quarter more than the 32 of today; lower it when the pipeline gets faster."""


def test_a_character_costs_few_calls() -> None:
    text = generate_document(11, 10_000).text
    read = make_newsx()
    read(text * 3)
    assert count_calls(read, [text]) / len(text) < CALLS_PER_CHARACTER


def test_the_collector_leaves_the_dictionaries_alone(tmp_path: Path) -> None:
    seen: list[int] = []

    def work(task: Task) -> Outcome:
        seen.append(gc.get_freeze_count())
        return Outcome(task.document.source)

    before = gc.get_freeze_count()
    steps = [Step(Task(Document("page.txt", "")), "page.txt", 0)]
    run_steps(steps, lambda: work, Conduct(), lambda: open_output(tmp_path))
    assert seen[0] > 10_000
    assert gc.get_freeze_count() <= before


def open_output(folder: Path) -> Output:
    return Destination(str(folder / "out.jsonl")).open_output(
        create_writer("jsonl", WriterOptions()), ".jsonl", alone=False
    )


def test_chart_shows_every_reader() -> None:
    chart = draw_chart({"newsx": {"cpu_chars_per_s": 90_000.0}, "jieba.lcut": {"cpu_chars_per_s": 250_000.0}})
    assert chart.index("jieba.lcut") < chart.index("newsx")
    assert chart.count("<rect") == 2
