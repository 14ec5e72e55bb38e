"""How the time of each worst case grows: usage: python -m benchmarks.growth [CHARACTERS]

Prints, for each way to grow, the seconds of 1, 2, 4 and 8 times the text and the largest ratio per doubling.
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise

from newsx.pipeline import Pipeline

SENTENCE = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%；其中，机电产品占61%。"
GROWING: dict[str, Callable[[int], str]] = {
    "one line": lambda n: SENTENCE * n,
    "lines": lambda n: f"{SENTENCE}\n" * n,
    "no stop": lambda n: SENTENCE.replace("。", "，") * n,
    "digits": lambda n: "1" * 40 * n,
    "grouped digits": lambda n: "1" + ",234" * 10 * n,
    "一": lambda n: "一" * 40 * n,
    "亿": lambda n: "亿" * 40 * n,
    "百分之": lambda n: "百分之" * 14 * n,
    "open brackets": lambda n: "（" * 40 * n,
    "open quotes": lambda n: "“" * 40 * n,
    "nested titles": lambda n: "《" * 20 * n + "》" * 20 * n,
    "lists": lambda n: "1吨、" * 10 * n,
    "names": lambda n: "阳湖市、" * 10 * n,
    "titles of people": lambda n: "市长" * 20 * n,
    "years": lambda n: "2023年" * 8 * n,
    "blanks": lambda n: ("亿 " * 20 + "　" * 20) * n,
    "headings": lambda n: "# 阳湖市\n" * 6 * n,
    "hyphens": lambda n: "1-" * 20 * n,
    "percent": lambda n: "3%至" * 12 * n,
    "同比": lambda n: "同比增长" * 10 * n,
    "分别": lambda n: "分别" * 20 * n,
    "traditional": lambda n: "陽湖市出口額12.5億元，" * 4 * n,
    "invisible": lambda n: "亿\u200b" * 20 * n,
    "combining": lambda n: "e\u0301" * 20 * n,
    "table": lambda n: "大豆 903万吨 -3.2\n" * 4 * n,
    "dots": lambda n: "…" * 40 * n,
    "middle dots": lambda n: "阿·" * 20 * n,
}


def measure(pipeline: Pipeline, text: str) -> float:
    """Seconds of the best of three runs: other work on the machine only adds."""
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        pipeline.extract(text)
        best = min(best, time.perf_counter() - begun)
    return best


def main(size: int) -> None:
    pipeline = Pipeline()
    pipeline.extract(SENTENCE)
    print(f"{'input':<20}{'1x':>9}{'2x':>9}{'4x':>9}{'8x':>9}{'ratio':>8}")
    for name, grow in GROWING.items():
        base = max(1, size * 10 // len(grow(10)))
        times = [measure(pipeline, grow(base * factor)) for factor in (1, 2, 4, 8)]
        ratio = max(after / before for before, after in pairwise(times))
        print(f"{name:<20}" + "".join(f"{seconds:9.3f}" for seconds in times) + f"{ratio:8.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
