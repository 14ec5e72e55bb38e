"""Characters a second of find_periods and find_figures, and of JioNLP's money and time readers beside them.

usage: python benchmarks/figures_speed.py TEXT... [--jionlp PYTHON]
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from newsx.figures.figures import find_figures
from newsx.figures.periods import find_periods

JIONLP = """
import json, sys, time
import jionlp
texts = json.load(sys.stdin)
jionlp.ner.extract_money("1元"), jionlp.ner.extract_time("今年", time_base=time.time())
start = time.process_time()
for text in texts:
    for read in (jionlp.ner.extract_money, lambda t: jionlp.ner.extract_time(t, time_base=time.time())):
        try:
            read(text)
        except Exception as error:  # it raises on some sentences of the news
            pass
print("\\x01", time.process_time() - start)
"""


def own_seconds(texts: list[str]) -> float:
    """Processor seconds for one pass, the grammars already compiled."""
    find_figures("1元", find_periods("今年"))
    start = time.process_time()
    for text in texts:
        find_figures(text, find_periods(text, "2024-08-18"))
    return time.process_time() - start


def main() -> int:
    """Prints one line a reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="+", type=Path, help="text files, or JSONL with a field text")
    parser.add_argument("--jionlp", help="a Python that has jionlp installed")
    parser.add_argument("--chars", type=int, default=100_000, help="characters to read at most")
    options = parser.parse_args()
    texts: list[str] = []
    for path in options.texts:
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            texts += [json.loads(line)["text"] for line in content.splitlines()]
        else:
            texts += content.splitlines()
    while len(texts) > 1 and sum(map(len, texts)) > options.chars:
        texts = texts[: len(texts) * 3 // 4]
    chars = sum(map(len, texts))
    own = own_seconds(texts)
    print(f"{'newsx':8} {chars / own:12,.0f} characters a second")
    if options.jionlp:
        done = subprocess.run(
            [options.jionlp, "-c", JIONLP],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
        )
        other = float(done.stdout.split("\x01")[1])
        print(f"{'jionlp':8} {chars / other:12,.0f} characters a second, {other / own:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
