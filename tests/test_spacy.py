"""The component of spaCy: its spans are newsx's mentions, its facts are newsx's facts, and both travel."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from newsx.export.recording import build_document
from newsx.pipeline import Extraction, Pipeline

spacy: Any = pytest.importorskip("spacy")
tokens: Any = pytest.importorskip("spacy.tokens")

ROOT = Path(__file__).parents[1]
TEXT = (
    "昌吉州 8月经济\n\n本报讯（记者 李青禾）昌吉州实现工业增加值107.93亿元，同比增长8.4%。"
    "玛纳斯县2023年招商引资12.5亿元，\n阿拉山口口岸过货0.3万吨。\n"
)
NLP = Any


@pytest.fixture(params=["char", "jieba"])
def nlp(request: pytest.FixtureRequest) -> NLP:
    return blank(request.param)


def blank(segmenter: str = "char", **config: object) -> NLP:
    import newsx.spacy

    made = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    made.add_pipe("newsx", config={"date": "2023-10-01", **config})
    assert newsx.spacy.SPANS == "newsx"
    return made


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return Pipeline().extract(TEXT, date="2023-10-01")


def test_facts_are_those_of_the_pipeline(nlp: NLP, extraction: Extraction) -> None:
    doc = nlp(TEXT)
    record = build_document(extraction)
    assert doc._.newsx == record
    assert doc._.facts == tuple(fact for article in record.articles for fact in article.facts)
    assert len(doc._.facts) >= 4
    assert all(isinstance(fact.value, Decimal) for fact in doc._.facts)


def test_spans_hold_the_mentions(nlp: NLP, extraction: Extraction) -> None:
    doc = nlp(TEXT)
    articles = build_document(extraction).articles
    mentions = [m for a in articles for m in (*a.entities, *a.figures, *a.periods)]
    found = {(span.start_char, span.end_char) for span in doc.spans["newsx"]}
    for mention in mentions:
        start, end = mention.start, mention.end
        # Whole tokens: a span may be longer than its mention, but holds it.
        assert any(first <= start and end <= last for first, last in found), mention
    for span in doc.spans["newsx"]:
        assert span._.newsx in mentions
        assert span._.newsx.text.replace("\n", "") in span.text.replace("\n", "")


def test_characters_reproduce_every_mention(extraction: Extraction) -> None:
    doc = blank("char")(TEXT)
    articles = build_document(extraction).articles
    expected = sorted(
        [(e.start, e.end, e.type) for article in articles for e in article.entities]
        + [(f.start, f.end, "figure") for article in articles for f in article.figures]
        + [(p.start, p.end, "period") for article in articles for p in article.periods]
    )
    assert sorted((s.start_char, s.end_char, s.label_) for s in doc.spans["newsx"]) == expected


def test_entities_know_their_codes_and_facts(nlp: NLP) -> None:
    doc = nlp("昌吉州实现工业增加值107.93亿元，同比增长8.4%。")
    place = next(ent for ent in doc.ents if ent.label_ == "place")
    assert (place.text, place.kb_id_, place._.newsx.name) == ("昌吉州", "652300", "昌吉回族自治州")
    assert [fact.relation for fact in place._.facts] == ["level", "growth"]
    figures = [ent for ent in doc.ents if ent.label_ == "figure"]
    assert [(f._.fact.value, f._.fact.relation) for f in figures] == [
        (Decimal(10793000000), "level"), (Decimal("8.4"), "growth"),
    ]  # fmt: skip
    assert (place._.fact, figures[0]._.facts, doc[:1]._.newsx) == (None, (), None)


def align(mode: str) -> list[str]:
    import newsx.spacy

    newsx.spacy.register_extensions()
    # One token is longer than the place that ends inside it.
    words = ["在", "昌吉", "州实现", "产值", "3亿元", "。"]
    doc = tokens.Doc(spacy.blank("zh").vocab, words=words, spaces=[False] * len(words))
    newsx.spacy.Newsx(alignment=mode)(doc)  # type: ignore[arg-type]
    return [ent.text for ent in doc.ents]


def test_alignment() -> None:
    assert align("expand") == ["昌吉州实现", "3亿元"]
    assert align("contract") == ["昌吉", "3亿元"]
    assert align("strict") == ["3亿元"]


def test_other_entities_stay_where_newsx_finds_none() -> None:
    made = blank()
    ruler = made.add_pipe("entity_ruler", before="newsx")
    ruler.add_patterns([{"label": "TERM", "pattern": word} for word in ("招商", "昌")])
    doc = made("昌吉州招商引资12.5亿元。")
    found = [(ent.text, ent.label_) for ent in doc.ents]
    assert found == [("昌吉州", "place"), ("招商", "TERM"), ("12.5亿元", "figure")]


def test_the_day_of_a_doc_counts_before_that_of_the_component() -> None:
    made = blank()
    doc = made.make_doc("去年昌吉州产值3亿元。")
    doc._.newsx_date = "2020-05-01"
    assert made(doc)._.facts[0].period.value == "2019"
    assert made("去年昌吉州产值3亿元。")._.facts[0].period.value == "2022"


def test_docs_travel(nlp: NLP) -> None:
    doc = nlp(TEXT)
    again = tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.facts == doc._.facts
    assert [s._.newsx for s in again.spans["newsx"]] == [s._.newsx for s in doc.spans["newsx"]]
    packed = tokens.DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (unpacked,) = tokens.DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert unpacked._.facts == doc._.facts


def test_pipelines_travel_with_their_dictionaries(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\ttype\tcode\n云岫试验区\tplace\tX1\n", encoding="utf-8")
    made = blank(dictionaries=[str(own)])
    text = "云岫试验区实现产值3亿元。"
    assert made(text).ents[0].kb_id_ == "X1"
    made.to_disk(tmp_path / "model")
    own.unlink()
    loaded = spacy.load(tmp_path / "model")
    assert [(ent.text, ent.kb_id_) for ent in loaded(text).ents] == [
        (ent.text, ent.kb_id_) for ent in made(text).ents
    ]
    assert spacy.blank("zh").from_config(loaded.config).pipe_names == ["newsx"]


def test_many_docs_and_empty_ones(nlp: NLP) -> None:
    docs = list(nlp.pipe(["", "\n \n", TEXT, "没有数字。"]))
    assert [len(doc._.facts) > 0 for doc in docs] == [False, False, True, False]


def test_docs_without_newsx_have_no_facts() -> None:
    import newsx.spacy

    newsx.spacy.register_extensions()
    doc = spacy.blank("zh")("昌吉州")
    assert (doc._.newsx, doc._.facts, doc[:]._.newsx) == (None, (), None)


def test_the_entry_point_is_the_factory() -> None:
    import newsx.spacy

    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    module, _, name = points["spacy_factories"]["newsx"].partition(":")
    assert (module, getattr(newsx.spacy, name)) == ("newsx.spacy", newsx.spacy.create_component)
