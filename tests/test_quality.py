"""Quality floors: measured on annotated documents where they lie beside the checkout.

``NEWSX_GOLD`` names their folder; by default ``../shared/gold``. Each set is a folder with ``docs/`` and
``gold.jsonl``; ``score.py`` beside them prints the measures. Floors only rise: after a gain,
``NEWSX_RAISE_FLOORS=1 pytest tests/test_quality.py`` writes the new ones; lowering one is an edit by hand
that a reviewer sees.
"""

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(os.environ.get("NEWSX_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
FLOORS = Path(__file__).with_name("quality_floors.json")
SETS = tuple(json.loads(FLOORS.read_text(encoding="utf-8")))

pytestmark = pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason=f"no annotated documents at {GOLD}")


def measures(name: str, output: Path) -> dict[str, float]:
    """Every measure of one set as one flat mapping."""
    documents = GOLD / name / "docs"
    command = [sys.executable, "-m", "newsx", "extract", documents, "--format", "jsonl", "-o", output]
    subprocess.run(command, check=True)
    score = [sys.executable, GOLD / "score.py", GOLD / name / "gold.jsonl", output, "--json"]
    report: dict[str, Any] = json.loads(subprocess.run(score, check=True, capture_output=True).stdout)
    flat: dict[str, float] = {}
    for key, value in report.items():
        if not isinstance(value, dict):
            flat[key] = value
        elif "f1" in value:
            flat[key] = value["f1"]
        else:
            flat |= {f"slot_{slot}": share for slot, share in value.items()}
    return flat


@pytest.mark.parametrize("name", SETS)
def test_no_measure_falls(name: str, tmp_path: Path) -> None:
    found = measures(name, tmp_path / "output.jsonl")
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = {key: (found[key], floor) for key, floor in floors[name].items() if found[key] < floor}
    assert not fallen, "measure: (found, floor)"
    if os.environ.get("NEWSX_RAISE_FLOORS"):
        # At least a hundredth below the measure: a floor is a promise, not a copy of the last run.
        floors[name] = {key: max(math.floor(value * 100 - 1), 0) / 100 for key, value in found.items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
