"""A decoded input."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One file or stream, decoded. All offsets of the output count its code points."""

    source: str
    """The path as the user gave it, ``-`` for standard input."""
    text: str
    """The decoded text, before any cleaning."""
    encoding: str = "utf-8"
    """The codec that decoded it, as Python names it."""
    replaced: int = 0
    """How many undecodable bytes stand as U+FFFD in ``text``."""
    decided_by: str = ""
    """The step of the encoding detection that decided, ``option`` where the user named the encoding."""
