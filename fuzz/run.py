"""Feeds a target with mutations of its corpus, led by coverage: usage: python fuzz/run.py TARGET [SECONDS]

TARGET is ``reader`` (bytes -> document) or ``extractor`` (text -> output). Needs the extra ``fuzz``.
What breaks a target is written to ``fuzz/crash-…``; make a line of ``tests/corpus/crashes.txt`` of it.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

with atheris.instrument_imports(include=["newsx"]):
    from newsx.pipeline import Pipeline
    from newsx.text.document import Document
    from newsx.text.reader import UnreadableError, read_document

from tests.invariants import assert_sound

LONGEST = 4096


def read(data: bytes) -> None:
    """Bytes are a document, or refused with a message."""
    try:
        document = read_document("page.txt", data)
    except UnreadableError as error:
        if not error.failure.message:
            raise AssertionError("refused without a message") from error
        return
    document.text.encode()
    if not document.text.strip():
        raise AssertionError("an empty document")


def extract(data: bytes) -> None:
    """Any text is extracted soundly; bytes that are no UTF-8 stand for themselves as odd characters."""
    text = data.decode("utf-8", "surrogateescape")
    assert_sound(PIPELINE.extract(Document("2024-10-08-made.txt", text)))


TARGETS = {"reader": read, "extractor": extract}
PIPELINE = Pipeline()


def main(target: str, seconds: int) -> None:
    with tempfile.TemporaryDirectory() as found:
        shutil.copytree(HERE / "corpus" / target, found, dirs_exist_ok=True)
        words = [sys.argv[0], found, f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=20"]
        words += [f"-artifact_prefix={HERE}/", f"-dict={HERE / 'words.dict'}", "-rss_limit_mb=4096"]
        words += ["-print_final_stats=1", "-verbosity=1"]
        atheris.Setup(words, TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60)
