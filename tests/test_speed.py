"""How much work a character costs, counted in calls: the clock of a busy machine cannot fail it."""

import gc
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.generator import generate_document
from benchmarks.speed_chart import draw_chart, draw_growth
from benchmarks.speed_instructions import parse_callgrind, parse_perf
from benchmarks.speed_readers import count_calls, make_newsx

from newsx.batch.destination import Destination
from newsx.batch.extraction import ExtractOptions, build_work
from newsx.batch.outputs import Output
from newsx.batch.plan import Step
from newsx.batch.run import Conduct, run_steps
from newsx.batch.work import Outcome, Task
from newsx.collector import YOUNG
from newsx.export.formats import WriterOptions, create_writer
from newsx.text.document import Document

TOP = Path(__file__).parents[1]
CALLS_PER_CHARACTER = 19
"""A quarter more than the 15 of today; lower it when the pipeline gets faster."""


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


def test_work_lets_the_collector_rest() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700)
        build_work(ExtractOptions())
        assert gc.get_threshold()[0] == YOUNG
        gc.set_threshold(0)
        build_work(ExtractOptions())
        assert gc.get_threshold()[0] == 0, "who holds it off means it"
    finally:
        gc.set_threshold(*before)


def open_output(folder: Path) -> Output:
    return Destination(str(folder / "out.jsonl")).open_output(
        create_writer("jsonl", WriterOptions()), ".jsonl", alone=False
    )


def test_chart_shows_every_reader() -> None:
    chart = draw_chart({"newsx": {"cpu_chars_per_s": 90_000.0}, "jieba.lcut": {"cpu_chars_per_s": 250_000.0}})
    assert chart.index("jieba.lcut") < chart.index("newsx")
    assert chart.count("<rect") == 2


def test_growth_of_every_shape_is_a_line() -> None:
    rows = [
        {"shape": shape, "size": size, "us_per_char": 12.5}
        for shape, sizes in (
            ("lines", (1_000, 10_000_000)),
            ("one line", (1_000, 10_000)),
            ("files", (10, 1_000)),
        )
        for size in sizes
    ]
    chart = draw_growth(rows)
    assert chart.count("<polyline") == 3
    assert all(words in chart for words in (">1 KB<", ">10 MB<", "files of 1,000 characters"))


def test_instructions_are_read_of_both_counters() -> None:
    assert parse_perf("9876543210,,instructions:u,5000,100.00,,\n") == 9876543210
    assert parse_perf("<not supported>,,instructions:u,0,100.00,,\n") is None
    assert parse_callgrind("==1== \n==1== Collected : 77\n") == 77
    assert parse_callgrind("valgrind: failed to start tool") is None


def test_every_stage_is_timed() -> None:
    code = (
        "from benchmarks.speed_readers import ORDER, make_newsx, time_stages;"
        "spent = time_stages(make_newsx('jieba'), ['阳湖市上半年出口额12.5亿元。']);"
        "assert tuple(spent) == ORDER and all(seconds >= 0 for seconds in spent.values()), spent"
    )
    # It wraps functions of newsx for good.
    path = os.pathsep.join(map(str, (TOP, TOP / "src")))
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": path}, check=True)
