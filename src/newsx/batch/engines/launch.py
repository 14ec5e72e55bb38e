"""A run on the engine that the user names."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from newsx.batch.extraction import ExtractOptions
from newsx.batch.plan import Inputs
from newsx.batch.run import Tally
from newsx.batch.work import RunError
from newsx.translation import tr

if TYPE_CHECKING:
    from newsx.batch.engines.pieces import Part

EngineName = Literal["dask", "spark"]


def run_on_engine(
    engine: EngineName,
    inputs: Inputs,
    options: ExtractOptions,
    folder: str,
    *,
    scheduler: str | None = None,
    resume: bool = False,
    timeout: float = 60.0,
    memory_limit: int = 2 << 30,
    observe: Callable[[str], None] = lambda words: None,
) -> Tally:
    """Extract on an engine into a folder of parts.

    Args:
        engine: which one.
        inputs: the documents.
        options: what to extract, and the format of the parts; a folder named ``….parquet`` gets Parquet.
        folder: where the parts go; every machine must see it, and the inputs.
        scheduler: the address of the engine; None for this machine.
        resume: go on with the parts that are not there yet.
        timeout: seconds for one document, where the engine allows a worker to have a process of its own.
        memory_limit: bytes of address space for that process.
        observe: told in words of each piece that is done.

    Raises:
        RunError: if the engine is not installed, or the folder is taken.
    """
    try:
        from newsx.batch.arrow import Limits
        from newsx.batch.engines.pieces import Part

        into_parquet = folder.rstrip("/").endswith(".parquet")
        part = Part(inputs, options, folder, into_parquet, Limits(timeout, memory_limit))
        if engine == "dask":
            return _run_on_dask(part, scheduler, observe, resume=resume)
        if len(inputs.paths) != 1 or resume:
            raise RunError(
                tr("Spark takes one file or folder of Parquet or JSON lines, and goes on with nothing")
            )
        return _run_on_spark(part, scheduler)
    except ImportError as error:
        raise RunError(
            tr("{name} is not installed: pip install 'newsx[{engine}]'", name=error.name, engine=engine)
        ) from error


def _run_on_dask(
    part: "Part", scheduler: str | None, observe: Callable[[str], None], *, resume: bool
) -> Tally:
    from newsx.batch.engines import dask
    from newsx.batch.engines.pieces import claim_folder, split_pieces

    todo = claim_folder(part, split_pieces(part.inputs), resume=resume)
    tally = Tally()
    for number, summary in enumerate(dask.run_pieces(todo, part, scheduler), 1):
        tally.add(summary.rows - summary.failed, summary.articles, summary.facts, summary.failed)
        observe(
            tr(
                "{number} of {all} pieces, {documents} documents, {failed} failed",
                number=number,
                all=len(todo),
                documents=tally.documents,
                failed=tally.failed,
            )
        )
    return tally


def _run_on_spark(part: "Part", scheduler: str | None) -> Tally:
    from newsx.batch.engines import spark

    inputs = part.inputs
    rows, articles, facts, failed = spark.run_frame(
        inputs.paths[0], part.folder, inputs.fields, part.options,
        master=scheduler, date=inputs.date, limits=part.limits,
    )  # fmt: skip
    tally = Tally()
    tally.add(rows - failed, articles, facts, failed)
    return tally
