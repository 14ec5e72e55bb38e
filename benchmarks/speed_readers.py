"""One reader over one text, in a process of its own: seconds, peak memory, calls.

usage: python benchmarks/speed_readers.py READER TEXTS [--rounds N | --stages | --calls | --once]

TEXTS is a file: a JSON list of strings.
"""

import argparse
import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

Read = Callable[[str], object]
STAGES = {
    "layout": ("fold", "resolve_layout"),
    "articles": ("split_articles",),
    "sentences": ("split_sentences",),
    "periods": ("find_periods",),
    "figures": ("find_figures",),
    "facts": ("link_facts",),
}
"""Stage -> the functions of `newsx.pipeline` that are it."""
ORDER = (
    "read", "layout", "articles", "sentences", "segment", "entities", "periods", "figures", "facts", "write",
)  # fmt: skip


def make_newsx(segmenter: str = "auto") -> Read:
    """Everything newsx does with a document: bytes of text in, a line of JSON out."""
    from newsx.batch.extraction import ExtractOptions, build_work
    from newsx.batch.work import Task
    from newsx.text import reader

    work = build_work(ExtractOptions(segmenter=segmenter))  # type: ignore[arg-type]
    return lambda text: work(Task(reader.read_document("", text.encode())))


def make_jieba() -> Read:
    import jieba

    jieba.initialize()
    return jieba.lcut


def make_posseg() -> Read:
    import jieba.posseg

    return jieba.posseg.lcut


def make_rjieba() -> Read:
    import rjieba

    return lambda text: rjieba.tag(text, False)


def make_jionlp() -> Read:
    import jionlp

    def read(text: str) -> None:
        for find in (jionlp.ner.extract_money, lambda t: jionlp.ner.extract_time(t, time_base=time.time())):
            try:
                find(text)
            except Exception as error:  # it raises on some sentences of the news
                del error

    return read


def make_lac() -> Read:
    import paddle
    from paddle import base

    # The last LAC is of 2021; what it imports as paddle.fluid has been called paddle.base since paddle 2.6.
    paddle.fluid = base
    sys.modules |= {"paddle.fluid": base, "paddle.fluid.core": base.core}
    from LAC import LAC

    lac = LAC(mode="lac")
    return lambda text: lac.run([line for line in text.splitlines() if line.strip()] or ["空"])


READERS: dict[str, Callable[[], Read]] = {
    "newsx": make_newsx,
    "newsx (jieba)": lambda: make_newsx("jieba"),
    "newsx (Python)": make_newsx,
    "newsx (Python, jieba)": lambda: make_newsx("jieba"),
    "jieba.lcut": make_jieba,
    "jieba.posseg": make_posseg,
    "rjieba.tag": make_rjieba,
    "JioNLP money + time": make_jionlp,
    "LAC": make_lac,
}


def time_stages(read: Read, texts: list[str]) -> dict[str, float]:
    """CPU seconds of each stage of newsx, in order; ``write`` is what is left: records and JSON."""
    import newsx.pipeline as pipeline
    from newsx.entities.tagger import Tagger
    from newsx.text import reader
    from newsx.tokens import segmenter

    spent: dict[str, float] = {}

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        spent[stage] = 0.0

        @wraps(function)
        def call(*args: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **options)
            finally:
                spent[stage] += time.process_time() - start

        return call

    reader.read_document = timed("read", reader.read_document)
    for stage, names in STAGES.items():
        for name in names:
            setattr(pipeline, name, timed(stage, getattr(pipeline, name)))
    Tagger.find_entities = timed("entities", Tagger.find_entities)  # type: ignore[method-assign]
    for cutter in (segmenter.RjiebaSegmenter, segmenter.JiebaSegmenter, segmenter.ListedSegmenter):
        cutter.segment = timed("segment", cutter.segment)  # type: ignore[method-assign]
    start = time.process_time()
    for text in texts:
        read(text)
    spent["write"] = time.process_time() - start - sum(spent.values())
    return {stage: spent[stage] for stage in ORDER}


def count_calls(read: Read, texts: list[str]) -> int:
    """How many functions are called: the same on every run, so a change of it is a change of the code."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        for text in texts:
            read(text)
    finally:
        sys.setprofile(None)
    return calls


def read_peak() -> float:
    """The most memory that this process held, in MB.

    Linux counts to `ru_maxrss` what the process held that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(peak.split()[1]) / 1024
    # macOS counts bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def main() -> int:
    """Prints one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--calls", action="store_true")
    parser.add_argument("--once", action="store_true", help="read and say nothing, for a counter outside")
    options = parser.parse_args()
    texts = json.loads(options.texts.read_text(encoding="utf-8"))
    read = READERS[options.reader]()
    if options.once:
        for text in texts:
            read(text)
        return 0
    warm = "".join(texts)[:30_000]
    for _ in range(2):
        # The first characters pay for tables and automata; a round does not.
        read(warm)
    # As `newsx extract` does; for all readers alike.
    gc.freeze()
    result: dict[str, Any] = {"chars": sum(map(len, texts))}
    if options.stages:
        result["stages"] = time_stages(read, texts)
    elif options.calls:
        result["calls"] = count_calls(read, texts)
    else:
        rounds = [_round(read, texts) for _ in range(options.rounds)]
        result["cpu"], result["wall"] = (statistics.median(column) for column in zip(*rounds, strict=True))
    result["peak_mb"] = read_peak()
    print("\x01" + json.dumps(result))
    return 0


def _round(read: Read, texts: list[str]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - cpu, time.perf_counter() - wall


if __name__ == "__main__":
    sys.exit(main())
