"""A shape found in a text, before its meaning is read."""

from typing import Any, Protocol


class Match(Protocol):
    """What a reader of shapes needs: a `Found`, or a match of ``re``."""

    def __getitem__(self, part: str, /) -> str | Any: ...
    def start(self, part: str = "", /) -> int: ...
    def end(self, part: str = "", /) -> int: ...
    def span(self) -> tuple[int, int]: ...


class Found:
    """The span of a shape and of its parts, by name; it reads like a match of ``re``.

    >>> found = Found("增长3.2%", 2, 6, number=(2, 5), unit=(5, 6))
    >>> found["number"], found.start("unit"), found.span(), found["tail"]
    ('3.2', 5, (2, 6), None)
    """

    __slots__ = ("_parts", "_span", "_text")

    def __init__(self, text: str, start: int, end: int, /, **parts: tuple[int, int]) -> None:
        self._text = text
        self._span = start, end
        self._parts = parts

    def __getitem__(self, part: str, /) -> str | None:
        span = self._parts.get(part)
        return None if span is None else self._text[span[0] : span[1]]

    def start(self, part: str = "", /) -> int:
        return self._parts[part][0] if part else self._span[0]

    def end(self, part: str = "", /) -> int:
        return self._parts[part][1] if part else self._span[1]

    def span(self) -> tuple[int, int]:
        return self._span
