"""What must hold of every text, one small function a property: it draws its text and asserts.

Each is cheap, so that it can be tried a million times; `fuzz/count.py` does that and keeps count.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import pairwise
from random import Random

from fuzz.texts import CODECS, WRONG_CODECS, chance_bytes, chance_number, chance_page, chance_text
from tests.invariants import assert_found, assert_output

from newsx.audit.auditor import Auditor
from newsx.audit.panel import read_rows as read_panel
from newsx.audit.panel import sort_rows
from newsx.batch.plan import safe_name
from newsx.batch.records import Fields, read_row
from newsx.batch.rows import RowError, read_rows
from newsx.batch.work import Outcome
from newsx.export.json import encode
from newsx.export.markdown import escape
from newsx.export.rows import encode_rows
from newsx.export.visible import visible
from newsx.figures.figures import find_figures
from newsx.figures.periods import find_periods
from newsx.pipeline import Pipeline
from newsx.text.articles import split_articles
from newsx.text.document import Document
from newsx.text.folding import fold, read_folds
from newsx.text.layout import resolve_layout
from newsx.text.reader import UnreadableError, holds_text, read_document
from newsx.text.sentences import split_sentences

Property = Callable[[Random], None]
FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def figures(chance: Random) -> None:
    """Figures and times are slices in order that stand apart; values are finite."""
    text = chance_text(chance) if chance.randrange(4) else chance_page(chance, 60)
    day = chance.choice((None, "2024-10-08", "2020-02-29"))
    periods = find_periods(text, day)
    found = find_figures(text, periods)
    for mentions in (periods, found):
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.text == text[mention.start : mention.end]
    for before, after in pairwise(sorted((*periods, *found), key=lambda mention: mention.start)):
        assert before.end <= after.start, (before, after)
    for figure in found:
        assert (figure.low is None) == (figure.high is None) == (figure.bound != "range"), figure
        for value in (figure.value, figure.low, figure.high):
            assert not isinstance(value, Decimal) or value.is_finite()
    if chance.randrange(16) == 0:
        assert (find_periods(text, day), find_figures(text, periods)) == (periods, found)


def numbers(chance: Random) -> None:
    """A number is read as what it is, however it is written."""
    written, value = chance_number(chance)
    unit, factor = chance.choice((("元", 1), ("吨", 1), ("家", 1), ("美元", 1), ("公斤", 1)))
    (figure,) = find_figures(f"共计{written}{unit}。")
    assert figure.text == written + unit
    assert figure.value == value * factor, (figure, value)


def ranges(chance: Random) -> None:
    """The ends of a range are the two numbers in order, and share the scale of the second."""
    low, high = sorted(chance.sample(range(1, 10_000), 2))
    mark = chance.choice("至到-—~～")
    (figure,) = find_figures(f"投资{low}{mark}{high}万元。")
    assert (figure.low, figure.high, figure.bound) == (low * 10**4, high * 10**4, "range"), figure


def folding(chance: Random) -> None:
    """Folding keeps every offset, and done twice changes nothing more."""
    text = chance_text(chance, 40) if chance.randrange(2) else chance_page(chance)
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    folds = read_folds()
    for read, written in zip(folded, text, strict=True):
        if read != written:
            assert folds.always.get(ord(written), folds.shared.get(ord(written))) == read


def layout(chance: Random) -> None:
    """Every character of the reading text is one of the document, or a break where it has blanks."""
    text = chance_text(chance, 30) if chance.randrange(3) else chance_page(chance)
    found = resolve_layout(text)
    offsets = found.offsets
    for block in found.blocks:
        assert 0 <= block.start <= block.end <= len(found.text)
    for before, after in pairwise(found.blocks):
        assert before.end < after.start
    for at, character in enumerate(found.text):
        origin = offsets.origin(at)
        if character not in "\n ":
            assert text[origin] == character, (at, origin)
    assert list(offsets.starts) == sorted(set(offsets.starts))


def articles(chance: Random) -> None:
    """Articles stand in order and apart, their paragraphs and sentences too, and nothing visible is twice."""
    text = chance_text(chance, 40) if chance.randrange(2) else chance_page(chance, 400)
    found = split_articles(resolve_layout(text), "2024-10-08-made.txt", None)
    for before, after in pairwise(found):
        assert before.end <= after.start
    for article in found:
        assert 0 <= article.start < article.end <= len(text)
        sentences = split_sentences(article)
        for sentence in sentences:
            assert 0 <= sentence.start < sentence.end <= len(article.text)
        for first, second in pairwise(sentences):
            assert first.end <= second.start


def reader(chance: Random) -> None:
    """Bytes are a document that can be written, or are refused with a message that says what to do."""
    data = chance_bytes(chance)
    encoding = chance.choice(WRONG_CODECS) if chance.randrange(8) == 0 else None
    try:
        document = read_document("page.txt", data, encoding)
    except UnreadableError as error:
        if not re.search("[;:,] .", error.failure.message):
            raise
        return
    document.without_surrogates().text.encode()
    assert holds_text(document.text)
    assert 0 <= document.replaced <= len(data)
    if not document.replaced and not document.other_encoding:
        data.decode(document.encoding)


def round_trip(chance: Random) -> None:
    """What is encoded in a named encoding is read back to the character."""
    text = chance_page(chance) + "。"
    codec = chance.choice(CODECS)
    text = text.encode(codec, "ignore").decode(codec)
    document = read_document("page.txt", text.encode(codec), codec)
    assert document.replaced == 0
    # What Python maps to private use, and GB 18030 gives a place of its own since 2022, is mapped on.
    assert len(document.text) == len(text.removeprefix("\ufeff"))
    private = sum("\ue000" <= c <= "\uf8ff" for c in text)
    assert private or document.text == text.removeprefix("\ufeff")


def output(chance: Random) -> None:
    """What leaves newsx steers no terminal, runs in no spreadsheet, and is read back as it was."""
    text = chance_text(chance, 24).encode("utf-8", "replace").decode()
    line = encode({"text": text, "value": Decimal(chance.randrange(10**9)).scaleb(-chance.randrange(24))})
    assert json.loads(line)["text"] == text
    assert not re.search(rb"[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]", line)
    assert not re.search(rb"\d[eE][-+]?\d", line.rpartition(b"value")[2])
    assert not [c for c in visible(text) if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert "\n" not in escape(text)
    delimiter = chance.choice(",\t")
    rows = list(
        csv.reader(io.StringIO(encode_rows([(text, 1, text)], delimiter).decode()), delimiter=delimiter)
    )
    assert [len(row) for row in rows] == [3]
    assert not rows[0][0].startswith(FORMULA)


def names(chance: Random) -> None:
    """Names of outputs stay in their folder, fit every system, and stay different."""
    name, other = (chance_text(chance, 8).encode("utf-8", "replace").decode() for _ in range(2))
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    for part in safe_name("/".join(parts) or "a").split("/"):
        assert part not in {"", ".", ".."}
        assert len(part.encode()) <= 200
        assert not re.search(r'[\x00-\x1f\x7f<>:"\\|?*]|[. ]$', part)
    if name != other:
        assert safe_name(name) != safe_name(other)


def rows(chance: Random) -> None:
    """A file of rows, however damaged, gives documents or messages for each row."""
    text = chance_text(chance, 24)
    way = chance.choice(("a.jsonl", "a.csv", "a.tsv"))
    row = {"text": text, "day": chance.choice(("2024-10-08", text, 20241008, None, 3.5))}
    if way == "a.jsonl":
        data = (
            json.dumps(row, ensure_ascii=bool(chance.randrange(2))).encode("utf-8", "surrogatepass") + b"\n"
        )
    else:
        cells = f"text,day\n{text},2024-10-08\n".encode(chance.choice(CODECS), "replace")
        data = cells.replace(b",", b"\t") if way == "a.tsv" else cells
    if chance.randrange(2):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.randbytes(chance.randrange(4)) + data[at + chance.randrange(3) :]
    fields = Fields(date="day")
    try:
        for number, found in enumerate(read_rows(way, io.BytesIO(data), None, fields.columns()), 1):
            item = read_row(way, number, found, fields)
            if isinstance(item, Outcome):
                assert item.error
            else:
                item.document.text.encode()
                assert item.date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", item.date)
    except RowError as error:
        if not str(error):
            raise


def pipeline(chance: Random) -> None:
    """Whatever the text, what is found holds together; most often the output is looked at too."""
    text = chance_text(chance, 20) if chance.randrange(2) else chance_page(chance)
    document = Document("2024-10-08-made.txt", text)
    extraction = shared().extract(document)
    assert_found(extraction)
    last = chance.randrange(12)
    if last == 0:
        assert_output(extraction)
    elif last == 1:
        assert shared().extract(document) == extraction
    elif last == 2:
        for finding in Auditor().check(extraction):
            assert finding.figures
        assert len(sort_rows(read_panel(extraction))) <= sum(len(a.facts) for a in extraction.articles)


@cache
def shared() -> Pipeline:
    return Pipeline()


PROPERTIES: dict[Property, int] = {
    figures: 24, numbers: 10, ranges: 4, folding: 6, layout: 10, articles: 8, reader: 10, round_trip: 4,
    output: 5, names: 2, rows: 4, pipeline: 13,
}  # fmt: skip
"""How many of a hundred examples each gets."""
