"""A run with faulty work, as a process of its own: run_faulty.py INPUT OUTPUT [resume] [retry] [jobs=N] …"""

import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import faulty_work

from newsx.batch import pool
from newsx.batch.destination import Destination
from newsx.batch.plan import Inputs, plan_steps
from newsx.batch.run import Conduct, run_steps
from newsx.export.formats import WriterOptions, create_writer
from newsx.export.target import OutputError


def main(source: str, target: str, *words: str) -> int:
    given = dict(word.partition("=")[::2] for word in words)
    if "room" in given:  # a disk with so many bytes left in each file
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(given["room"]), resource.RLIM_INFINITY))
    pool.PRELOAD, pool.START_SECONDS = (), 1.0  # there is no pipeline to load
    destination = Destination(target)
    destination.prepare()
    conduct = Conduct(
        jobs=int(given.get("jobs", 2)),
        timeout=float(given.get("timeout", 30)),
        memory_limit=1 << 30,
        journal=destination.journal,
        resume="resume" in given or "retry" in given,
        retry_failed="retry" in given,
    )
    if conduct.jobs == 1:
        conduct = replace(conduct, timeout=None, memory_limit=None)
    inputs = Inputs((source,), apart=destination.is_folder, own_files=destination.own_files())
    writer = create_writer("jsonl", WriterOptions())
    done = 0

    def observe(step: object, outcome: object) -> None:
        nonlocal done
        done += 1
        if "say" in given:
            print(done, flush=True)
        time.sleep(float(given.get("pause", 0)))
        if "vanish" in given:
            Path(given["vanish"]).unlink(missing_ok=True)

    try:
        tally = run_steps(
            plan_steps(inputs), faulty_work.build_faulty, conduct,
            lambda: destination.open_output(writer, ".jsonl", alone=True), fingerprint="f", observe=observe,
        )  # fmt: skip
    except OutputError as error:
        print(error, file=sys.stderr)
        return 4
    print(tally.documents, tally.failed)
    return int(tally.failed > 0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(*sys.argv[1:]))
