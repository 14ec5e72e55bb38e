"""Marked-up texts, read back as the tools read them: every offset reproduces its mention."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from tests.conftest import DOCUMENT

from newsx.cli.exit_codes import ExitCode
from newsx.cli.main import cli
from newsx.export.formats import FORMATS, WriterOptions, create_writer, find_format
from newsx.export.markdown import escape
from newsx.export.mentions import LABELS, TextWriter, drop_overlaps, read_markup
from newsx.export.record import DocumentRecord
from newsx.export.recording import build_document
from newsx.export.stores import create_store
from newsx.pipeline import Extraction

Span = tuple[int, int, str]


@pytest.fixture
def record(extraction: Extraction) -> DocumentRecord:
    return build_document(extraction)


@pytest.fixture
def spans(record: DocumentRecord) -> list[Span]:
    article = record.articles[0]
    found = [(e.start, e.end, e.type) for e in article.entities]
    found += [(f.start, f.end, "figure") for f in article.figures]
    found += [(p.start, p.end, "period") for p in article.periods]
    return sorted(found)


def write(name: str, record: DocumentRecord, text: str = DOCUMENT) -> bytes:
    writer = create_writer(name, WriterOptions())
    assert isinstance(writer, TextWriter)
    return writer.begin() + writer.write_text(record, text) + writer.end([])


def move(record: DocumentRecord, by: int) -> DocumentRecord:
    """The record of the same text behind some more."""
    article = record.articles[0]
    return replace(
        record,
        articles=(
            replace(
                article,
                entities=tuple(replace(e, start=e.start + by, end=e.end + by) for e in article.entities),
                figures=tuple(replace(f, start=f.start + by, end=f.end + by) for f in article.figures),
                periods=tuple(replace(p, start=p.start + by, end=p.end + by) for p in article.periods),
            ),
        ),
    )


def test_a_subject_is_linked_to_its_figures(record: DocumentRecord) -> None:
    markup = read_markup(record)
    linked = [
        (markup.mentions[link.figure].label, markup.mentions[link.entity].label) for link in markup.subjects
    ]
    assert linked == [("figure", "place")] * 2 + [("figure", "organization")] * 2


# brat: a strict reader of https://brat.nlplab.org/standoff.html

BRAT_LINE = re.compile(
    r"(?P<text>T\d+\t[A-Za-z0-9_-]+ \d+ \d+(?:;\d+ \d+)*\t[^\t]+)"
    r"|(?P<note>#\d+\tAnnotatorNotes T\d+\t[^\t]+)"
    r"|(?P<relation>R\d+\t[a-z]+ Arg1:T\d+ Arg2:T\d+)"
)


def read_brat(text: str, annotations: str) -> dict[str, tuple[str, list[tuple[int, int]]]]:
    """id -> label and fragments; refuses whatever brat would."""
    found: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    seen: set[str] = set()
    assert annotations.endswith("\n")
    lines = annotations.split("\n")[:-1]
    for line in lines:
        match = BRAT_LINE.fullmatch(line)
        assert match, line
        name = line.partition("\t")[0]
        assert name not in seen
        seen.add(name)
        if match["text"]:
            _, place, words = line.split("\t")
            label, _, numbers = place.partition(" ")
            pieces = [
                (int(start), int(end)) for start, end in (pair.split(" ") for pair in numbers.split(";"))
            ]
            assert words == " ".join(text[start:end] for start, end in pieces)
            assert all(len(text[start:end].splitlines()) == 1 for start, end in pieces)
            assert pieces == sorted(pieces)
            found[name] = label, pieces
    for line in lines:
        assert set(re.findall(r"(?:AnnotatorNotes |:)(T\d+)", line)) <= set(found)
    return found


def test_brat(record: DocumentRecord, spans: list[Span]) -> None:
    parts = json.loads(write("brat", record))
    assert parts[".txt"] == DOCUMENT
    found = read_brat(parts[".txt"], parts[".ann"])
    assert [(pieces[0][0], pieces[-1][1], label) for label, pieces in found.values()] == spans
    # The name that a column break cuts is whole again, piece by piece.
    (broken,) = (pieces for _, pieces in found.values() if len(pieces) > 1)
    assert [DOCUMENT[start:end] for start, end in broken] == ["远山新", "材料公司"]
    assert "\tsubject Arg1:" in parts[".ann"]
    assert "subject: 阳湖市; indicator: 出口额; relation: growth; direction: down" in parts[".ann"]


def test_brat_counts_code_points(record: DocumentRecord) -> None:
    text = "𠮷\r\n" + DOCUMENT
    parts = json.loads(write("brat", move(record, 3), text))
    assert len(read_brat(parts[".txt"], parts[".ann"])) == 9


def test_brat_is_a_folder_of_pairs(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "a.txt").write_bytes("𠮷阳湖市出口额\r\n12.5亿元。".encode())
    rows = [json.dumps({"text": f"阳湖市出口额{n}亿元。"}, ensure_ascii=False) for n in (1, 2)]
    (pages / "b.jsonl").write_text("\n".join(rows), encoding="utf-8")
    words = ["extract", str(pages), str(pages / "b.jsonl"), "--format", "brat", "-o"]
    assert CliRunner().invoke(cli, [*words, str(out / "facts.ann")]).exit_code == ExitCode.USAGE
    done = CliRunner().invoke(cli, [*words, f"{out}/"])
    assert done.exit_code == 0, done.output
    names = [path.relative_to(out) for path in sorted(out.rglob("*")) if path.is_file()]
    texts = [out / name for name in names if name.suffix == ".txt"]
    assert len(texts) == 3
    assert len(names) == 6
    for text in texts:
        annotations = text.with_suffix(".ann").read_bytes().decode("utf-8")
        read = read_brat(text.read_bytes().decode("utf-8"), annotations)
        assert "figure" in {label for label, _ in read.values()}


# doccano: https://doccano.github.io/doccano/tutorial/


def test_doccano(record: DocumentRecord, spans: list[Span]) -> None:
    line = json.loads(write("doccano", record))
    assert line["text"] == DOCUMENT
    assert [(start, end, label) for start, end, label in line["label"]] == spans
    by_id = {entity["id"]: entity for entity in line["entities"]}
    assert [(e["start_offset"], e["end_offset"], e["label"]) for e in line["entities"]] == spans
    assert len(line["relations"]) == 4
    for relation in line["relations"]:
        assert by_id[relation["from_id"]]["label"] == "figure"
        assert by_id[relation["to_id"]]["label"] in LABELS


def test_doccano_counts_as_the_browser_does(record: DocumentRecord, spans: list[Span]) -> None:
    text = "𠮷" + DOCUMENT
    line = json.loads(write("doccano", move(record, 1), text))
    units = text.encode("utf-16-le")
    shown = [units[2 * start : 2 * end].decode("utf-16-le") for start, end, _ in line["label"]]
    assert shown == [DOCUMENT[start:end] for start, end, _ in spans]


# Label Studio: https://labelstud.io/guide/predictions and the control tags Labels, Text


@pytest.mark.parametrize("before", ["", "𠮷"])
def test_label_studio(record: DocumentRecord, spans: list[Span], before: str) -> None:
    text = before + DOCUMENT
    (task,) = json.loads(write("labelstudio", move(record, len(before)), text))
    assert task["data"] == {"text": text, "source": "page.txt"}
    (prediction,) = task["predictions"]
    regions = {item["id"]: item for item in prediction["result"] if item["type"] == "labels"}
    for item in regions.values():
        assert (item["from_name"], item["to_name"]) == ("label", "text")
        value = item["value"]
        assert text[value["start"] : value["end"]] == value["text"]
    found = [(r["value"]["start"], r["value"]["end"], *r["value"]["labels"]) for r in regions.values()]
    assert found == [(start + len(before), end + len(before), label) for start, end, label in spans]
    relations = [item for item in prediction["result"] if item["type"] == "relation"]
    assert len(relations) == 4
    assert all({item["from_id"], item["to_id"]} <= regions.keys() for item in relations)


def test_label_studio_takes_it(record: DocumentRecord) -> None:
    interface: Any = pytest.importorskip("label_studio_sdk.label_interface", exc_type=ImportError)
    page = Path(__file__).parents[1] / "docs" / "annotation.md"
    config = page.read_text(encoding="utf-8").partition("```xml\n")[2].partition("```")[0]
    (task,) = json.loads(write("labelstudio", record))
    assert interface.LabelInterface(config).validate_prediction(task["predictions"][0])


def test_label_studio_is_one_list(record: DocumentRecord) -> None:
    writer: Any = create_writer("labelstudio", WriterOptions())
    tasks = [writer.write_text(record, DOCUMENT)] * 3
    assert len(json.loads(writer.begin() + writer.separator.join(tasks) + writer.end([]))) == 3
    assert json.loads(writer.begin() + writer.end([])) == []


# CoNLL


def read_bio(text: str) -> Iterator[tuple[str, str]]:
    """Label and characters of each mention; an I- that continues nothing is refused."""
    label, words = "", ""
    for line in [*text.splitlines(), ""]:
        char, _, tag = line.partition("\t")
        if tag.startswith("I-"):
            assert tag[2:] == label
            words += char
            continue
        if label:
            yield label, words
        label, words = (tag[2:], char) if tag.startswith("B-") else ("", "")


def test_conll(record: DocumentRecord, spans: list[Span]) -> None:
    written = write("conll", record).decode("utf-8")
    assert written.startswith("-DOCSTART-\tO\n\n")
    assert all(
        line == "" or re.fullmatch(r"(\S|-DOCSTART-)\t(O|[BI]-\w+)", line) for line in written.split("\n")
    )
    expected = [(label, re.sub(r"\s", "", DOCUMENT[start:end])) for start, end, label in spans]
    assert list(read_bio(written)) == expected
    assert "\n\n\n" not in written


def test_conll_leaves_out_what_steers_a_terminal(record: DocumentRecord) -> None:
    text = "\x1b\u202e𠮷\ue000"
    written = write("conll", replace(record, articles=()), text).decode("utf-8")
    assert written == "-DOCSTART-\tO\n\n𠮷\tO\n\ue000\tO\n\n"


def test_of_overlapping_mentions_the_longest_stays(record: DocumentRecord) -> None:
    article = record.articles[0]
    place = article.entities[0]
    inner = replace(place, start=place.start, end=place.start + 2, text="阳湖")
    doubled = replace(record, articles=(replace(article, entities=(inner, *article.entities), facts=()),))
    assert len(read_markup(doubled).mentions) == 10
    assert len(drop_overlaps(read_markup(doubled).mentions)) == 9
    found = list(read_bio(write("conll", doubled).decode("utf-8")))
    assert ("place", "阳湖市") in found
    assert len(found) == 9


# spaCy


def test_docbin(record: DocumentRecord, spans: list[Span], tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    path = tmp_path / "facts.spacy"
    store = create_store(FORMATS["spacy"], str(path))
    text = "𠮷" + DOCUMENT
    store.add("", write("spacy", move(record, 1), text))
    store.commit([])
    store.close()
    assert os.listdir(tmp_path) == ["facts.spacy"]
    (document,) = DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab)
    assert document.text == text
    expected = [(start + 1, end + 1, label) for start, end, label in spans]
    assert [(e.start_char, e.end_char, e.label_) for e in document.ents] == expected
    assert [(e.start_char, e.end_char, e.label_) for e in document.spans["newsx"]] == expected


# Markdown


def test_markdown_is_text(record: DocumentRecord) -> None:
    title = "<script>[a](http://b)|`x`\n# ![c](d)"
    article = replace(record.articles[0], title=title)
    written = create_writer("markdown", WriterOptions()).write_document(replace(record, articles=(article,)))
    shown = written.decode("utf-8")
    assert not re.search(r"(?<!\\)[<\[`]", shown)
    rows = [re.split(r"(?<!\\)\|", line) for line in shown.splitlines() if line.startswith("|")]
    assert {len(row) for row in rows} == {8}
    assert len(rows) == 2 + len(article.facts)
    assert re.sub(r"\\(.)", r"\1", escape(title)) == title.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. 工业", r"1\. 工业"), ("- 工业", r"\- 工业"), ("12.5亿元", "12.5亿元"), ("3-5年", "3-5年"),
        ("http://a.example", r"http\://a.example"), ("www.a.example", r"www\.a.example"),
        ("a@b.c", r"a\@b.c"),
        ("&lt;", r"\&lt;"), ("~~甲~~", r"\~\~甲\~\~"),
    ],
)  # fmt: skip
def test_markdown_marks(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.doccano.jsonl", "doccano"), ("a.jsonl", "jsonl"), ("a.LabelStudio.json", "labelstudio"),
        ("a.json", "json"), ("a.bio", "conll"), ("notes.md", "markdown"),
    ],
)  # fmt: skip
def test_the_longest_suffix_counts(path: str, name: str) -> None:
    found = find_format(path)
    assert found
    assert found.name == name
