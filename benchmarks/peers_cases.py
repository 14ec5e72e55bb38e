"""Published cases of other projects, run through newsx: pass rates by peer and category.

usage: python benchmarks/peers_cases.py [CASES.jsonl] [--failures N] [--jionlp PYTHON] [--recognizers PYTHON]

Where a convention of newsx differs, the expected value is mapped (peers_units.tsv, peers_bases.tsv) or the
case is set aside with a reason; peers_differences.tsv lists every difference with its rule. With ``--jionlp``
or ``--recognizers`` the peer runs beside newsx in the interpreter named, on the same cases.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from peers_dates import judge_date  # noqa: E402
from peers_quantities import Verdict, judge_quantity  # noqa: E402
from peers_run import read_with_peer  # noqa: E402

CASES = HERE.parents[1] / "shared" / "cases" / "peers_dev.jsonl"
QUANTITIES = frozenset(
    (
        "money",
        "dimension",
        "percent",
        "temperature",
        "number",
        "number_range",
        "multiple",
        "duration",
        "ordinal",
    )
)


def judge(case: dict[str, Any]) -> Verdict:
    """``pass``, ``fail`` or the key of the difference that sets the case aside."""
    if case["category"] in QUANTITIES:
        return judge_quantity(case)
    return judge_date(case)


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of quantities and times; places and names are another benchmark's."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["category"] in QUANTITIES or case["category"] == "datetime":
            yield case


def main() -> int:
    """Prints the table; the exit code is 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--failures", type=int, default=0, help="print so many failures of each category")
    parser.add_argument("--jionlp", help="a Python that has jionlp installed")
    parser.add_argument("--recognizers", help="a Python that has recognizers-text-suite installed")
    options = parser.parse_args()
    rows: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    reasons: Counter[tuple[str, str]] = Counter()
    failures: dict[str, list[str]] = defaultdict(list)
    covered: list[dict[str, Any]] = []
    for case in cases(options.cases):
        verdict = judge(case)
        key = (case["category"], case["peer"].split("/")[0])
        if verdict in ("pass", "fail"):
            rows[key][verdict] += 1
            covered.append(case)
            if verdict == "fail":
                expected = [(e.get("text"), e.get("value") or e.get("resolution")) for e in case["expected"]]
                failures[case["category"]].append(f"{case['peer']}: {case['input']}: {expected}")
        else:
            rows[key]["aside"] += 1
            reasons[case["category"], verdict] += 1
    report(rows, reasons)
    for category, lines in failures.items():
        for line in lines[: options.failures]:
            print(f"{category}: {line[:220]}")
    for name, python in (("jionlp", options.jionlp), ("recognizers", options.recognizers)):
        if python:
            print(f"\n{name}, found spans of the covered cases:")
            beside(covered, read_with_peer(name, python, covered))
    return 0


def report(rows: dict[tuple[str, str], Counter[str]], reasons: Counter[tuple[str, str]]) -> None:
    """The table by category and peer, and why cases were set aside."""
    print(f"{'category':14} {'peer':16} {'passed':>7} {'covered':>8} {'rate':>7} {'aside':>6}")
    for category in sorted({category for category, _ in rows}):
        total: Counter[str] = Counter()
        for (name, peer), counts in sorted(rows.items()):
            if name == category:
                line(category, peer, counts)
                total += counts
        line(category, "all", total)
    print("\nset aside:")
    for (category, reason), count in sorted(reasons.items()):
        print(f"{category:14} {reason:20} {count}")


def line(category: str, peer: str, counts: Counter[str]) -> None:
    """One line of the table."""
    covered = counts["pass"] + counts["fail"]
    rate = f"{counts['pass'] / covered:.1%}" if covered else "-"
    print(f"{category:14} {peer:16} {counts['pass']:7} {covered:8} {rate:>7} {counts['aside']:6}")


def beside(covered: list[dict[str, Any]], found: list[list[str]]) -> None:
    """How many covered cases the peer and newsx answer with the expected spans."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case, spans in zip(covered, found, strict=True):
        wanted = [str(e["text"]).replace(" ", "") for e in case["expected"] if e.get("text")]
        right = all(any(w in s or s in w for s in spans if s) for w in wanted) if wanted else not spans
        counts[case["category"]]["peer"] += right
        counts[case["category"]]["newsx"] += judge(case) == "pass"
        counts[case["category"]]["cases"] += 1
    for category, count in sorted(counts.items()):
        print(f"{category:14} peer {count['peer']:4}  newsx {count['newsx']:4}  of {count['cases']}")


if __name__ == "__main__":
    sys.exit(main())
