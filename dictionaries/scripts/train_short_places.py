"""Trains the model of places of one character: writes short_places.tsv from articles with annotated names.

usage: train_short_places.py NER_FOLDER [SKIP_FILE]

The arguments are those of train_unknown_names.py. Only MSRA-NER and People's Daily annotate these places;
the other articles say where a character is none. Needs scikit-learn, and newsx itself.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tables import write_table
from train_unknown_names import Examples, read_examples, train

from newsx.dictionary import read_table
from newsx.entities.names import Lexicon
from newsx.entities.short_place_features import short_place_features
from newsx.entities.short_places import COLUMNS, ShortPlaces

SMALLEST = 10


def read_rows() -> Iterator[tuple[float, str, list[dict]]]:
    """The examples of the table of characters as annotated texts; of the others in an example nothing is said."""
    for character, _, _, _, example, counterexample in read_table("place_characters", COLUMNS):
        start = example.index("[")
        text = example.replace("[", "").replace("]", "")
        rest = [
            {"start": o, "end": o + 2, "type": "PLACE", "optional": True}
            for o in range(len(text))
            if o != start
        ]
        assert text[start] == character
        one = {"start": start, "end": start + 1, "type": "PLACE"}
        yield 8.0, text, [one, *(e for e in rest if not e["start"] <= start < e["end"])]
        if counterexample:
            yield 4.0, counterexample, []


def main() -> None:
    folder = Path(sys.argv[1])
    skip = frozenset(Path(sys.argv[2]).read_text().split()) if len(sys.argv) > 2 else frozenset()
    reader = Examples()
    places = ShortPlaces(Lexicon())
    rows, labels, weights = [], [], []
    for weight, text, entities in (*read_examples(folder, skip), *read_rows()):
        if weight < 1:
            continue
        gold = {e["start"] for e in entities if e["end"] - e["start"] == 1}
        optional = {o for e in entities if e.get("optional") for o in range(e["start"], e["end"])}
        draft, mentions = reader.read_draft(text)
        draft.take(mentions)
        inside = {o for e in entities if e["end"] - e["start"] > 1 for o in range(e["start"], e["end"])}
        told = places.read_told(mentions)
        # What lies in a name that nothing has found teaches nothing.
        for place in places.find_places(
            draft, range(len(draft.tokens)), draft.taken.keys() | optional | inside
        ):
            features = short_place_features(draft, place, places.characters, told)
            rows.append(dict.fromkeys(features, 1))
            labels.append("place" if place.start in gold else "none")
            weights.append(weight)
    write_table("short_places", ("feature", "place"), train(rows, labels, weights, ("place",), SMALLEST))


if __name__ == "__main__":
    main()
