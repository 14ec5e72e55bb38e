"""Places, organizations and people beside peers, on the same sentences.

usage: python benchmarks/names.py NER_FOLDER [SENTENCES]

NER_FOLDER holds cluener_train.jsonl, msra_train.jsonl and peoples_daily_dev.jsonl: a row has ``text`` and
``entities`` with ``start``, ``end`` and ``type`` (PLACE, ORG, PERSON; others are left out). Every fifth row
is read, the rows that the second voice was not trained on, SENTENCES of them at most (all by default).

Peers run where they are installed: jieba.posseg comes with newsx, LAC with ``pip install LAC`` and its model.

Conventions differ. The first line of each set compares spans as they are; the second, ``by its conventions``,
after what is found was put into the conventions of the set, for newsx and its peers alike:

- jieba.posseg: words tagged ``ns`` are places, ``nt`` organizations, ``nr``, ``nrt`` and ``nrfg`` people.
- LAC: LOC, ORG and PER.
- All three: museums, galleries, libraries, theatres, halls and memorials are places (90 of 93 in the
  training parts); newsx calls them organizations.
- CLUENER: ``address`` and ``scene`` are PLACE; ``company``, ``government`` and ``organization`` ORG; ``name``
  is PERSON. By its conventions a country, a continent or a sea alone is no address (six of seven are not
  annotated), nor is one character (访华), nor what stands in a title 《…》: those found are left out. A
  street has its house number (南京路86号).
- MSRA-NER and People's Daily: 新疆石河子市, one place to newsx, is two; 南亚地区 is 南亚; in 中国政府 and
  美国军队 the country alone is a name.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from newsx.dictionary import read_table
from newsx.entities.names import COLUMNS, Lexicon
from newsx.entities.triggers import SUFFIX_COLUMNS

COUNTRIES = frozenset(
    form
    for table in ("countries", "foreign_places", "regions", "features")
    for name, _, kind, aliases, _ in read_table(table, COLUMNS)
    if kind in ("country", "continent", "sea")
    for form in (name, *aliases.split("|"))
)
HALLS = ("博物馆", "美术馆", "图书馆", "纪念馆", "大会堂", "剧院", "画廊")
HOUSE_NUMBER = re.compile(r"\d+号")
SUFFIXES = frozenset(word for word, *_ in read_table("place_suffixes", SUFFIX_COLUMNS))
STATE_WORDS = ("政府", "军队", "当局", "警方", "军方")
SETS = ("cluener_train", "msra_train", "peoples_daily_dev")
TYPES = {"PLACE": "place", "ORG": "organization", "PERSON": "person"}
JIEBA = {"ns": "place", "nt": "organization", "nr": "person", "nrt": "person", "nrfg": "person"}
LAC_TAGS = {"LOC": "place", "ORG": "organization", "PER": "person"}
HELD_OUT = 5
Span = tuple[int, int, str]
Finder = Callable[[str], set[Span]]


def create_newsx() -> Finder:
    from newsx.pipeline import Pipeline

    pipeline = Pipeline()

    def find(text: str) -> set[Span]:
        found: set[Span] = set()
        for extraction in pipeline.extract(text).articles:
            origin = extraction.article.offsets.origin
            found |= {(origin(e.start), origin(e.end - 1) + 1, e.type) for e in extraction.entities}
        return found

    return find


def create_jieba() -> Finder:
    from jieba import posseg

    posseg.lcut("载入")
    return lambda text: set(read_pairs(((p.word, p.flag) for p in posseg.cut(text)), JIEBA))


def create_lac() -> Finder:
    lac = import_module("LAC").LAC(mode="lac")

    def find(text: str) -> set[Span]:
        words, tags = lac.run(text)
        return set(read_pairs(zip(words, tags, strict=True), LAC_TAGS))

    return find


def read_pairs(pairs: Iterable[tuple[str, str]], types: dict[str, str]) -> Iterator[Span]:
    """The spans of words whose tags stand for a type."""
    offset = 0
    for word, tag in pairs:
        if tag in types:
            yield offset, offset + len(word), types[tag]
        offset += len(word)


def read_rows(path: Path, limit: int) -> Iterator[tuple[str, set[Span]]]:
    """The held-out sentences of a set with their names."""
    lines = path.read_text(encoding="utf-8").splitlines()[::HELD_OUT]
    for line in lines[:limit]:
        row = json.loads(line)
        names = {(e["start"], e["end"], TYPES[e["type"]]) for e in row["entities"] if e["type"] in TYPES}
        yield row["text"], names


def by_address(text: str, spans: set[Span]) -> set[Span]:
    """What CLUENER would call a name: no country alone, nothing of one character or in a title."""
    found: set[Span] = set()
    for start, end, type_ in retype_halls(text, spans):
        if type_ == "place":
            if end - start == 1 or text[start:end] in COUNTRIES or is_titled(text, start):
                continue
            number = HOUSE_NUMBER.match(text, end)
            end = number.end() if number and text[end - 1] in "路街道巷" else end
        found.add((start, end, type_))
    return found


def by_parts(text: str, spans: set[Span]) -> set[Span]:
    """What MSRA-NER and People's Daily would: 新疆|石河子市, 南亚 of 南亚地区, 中国 of 中国政府."""
    found: set[Span] = set()
    for start, end, type_ in spans:
        surface = text[start:end]
        if type_ == "organization" and surface.endswith(STATE_WORDS) and surface[:-2] in COUNTRIES:
            found.add((start, end - 2, "place"))
        elif type_ == "place":
            found.update(split_place(text, start, end))
        else:
            found.add((start, end, type_))
    return retype_halls(text, found)


def retype_halls(text: str, spans: set[Span]) -> set[Span]:
    """Museums and the like as the places that these sets take them for."""
    return {
        (start, end, "place" if type_ == "organization" and text.endswith(HALLS, start, end) else type_)
        for start, end, type_ in spans
    }


def is_titled(text: str, start: int) -> bool:
    """Whether an offset lies in a title 《…》."""
    return text.rfind("《", 0, start) > text.rfind("》", 0, start)


def split_place(text: str, start: int, end: int) -> Iterator[Span]:
    """The places that a place is made of: each a known name, the last what is left.

    What the tables hold stays whole (印度尼西亚), and so does a name before a bare suffix (金华火车站).
    """
    if text.endswith("地区", start, end) and is_place(text[start : end - 2]):
        end -= 2
    while end - start > 3 and not is_place(text[start:end]):
        lengths = range(min(end - start - 2, 12), 1, -1)
        known = next((n for n in lengths if is_place(text[start : start + n])), 0)
        if not known or text[start + known : end] in SUFFIXES:
            break
        yield start, start + known, "place"
        start += known
    if text[start:end] != "地区":
        yield start, end, "place"


@cache
def lexicon() -> Lexicon:
    return Lexicon()


def is_place(surface: str) -> bool:
    """Whether the tables hold a place of that name."""
    return any(name.type == "place" for name in lexicon().lookup(surface))


def main() -> int:
    """Prints F1 and speed of every finder on every set."""
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n\nusage")[0], epilog=__doc__.partition("SENTENCES]\n\n")[2],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("folder", type=Path, metavar="NER_FOLDER", help="of the annotated sets")
    parser.add_argument(
        "sentences", type=int, nargs="?", default=sys.maxsize, metavar="SENTENCES", help="of each set at most"
    )
    options = parser.parse_args()
    files = {name: options.folder / f"{name}.jsonl" for name in SETS}
    if missing := [str(file) for file in files.values() if not file.is_file()]:
        parser.error(f"no such file: {', '.join(missing)}")
    finders: dict[str, Finder] = {"newsx": create_newsx(), "jieba.posseg": create_jieba()}
    if find_spec("LAC"):
        finders["LAC"] = create_lac()
    for name, file in files.items():
        rows = list(read_rows(file, options.sentences))
        characters = sum(len(text) for text, _ in rows)
        for peer, find in finders.items():
            begin = time.perf_counter()
            found = [find(text) for text, _ in rows]
            seconds = time.perf_counter() - begin
            speed = f"{characters / seconds / 1000:8.0f} thousand characters/s"
            print(f"{name:18} {peer:13} {show(rows, found)}   {speed}")
            convention = by_address if name.startswith("cluener") else by_parts
            adapted = [convention(text, spans) for (text, _), spans in zip(rows, found, strict=True)]
            print(f"{'by its conventions':18} {peer:13} {show(rows, adapted)}")
    return 0


def show(rows: list[tuple[str, set[Span]]], found: list[set[Span]]) -> str:
    """The figures of all types."""
    return " ".join(f"{type_} {f1(rows, found, type_):.3f}" for type_ in TYPES.values())


def f1(rows: list[tuple[str, set[Span]]], found: list[set[Span]], type_: str) -> float:
    """F1 of exact spans of one type."""
    counts: Counter[str] = Counter()
    for (_, gold), spans in zip(rows, found, strict=True):
        wanted = {span for span in gold if span[2] == type_}
        given = {span for span in spans if span[2] == type_}
        counts.update(right=len(wanted & given), wanted=len(wanted), given=len(given))
    return 2 * counts["right"] / max(counts["wanted"] + counts["given"], 1)


if __name__ == "__main__":
    sys.exit(main())
