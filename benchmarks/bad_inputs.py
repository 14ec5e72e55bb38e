"""Inputs that no one should send, and what becomes of each.

usage: python -m benchmarks.bad_inputs [NAME...]

Prints for each the exit code, and what standard error says or how many facts came out.
"""

import argparse
import bz2
import contextlib
import gzip
import io
import json
import lzma
import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

TEXT = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%。\n"
GB = TEXT.encode("gb18030")
UTF = TEXT.encode()

Make = Callable[[Path], object]


def holding(name: str, data: bytes) -> Make:
    """A file."""
    return lambda folder: (folder / name).write_bytes(data)


def zipped() -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("page.txt", TEXT)
    return file.getvalue()


def rows(*values: object) -> bytes:
    """Lines of JSON."""
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


def name_in_gbk(folder: Path) -> None:
    """A name that is no UTF-8."""
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xce\xc4.txt"))).write_bytes(UTF)


def deep(folder: Path) -> None:
    """Two hundred folders in each other."""
    path = folder.joinpath(*["d"] * 200)
    path.mkdir(parents=True)
    (path / "a.txt").write_bytes(UTF)


def loop(folder: Path) -> None:
    """A folder that links to itself."""
    (folder / "again").symlink_to(folder)
    (folder / "a.txt").write_bytes(UTF)


INPUTS: dict[str, tuple[Make, str]] = {
    "empty file": (holding("a.txt", b""), "empty"),
    "one blank": (holding("a.txt", b" "), "no text"),
    "byte order mark alone": (holding("a.txt", b"\xef\xbb\xbf"), "no text"),
    "one NUL": (holding("a.txt", b"\0"), "no text"),
    "NULs only": (holding("a.txt", b"\0" * 4096), "no text"),
    "NUL in a text": (holding("a.txt", UTF * 3 + b"\0" + UTF * 3), "2+ facts"),
    "one byte FF": (holding("a.txt", b"\xff"), "0 facts"),
    "noise": (holding("a.txt", bytes((i * 7919 + i * i) % 256 for i in range(5000))), "no text"),
    "UTF-8": (holding("a.txt", UTF), "2+ facts"),
    "UTF-8 with mark": (holding("a.txt", b"\xef\xbb\xbf" + UTF), "2+ facts"),
    "GB 18030": (holding("a.txt", GB), "2+ facts"),
    "GB 18030 with mark": (holding("a.txt", b"\x84\x31\x95\x33" + GB), "2+ facts"),
    "Big5": (holding("a.txt", "陽湖市上半年實現出口額12.5億元，同比下降3.2%。".encode("big5")), "2+ facts"),
    "UTF-16 with mark": (holding("a.txt", TEXT.encode("utf-16")), "2+ facts"),
    "UTF-16 LE without": (holding("a.txt", TEXT.encode("utf-16-le")), "2+ facts"),
    "UTF-16 BE without": (holding("a.txt", TEXT.encode("utf-16-be")), "2+ facts"),
    "UTF-32": (holding("a.txt", TEXT.encode("utf-32")), "2+ facts"),
    "UTF-16 of odd length": (holding("a.txt", TEXT.encode("utf-16")[:-1]), "2+ facts"),
    "UTF-8 cut in a character": (holding("a.txt", (UTF * 4)[1:-3]), "2+ facts"),
    "GBK cut in a character": (holding("a.txt", (GB * 4)[1:-2]), "2+ facts"),
    "UTF-8, then GBK": (holding("a.txt", UTF * 4 + GB), "2+ facts"),
    "GBK, then UTF-8": (holding("a.txt", GB * 4 + UTF), "2+ facts"),
    "mojibake": (holding("a.txt", UTF.decode("gb18030", "replace").encode()), "0+ facts"),
    "surrogates in UTF-8": (holding("a.txt", UTF + b"\xed\xa0\x80" + UTF), "2+ facts"),
    "overlong UTF-8": (holding("a.txt", UTF * 3 + b"\xc0\xaf\xe0\x80\xaf" + UTF), "2+ facts"),
    "marks in the middle": (holding("a.txt", UTF + b"\xef\xbb\xbf" + UTF), "2+ facts"),
    "CR alone": (holding("a.txt", UTF.replace(b"\n", b"\r") * 3), "2+ facts"),
    "CR LF and LF CR": (holding("a.txt", UTF + b"\r\n\n\r" + UTF), "2+ facts"),
    "U+2028 for lines": (holding("a.txt", (TEXT.strip() + "\u2028").encode() * 3), "2+ facts"),
    "escape sequences": (holding("a.txt", b"\x1b[2J\x1b]0;x\x07" + UTF), "2+ facts"),
    "right-to-left override": (holding("a.txt", ("\u202e" + TEXT).encode()), "2+ facts"),
    "zero width everywhere": (holding("a.txt", "\u200b".join(TEXT).encode()), "0+ facts"),
    "combining marks": (holding("a.txt", ("亿\u0301" * 500 + TEXT).encode()), "0+ facts"),
    "private use": (holding("a.txt", ("\ue000" * 500 + TEXT).encode()), "2+ facts"),
    "extension G and H": (holding("a.txt", ("\U000300f7\U000313b0" * 99 + TEXT).encode()), "2+ facts"),
    "100,000 characters on one line": (holding("a.txt", UTF.strip() * 3000), "2+ facts"),
    "100,000 brackets": (holding("a.txt", "（".encode() * 100_000), "0 facts"),
    "100,000 closing quotes": (holding("a.txt", "”".encode() * 100_000), "0 facts"),
    "nested titles": (holding("a.txt", ("《" * 20_000 + "》" * 20_000).encode()), "0 facts"),
    "100,000 digits": (holding("a.txt", ("投资" + "9" * 100_000 + "元").encode()), "0+ facts"),
    "100,000 一": (holding("a.txt", "一".encode() * 100_000), "0 facts"),
    "100,000 亿": (holding("a.txt", "亿".encode() * 100_000), "0+ facts"),
    "100,000 line ends": (holding("a.txt", b"\n" * 100_000 + UTF), "2+ facts"),
    "HTML": (holding("a.txt", b"<html><script>alert(1)</script><p>" + UTF + b"</p>"), "2+ facts"),
    "formula": (holding("a.txt", b"=HYPERLINK(1)" + UTF), "2+ facts"),
    "PDF": (holding("a.txt", b"%PDF-1.7\n\0\1\2\3" * 9), "PDF"),
    "zip": (holding("a.txt", zipped()), "zip"),
    "PNG": (holding("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1" * 50), "PNG"),
    "JPEG": (holding("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0\1" * 50), "JPEG"),
    "program": (holding("a.txt", b"\x7fELF\2\1\1\0" + b"\0\1" * 50), "program"),
    "gzip without suffix": (holding("a.txt", gzip.compress(UTF)), "gzip"),
    "gzip": (holding("a.txt.gz", gzip.compress(UTF)), "2+ facts"),
    "bzip2": (holding("a.txt.bz2", bz2.compress(UTF)), "2+ facts"),
    "xz": (holding("a.txt.xz", lzma.compress(UTF)), "2+ facts"),
    "gzip cut": (holding("a.txt.gz", gzip.compress(UTF * 99)[:-12]), "decompressed"),
    "gzip of nothing": (holding("a.txt.gz", gzip.compress(b"")), "no text"),
    "text called gzip": (holding("a.txt.gz", UTF), "decompressed"),
    "bomb": (holding("a.txt.gz", gzip.compress(b" " * (70 << 20))), "more than"),
    "JSONL": (holding("a.jsonl", rows({"text": TEXT})), "2+ facts"),
    "JSONL with a surrogate": (holding("a.jsonl", b'{"text": "\\ud800' + UTF.strip() + b'"}\n'), "2+ facts"),
    "JSONL cut": (holding("a.jsonl", rows({"text": TEXT}, {"text": TEXT})[:-9]), "not JSON"),
    "JSONL nested 10,000 deep": (holding("a.jsonl", b"[" * 10_000 + b"\n"), "not JSON"),
    "JSONL of lists": (holding("a.jsonl", rows([1], [2])), "not a JSON object"),
    "JSONL with a huge number": (holding("a.jsonl", b'{"text": ' + b"9" * 9999 + b"}\n"), ""),
    "JSONL with NaN": (holding("a.jsonl", b'{"text": NaN}\n'), "no text in column"),
    "CSV without its column": (holding("a.csv", b"title\n" + UTF), "no column"),
    "CSV with an open quote": (holding("a.csv", b'text\n"' + UTF), "2+ facts"),
    "CSV with NUL": (holding("a.csv", b"text\n" + UTF.strip() + b"\0\n"), "0+ facts"),
    "CSV in GB 18030": (holding("a.csv", b"text\n" + GB.replace("，".encode("gb18030"), b" ")), "0+ facts"),
    "Parquet that is none": (holding("a.parquet", b"PAR1PAR1"), "Parquet"),
    "named pipe": (lambda folder: os.mkfifo(folder / "a.txt"), "pipe"),
    "link to nothing": (lambda folder: (folder / "a.txt").symlink_to("nothing"), "no such file"),
    "link to itself": (lambda folder: (folder / "a.txt").symlink_to("a.txt"), "cannot be read"),
    "link to /dev/zero": (lambda folder: (folder / "a.txt").symlink_to("/dev/zero"), "device"),
    "folder linked into itself": (loop, "2+ facts"),
    "200 folders deep": (deep, "2+ facts"),
    "folder called a.txt": (lambda folder: (folder / "a.txt").mkdir(), "no file"),
    "name with an escape": (holding("a\x1b[2J.txt", b""), "empty"),
    "name with a line break": (holding("a\nb.txt", b""), "empty"),
    "name that is no UTF-8": (name_in_gbk, "2+ facts"),
    "name with a formula": (holding("=1+1.txt", UTF), "2+ facts"),
}


def try_input(make: Make) -> tuple[int, str, int]:
    """The exit code, the messages, and how many facts came out."""
    from newsx.cli.main import main

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        make(folder)
        output = Path(name) / "out.jsonl"
        messages = io.StringIO()
        words = ["extract", str(folder), "-o", str(output)]
        for suffix in ("txt", "txt.*", "jsonl", "csv", "parquet"):
            words += ["--glob", f"*.{suffix}"]
        with contextlib.redirect_stderr(messages):
            code = main(words)
        facts = 0
        if output.exists():
            lines = output.read_text(encoding="utf-8").split("\n")
            facts = sum(len(json.loads(line)["facts"]) for line in lines if line)
    return code, messages.getvalue().replace(name, ""), facts


def agrees(wanted: str, code: int, said: str, facts: int) -> bool:
    """Whether an input came to what it should."""
    if found := re.fullmatch(r"(\d+)(\+?) facts", wanted):
        return code == 0 and (facts >= int(found[1]) if found[2] else facts == int(found[1]))
    return code in (1, 3) and wanted in said


def main() -> int:
    """Prints what becomes of the inputs; 1 if it is not what should."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="inputs to try, as their lines name them")
    names = parser.parse_args().names or list(INPUTS)
    if unknown := [name for name in names if name not in INPUTS]:
        parser.error(f"no such input: {', '.join(unknown)}")
    wrong = 0
    for name in names:
        make, wanted = INPUTS[name]
        code, said, facts = try_input(make)
        fine = agrees(wanted, code, said, facts)
        wrong += not fine
        outcome = said.splitlines()[0] if said else f"{facts} facts"
        print(f"{'' if fine else 'WRONG '}{name} | {code} | {outcome}")
    print(f"{len(names)} inputs, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
