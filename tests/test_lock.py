"""The lock of development: all that pyproject.toml asks for, pinned and hashed, and no place to fetch it."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-dev.lock"
pytestmark = pytest.mark.skipif(not LOCK.exists(), reason="only in a checkout")


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def wanted() -> set[str]:
    """The packages that the base and the extra ``dev`` name, through all extras of newsx itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names, waiting = {name_of(line) for line in project["dependencies"]}, ["dev"]
    while waiting:
        for line in project["optional-dependencies"][waiting.pop()]:
            if own := re.match(r"newsx\[([\w, -]+)\]", line):
                waiting += re.split(r"\s*,\s*", own[1])
            else:
                names.add(name_of(line))
    return names


def pins() -> dict[str, str]:
    """Each package of the lock with its entry."""
    text = re.sub(r"(?m)^\s*#.*\n", "", LOCK.read_text(encoding="utf-8"))
    return {name_of(entry): entry for entry in re.split(r"\n(?=\S)", text.strip())}


def test_the_lock_holds_what_is_asked_for() -> None:
    assert not wanted() - set(pins()), "run `make lock`"


@pytest.mark.parametrize("name", sorted(pins()) if LOCK.exists() else [])
def test_each_pin_is_one_version_with_hashes(name: str) -> None:
    assert re.match(
        r"[\w.-]+==[\w.!+]+( ; [^\n]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+\s*$", pins()[name]
    )


def test_the_lock_names_no_place() -> None:
    assert "://" not in LOCK.read_text(encoding="utf-8")
    assert "--index-url" not in LOCK.read_text(encoding="utf-8")
