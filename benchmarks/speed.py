"""How fast newsx is, beside its peers, on the same text, in one run: ``make bench``.

usage: python benchmarks/speed.py [--text FOLDER_OR_JSONL] [--peers PYTHON] [--installed PYTHON]
                                  [--rounds N] [-o FOLDER]

What pip installs is measured where a Python holds it (``--installed``), which is compiled where there is a
C compiler; beside it newsx as this Python has it. Every round runs every reader once, each in a process of
its own, so that a busy machine is busy for all alike; medians count. Writes ``speed.json``, ``speed.svg`` and
``growth.svg``.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generator import generate_document
from benchmarks.speed_chart import draw_chart, draw_growth
from benchmarks.speed_instructions import count_instructions

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
OWN = ("jieba.lcut", "jieba.posseg", "rjieba.tag")
NEWSX = ("newsx", "newsx (jieba)")
NOT_COMPILED = ("newsx (Python)", "newsx (Python, jieba)")
"""The same of this Python, where another one is measured as `NEWSX`."""
PEERS = ("JioNLP money + time", "LAC")
SLOW = {"jieba.posseg": 60_000, "JioNLP money + time": 60_000, "LAC": 60_000}
"""Readers that see only the first so many characters."""
BYTES_PER_CHAR = 2.87
"""In UTF-8, of the made news."""
GROWTH = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
"""Bytes of one document."""


def read_texts(path: Path | None, limit: int) -> list[str]:
    """The texts of a folder or JSONL file, up to ``limit`` characters; else seeds and made news."""
    if path is None:
        texts = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))]
        texts += [generate_document(seed, 2_000, broken=seed % 2 == 1).text for seed in range(limit // 2_500)]
        return texts
    files = (
        sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".md", ".jsonl"))
        if path.is_dir()
        else [path]
    )
    texts = [text for file in files for text in _read(file)]
    step = max(1, sum(map(len, texts)) // limit)
    return texts[::step]


def _read(file: Path) -> Iterator[str]:
    content = file.read_text(encoding="utf-8")
    if file.suffix != ".jsonl":
        yield content
        return
    for line in content.splitlines():
        yield json.loads(line)["text"]


def run_reader(python: str, reader: str, texts: list[str], *options: str) -> dict[str, Any] | None:
    """What a reader says of itself; None where its package is not there."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        command = [python, str(HERE / "speed_readers.py"), reader, str(file), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line[1:] for line in done.stdout.splitlines() if line.startswith("\x01")]
    if not lines:
        print(f"{reader}: left out: {(done.stderr.splitlines() or ['no output'])[-1]}", file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(lines[-1])
    return found


def measure_readers(
    texts: list[str], peers: str | None, installed: str | None, rounds: int
) -> dict[str, dict[str, float]]:
    """Characters a second of CPU and of wall time, and peak memory, of each reader."""
    pythons = dict.fromkeys(NEWSX, installed or sys.executable)
    pythons |= dict.fromkeys((*NOT_COMPILED, *OWN) if installed else OWN, sys.executable)
    pythons |= dict.fromkeys(PEERS, peers) if peers else {}
    samples: dict[str, list[dict[str, Any]]] = {}
    for _ in range(rounds):
        for reader, python in list(pythons.items()):
            found = run_reader(python, reader, _cut(texts, SLOW.get(reader)))
            if found is None:
                del pythons[reader]
            else:
                samples.setdefault(reader, []).append(found)
    return {
        reader: {
            "cpu_chars_per_s": statistics.median(s["chars"] / s["cpu"] for s in found),
            "wall_chars_per_s": statistics.median(s["chars"] / s["wall"] for s in found),
            "peak_mb": statistics.median(s["peak_mb"] for s in found),
        }
        for reader, found in samples.items()
    }


def _cut(texts: list[str], limit: int | None) -> list[str]:
    if limit is None:
        return texts
    step = max(1, sum(map(len, texts)) // limit)
    return texts[::step]


def measure_growth(python: str, largest: int) -> list[dict[str, Any]]:
    """Microseconds a character against the bytes of one document, of many lines or of one, and of files."""
    cases: list[tuple[str, list[str]]] = []
    for size in GROWTH:
        if size <= largest:
            chars = round(size / BYTES_PER_CHAR)
            text = generate_document(7, chars).text
            # A small document is read often enough for the clock.
            cases += [(name, [t] * max(1, 50_000 // chars)) for name, t in _shapes(text)]
    cases += [
        ("files", [generate_document(n, 1_000).text for n in range(files)]) for files in (10, 100, 1_000)
    ]
    rows = []
    for shape, texts in cases:
        found = run_reader(python, "newsx", texts)
        if found:
            size = len(texts) if shape == "files" else len(texts[0].encode())
            cost = 1e6 * found["cpu"] / found["chars"]
            rows.append({"shape": shape, "size": size, "us_per_char": cost, "peak_mb": found["peak_mb"]})
    return rows


def _shapes(text: str) -> tuple[tuple[str, str], ...]:
    return ("lines", text), ("one line", text.replace("\n", ""))


def measure_instructions(texts: list[str]) -> dict[str, Any]:
    """Instructions a character of newsx and of jieba, and what counted them."""
    counted: dict[str, Any] = {}
    for reader in ("newsx", "jieba.lcut"):
        found = count_instructions(reader, texts[:1], texts[1:])
        if found:
            counted["counter"], counted[reader] = found
    return counted


def measure_starts(python: str, rounds: int) -> dict[str, dict[str, float]]:
    """CPU seconds and peak memory from nothing to the end of one page, beside jieba's own start."""
    page = next(iter(sorted(SEEDS.glob("*.txt"))))
    newsx = "import sys; from newsx.cli.main import main; sys.exit(main())"
    commands = {
        "python": ["-c", "pass"],
        "newsx --help": ["-c", newsx, "--help"],
        "newsx extract PAGE": ["-c", newsx, "extract", str(page), "--format", "jsonl", "-q"],
        "jieba.initialize()": ["-c", "import jieba; jieba.initialize()"],
    }
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            process = subprocess.Popen(
                [python, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
            samples[name].append((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    # The first round compiles modules and fills jieba's cache.
    return {
        name: {"cpu": statistics.median(s[0] for s in found[1:]), "peak_mb": max(s[1] for s in found[1:])}
        for name, found in samples.items()
    }


def print_table(title: str, rows: list[tuple[str, ...]]) -> None:
    """Columns that line up, the first to the left."""
    print(f"\n{title}")
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *cells]))


def main() -> int:
    """Measures, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, help="a folder of pages, or JSONL with a field text")
    parser.add_argument("--peers", help="a Python that has jionlp and LAC")
    parser.add_argument("--installed", help="a Python that has newsx as pip installs it: make compiled")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--chars", type=int, default=1_000_000, help="characters that every reader sees")
    parser.add_argument(
        "--largest", type=int, default=GROWTH[-1], help="bytes of the longest document of the growth curve"
    )
    parser.add_argument("--no-instructions", action="store_true", help="count calls alone: minutes less")
    parser.add_argument("-o", "--output", type=Path, default=Path("benchmarks"))
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Before texts are read: a process is held to have as much memory as the one that starts it.
    newsx = options.installed or sys.executable
    starts = measure_starts(newsx, options.rounds)
    texts = read_texts(options.text, options.chars)
    # The first loads all tables; the second is counted.
    made = [generate_document(seed, size).text for seed, size in ((11, 22_000), (12, 10_000))]
    result = {
        "python": sys.version.split()[0],
        "chars": sum(map(len, texts)),
        "readers": measure_readers(texts, options.peers, options.installed, options.rounds),
        "stages": (run_reader(sys.executable, "newsx", texts, "--stages") or {}).get("stages", {}),
        "calls_per_char": (found["calls"] / found["chars"])
        if (found := run_reader(sys.executable, "newsx", made[:1], "--calls"))
        else None,
        "instructions_per_char": {} if options.no_instructions else measure_instructions(made),
        "starts": starts,
        "growth": measure_growth(newsx, options.largest),
    }
    _report(result)
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "speed.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (options.output / "speed.svg").write_text(draw_chart(result["readers"]), encoding="utf-8")
    (options.output / "growth.svg").write_text(draw_growth(result["growth"]), encoding="utf-8")
    return 0


def _report(result: dict[str, Any]) -> None:
    readers, stages = result["readers"], result["stages"]
    own = readers["newsx"]["cpu_chars_per_s"]
    rows = [("reader", "chars/CPU s", "chars/s", "newsx is", "peak MB")]
    rows += [
        (name, f"{r['cpu_chars_per_s']:,.0f}", f"{r['wall_chars_per_s']:,.0f}",
         f"{own / r['cpu_chars_per_s']:.2f} x", f"{r['peak_mb']:.0f}")
        for name, r in readers.items()
    ]  # fmt: skip
    print_table(f"{result['chars']:,} characters, Python {result['python']}", rows)
    total = sum(stages.values())
    print_table(
        "stages of newsx (Python)",
        [("stage", "us/char", "share")]
        + [(n, f"{1e6 * s / result['chars']:.2f}", f"{s / total:.0%}") for n, s in stages.items()],
    )
    print(f"\n{result['calls_per_char']:.2f} calls a character, on made text")
    counted = result["instructions_per_char"]
    for reader in ("newsx", "jieba.lcut"):
        if reader in counted:
            print(f"{counted[reader]:,.0f} instructions a character: {reader}, by {counted['counter']}")
    print_table(
        "start",
        [("command", "CPU s", "peak MB")]
        + [(n, f"{s['cpu']:.3f}", f"{s['peak_mb']:.0f}") for n, s in result["starts"].items()],
    )
    print_table(
        "growth",
        [("shape", "bytes or files", "us/char", "peak MB")]
        + [
            (r["shape"], f"{r['size']:,}", f"{r['us_per_char']:.2f}", f"{r['peak_mb']:.0f}")
            for r in result["growth"]
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
