"""Tries the properties of `fuzz.properties` on chance texts: usage: python -m fuzz.count [EXAMPLES]

Goes on where the last run ended (``fuzz/counts.json``), until EXAMPLES are tried in all. Each example has a
number, from which it is made again: ``python -m fuzz.count figures 1234``. What breaks a property is printed
and kept in ``fuzz/crash-properties.txt``; make a line of ``tests/corpus/crashes.txt`` of it.
"""

import json
import os
import sys
import time
import traceback
from pathlib import Path
from random import Random

from fuzz.properties import PROPERTIES, Property

HERE = Path(__file__).parent
COUNTS = Path(os.environ.get("NEWSX_FUZZ_COUNTS", HERE / "counts.json"))
CRASHES = HERE / "crash-properties.txt"
ROUND = 20
"""Examples of the rarest property's unit between two looks at the clock: a round is 100 times as many."""
BY_NAME = {tried.__name__: tried for tried in PROPERTIES}


def try_once(tried: Property, number: int) -> bool:
    """Whether one example holds; what does not is written down."""
    try:
        tried(Random(f"{tried.__name__} {number}"))
    except Exception:
        said = f"python -m fuzz.count {tried.__name__} {number}\n{traceback.format_exc(limit=-3)}\n"
        sys.stderr.write(said)
        with CRASHES.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(said)
        return False
    return True


def count(wanted: int) -> int:
    """Try properties until so many examples are counted in all; how many broke one in this run."""
    counts: dict[str, int] = json.loads(COUNTS.read_text()) if COUNTS.exists() else {}
    broken, begun, before = 0, time.monotonic(), sum(counts.values())
    while (tried := sum(counts.values())) < wanted:
        for tried_property, share in PROPERTIES.items():
            name = tried_property.__name__
            first = counts.get(name, 0)
            last = first + share * ROUND
            broken += sum(not try_once(tried_property, number) for number in range(first, last))
            counts[name] = last
        hidden = COUNTS.with_suffix(".new")
        hidden.write_text(json.dumps(counts, indent=1) + "\n")
        hidden.replace(COUNTS)
        done = sum(counts.values())
        if done // 100_000 != tried // 100_000 or done >= wanted:
            pace = (done - before) / (time.monotonic() - begun)
            print(f"{done} examples, {broken} broken in this run, {pace:.0f} a second", flush=True)
    for name, number in counts.items():
        print(f"{name:<12}{number:>10}")
    return broken


if __name__ == "__main__":
    words = sys.argv[1:]
    if words and words[0] in BY_NAME:
        sys.exit(not try_once(BY_NAME[words[0]], int(words[1])))
    sys.exit(count(int(words[0]) if words else 100_000) > 0)
