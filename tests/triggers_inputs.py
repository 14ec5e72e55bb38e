"""Errors of inputs, of files of rows, and of the output of ``newsx extract``."""

import gzip
import os
from pathlib import Path

from tests.triggers import TEXT, Place, simple, triggers

from newsx.cli.main import main
from newsx.pipeline import Pipeline

simple("no such file", "extract", "{folder}/gone.txt")
simple("the file is empty", "extract", "{a_txt}", a_txt=b"")
simple("there is no text", "extract", "{a_txt}", a_txt="\n \u3000\n")
simple("this is a PDF", "extract", "{a_txt}", a_txt=b"%PDF-1.7\n\0\1")
simple("this is no text", "extract", "{a_txt}", a_txt=bytes(range(8)) * 99)
simple("no file in this folder", "extract", "{folder}", a_html=TEXT)
simple("more than … bytes", "extract", "{a_txt}", "--max-bytes", "20", a_txt=TEXT)
simple("… articles in one", "extract", "{a_txt}", "--max-articles", "1", a_txt=(
    "# 阳湖市出口增长\n\n本报讯（记者 李青禾）上半年阳湖市实现出口额12.5亿元。\n\n"
    "# 远山县工业提速\n\n本报讯（记者 王小明）上半年远山县工业增加值增长3%。\n"
))  # fmt: skip
simple("… characters are no …: name", "extract", "{a_txt}", "--strict-encoding",
       a_txt=TEXT.encode() * 20 + b"\xff\xfe" + TEXT.encode())  # fmt: skip
simple(
    "no encoding fits",
    "extract",
    "{a_txt}",
    "--strict-encoding",
    a_txt=("Où êtes-vous né, élève? " * 9).encode("cp1252"),
)
simple("no column", "extract", "{a_jsonl}", a_jsonl='{"content": "投资3亿元。"}\n')
simple("no text in column", "extract", "{a_jsonl}", a_jsonl='{"text": null}\n')
simple("the line is not JSON:", "extract", "{a_jsonl}", a_jsonl='{"text": \n')
simple("the line is not a JSON object", "extract", "{a_jsonl}", a_jsonl='["投资3亿元。"]\n')
simple("the line is not utf-8", "extract", "{a_jsonl}", a_jsonl='{"text": "投资"}\n'.encode("gb18030"))
simple("the file is not …:", "extract", "{a_csv}", "--encoding", "utf-8", a_csv=b"text\n\xff\xff\n")
simple("… is no day: write", "extract", "{a_jsonl}", "--date-field", "day",
       a_jsonl='{"text": "投资3亿元。", "day": "soon"}\n')  # fmt: skip
simple("it cannot be decompressed", "extract", "{a_txt_gz}", a_txt_gz=gzip.compress(TEXT.encode())[:-9])
simple("the file is not Parquet", "extract", "{a_parquet}", a_parquet=b"PAR1")
simple("Error: Missing argument", "extract")
simple("Error: No such command", "extrakt")
simple("Error: No such option", "extract", "{a_txt}", "--no-such", a_txt=TEXT)
simple("… is no day; write", "extract", "{a_txt}", "--date", "soon", a_txt=TEXT)
simple("… is no encoding", "extract", "{a_txt}", "--encoding", "klingon", a_txt=TEXT)
simple("… is no size", "extract", "{a_txt}", "--max-bytes", "much", a_txt=TEXT)
simple("…: choose from", "extract", "{a_txt}", "--only", "verbs", a_txt=TEXT)
simple("…: no format has", "extract", "{a_txt}", "-o", "{folder}/facts.doc", a_txt=TEXT)
simple("…: its folder", "extract", "{a_txt}", "-o", "{folder}/no/facts.csv", a_txt=TEXT)
simple("… is an input too", "extract", "{a_csv}", "-o", "{a_csv}", a_csv="text\n投资3亿元\n")
simple("--resume and", "extract", "{a_txt}", "--resume", a_txt=TEXT)
simple(
    "--database-url goes",
    "extract",
    "{a_txt}",
    "--database-url",
    "postgresql:///n",
    "-o",
    "a.csv",
    a_txt=TEXT,
)
simple("write postgresql", "extract", "{a_txt}", "--database-url", "facts.sqlite", a_txt=TEXT)
simple("…: there is no such file", "query", "{folder}/gone.sqlite", "SELECT 1")
simple("--engine needs", "extract", "{a_txt}", "--engine", "dask", a_txt=TEXT)
simple("the document ends", "explain", "{a_txt}", "--at", "999", a_txt=TEXT)
simple("the document does not hold", "explain", "{a_txt}", "--text", "进口", a_txt=TEXT)
simple("Name a FILE", "explain")
simple(
    "… characters are no … and", "extract", "{a_txt}", a_txt=TEXT.encode() * 20 + b"\xff\xfe" + TEXT.encode()
)


@triggers("no permission")
def no_permission(place: Place) -> list[str]:
    path = place.file("a.txt")
    place.raising(Path, "read_bytes", PermissionError(13, "Permission denied"))
    return ["extract", path]


@triggers("cannot be read")
def loop_of_links(place: Place) -> list[str]:
    (place.folder / "a.txt").symlink_to("b.txt")
    (place.folder / "b.txt").symlink_to("a.txt")
    return ["extract", str(place.folder / "a.txt")]


@triggers("this is a named pipe")
def named_pipe(place: Place) -> list[str]:
    os.mkfifo(place.folder / "pipe.txt")
    return ["extract", str(place.folder / "pipe.txt")]


@triggers("this is a device")
def device(place: Place) -> list[str]:
    return ["extract", "/dev/zero"]


@triggers("took longer")
def slow(place: Place) -> list[str]:
    def read(self: Pipeline, document: object, *, date: object = None) -> None:
        while True:
            pass

    place.patch.setattr(Pipeline, "read", read)
    return ["extract", place.file("a.txt"), "--timeout", "0.05"]


@triggers("ran out of memory")
def no_memory(place: Place) -> list[str]:
    place.raising(Pipeline, "read", MemoryError())
    return ["extract", place.file("a.txt")]


@triggers("…Error:")
def fault(place: Place) -> list[str]:
    place.raising(Pipeline, "read", ValueError("no digit"))
    return ["extract", place.file("a.txt")]


@triggers("a line is longer")
def long_line(place: Place) -> list[str]:
    return ["extract", place.file("a.jsonl", b" " * (1 << 26) + b"{}\n")]


@triggers("… and … have the same name")
def same_name(place: Place) -> list[str]:
    return ["extract", place.file("a/1.txt"), place.file("b/1.txt"), "-o", f"{place.folder}/out/"]


@triggers("rjieba is not")
def no_rjieba(place: Place) -> list[str]:
    from newsx.batch import extraction
    from newsx.tokens import segmenter

    extraction._build_pipeline.cache_clear()
    place.patch.setattr(segmenter, "find_spec", lambda name: None)
    return ["extract", place.file("a.txt"), "--segmenter", "rjieba"]


@triggers("…: No space left")
def full_disk(place: Place) -> list[str]:
    place.raising(os, "fsync", OSError(28, "No space left on device"))
    return ["extract", place.file("a.txt"), "-o", f"{place.folder}/facts.csv"]


@triggers("…: a link leads out")
def planted_link(place: Place) -> list[str]:
    (place.folder / "out").mkdir()
    (place.folder / "out" / "1.txt.jsonl").symlink_to(place.folder / "elsewhere")
    return ["extract", place.file("in/1.txt"), place.file("in/2.txt"), "-o", f"{place.folder}/out/"]


@triggers("… holds … finished")
def cut_short(place: Place) -> list[str]:
    words = ["extract", place.file("a.txt"), "-o", f"{place.folder}/facts.jsonl", "--resume"]
    assert main(words) == 0
    journal = place.folder / "facts.jsonl.journal"
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    return [*words[:-1], "--memory-limit", "4G"]


@triggers("…: another run")
def another_run(place: Place) -> list[str]:
    import fcntl

    place.raising(fcntl, "flock", BlockingIOError(11, "Resource temporarily unavailable"))
    return ["extract", place.file("a.txt"), "-o", f"{place.folder}/facts.jsonl", "--resume"]
