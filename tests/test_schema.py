"""The schema is right, says what the records say, and every output validates."""

import json
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import jsonschema
import msgspec
import pytest

from newsx.export import record
from newsx.export.formats import WriterOptions, create_writer
from newsx.export.record import ErrorRecord
from newsx.export.recording import build_document
from newsx.export.schema import read_schema
from newsx.pipeline import Extraction, Pipeline
from newsx.text.document import Document

SCHEMA = json.loads(read_schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
RECORDS = {
    "article": record.ArticleRecord,
    "document": record.DocumentRecord,
    "entity": record.EntityRecord,
    "error": record.ErrorRecord,
    "fact": record.FactRecord,
    "figure": record.FigureRecord,
    "period": record.PeriodRecord,
}


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", RECORDS)
def test_fields_are_those_of_the_record(name: str) -> None:
    definition = SCHEMA["$defs"][name]
    fields = list(RECORDS[name].__struct_fields__)
    assert list(definition["properties"]) == fields
    assert definition["required"] == fields


def closed_sets(type_: type[msgspec.Struct]) -> dict[str, set[str | None]]:
    """Field -> the words it may hold, of fields that hold nothing else."""
    found = {}
    for field, hint in get_type_hints(type_).items():
        parts = [hint] if get_origin(hint) is Literal else list(get_args(hint))
        literals = [part for part in parts if get_origin(part) is Literal]
        if literals and all(part in literals or part is NoneType for part in parts):
            found[field] = {word for part in literals for word in get_args(part)}
            if NoneType in parts:
                found[field].add(None)
    return found


@pytest.mark.parametrize("name", RECORDS)
def test_closed_sets_are_those_of_the_record(name: str) -> None:
    for field, words in closed_sets(RECORDS[name]).items():
        definition = SCHEMA["$defs"][name]["properties"][field]
        if "$ref" in definition:
            definition = SCHEMA["$defs"][definition["$ref"].rsplit("/", 1)[1]]
        assert set(definition["enum"]) == words, field


def write(format_: str, extraction: Extraction) -> bytes:
    writer = create_writer(format_, WriterOptions())
    errors = [ErrorRecord("gone.txt", "no such file", "check the name")]
    return writer.begin() + writer.write_document(build_document(extraction)) + writer.end(errors)


def test_outputs_validate(extraction: Extraction) -> None:
    VALIDATOR.validate(json.loads(write("json", extraction)))
    lines = write("jsonl", extraction).splitlines()
    assert len(lines) == 1
    VALIDATOR.validate(json.loads(lines[0]))


@pytest.mark.skipif(not SEEDS, reason="no sample pages")
def test_sample_pages_validate() -> None:
    pipeline = Pipeline()
    for path in SEEDS:
        found = pipeline.extract(Document(path.name, path.read_text(encoding="utf-8")))
        VALIDATOR.validate(json.loads(write("json", found)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("entities", 0, "type"), "city"),
        (("figures", 0, "value"), True),
        (("facts", 0, "direction"), "sideways"),
        (("facts", 0, "sentence", "start"), -1),
        (("date",), "July"),
        (("schema",), "newsx.article/2"),
        (("title",), 3),
    ],
)
def test_the_schema_refuses(extraction: Extraction, path: tuple[str | int, ...], value: object) -> None:
    article: Any = json.loads(write("jsonl", extraction))
    VALIDATOR.validate(article)
    holder = article
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert not VALIDATOR.is_valid(article)


def test_the_schema_refuses_a_missing_field(extraction: Extraction) -> None:
    article = json.loads(write("jsonl", extraction))
    del article["facts"][0]["period"]
    assert not VALIDATOR.is_valid(article)
