"""Trains the second voice: writes unknown_names.tsv from articles whose names are annotated.

usage: train_unknown_names.py NER_FOLDER [SKIP_FILE [NEWS_FOLDER]]

NER_FOLDER holds newsx_entities.jsonl, msra_train.jsonl, peoples_daily_dev.jsonl and cluener_train.jsonl;
SKIP_FILE lists ids of newsx_entities, one a line, that are held out of the training. NEWS_FOLDER holds plain
news as *.jsonl: half of the names that dictionaries and rules find there are hidden, for the model to find.
Needs scikit-learn, and newsx itself: the model learns from what dictionaries and rules leave over.
"""

import json
import random
import sys
import zlib
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tables import write_table

from newsx.dictionary import read_table
from newsx.entities.candidates import find_candidates
from newsx.entities.draft import Draft, Mention
from newsx.entities.tagger import Tagger, choose
from newsx.entities.triggers import SUFFIX_COLUMNS
from newsx.entities.unknown import SCALE, TYPES, count_firms
from newsx.entities.unknown_features import candidate_features, context_features
from newsx.entities.weights import feature_name
from newsx.tokens.segmenter import create_segmenter

FILES = {"newsx_entities": 4.0, "msra_train": 1.0, "peoples_daily_dev": 1.0, "cluener_train": 0.7}
SILVER = {"industry_2010": 1500, "flash_2021": 1500, "broadcast_economy": 700, "broadcast_general": 1200}
"""How many articles of each file of plain news are read."""
TYPE_OF = {"PLACE": "place", "ORG": "organization", "PERSON": "person"}
MARGIN = (100, 0, -40)
SMALLEST = 14


def read_examples(folder: Path, skip: frozenset[str]) -> list[tuple[float, str, list[dict]]]:
    found = []
    for name, weight in FILES.items():
        for number, line in enumerate((folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            # Every fifth sentence of the public sets is kept for measuring.
            if row["id"] in skip or (name != "newsx_entities" and number % 5 == 0):
                continue
            found.append((weight, row["text"], row["entities"]))
    return found


def read_counterexamples() -> list[tuple[float, str, list[dict]]]:
    """Phrases with a suffix that name nothing, from the table of suffixes."""
    rows = read_table("organization_suffixes", SUFFIX_COLUMNS)
    return [(4.0, counterexample, []) for *_, counterexample in rows if counterexample]


class Examples:
    """Feature sets with their labels and weights."""

    def __init__(self) -> None:
        self.rows: list[dict[str, int]] = []
        self.labels: list[str] = []
        self.weights: list[float] = []
        self.tagger, self.segmenter = Tagger(), create_segmenter()

    def read_draft(self, text: str) -> tuple[Draft, list[Mention]]:
        draft = self.tagger.read_draft(text, self.segmenter.segment(text))
        return draft, choose(self.tagger.propose(draft))

    def add(
        self, draft: Draft, known: list[Mention], gold: dict, skip: set, weight: float, thin: int
    ) -> None:
        """
        Args:
            known: what the model need not find.
            gold: span -> type of the names.
            skip: spans that teach nothing.
            thin: of candidates that touch no name, every which one is kept.
        """
        taken = {offset: m for m in known for offset in range(m.start, m.end)}
        inside = {offset for start, end in gold for offset in range(start, end)}
        words = self.tagger.person_words
        candidates = find_candidates(draft, known, taken, words)
        firms = count_firms(known)
        counts = Counter(draft.text[c.start : c.end] for c in candidates)
        for number, candidate in enumerate(candidates):
            span = (candidate.start, candidate.end)
            if span in skip or (number % thin and inside.isdisjoint(range(*span))):
                continue
            label = gold.get(span, "none")
            surface = draft.text[candidate.start : candidate.end]
            features = [
                *candidate_features(draft, candidate, words, counts[surface], firms),
                *context_features(draft, candidate, taken),
            ]
            self.rows.append(dict.fromkeys(map(feature_name, features), 1))
            self.labels.append(label if label in TYPES else "none")
            self.weights.append(weight)

    def add_silver(self, folder: Path, used: frozenset[str]) -> None:
        """Articles whose names are hidden by half; a name that is one word to the segmenter stays."""
        for name, number in SILVER.items():
            lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
            for line in random.sample(lines, min(number, len(lines))):
                row = json.loads(line)
                if row["id"] in used:
                    continue
                draft, mentions = self.read_draft((row["title"] + "\n" + row["text"])[:1500])
                hidden = [m for m in mentions if is_hidden(draft, m)]
                known = [m for m in mentions if m not in hidden]
                gold = {(m.start, m.end): m.type for m in hidden}
                draft.weak, draft.suffixes = [], frozenset()
                self.add(draft, known, gold, set(), 0.5, 10)


def is_hidden(draft: Draft, mention: Mention) -> bool:
    surface = draft.text[mention.start : mention.end]
    if (
        mention.type == "place"
        or zlib.crc32(surface.encode()) % 2
        or not draft.stands_alone(mention.start, mention.end)
    ):
        return False
    if mention.type == "organization":
        kinds = {name.kind for name in mention.names}
        if not kinds & {"company", "china", "foreign"} or len(surface) > 10:
            return False
    return draft.tokens.index(mention.start) != draft.tokens.index(mention.end - 1)


def main() -> None:
    folder = Path(sys.argv[1])
    skip = frozenset(Path(sys.argv[2]).read_text().split()) if len(sys.argv) > 2 else frozenset()
    random.seed(7)
    examples = Examples()
    for weight, text, entities in (*read_examples(folder, skip), *read_counterexamples()):
        gold = {(e["start"], e["end"]): TYPE_OF.get(e["type"], e["type"]) for e in entities}
        optional = {(e["start"], e["end"]) for e in entities if e.get("optional")}
        draft, mentions = examples.read_draft(text)
        examples.add(draft, mentions, gold, optional, weight, 1)
    if len(sys.argv) > 3:
        annotated = (folder / "newsx_entities.jsonl").read_text(encoding="utf-8").splitlines()
        used = frozenset(json.loads(line)["source_id"] for line in annotated)
        print(len(examples.rows), Counter(examples.labels))
        examples.add_silver(Path(sys.argv[3]), used)
    rows, labels, weights = examples.rows, examples.labels, examples.weights
    table = train(rows, labels, weights, TYPES, SMALLEST)
    table.append(("margin", *map(str, MARGIN)))
    write_table("unknown_names", ("feature", *TYPES), table)


def train(
    rows: list[dict[str, int]], labels: list[str], weights: list[float], types: tuple[str, ...], smallest: int
) -> list[tuple[str, ...]]:
    """The weights of every feature, in hundredths beside those of ``none``; small ones are left out."""
    print(len(rows), Counter(labels))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=0.6, max_iter=200)
    model.fit(matrix, labels, sample_weight=weights)
    classes = list(model.classes_)
    if len(classes) == 2:
        # One row of weights, those of the second class.
        sign = -1 if classes[1] == "none" else 1
        coefficients, intercepts = [sign * model.coef_[0]], [sign * model.intercept_[0]]
    else:
        none = classes.index("none")
        order = [classes.index(t) for t in types]
        coefficients = [model.coef_[i] - model.coef_[none] for i in order]
        intercepts = [model.intercept_[i] - model.intercept_[none] for i in order]
    table = []
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        values = [round(SCALE * row[column]) for row in coefficients]
        if max(map(abs, values)) >= smallest and "\t" not in feature and "\n" not in feature:
            table.append((feature, *(str(v) for v in values)))
    table.append(("bias", *(str(round(SCALE * value)) for value in intercepts)))
    return table


if __name__ == "__main__":
    main()
