"""What faults cost a run: documents in, out, failed, lost and twice, over some runs of each (Linux, as root).

    python benchmarks/batch_faults.py [--runs 5]

The work is that of tests/faulty: it writes one line for each document, and misbehaves by the name of a file.
Plan, workers, journal and outputs are those of `newsx extract`.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "tests" / "faulty" / "run_faulty.py"
COUNT = 120
ORDINARY = ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search"]
"""Runs a command as root who may not read and write everything."""


class Trial:
    """One folder of documents, and a run over it that something befalls."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.source, self.out = root / "in", root / "out.jsonl"
        for number in range(COUNT):
            path = self.source / f"{number % 4}" / f"good{number:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"文{number}" + "字" * (number * 53 % 9000), encoding="utf-8")
        self.files = sorted(self.source.rglob("*.txt"))

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(SCRIPT), str(self.source), str(self.out), *words]

    def run(self, *words: str, ordinary: bool = False) -> int:
        command = [*(ORDINARY if ordinary else []), *self.command(*words)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """A slow run, somewhere in its middle."""
        process = subprocess.Popen(
            self.command("say", "pause=0.01", *words),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        assert process.stdout
        for _ in range(self.chance.randrange(1, COUNT - 20)):
            process.stdout.readline()
        return process


def kill_workers(trial: Trial) -> None:
    process = trial.start()
    for _ in range(3):
        workers = children_of(children_of([process.pid]))
        if workers:
            with suppress(ProcessLookupError):
                os.kill(trial.chance.choice(workers), signal.SIGKILL)
        time.sleep(0.1)
    process.communicate()


def children_of(parents: list[int]) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(path.read_text().rpartition(")")[2].split()[1]) in parents:
                found.append(int(path.parent.name))
    return found


def stop_by(number: int) -> Callable[[Trial], None]:
    def stop(trial: Trial) -> None:
        for _ in range(2):
            process = trial.start("resume")
            process.send_signal(number)
            process.communicate()
        trial.run("resume")

    return stop


def fill_disk(trial: Trial) -> None:
    disk = trial.root / "disk"
    disk.mkdir()
    size = trial.chance.randrange(4, 30)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk], check=True)
    try:
        trial.out = disk / "out.jsonl"
        assert trial.run() == 4
        subprocess.run(["mount", "-o", "remount,size=10m", disk], check=True)
        trial.run("resume")
        trial.out = Path(shutil.copy(trial.out, trial.root))
    finally:
        subprocess.run(["umount", disk], check=True)


def hide_file(trial: Trial) -> None:
    """A file that the user may not read; it may later."""
    victim = trial.chance.choice(trial.files)
    victim.chmod(0)
    assert trial.run(ordinary=True) == 1
    victim.chmod(0o644)
    trial.run("resume", ordinary=True)


def remove_file(trial: Trial) -> None:
    """A file that goes between the listing of its folder and its turn."""
    process = trial.start("jobs=1")
    victim = trial.files[-1]
    text = victim.read_bytes()
    victim.unlink()
    process.communicate()
    victim.write_bytes(text)
    trial.run("resume")


def lock_output(trial: Trial) -> None:
    locked = trial.root / "locked"
    locked.mkdir(0o555)
    trial.out = locked / "out.jsonl"
    assert trial.run(ordinary=True) != 0
    assert not list(locked.iterdir())
    locked.chmod(0o755)
    trial.run(ordinary=True)


def add_bad(name: str, *words: str) -> Callable[[Trial], None]:
    def add(trial: Trial) -> None:
        (trial.source / f"{trial.chance.randrange(4)}" / f"{name}.txt").write_text("文")
        trial.run(*words)

    return add


FAULTS: dict[str, tuple[Callable[[Trial], None], int]] = {
    "worker SIGKILL, three times": (kill_workers, 0),
    "parent SIGKILL twice, resume": (stop_by(signal.SIGKILL), 0),
    "Ctrl-C twice, resume": (stop_by(signal.SIGINT), 0),
    "SIGTERM twice, resume": (stop_by(signal.SIGTERM), 0),
    "disk full (tmpfs), resume": (fill_disk, 0),
    "unreadable file, resume": (hide_file, 0),
    "file vanishes, resume": (remove_file, 0),
    "read-only output, again": (lock_output, 0),
    "a document hangs": (add_bad("hangs", "timeout=1"), 1),
    "a match without end": (add_bad("matches", "timeout=1"), 1),
    "a document eats memory": (add_bad("swells"), 1),
    "a document kills its worker": (add_bad("dies"), 1),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="faults whose name holds this")
    chosen = parser.parse_args()
    runs = chosen.runs
    print(f"{'fault':32} runs   in  out failed lost twice same bytes")
    for name, (befall, bad) in FAULTS.items():
        if chosen.only not in name:
            continue
        total: Counter[str] = Counter()
        for number in range(runs):
            with tempfile.TemporaryDirectory(prefix="newsx-faults-") as root:
                trial = Trial(Path(root), random.Random(number))
                befall(trial)
                lines = trial.out.read_text(encoding="utf-8").splitlines()
                names = Counter(line.rpartition(": ")[0] for line in lines)
                want = {str(path) for path in trial.files}
                reference = Path(root) / "reference.jsonl"
                trial.out = reference
                for path in trial.source.rglob("*.txt"):
                    if not path.name.startswith("good"):
                        path.unlink()
                trial.run("jobs=1")
                total["in"] += len(want) + bad
                total["out"] += len(lines)
                total["failed"] += bad
                total["lost"] += len(want - names.keys())
                total["twice"] += sum(count > 1 for count in names.values())
                total["same"] += reference.read_text(encoding="utf-8").splitlines() == lines
        print(
            f"{name:32} {runs:4} {total['in']:4} {total['out']:4} {total['failed']:6} {total['lost']:4} "
            f"{total['twice']:5} {total['same']:4} of {runs}",
            flush=True,
        )


if __name__ == "__main__":
    main()
