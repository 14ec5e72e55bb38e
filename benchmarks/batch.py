"""Many documents: memory of the parent, gain of a second worker, overhead of the pool.

    python benchmarks/batch.py NEWS.jsonl [--documents 10000] [--folder /tmp/batch]

Documents are made of the texts of NEWS.jsonl, repeated and varied. Times are CPU seconds of all processes
where that is possible, for a machine that others use as well.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path


def make_documents(source: Path, folder: Path, number: int) -> int:
    """Files of varied texts; the characters in all."""
    texts = [row["title"] + "\n\n" + row["text"] for row in map(json.loads, source.open(encoding="utf-8"))]
    chance, chars = random.Random(5), 0
    for index in range(number):
        text = texts[index % len(texts)]
        digits = str.maketrans("123456789", "".join(chance.sample("123456789", 9)))
        path = folder / f"{index // 1000:03}" / f"{index:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.translate(digits), encoding="utf-8")
        chars += len(text)
    return chars


def run(folder: Path, out: Path, *words: str) -> tuple[float, float, list[int]]:
    """Wall seconds, CPU seconds of all its processes, resident MB of the parent over the time."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "newsx", "extract", str(folder), "-o", str(out), "--no-progress", *words]
    sizes: list[int] = []
    seconds: dict[int, float] = {}
    with subprocess.Popen(command, start_new_session=True) as process:
        while process.poll() is None:
            seconds |= read_seconds(process.pid)
            # Resident pages; none are left while it ends.
            if pages := int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]):
                sizes.append(pages * os.sysconf("SC_PAGE_SIZE") >> 20)
            time.sleep(0.2)
    if process.returncode:
        raise SystemExit(process.returncode)
    return time.monotonic() - begun, sum(seconds.values()), sizes


def read_seconds(session: int) -> dict[int, float]:
    """CPU seconds so far of each process of a session."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[3]) == session:
            found[int(path.parent.name)] = (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--only", help="in process, 1 worker or 2 workers")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/newsx-batch"))  # noqa: S108
    chosen = parser.parse_args()
    shutil.rmtree(chosen.folder, ignore_errors=True)
    chars = make_documents(chosen.source, chosen.folder / "in", chosen.documents)
    print(f"{chosen.documents} documents, {chars} characters")
    for name, words in (
        ("in process", []),
        ("1 worker", ["--timeout", "60"]),
        ("2 workers", ["--jobs", "2"]),
    ):
        if chosen.only not in {None, name}:
            continue
        out = chosen.folder / f"{name.replace(' ', '-')}.jsonl"
        wall, cpu, sizes = run(chosen.folder / "in", out, *words)
        parent = " ".join(str(sizes[len(sizes) * tenth // 10]) for tenth in range(1, 10))
        print(f"{name}: {wall:.1f} s, {cpu:.1f} CPU s, parent {parent} {sizes[-1]} MB", flush=True)


if __name__ == "__main__":
    main()
