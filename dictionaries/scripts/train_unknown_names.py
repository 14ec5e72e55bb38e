"""Trains the second voice: writes unknown_names.tsv from articles whose names are annotated.

usage: train_unknown_names.py NER_FOLDER [SKIP_FILE]

NER_FOLDER holds newsx_entities.jsonl, msra_train.jsonl, peoples_daily_dev.jsonl and cluener_train.jsonl;
SKIP_FILE lists ids of newsx_entities, one a line, that are held out of the training. Needs scikit-learn,
and newsx itself: the model learns from what dictionaries and rules leave over.
"""

import json
import random
import sys
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tables import write_table

from newsx.entities.tagger import Tagger, choose
from newsx.entities.unknown import SCALE, TYPES, context_features, find_candidates, surface_features
from newsx.tokens.segmenter import create_segmenter

FILES = {"newsx_entities": 4.0, "msra_train": 1.0, "peoples_daily_dev": 1.0, "cluener_train": 0.7}
TYPE_OF = {"PLACE": "place", "ORG": "organization", "PERSON": "person"}
MARGIN = (100, 30, 20)
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


def main() -> None:
    folder = Path(sys.argv[1])
    skip = frozenset(Path(sys.argv[2]).read_text().split()) if len(sys.argv) > 2 else frozenset()
    tagger, segmenter = Tagger(), create_segmenter()
    rows, labels, weights = [], [], []
    random.seed(7)
    for weight, text, entities in read_examples(folder, skip):
        gold = {(e["start"], e["end"]): TYPE_OF.get(e["type"], e["type"]) for e in entities}
        optional = {(e["start"], e["end"]) for e in entities if e.get("optional")}
        draft = tagger.read_draft(text, segmenter.segment(text))
        mentions = choose(tagger.propose(draft))
        taken = {offset: m for m in mentions for offset in range(m.start, m.end)}
        candidates = list(find_candidates(draft, taken, tagger.person_words))
        surfaces = [text[c.start : c.end] for c in candidates]
        for candidate, surface in zip(candidates, surfaces, strict=True):
            span = (candidate.start, candidate.end)
            label = gold.get(span, "none")
            if span in optional:
                continue
            if label not in (*TYPES, "none"):
                label = "none"
            count = surfaces.count(surface)
            features = [
                *surface_features(draft, candidate, surface, tagger.person_words, count),
                *context_features(draft, candidate, taken),
            ]
            rows.append(dict.fromkeys(features, 1))
            labels.append(label)
            weights.append(weight)
    print(len(rows), {label: labels.count(label) for label in set(labels)})
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=0.6, max_iter=300)
    model.fit(matrix, labels, sample_weight=weights)
    classes = list(model.classes_)
    none = classes.index("none")
    order = [classes.index(t) for t in TYPES]
    table = []
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        values = [round(SCALE * (model.coef_[i][column] - model.coef_[none][column])) for i in order]
        if max(map(abs, values)) >= SMALLEST and "\t" not in feature and "\n" not in feature:
            table.append((feature, *(str(v) for v in values)))
    bias = [round(SCALE * (model.intercept_[i] - model.intercept_[none])) for i in order]
    table.append(("bias", *map(str, bias)))
    table.append(("margin", *map(str, MARGIN)))
    write_table("unknown_names", ("feature", *TYPES), table)


if __name__ == "__main__":
    main()
