"""The JSON Schema of the output, kept in a file of its own beside this module."""

from pathlib import Path


def read_schema() -> str:
    """The schema (draft 2020-12) of one line of ``jsonl`` and of a whole ``json`` output, as JSON text."""
    return (Path(__file__).parent / "newsx.schema.json").read_text(encoding="utf-8")
