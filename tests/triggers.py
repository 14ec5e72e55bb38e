"""What brings an error about: files, the words behind ``newsx``, and what must go wrong meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TEXT = "阳湖市上半年实现出口额12.5亿元，同比下降3.2%。\n"


@dataclass
class Place:
    """Where an error is brought about."""

    folder: Path
    patch: pytest.MonkeyPatch
    kept: list[Any] = field(default_factory=list)
    """What must stay open until the error is there; it is closed then."""

    def file(self, name: str, content: bytes | str = TEXT) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def raising(self, owner: Any, name: str, error: BaseException) -> None:
        def fail(*args: object, **options: object) -> None:
            raise error

        self.patch.setattr(owner, name, fail)


Trigger = Callable[[Place], list[str]]
TRIGGERS: dict[str, Trigger] = {}


def triggers(message: str) -> Callable[[Trigger], Trigger]:
    """Registers what brings about the message that begins so."""

    def register(function: Trigger) -> Trigger:
        assert message not in TRIGGERS
        TRIGGERS[message] = function
        return function

    return register


def simple(message: str, *words: str, **files: bytes | str) -> None:
    """Files, and the words behind ``newsx``, in which {name} stands for a file."""

    def trigger(place: Place) -> list[str]:
        paths = {name: place.file(name.replace("_", "."), content) for name, content in files.items()}
        return [word.format(**paths, folder=place.folder) for word in words]

    triggers(message)(trigger)
