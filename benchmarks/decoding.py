"""How often the encoding of a text is recognised.

usage: python -m benchmarks.decoding PATH...

Every text of the files (of folders, or lines of JSONL with a field ``text``) is cut to several sizes, encoded
in every way, and read back. Right is who reads the same characters, whatever the codec is called; a wrong one
is silent if no character was replaced and a step decided that claims to know.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsx.text.folding import COLUMNS, fold
from newsx.text.reader import UnreadableError, read_document

SIZES = (20, 50, 100, 200, 500, 1000, 10_000, 100_000)
WAYS = ("utf-8", "utf-8-sig", "gb18030", "gb18030 rare", "big5", "utf-16", "utf-16-le", "utf-16-be")
MIXED = ("utf-8 + gb18030", "gb18030 + utf-8", "utf-8 + big5")
"""Lines of two encodings in one file."""
CUTS = ("utf-8 cut", "gb18030 cut", "big5 cut", "utf-16-le cut")
RARE = "㐂䶮𠮷𫖮𬭛"
TRIES = 200


def read_texts(paths: list[str]) -> Iterator[str]:
    """The texts behind some paths."""
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix == ".jsonl":
                with file.open(encoding="utf-8") as lines:
                    yield from (
                        row["text"] for row in map(json.loads, lines) if isinstance(row.get("text"), str)
                    )
            elif file.suffix in {".txt", ".md"}:
                yield file.read_text(encoding="utf-8", errors="replace")


def to_traditional() -> dict[int, str]:
    """Simplified character -> a traditional one that Big5 has."""
    from newsx.dictionary import read_table

    table: dict[int, str] = {}
    for character, plain, kind, _ in read_table("folds", COLUMNS):
        if kind == "traditional" and character.encode("big5", "ignore"):
            table.setdefault(ord(plain), character)
    return table


def encode(text: str, way: str, size: int, chance: random.Random, table: dict[int, str]) -> tuple[bytes, str]:
    """Some bytes, and the text that they hold whole."""
    if way in MIXED:
        halves = text[: len(text) // 2], text[len(text) // 2 :]
        parts = [
            encode(half.replace("\n", "，"), codec, size // 2, chance, table)
            for half, codec in zip(halves, way.split(" + "), strict=True)
        ]
        return b"\n".join(data for data, _ in parts), "\n".join(whole for _, whole in parts)
    codec, _, twist = way.partition(" ")
    if codec == "big5":
        text = "".join(c for c in text.translate(table) if c.encode("big5", "ignore"))
    if twist == "rare":
        for _ in range(max(1, len(text) // 100)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(RARE) + text[at:]
    whole = ""
    for character in text:
        whole += character
        if len(whole) % 64 == 0 and len(whole.encode(codec)) >= size:
            break
    while len(whole) > 1 and len(whole.encode(codec)) > size:
        whole = whole[: max(1, len(whole) * size // len(whole.encode(codec)) - (len(whole) < 64))]
    data = whole.encode(codec)
    if twist == "cut":
        data = data[chance.randrange(1, 3) : -1]
    return data, whole


def main() -> int:
    """Prints how often each encoding is recognised, by size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", metavar="PATH", help="folders, texts, or JSONL with a field text")
    chance = random.Random(20241008)
    texts = [text for text in read_texts(parser.parse_args().paths) if len(text) > 200]
    if not texts:
        parser.error("no text of more than 200 characters")
    joined = "".join(chance.sample(texts, min(len(texts), 400)))
    table, silent = to_traditional(), Counter[str]()
    print(f"{'encoding':<16}" + "".join(f"{size:>9}" for size in SIZES))
    for way in (*WAYS, *CUTS, *MIXED):
        cells = []
        for size in SIZES:
            right = tries = 0
            for _ in range(TRIES if size <= 1000 else 20):
                at = chance.randrange(max(1, len(joined) - size))
                data, whole = encode(joined[at : at + size], way, size, chance, table)
                if not fold(whole).strip():
                    continue
                tries += 1
                try:
                    document = read_document("x", data)
                except UnreadableError:
                    continue
                same = document.text.strip("\ufffd")[4:-4] in whole and len(document.text) > len(whole) - 4
                right += same
                if not same and not document.replaced and not document.guessed:
                    silent[f"{way} {size}"] += 1
            cells.append(f"{100 * right / max(1, tries):8.1f}%")
        print(f"{way:<16}" + "".join(cells), flush=True)
    print("silent:", dict(silent) or "none")
    return 0


if __name__ == "__main__":
    sys.exit(main())
