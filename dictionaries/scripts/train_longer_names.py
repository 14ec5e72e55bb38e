"""Trains the model of names that go on: writes longer_names.tsv from articles whose names are annotated.

usage: train_longer_names.py NER_FOLDER [SKIP_FILE]

The arguments are those of train_unknown_names.py. Needs scikit-learn, and newsx itself: the model learns
where the names that dictionaries and rules find stop too early.
"""

import sys
from pathlib import Path

from tables import write_table
from train_unknown_names import TYPE_OF, Examples, read_examples, train

from newsx.entities.longer import TYPES, find_extensions
from newsx.entities.longer_features import extension_features
from newsx.entities.weights import feature_name

SMALLEST = 12


def main() -> None:
    folder = Path(sys.argv[1])
    skip = frozenset(Path(sys.argv[2]).read_text().split()) if len(sys.argv) > 2 else frozenset()
    reader = Examples()
    rows, labels, weights = [], [], []
    for weight, text, entities in read_examples(folder, skip):
        gold = {(e["start"], e["end"]): TYPE_OF.get(e["type"], e["type"]) for e in entities}
        optional = {(e["start"], e["end"]) for e in entities if e.get("optional")}
        draft, mentions = reader.read_draft(text)
        starts = {m.start: m for m in mentions}
        for extension in find_extensions(draft, mentions):
            span = (extension.base.start, extension.end)
            if span in optional:
                continue
            label = gold.get(span, "none")
            features = extension_features(draft, extension, starts)
            rows.append(dict.fromkeys(map(feature_name, features), 1))
            labels.append(label if label in TYPES else "none")
            weights.append(weight)
    table = train(rows, labels, weights, TYPES, SMALLEST)
    write_table("longer_names", ("feature", *TYPES), table)


if __name__ == "__main__":
    main()
