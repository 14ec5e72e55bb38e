"""How the time of each worst case grows.

usage: python -m benchmarks.growth [CHARACTERS [NAME...]]

Prints, for each way to grow, the processor seconds of 1, 2, 4 and 8 times the text and the largest ratio per
doubling, over the whole pipeline. Each is the least of several runs: what else the machine does only adds.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

from newsx.pipeline import Pipeline

SENTENCE = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%；其中，机电产品占61%。"


def _count(number: int) -> str:
    """A name of three characters for each number below 8,000."""
    return "".join(_SYLLABLES[number // power % 20] for power in (400, 20, 1))


_SYLLABLES = "青禾明远山海晨光云川江河林森岚峰雪松竹梅"
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
    "parted units": lambda n: "5亿 元，" * 8 * n,
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
    "stories": lambda n: "".join(
        f"阳湖市第{i}季度出口增长\n\n本报讯（记者 李青禾）{SENTENCE}\n\n" for i in range(n)
    ),
    "captions": lambda n: f"{SENTENCE[:20]}\n\n图为阳湖港。李青禾摄\n\n{SENTENCE[20:]}\n" * n,
    "columns": lambda n: "\n".join(SENTENCE[i % 30 :] + SENTENCE[: i % 30] for i in range(n)),
    "aliases": lambda n: "".join(
        f"阳湖{_count(i)}材料有限公司（以下简称{_count(i)}材料）投产。" for i in range(n)
    ),
    "short forms": lambda n: "阳湖远山新材料有限公司（以下简称远山新材）投产。" + "远山新材增长3%。" * 5 * n,
    "distinct people": lambda n: "".join(f"市长李{_count(i)}说，{_count(i)}表示。" for i in range(2 * n)),
    "parts": lambda n: (
        f"出口额{9 * n}亿元，其中" + "，".join(f"{_count(i)}类9亿元" for i in range(4 * n)) + "。"
    ),
    "one quote": lambda n: f"他说：“{SENTENCE * n}”",
    "titles": lambda n: "《阳湖市规划》、" * 5 * n,
    "bylines": lambda n: "本报记者 李青禾 王小明\n" * 4 * n,
}


FACTORS = (1, 2, 4, 8)
ROUNDS = 5
LIMIT = 2.3


def measure(pipeline: Pipeline, texts: Sequence[str]) -> list[float]:
    """Processor seconds of each text, the least of some rounds in which they take turns."""
    best = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for place, text in enumerate(texts):
            gc.collect()
            begun = time.process_time()
            pipeline.extract(text)
            best[place] = min(best[place], time.process_time() - begun)
    return best


def main() -> int:
    """Prints a line for each case; 1 if one is steep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "characters", type=int, nargs="?", default=10_000, metavar="CHARACTERS", help="of the shortest text"
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(GROWING))
    options = parser.parse_args()
    if unknown := [name for name in options.names if name not in GROWING]:
        parser.error(f"no such case: {', '.join(unknown)}")
    return int(print_growth(options.characters, options.names or list(GROWING)) > 0)


def print_growth(size: int, names: Sequence[str]) -> int:
    """Times the cases; returns how many are steep."""
    pipeline = Pipeline()
    pipeline.extract(SENTENCE)
    # The dictionaries are there for good: without them a collection in the middle of a run costs little.
    gc.collect()
    gc.freeze()
    steep = 0
    print(f"{'input':<20}" + "".join(f"{factor:>8}x" for factor in FACTORS) + f"{'ratio':>8}")
    for name in names:
        grow = GROWING[name]
        base = max(1, size * 10 // len(grow(10)))
        times = measure(pipeline, [grow(base * factor) for factor in FACTORS])
        ratio = max(after / before for before, after in pairwise(times))
        steep += ratio > LIMIT
        print(f"{name:<20}" + "".join(f"{seconds:9.4f}" for seconds in times) + f"{ratio:8.2f}", flush=True)
    return steep


if __name__ == "__main__":
    sys.exit(main())
