"""The work of ``newsx extract``: a document through the pipeline, its record through the format."""

from dataclasses import dataclass, field
from hashlib import blake2b
from time import perf_counter

from newsx import __version__
from newsx.batch.work import Outcome, Task, Work
from newsx.export.formats import Writer, WriterOptions, create_writer
from newsx.export.selection import Selection
from newsx.tokens.segmenter import SegmenterName


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """All that an output depends on beside the documents; travels to other processes and machines."""

    format: str = "jsonl"
    bom: bool = False
    selection: Selection = field(default_factory=Selection)
    segmenter: SegmenterName = "auto"

    def fingerprint(self) -> str:
        """A hash that changes whenever an output may."""
        chosen = (
            __version__,
            self.format,
            self.bom,
            sorted(self.selection.parts),
            sorted(self.selection.kinds),
            self.segmenter,
        )
        return blake2b(repr(chosen).encode(), digest_size=8).hexdigest()


def build_work(options: ExtractOptions, writer: Writer | None = None) -> Work:
    """The work, with a pipeline of its own.

    Args:
        options: what the user wishes.
        writer: the format, where it is made already.

    Raises:
        ValueError: if the segmenter asked for is not installed.
    """
    from newsx.export.record import build_document
    from newsx.pipeline import Pipeline

    pipeline = Pipeline(segmenter=options.segmenter)
    write = (writer or create_writer(options.format, WriterOptions(options.bom))).write_document

    def work(task: Task) -> Outcome:
        begun = perf_counter()
        record = options.selection.apply(build_document(pipeline.extract(task.document, date=task.date)))
        return Outcome(
            record.source,
            write(record),
            encoding=record.encoding,
            chars=record.chars,
            replaced=record.replaced,
            articles=len(record.articles),
            facts=sum(len(article.facts) for article in record.articles),
            seconds=perf_counter() - begun,
        )

    return work
