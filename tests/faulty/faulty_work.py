"""Work that misbehaves by the name of its document; imported by the worker processes of the tests."""

import os
import re
import time
from pathlib import Path

from newsx.batch.work import Outcome, Task, Work


def build_faulty() -> Work:
    return work


def build_with_options(options: object) -> Work:
    return work


def build_nothing() -> Work:
    raise ValueError("there is no such segmenter")


def work(task: Task) -> Outcome:
    source = task.document.source
    name = Path(source).name.rpartition("#")[2]
    if name.startswith("hangs"):
        time.sleep(1000)
    if name.startswith("matches"):  # for ever, and no other thread of the process runs meanwhile
        re.match(r"(a+)+$", "a" * 60 + "b")
    if name.startswith("dies"):
        os._exit(9)
    if name.startswith("swells"):
        return Outcome(source, b"x" * (8 << 30))
    if name.startswith("raises"):
        raise ValueError("no digit in it")
    if name.startswith("slow"):
        time.sleep(0.02)
    if name.startswith("once"):  # killed from outside, the first time
        mark = Path(task.document.text)
        if not mark.exists():
            mark.touch()
            os._exit(9)
    return Outcome(source, f"{source}: {len(task.document.text)}\n".encode(), chars=len(task.document.text))
