"""The work of ``newsx extract``: a document through the pipeline, its record through the format."""

from dataclasses import dataclass, field
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

from newsx import __version__
from newsx.batch.work import Outcome, RunError, Task, Work, failed
from newsx.batch.written import Written
from newsx.cache import name_of, sum_of
from newsx.collector import PausedCollector, spare_collector
from newsx.dictionary import UserDictionary
from newsx.export.formats import Writer, WriterOptions, create_writer
from newsx.export.record import printable_name
from newsx.export.selection import Selection
from newsx.tokens import SegmenterName
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """All that an output depends on beside the documents; travels to other processes and machines."""

    format: str = "jsonl"
    bom: bool = False
    selection: Selection = field(default_factory=Selection)
    segmenter: SegmenterName = "auto"
    max_articles: int | None = None
    """What one document may hold."""
    dictionaries: tuple[UserDictionary, ...] = ()
    """The user's; their files need not be where the work is."""

    def fingerprint(self) -> str:
        """A hash that changes whenever an output may."""
        chosen = (
            __version__,
            self.format,
            self.bom,
            sorted(self.selection.parts),
            sorted(self.selection.kinds),
            self.segmenter,
            self.max_articles,
            [(str(d.path), sum_of(d.content).hex()) for d in self.dictionaries],
        )
        return name_of(repr(chosen))


def build_work(options: ExtractOptions, writer: Writer | None = None) -> Work:
    """The work of one process.

    Args:
        options: what the user wishes.
        writer: the format, where it is made already.

    Raises:
        RunError: if the segmenter asked for is not installed.
    """
    spare_collector()
    pipeline = _build_pipeline(options.segmenter, options.dictionaries)
    chosen = writer or create_writer(options.format, WriterOptions(options.bom))

    def work(task: Task) -> Outcome:
        with PausedCollector():
            return _extract(task, pipeline, chosen, options)

    return work


def _extract(task: Task, pipeline: "Pipeline", writer: Writer, options: ExtractOptions) -> Outcome:
    begun = perf_counter()
    reading = pipeline.read(task.document, date=task.date)
    if refused := refuse_long(task, len(reading.articles), options.max_articles):
        return refused
    document = reading.document
    written = Written(writer, options.selection)
    if writer.by_article:
        for found in pipeline.extract_each(reading):
            written.add(reading.with_found([found]))
            # Not held while the next one is read.
            del found
    else:
        written.add(reading.with_found(pipeline.extract_each(reading)))
    first, rest = written.finish()
    return Outcome(
        printable_name(document.source),
        first,
        encoding=document.encoding,
        chars=len(document.text),
        replaced=document.replaced,
        guessed=document.guessed,
        other_encoding=document.other_encoding,
        articles=len(reading.articles),
        facts=written.facts,
        seconds=perf_counter() - begun,
        rest=rest,
    )


def refuse_long(task: Task, articles: int, most: int | None) -> Outcome | None:
    """The outcome of a document that holds more articles than it may; None where it does not."""
    if most is None or articles <= most:
        return None
    return failed(
        task,
        tr("{articles} articles in one document", articles=articles),
        tr("split the file, or raise --max-articles"),
    )


@cache
def _build_pipeline(segmenter: SegmenterName, dictionaries: tuple[UserDictionary, ...]) -> "Pipeline":
    """One for a process, and for those that are forked from it."""
    from newsx.pipeline import Pipeline

    try:
        return Pipeline(segmenter=segmenter, dictionaries=dictionaries)
    except ValueError as error:
        raise RunError(str(error)) from None
