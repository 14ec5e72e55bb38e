"""What ``newsx check`` writes: findings as json, jsonl, csv, or a table for people."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Protocol, TextIO

from rich.table import Table
from rich.text import Text

from newsx import __version__
from newsx.audit.finding import Evidence, Finding
from newsx.export.console import create_console
from newsx.export.json import encode
from newsx.export.record import ErrorRecord
from newsx.export.rows import Cell, encode_rows
from newsx.export.shapes import Shape
from newsx.export.visible import visible

FINDING_SCHEMA = "newsx.finding/1"
FINDINGS_SCHEMA = "newsx.findings/1"

COLUMNS = (
    "kind", "rule", "severity", "arithmetic", "name", "value", "low", "high", "unit",
    "source", "article", "figures", "start", "end", "sentence", "sentence_start", "sentence_end",
)  # fmt: skip
_MARKS = {"consistent": ("✓", "green"), "inconsistent": ("✗", "bold red"), "implied": ("→", "cyan")}


class FindingWriter(Protocol):
    """Findings -> bytes; nothing is kept but what a list needs between two items."""

    def begin(self) -> bytes:
        """What stands before the first finding."""
        return b""

    def write(self, findings: Sequence[Finding]) -> bytes:
        """The findings of one document."""
        raise NotImplementedError

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        """What stands behind the last finding."""
        return b""


def create_finding_writer(name: Shape, terminal: TextIO | None = None) -> FindingWriter:
    """The writer of the format of that name.

    Args:
        name: the format.
        terminal: the stream that a table goes to: its width and colours count.
    """
    match name:
        case "json":
            return JsonFindings()
        case "jsonl":
            return JsonlFindings()
        case "csv":
            return CsvFindings()
        case "table":
            return TableFindings(terminal)


class JsonlFindings(FindingWriter):
    """One finding a line."""

    def write(self, findings: Sequence[Finding]) -> bytes:
        return b"".join(encode(_record(finding)) + b"\n" for finding in findings)


class JsonFindings(FindingWriter):
    """One object: the findings, one a line, then the inputs that failed."""

    def __init__(self) -> None:
        self._separator = b""

    def begin(self) -> bytes:
        head = encode({"schema": FINDINGS_SCHEMA, "generator": f"newsx {__version__}"})
        return head.removesuffix(b"}") + b',"findings":[\n'

    def write(self, findings: Sequence[Finding]) -> bytes:
        lines = b",\n".join(encode(_record(finding)) for finding in findings)
        if not lines:
            return b""
        chunk, self._separator = self._separator + lines, b",\n"
        return chunk

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        return b'\n],"errors":' + encode(errors) + b"}\n"


class CsvFindings(FindingWriter):
    """One finding a row."""

    def begin(self) -> bytes:
        return encode_rows([COLUMNS])

    def write(self, findings: Sequence[Finding]) -> bytes:
        return encode_rows(map(_row, findings))


class TableFindings(FindingWriter):
    """Each article with its findings: the verdict, the sum, the sentence."""

    def __init__(self, terminal: TextIO | None) -> None:
        self._console = create_console(terminal)

    def write(self, findings: Sequence[Finding]) -> bytes:
        place: Evidence | None = None
        with self._console.capture() as captured:
            for finding in findings:
                first = finding.evidence[0]
                if place is None or (place.source, place.article) != (first.source, first.article):
                    self._console.print(Text(visible(f"{first.source} #{first.article}"), style="dim"))
                place = first
                self._console.print(_lines(finding))
        return captured.get().encode("utf-8")


def _lines(finding: Finding) -> Table:
    mark, style = _MARKS[finding.kind]
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    name = f"{finding.name}: " if finding.name else ""
    grid.add_row(Text(f" {mark}", style=style), Text(visible(f"{name}{finding.arithmetic}"), style=style))
    for place in finding.evidence:
        grid.add_row("", Text(visible(place.text.strip()), style="dim"))
    return grid


def _record(finding: Finding) -> dict[str, object]:
    return {"schema": FINDING_SCHEMA} | {
        field.name: getattr(finding, field.name) for field in fields(finding)
    }


def _row(finding: Finding) -> tuple[Cell, ...]:
    first = finding.evidence[0]
    return (
        finding.kind, finding.rule, finding.severity, finding.arithmetic, finding.name,
        finding.value, finding.low, finding.high, finding.unit, first.source, first.article,
        " | ".join(f"{figure.role} {figure.text}" for figure in finding.figures),
        finding.figures[0].start, finding.figures[0].end,
        " … ".join(place.text for place in finding.evidence), first.start, first.end,
    )  # fmt: skip
