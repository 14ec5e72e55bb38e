"""How many instructions of the processor a character costs: the same on every run, on a busy machine too.

``perf stat`` counts them where the processor lets it; else ``valgrind --tool=callgrind`` does, forty times
as slow. A process reads some texts, another those and as many more: the second less the first is what the
texts cost, without the start and the tables.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

READERS = Path(__file__).with_name("speed_readers.py")
TIMEOUT = 900
"""Seconds for one process."""


def count_instructions(reader: str, texts: Sequence[str], more: Sequence[str]) -> tuple[str, float] | None:
    """The counter and the instructions a character; None where no counter works.

    Args:
        reader: one of ``speed_readers.py``.
        texts: what is read first; enough that all tables are loaded by its end.
        more: what is counted.
    """
    for tool, command, parse in COUNTERS:
        if not shutil.which(command[0]):
            continue
        first = _run(command, parse, reader, texts)
        if first is None:
            print(f"{tool}: counts nothing on this machine", file=sys.stderr)
            continue
        both = _run(command, parse, reader, [*texts, *more])
        if both is not None:
            return tool, (both - first) / sum(map(len, more))
    return None


def parse_perf(said: str) -> int | None:
    """The number of instructions that ``perf stat -x,`` tells.

    >>> parse_perf("5231,,instructions:u,900,100.00,,"), parse_perf("<not supported>,,instructions:u,0,,")
    (5231, None)
    """
    found = re.search(r"^(\d+),[^,]*,instructions", said, re.MULTILINE)
    return int(found[1]) if found else None


def parse_callgrind(said: str) -> int | None:
    """The number of instructions that callgrind tells.

    >>> parse_callgrind("==7== Collected : 5231\\n")
    5231
    """
    found = re.search(r"Collected : (\d+)", said)
    return int(found[1]) if found else None


COUNTERS: tuple[tuple[str, tuple[str, ...], Callable[[str], int | None]], ...] = (
    ("perf stat", ("perf", "stat", "-x,", "-e", "instructions:u"), parse_perf),
    ("callgrind", ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"), parse_callgrind),
)


def _run(
    command: Sequence[str], parse: Callable[[str], int | None], reader: str, texts: Sequence[str]
) -> int | None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(list(texts)), encoding="utf-8")
        done = subprocess.run(
            [*command, sys.executable, str(READERS), reader, str(file), "--once"],
            capture_output=True,
            text=True,
            # Sets in the same order, and so the same instructions, in every process.
            env=os.environ | {"PYTHONHASHSEED": "0"},
            timeout=TIMEOUT,
            check=False,
        )
    return parse(done.stderr) if done.returncode == 0 else None
