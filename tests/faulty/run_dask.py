"""A run on two workers of Dask, one of which is killed in the middle: run_dask.py INPUT FOLDER."""

import os
import signal
import sys

import dask
from distributed import Client, LocalCluster

from newsx.batch.engines.dask import run_pieces
from newsx.batch.engines.pieces import Part, claim_folder, split_pieces
from newsx.batch.extraction import ExtractOptions
from newsx.batch.plan import Inputs


def main(source: str, folder: str) -> None:
    part = Part(Inputs((source,)), ExtractOptions(), folder, folder.endswith(".parquet"))
    pieces = claim_folder(part, split_pieces(part.inputs), resume=False)
    killed = rows = failed = done = 0
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        for summary in run_pieces(pieces, part, cluster.scheduler_address):
            done += 1
            rows += summary.rows
            failed += summary.failed
            if done == len(pieces) // 3 and not killed:
                killed = next(iter(client.run(os.getpid).values()))
                os.kill(killed, signal.SIGKILL)
    print(len(pieces), done, rows, failed, int(bool(killed)))


if __name__ == "__main__":
    main(*sys.argv[1:])
