"""Makes news-like Chinese text of any size, and says which figures it put there.

The same seed gives the same text. No sentence of it was ever printed: ``news.toml`` holds the templates,
the project's dictionaries give the names.

usage: python benchmarks/generator.py CHARACTERS [--broken] [--seed N] > big.txt
"""

import argparse
import re
import sys
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from newsx.dictionary import read_table

SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
NAMES = {
    "place": "place", "county": "place", "person": "person", "organization": "organization",
    "department": "organization",
}  # fmt: skip
"""Slots that take a name, and what it names."""
PLACE_COLUMNS = ("name", "code", "kind", "aliases", "weak")
_NEVER_INSIDE = frozenset({"percent", "percentage_point", "multiple", "rate"})
"""Kinds of which nobody writes 20多%."""
WIDTH = 60
"""Cells of a wrapped line; a Han character takes two."""
COLUMN = 0.05
"""Share of the line ends that are ends of a column."""
_NEVER_FIRST = frozenset("，。、；：！？）》”’%")
"""What no typesetter lets begin a line."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A figure as the generator meant it; offsets count the document."""

    text: str
    """Without the blanks of a broken line."""
    start: int
    end: int
    kind: str
    unit: str
    bound: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    item: str | None = None
    fact: tuple[str | None, ...] | None = None
    """Subject, indicator, relation, direction and base, where the template says them."""


@dataclass(frozen=True, slots=True)
class PlantedName:
    """A name as the generator meant it; offsets count the document."""

    text: str
    """Without the blanks of a broken line."""
    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Generated:
    """A document and what was put into it."""

    text: str
    figures: tuple[Planted, ...]
    names: tuple[PlantedName, ...]
    headlines: tuple[str, ...]
    """One per article, in order."""


_Mention = TypeVar("_Mention", Planted, PlantedName)


@cache
def _read_news() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("news.toml").read_text(encoding="utf-8"))


@cache
def _read_names(kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in read_table("divisions", PLACE_COLUMNS) if row[2] == kind)


def _triples(parts: list[str]) -> Iterator[tuple[str, str, str]]:
    """The rest of a compiled template: slot, what is said of it, the literal behind it."""
    yield from zip(parts[::3], parts[1::3], parts[2::3], strict=True)


@cache
def _compile(template: str) -> tuple[str, ...]:
    """Literals, slots and what the template says of the slot, in turn."""
    return tuple(SLOT.split(template))


class _Writer:
    """Fills templates and keeps count of where the figures fall."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._news = _read_news()
        self._parts: list[str] = []
        self._filled: dict[str, str] = {}
        self.size = 0
        self.figures: list[Planted] = []
        self.names: list[PlantedName] = []

    def choose(self, part: str) -> str:
        return self._random.choice(self._news["text"][part])

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def count(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def write(self, template: str) -> str:
        """Fills a template; returns what it became."""
        begin = len(self._parts)
        literal, *rest = _compile(template)
        self._put(literal)
        for slot, said, literal in _triples(rest):
            if slot in self._news["quantity"]:
                self._put_quantity(slot, self._fact(said) if said else None)
            elif slot in NAMES:
                self._put_name(slot)
            else:
                self._fill(slot, self._random.choice(self._news["words"][slot]))
            self._put(literal)
        return "".join(self._parts[begin:])

    def text(self) -> str:
        return "".join(self._parts)

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self.size += len(words)

    def _fill(self, slot: str, words: str) -> None:
        self._filled[slot] = words
        self._put(words)

    def _fact(self, said: str) -> tuple[str | None, ...]:
        """``place,amount,growth,up,yoy``: slots stand for what fills them, other words for themselves."""
        words = [self._filled.get(word, word) for word in said.split(",")]
        return (*words, *[None] * (5 - len(words)))

    def _put_name(self, slot: str) -> None:
        name, start = self._name(slot), self.size
        self._fill(slot, name)
        self.names.append(PlantedName(name, start, self.size, NAMES[slot]))

    def _name(self, slot: str) -> str:
        choice, words = self._random.choice, self._news["words"]
        if slot == "place":
            return choice(_read_names("prefecture"))
        if slot == "county":
            return choice(_read_names("county"))
        if slot == "department":
            return choice(_read_names("prefecture")) + choice(words["office"])
        if slot == "person":
            return choice(words["surname"]) + choice(words["given"])
        return choice(words["brand"]) + choice(words["trade"]) + choice(words["legal"])

    def _put_quantity(self, slot: str, fact: tuple[str | None, ...] | None) -> None:
        random, hedges = self._random, self._news["hedge"]
        kind, unit, written, scales, most, decimals = random.choice(self._news["quantity"][slot])
        scale = random.choice(scales)
        factor = SCALES[scale]
        surface, item = (unit, written.removeprefix(unit)) if kind == "count" else (written, "")
        before, after, bound = "", "", "exact"
        value, low, high = None, None, None
        shape = random.random()
        if shape < 0.06 and most > 10:
            first = random.randint(2, most // 2)
            second = random.randint(first + 1, most)
            low, high, bound = Decimal(first * factor), Decimal(second * factor), "range"
            text = f"{first}%至{second}" if surface == "%" else f"{first}—{second}"
        elif shape < 0.14 and most > 20 and kind not in _NEVER_INSIDE:
            number = random.randint(2, most // 10) * 10
            inner, bound = random.choice(hedges["inside"])
            text, value = f"{number}{inner}", Decimal(number * factor)
        else:
            places = random.randint(0, decimals)
            number = random.randint(2 * 10**places, most * 10**places)
            digits = Decimal(number).scaleb(-places).normalize()
            text, value = f"{digits:f}", digits * factor
            if shape > 0.92 and not item:
                after, bound = random.choice(hedges["after"])
            elif shape > 0.84:
                before, bound = random.choice(hedges["before"])
        self._put(before)
        start = self.size
        self._put(text + scale + surface)
        text += scale + surface
        self.figures.append(
            Planted(text, start, self.size, kind, unit, bound, value, low, high, item or None, fact)
        )
        self._put(after + item)


def generate_document(seed: int, size: int, *, broken: bool = False) -> Generated:
    """A document of articles.

    Args:
        seed: the same seed gives the same document.
        size: how many characters it has at least.
        broken: wrap lines and break paragraphs over columns, as a scanned page does, also inside a figure.
    """
    writer = _Writer(seed)
    headlines: list[str] = []
    while writer.size < size or not headlines:
        _write_article(writer, headlines)
    made = Generated(writer.text(), tuple(writer.figures), tuple(writer.names), tuple(headlines))
    return _break_lines(made, Random(seed)) if broken else made


def generate_documents(seed: int, number: int, size: int, *, broken: bool = False) -> Iterator[Generated]:
    """Many documents, each of ``size`` characters at least."""
    for place in range(number):
        yield generate_document(seed * 1_000_003 + place, size, broken=broken)


def _write_article(writer: _Writer, headlines: list[str]) -> None:
    if writer.chance(0.3):
        writer.write(writer.choose("kicker"))
        writer.write("\n\n")
    headlines.append(writer.write(writer.choose("headline")))
    writer.write("\n\n")
    if writer.chance(0.3):
        writer.write(writer.choose("signed"))
        writer.write("\n\n")
    else:
        writer.write(writer.choose("byline"))
    for paragraph in range(writer.count(4, 9)):
        if paragraph and writer.chance(0.1):
            writer.write(writer.choose("heading"))
            writer.write("\n\n")
        for _ in range(writer.count(2, 5)):
            writer.write(writer.choose("sentence"))
        writer.write("\n\n")


def _break_lines(made: Generated, random: Random) -> Generated:
    """Wraps the paragraphs; now and then the break is a blank line, where a column would end."""
    text = made.text
    pieces, cuts, position, cells = list[str](), list[int](), 0, 0
    for place, character in enumerate(text):
        if character == "\n":
            cells = 0
            continue
        cells += 1 if character.isascii() else 2
        if cells <= WIDTH or character in _NEVER_FIRST:
            continue
        # The column that ends behind a full stop cannot be told from a paragraph that does.
        column = text[place - 1].isalnum() and character.isalnum() and random.random() < COLUMN
        pieces += [text[position:place], "\n\n" if column else "\n"]
        cuts += [place] * len(pieces[-1])
        position, cells = place, 1 if character.isascii() else 2
    pieces.append(text[position:])

    def move(mention: _Mention) -> _Mention:
        start, last = (place + bisect_right(cuts, place) for place in (mention.start, mention.end - 1))
        return replace(mention, start=start, end=last + 1)

    return Generated(
        "".join(pieces), tuple(map(move, made.figures)), tuple(map(move, made.names)), made.headlines
    )


def main() -> int:
    """Writes one document to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("characters", type=int, metavar="CHARACTERS", help="of the document, about")
    parser.add_argument("--broken", action="store_true", help="break lines as damaged pages do")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same one gives the same text")
    options = parser.parse_args()
    sys.stdout.write(generate_document(options.seed, options.characters, broken=options.broken).text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
