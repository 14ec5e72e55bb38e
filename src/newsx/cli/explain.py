"""``newsx explain``: which table row or rule made a mention or a slot."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, get_args

import click

from newsx.cli.dictionary_options import DictionaryOptions, dictionary_options
from newsx.cli.exit_codes import ExitCode
from newsx.cli.limit_options import LimitOptions, limit_options
from newsx.cli.messages import Messages
from newsx.cli.options import DATE, ENCODING, SEGMENTER
from newsx.tokens import SegmenterName
from newsx.translation import tr

if TYPE_CHECKING:
    from rich.text import Text

    from newsx.batch.work import Task
    from newsx.export.explanation import DocumentSpan, Explanation, MentionReason
    from newsx.pipeline import Extraction

Shape = Literal["text", "json"]
EXAMPLES = """\b
Examples:
  newsx explain page.txt --at 120            what stands at code point 120
  newsx explain page.txt --text 107.93亿元   every place where these words stand
  newsx explain --text 昌吉州工业增加值同比增长8.4%
  newsx explain page.txt --format json | jq '.explanations[].mentions[].rule'
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", required=False, type=click.Path(allow_dash=True))
@click.option(
    "--at", type=click.IntRange(min=0), metavar="OFFSET", help="Code point of the document, from 0."
)
@click.option("--text", metavar="WORDS", help="Words of FILE; without FILE, a text to explain.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Shape)),
    default="text",
    show_default=True,
    help="text: for people; json: for programs.",
)
@DATE
@ENCODING
@SEGMENTER
@limit_options
@dictionary_options
def command(
    file: str | None,
    at: int | None,
    text: str | None,
    format_: Shape,
    date: str | None,
    encoding: str | None,
    segmenter: SegmenterName,
    limits: LimitOptions,
    dictionaries: DictionaryOptions,
) -> int:
    """Say which row or rule made a mention or a slot.

    FILE is a document, or - for standard input; without --at and --text all of it is explained.
    """
    from newsx.cli.inputs import extract_items, read_items
    from newsx.cli.outputs import write_stdout
    from newsx.export.explanation import explain
    from newsx.export.record import ErrorRecord
    from newsx.pipeline import Pipeline

    messages = Messages()
    users = dictionaries.read(messages)
    items = [_task(text)] if file is None else read_items([file], (), encoding, limits)
    try:
        pipeline = Pipeline(segmenter=segmenter, dictionaries=users)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--segmenter") from None

    def tell(extraction: "Extraction") -> "list[Explanation] | click.UsageError":
        try:
            return list(explain(extraction, _spans(extraction, at, text if file else None), users))
        except click.UsageError as error:
            return error

    found = next(extract_items(items, pipeline, tell, date=date, limits=limits, messages=messages))
    if isinstance(found, ErrorRecord):
        return ExitCode.ALL_FAILED
    if isinstance(found, click.UsageError):
        raise found
    write_stdout(_encode_json(found) if format_ == "json" else _draw(found))
    return ExitCode.DONE


def _task(text: str | None) -> "Task":
    from newsx.batch.work import Task
    from newsx.text.document import Document

    if text is None:
        raise click.UsageError(tr("Name a FILE, or give a --text to explain."))
    return Task(Document("--text", text))


def _spans(extraction: "Extraction", at: int | None, words: str | None) -> "list[DocumentSpan] | None":
    from newsx.export.explanation import find_text

    spans: list[DocumentSpan] = []
    if at is not None:
        length = len(extraction.document.text)
        if at >= length:
            raise click.BadParameter(tr("the document ends at {length}.", length=length), param_hint="--at")
        spans.append((at, at + 1))
    if words is not None:
        spans += (span for found in extraction.articles for span in find_text(found.article, words))
        if not spans:
            raise click.BadParameter(
                tr("the document does not hold {words!r}.", words=words), param_hint="--text"
            )
    return spans or None


def _encode_json(found: "Iterable[Explanation]") -> Iterator[bytes]:
    from newsx.export.json import encode

    yield encode({"schema": "newsx.explanation/1", "explanations": list(found)}) + b"\n"


def _draw(found: "Iterable[Explanation]") -> Iterator[bytes]:
    from newsx.export.console import create_console

    console = create_console(sys.stdout, soft_wrap=True)
    for number, explanation in enumerate(found):
        with console.capture() as captured:
            if number:
                console.print()
            for line in _paragraph(explanation):
                console.print(line)
        yield captured.get().encode("utf-8")


def _paragraph(explanation: "Explanation") -> "Iterator[Text]":
    from rich.text import Text

    from newsx.export.visible import visible

    sentence = explanation.sentence
    place = tr(
        "{source}, article {number}, {part}",
        source=explanation.source, number=explanation.article, part=explanation.part,
    )  # fmt: skip
    words = " ".join(f"{word}/{tag}" for word, tag in explanation.words)
    yield Text(visible(f"{place}, {sentence.start}–{sentence.end}"), style="dim")
    yield Text(visible(sentence.text))
    yield Text(visible(words), style="dim")
    for mention in explanation.mentions:
        yield from _lines(mention)
    if not explanation.mentions:
        yield Text(tr("Nothing was made of this place."), style="italic")


def _lines(mention: "MentionReason") -> "Iterator[Text]":
    place = f"{mention.text}  {mention.start}–{mention.end}"
    yield _line(mention.type, place, mention.rule, mention.rows, "bold")
    for name, value in mention.fields.items():
        yield _line(f"  {name}", value)
    for slot in mention.slots:
        yield _line(f"  · {slot.slot}", slot.value or "—", slot.rule, slot.rows)


def _line(name: str, value: str, rule: str = "", rows: tuple[str, ...] = (), style: str = "") -> "Text":
    """A name, a value, and in a column of its own what made it."""
    from rich.cells import cell_len
    from rich.text import Text

    from newsx.export.visible import visible

    line = Text.assemble((f"{name:<14}", "dim"), (visible(value), style))
    # A row says all that "dictionary:…" says, and where.
    reasons = rows if rows and rule.startswith("dictionary:") else (rule, *rows)
    if any(reasons):
        line.append(" " * max(2, 36 - cell_len(line.plain)))
        line.append(f"← {visible('  '.join(reasons))}", "cyan")
    return line
