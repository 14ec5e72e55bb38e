"""The wild facts: drawn at random from collected news, read by hand, kept as offsets and verdicts."""

import json
from collections import Counter
from pathlib import Path

import pytest

from newsx.pipeline import Pipeline

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news"
FILE = Path(__file__).parent / "corpus" / "wild_facts.tsv"
LINES = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
ROWS = [dict(zip(LINES[0], cells, strict=True)) for cells in LINES[1:]]


def test_the_form_of_the_sample() -> None:
    """Every row says where, how it was judged, and why where it was wrong; no figure is judged twice."""
    assert LINES[0] == ["draw", "collection", "id", "start", "end", "verdict", "cause"]
    assert {row["verdict"] for row in ROWS} == {"right", "wrong"}
    assert all(int(row["start"]) < int(row["end"]) for row in ROWS)
    assert all(bool(row["cause"]) == (row["verdict"] == "wrong") for row in ROWS if row["draw"] != "0")
    places = Counter((row["id"], row["start"]) for row in ROWS)
    assert [place for place, times in places.items() if times > 1] == []


@pytest.mark.skipif(not NEWS.is_dir(), reason="the collected news are not here")
def test_the_sample_still_has_its_facts() -> None:
    """The last draw still finds a fact for each of its figures but those that were none."""
    wanted = [
        row for row in ROWS if row["draw"] == ROWS[-1]["draw"] and not row["cause"].startswith("figure")
    ]
    texts: dict[str, dict[str, str]] = {}
    for name in {row["collection"] for row in wanted}:
        with (NEWS / f"{name}.jsonl").open(encoding="utf-8") as lines:
            texts |= {article["id"]: article for article in map(json.loads, lines)}
    pipeline = Pipeline()
    missing = []
    for row in wanted:
        article = texts[row["id"]]
        date = article["date"] if len(article["date"]) == 10 else None
        spans = {
            part.article.offsets.locate(figure.start, figure.end)
            for part in pipeline.extract(article["text"], date=date).articles
            for figure, fact in zip(part.figures, part.facts, strict=True)
            if fact.rules
        }
        if (int(row["start"]), int(row["end"])) not in spans:
            missing.append(f"{row['id']} {row['start']}")
    assert missing == []
