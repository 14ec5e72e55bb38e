"""Facts of collected news against labels that a reader wrote before seeing what newsx says.

usage: python benchmarks/wild_facts.py draw NEWS SEED [NUMBER]
       python benchmarks/wild_facts.py score NEWS LABELS [--draw NAME] [--errors]

NEWS is a folder of ``*.jsonl``; a row has ``id``, ``date`` and ``text``. ``draw`` takes NUMBER (100 by
default) of all figures with a fact, each as likely as any other, and prints where they stand, their values
and the text around, but no slot. ``score`` reads the labels, a table of

    draw  collection  id  start  end  indicator  subject  relation  period

and prints how many facts are right in each slot and in all four. A cell holds every answer that a careful
reader would accept, with ``|`` between, and ``-`` for null. ``relation`` says ``optional`` of a figure that
means no amount (the weight class 73公斤级): it counts neither way; and ``figure`` where the figure itself is
wrong (三名 of 分列二、三名): right once nothing of these borders is found. Words agree if equal, or if one
holds the other and is at least half as long.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsx.facts.fact import Fact
from newsx.figures.quantity import Figure
from newsx.pipeline import Pipeline

COLUMNS = ["draw", "collection", "id", "start", "end", "indicator", "subject", "relation", "period"]
SLOTS = ("indicator", "subject", "relation", "period")
BEFORE, BEHIND = 360, 120


class Found(NamedTuple):
    """A figure of an article with its fact."""

    article: dict[str, Any]
    start: int
    end: int
    title: str | None
    figure: Figure
    fact: Fact


def find_facts(articles: list[dict[str, Any]]) -> Iterator[Found]:
    """The facts of the articles, in order, where they stand in their texts."""
    pipeline = Pipeline()
    for article in articles:
        date = article["date"] if len(article["date"]) == 10 else None
        for part in pipeline.extract(article["text"], date=date).articles:
            for figure, fact in zip(part.figures, part.facts, strict=True):
                span = part.article.offsets.locate(figure.start, figure.end)
                yield Found(article, *span, part.article.title, figure, fact)


def read_news(folder: Path, ids: set[str] | None = None) -> list[dict[str, Any]]:
    """The articles of the folder, or those with these ids, with their ``collection``."""
    return [
        article | {"collection": path.stem}
        for path in sorted(folder.glob("*.jsonl"))
        for article in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if ids is None or article["id"] in ids
    ]


def read_labels(path: Path, draw: str | None = None) -> list[dict[str, str]]:
    """The rows of a table of labels, or those of one draw."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    if lines[0] != COLUMNS:
        raise SystemExit(f"{path}: the columns are {' '.join(COLUMNS)}")
    rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in lines[1:]]
    return [row for row in rows if draw in (None, row["draw"])]


def agrees(found: str | None, label: str, loose: bool) -> bool:
    """Whether what was found is an accepted answer; loose: one may hold the other.

    >>> agrees("工业增加值", "规模以上工业增加值", loose=True), agrees(None, "公司", loose=True)
    (True, False)
    """
    accepted = label.split("|")
    if not found:
        return "-" in accepted
    if found in accepted or not loose:
        return found in accepted
    holding = (answer for answer in accepted if found in answer or answer in found)
    return any(max(len(found), len(a)) <= 2 * min(len(found), len(a)) for a in holding)


def slots_of(fact: Fact) -> dict[str, str | None]:
    """What the fact says in the labelled slots."""
    period = fact.period and fact.period.value
    return {"indicator": fact.indicator, "subject": fact.subject, "relation": fact.relation, "period": period}


def compare(found: Found | None, row: dict[str, str]) -> list[str]:
    """The slots in which the fact differs from the label; ``figure`` if the figure itself does."""
    if found is None:
        return [] if row["relation"] == "figure" else ["figure"]
    if row["relation"] == "figure":
        return ["figure"]
    slots = slots_of(found.fact).items()
    return [slot for slot, value in slots if not agrees(value, row[slot], slot in ("indicator", "subject"))]


def draw(arguments: argparse.Namespace) -> None:
    """Print figures drawn at random and what is written around them."""
    facts = list(find_facts(read_news(arguments.news)))
    for found in random.Random(arguments.seed).sample(facts, arguments.number):
        article, figure = found.article, found.figure
        text = article["text"]
        value = figure.value if figure.value is not None else f"{figure.low}..{figure.high}"
        before = text[max(0, found.start - BEFORE) : found.start]
        print(f"# {article['collection']}\t{article['id']}\t{found.start}\t{found.end}")
        print(f"date {article['date']}; title {found.title}")
        print(f"{figure.kind} {value} {figure.unit or figure.item or ''}")
        print(f"{before}【{text[found.start : found.end]}】{text[found.end : found.end + BEHIND]}\n")


class Judgement(NamedTuple):
    """A label, the fact of its figure if one was found, and the slots in which they differ."""

    row: dict[str, str]
    found: Found | None
    wrong: list[str]


def judge(news: Path, rows: list[dict[str, str]]) -> list[Judgement]:
    """Every labelled figure that counts, with the slots that are wrong."""
    articles = read_news(news, {row["id"] for row in rows})
    facts = {(found.article["id"], str(found.start), str(found.end)): found for found in find_facts(articles)}
    places = [
        (row, facts.get((row["id"], row["start"], row["end"])))
        for row in rows
        if row["relation"] != "optional"
    ]
    return [Judgement(row, found, compare(found, row)) for row, found in places]


def count_right(news: Path, rows: list[dict[str, str]]) -> float:
    """The share of the labelled facts that are right in all four slots."""
    judged = judge(news, rows)
    return sum(not judgement.wrong for judgement in judged) / len(judged)


def score(arguments: argparse.Namespace) -> None:
    """Print how many of the labelled facts are right, by collection and by slot."""
    judged = judge(arguments.news, read_labels(arguments.labels, arguments.draw))
    for row, found, wrong in judged:
        if wrong and found and arguments.errors:
            said = " ".join(f"{slot}={value}" for slot, value in slots_of(found.fact).items())
            labelled = " ".join(f"{slot}={row[slot]}" for slot in SLOTS)
            print(f"{row['id']} {row['start']} {found.figure.text}: {' '.join(wrong)}")
            print(f"  said {said}\n  want {labelled}")
    counted = Counter(judgement.row["collection"] for judgement in judged)
    right = Counter(judgement.row["collection"] for judgement in judged if not judgement.wrong)
    for collection, number in sorted(counted.items()):
        print(f"{collection}: {right[collection]} of {number} right")
    print(f"all: {right.total()} of {counted.total()} right, {right.total() / counted.total():.3f}")
    slots = Counter(slot for judgement in judged for slot in judgement.wrong)
    print("wrong: " + ", ".join(f"{slot} {number}" for slot, number in slots.most_common()))


def main() -> None:
    """Draw or score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw", help="print figures drawn at random, without their slots")
    drawing.add_argument("news", type=Path)
    drawing.add_argument("seed", type=int)
    drawing.add_argument("number", type=int, nargs="?", default=100)
    drawing.set_defaults(run=draw)
    scoring = commands.add_parser("score", help="compare facts with labels")
    scoring.add_argument("news", type=Path)
    scoring.add_argument("labels", type=Path)
    scoring.add_argument("--draw", help="this draw alone")
    scoring.add_argument("--errors", action="store_true", help="print every fact that is wrong")
    scoring.set_defaults(run=score)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
