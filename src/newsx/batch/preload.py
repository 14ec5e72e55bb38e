"""Imported by the server that worker processes are forked from: they find the pipeline built and warm.

Workers share the memory of the dictionaries, and a worker that takes the place of a killed one starts at
once. In any other process, importing this does nothing.
"""

import gc
import signal
import sys
from contextlib import suppress


def warm_up() -> None:
    """Load what a worker needs, and use it once."""
    # Ctrl-C is for the parent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(Exception):  # it will come again in the worker, where it is reported
        import deadpool  # noqa: F401

        from newsx.batch.extraction import ExtractOptions, build_work
        from newsx.batch.work import Task
        from newsx.kept import read_whole
        from newsx.text.document import Document

        read_whole()
        build_work(ExtractOptions())(Task(Document("", "阳湖市上半年出口额12.5亿元，同比增长3.2%。")))
    # The collector would touch every object of the server, and so copy it into every worker.
    gc.freeze()


# The server is started as: python -c "from multiprocessing.forkserver import main; main(…)"
if sys.argv[:1] == ["-c"] and "multiprocessing.forkserver" in sys.modules:
    warm_up()
