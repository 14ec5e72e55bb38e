"""Counts the characters of people's names: writes name_weights.tsv.

usage: build_name_weights.py NER_FOLDER NEWS_FOLDER

NER_FOLDER holds msra_train.jsonl, peoples_daily_dev.jsonl and cluener_train.jsonl, whose annotated people
count; of every five sentences one is left out, for measuring. NEWS_FOLDER holds plain news as *.jsonl: people
whom newsx finds there behind a title count too, and the news tell how often a character stands anywhere. Of
the words that jieba's dictionary calls people's names, those count that look like the others.

A weight is the logarithm of how much more often a character stands in its place of a name than in any text,
in hundredths: the surname, the first and second character of a given name, a given name of one character,
and any place of a foreign name.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tables import word_tags, write_table

from newsx.dictionary import read_table
from newsx.pipeline import Pipeline
from newsx.text.folding import fold

PLACES = ("surname", "first", "second", "single", "foreign")
SETS = ("msra_train", "peoples_daily_dev", "cluener_train")
HELD_OUT = 5
UNSEEN = 0.05
"""How often a character counts that no name has: rare characters are for names, frequent ones are not."""
FAMILIAR = 0.3
"""What the last of two characters of given names says of given names of one."""
RARE = 30
"""Characters of no name that the news have less often are left out."""
MOST = 400
ARTICLE = 1500
Counts = dict[str, Counter[str]]
Weights = dict[str, dict[str, float]]


def read_annotated(folder: Path) -> set[str]:
    names = set()
    for file in SETS:
        for number, line in enumerate((folder / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()):
            if number % HELD_OUT:
                row = json.loads(line)
                text = fold(row["text"])
                names |= {text[e["start"] : e["end"]] for e in row["entities"] if e["type"] == "PERSON"}
    return names


def read_news(folder: Path) -> tuple[set[str], Counter[str]]:
    """The people behind titles, and how often each character stands anywhere."""
    pipeline, names, characters = Pipeline(), set(), Counter[str]()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = fold(json.loads(line)["text"][:ARTICLE])
            characters.update(c for c in text if "一" <= c <= "鿿")
            for found in pipeline.extract(text).articles:
                names |= {e.text for e in found.entities if e.rule.startswith("titles:")}
    return names, characters


def is_han(name: str) -> bool:
    return all("一" <= c <= "鿿" for c in name)


def count(names: Iterable[str], surnames: dict[str, str], counts: Counts, weight: float) -> None:
    for name in names:
        if "·" in name or "•" in name or (is_han(name) and len(name) > 3 and name[:2] not in surnames):
            counts["foreign"].update({c: weight for c in name if is_han(c)})
        elif is_han(name) and name[0] in surnames and 2 <= len(name) <= 3 and name[:2] not in surnames:
            counts["surname"][name[0]] += weight
            if len(name) == 2:
                counts["single"][name[1]] += weight
            else:
                counts["first"][name[1]] += weight
                counts["second"][name[2]] += weight
                counts["single"][name[2]] += weight * FAMILIAR


def weigh(counts: Counts, characters: Counter[str]) -> Weights:
    total = sum(characters.values())
    found: Weights = {}
    for place in PLACES:
        size = sum(counts[place].values())
        found[place] = {}
        for character in {*characters, *counts[place]}:
            anywhere = (characters[character] + 1) / total
            share = (counts[place][character] + UNSEEN) / (size + UNSEEN * len(characters))
            found[place][character] = max(-MOST, min(MOST, 100 * math.log(share / anywhere)))
    return found


def read_jieba(weights: Weights, surnames: dict[str, str]) -> Iterable[str]:
    """Names of jieba's dictionary whose characters look like names: it calls many phrases names too."""
    for word, (_, tag) in word_tags().items():
        if tag not in ("nr", "nrt", "nrfg") or not is_han(word):
            continue
        foreign = sum(weights["foreign"].get(c, -MOST) for c in word) / len(word)
        if len(word) == 3 and word[0] in surnames:
            score = weights["first"].get(word[1], -MOST) + weights["second"].get(word[2], -MOST)
            if score > 150 and foreign < 60:
                yield word
        elif len(word) > 3 and foreign > 130:
            yield word


def main() -> None:
    surnames = {row[0]: row[1] for row in read_table("surnames", ("surname", "kind", "example"))}
    names, characters = read_news(Path(sys.argv[2]))
    names |= read_annotated(Path(sys.argv[1]))
    counts: Counts = {place: Counter() for place in PLACES}
    count(names, surnames, counts, 1)
    print({place: round(sum(counts[place].values())) for place in PLACES})
    more = list(read_jieba(weigh(counts, characters), surnames))
    print(len(more), "of jieba's")
    count(more, surnames, counts, 0.1)
    weights = weigh(counts, characters)
    rows = [
        (c, *(str(round(weights[place].get(c, -MOST))) for place in PLACES))
        for c in sorted(characters)
        if characters[c] >= RARE or any(counts[place][c] for place in PLACES)
    ]
    write_table("name_weights", ("character", *PLACES), rows)


if __name__ == "__main__":
    main()
