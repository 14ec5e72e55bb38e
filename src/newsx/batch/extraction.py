"""The work of ``newsx extract``: a document through the pipeline, its record through the format."""

from dataclasses import dataclass, field
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

from newsx import __version__
from newsx.batch.work import Outcome, RunError, Task, Work, failed
from newsx.dictionary import UserDictionary
from newsx.export.formats import Writer, WriterOptions, create_writer
from newsx.export.selection import Selection
from newsx.tokens.segmenter import SegmenterName

if TYPE_CHECKING:
    from newsx.export.record import DocumentRecord
    from newsx.pipeline import Extraction, Pipeline


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
        from hashlib import blake2b

        chosen = (
            __version__,
            self.format,
            self.bom,
            sorted(self.selection.parts),
            sorted(self.selection.kinds),
            self.segmenter,
            self.max_articles,
            [(str(d.path), blake2b(d.content).hexdigest()) for d in self.dictionaries],
        )
        return blake2b(repr(chosen).encode(), digest_size=8).hexdigest()


def build_work(options: ExtractOptions, writer: Writer | None = None) -> Work:
    """The work of one process.

    Args:
        options: what the user wishes.
        writer: the format, where it is made already.

    Raises:
        RunError: if the segmenter asked for is not installed.
    """
    from newsx.export.record import build_document

    pipeline = _build_pipeline(options.segmenter, options.dictionaries)
    chosen = writer or create_writer(options.format, WriterOptions(options.bom))

    def work(task: Task) -> Outcome:
        begun = perf_counter()
        extraction = pipeline.extract(task.document, date=task.date)
        if refused := refuse_long(task, len(extraction.articles), options.max_articles):
            return refused
        record = options.selection.apply(build_document(extraction))
        return Outcome(
            record.source,
            _write(chosen, record, extraction),
            encoding=record.encoding,
            chars=record.chars,
            replaced=record.replaced,
            guessed=task.document.guessed,
            other_encoding=task.document.other_encoding,
            articles=len(record.articles),
            facts=sum(len(article.facts) for article in record.articles),
            seconds=perf_counter() - begun,
        )

    return work


def _write(writer: Writer, record: "DocumentRecord", extraction: "Extraction") -> bytes:
    """A document as the format writes it: from its record, with its text, or with its articles."""
    from newsx.export.mentions import TextWriter
    from newsx.export.views import ViewWriter, view_articles

    if isinstance(writer, ViewWriter):
        return writer.write_views(view_articles(record, extraction))
    if isinstance(writer, TextWriter):
        return writer.write_text(record, extraction.document.text)
    return writer.write_document(record)


def refuse_long(task: Task, articles: int, most: int | None) -> Outcome | None:
    """The outcome of a document that holds more articles than it may; None where it does not."""
    if most is None or articles <= most:
        return None
    return failed(task, f"{articles} articles in one document", "split the file, or raise --max-articles")


@cache
def _build_pipeline(segmenter: SegmenterName, dictionaries: tuple[UserDictionary, ...]) -> "Pipeline":
    """One for a process, and for those that are forked from it."""
    from newsx.pipeline import Pipeline

    try:
        return Pipeline(segmenter=segmenter, dictionaries=dictionaries)
    except ValueError as error:
        raise RunError(str(error)) from None
