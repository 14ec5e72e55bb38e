"""Dask: the pieces on the workers of a cluster, or of this machine where none is named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from distributed import Client, KilledWorker, as_completed

from newsx.batch.arrow import Limits
from newsx.batch.engines.pieces import Part, Piece, Summary, run_piece


def run_pieces(pieces: Sequence[Piece], part: Part, scheduler: str | None = None) -> Iterator[Summary]:
    """Run the pieces, each wherever there is room; their summaries as they come.

    A piece whose worker is lost runs again on another. One that takes three workers with it runs here, each
    document in a process of its own.

    Args:
        pieces: what is to do.
        part: what they have in common.
        scheduler: its address, such as ``tcp://host:8786``; None starts workers on this machine.
    """
    with Client(scheduler) as client:
        futures = client.map(run_piece, pieces, part=part, pure=False, retries=0)
        which = dict(zip((future.key for future in futures), pieces, strict=True))
        for future in as_completed(futures):
            try:
                yield future.result()
            except KilledWorker:
                limits = part.limits or Limits()
                yield run_piece(which[future.key], replace(part, limits=limits))
            future.release()
