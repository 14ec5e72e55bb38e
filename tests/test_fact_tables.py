"""Every row of the tables of facts is read by its own example, and not by its counterexample."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast, get_args

import pytest

from newsx.dictionary import read_table
from newsx.entities.entity import Entity, EntityType
from newsx.facts import cues, heads, signals
from newsx.facts.clauses import split_units
from newsx.facts.cues import ClauseRole
from newsx.facts.fact import Fact
from newsx.facts.lexicon import read_lexicon
from newsx.facts.linker import link_facts
from newsx.facts.mentions import list_mentions
from newsx.facts.tellers import is_office
from newsx.facts.topics import Topics, find_label
from newsx.facts.unit import read_notes
from newsx.facts.words import Words
from newsx.figures.figures import find_figures
from newsx.figures.periods import find_periods
from newsx.text.articles import Article, Paragraph
from newsx.text.sentences import split_sentences
from newsx.text.span import OffsetMap
from newsx.tokens.segmenter import create_segmenter

SEGMENTER = create_segmenter("jieba")
NAMES: dict[str, EntityType] = {
    "江苏省": "place", "昆山市": "place", "海盐县": "place", "余杭区": "place", "昌吉州": "place",
    "盛泽镇": "place", "五里乡": "place", "华西村": "place", "青河银行": "organization",
    "西班牙": "place", "青河学校": "organization", "青河钢铁公司": "organization", "青河局": "organization",
    "李文山": "person",
    "李雪健": "person", "青河证券": "organization", "青河期货": "organization",
}  # fmt: skip


def article_of(text: str, title: str | None = "标题") -> Article:
    paragraphs = (Paragraph(0, len(text), "body"),)
    return Article(1, 0, len(text), text, OffsetMap((0,), (0,)), paragraphs, title)


def facts_of(text: str, *names: str) -> tuple[Fact, ...]:
    """The facts of a text whose names are those of ``NAMES`` and ``names``."""
    article = article_of(text)
    entities = [
        Entity(NAMES.get(name, "organization"), name, at, at + len(name), name)
        for name in (*NAMES, *names)
        if (at := text.find(name)) >= 0
    ]
    entities.sort(key=lambda entity: entity.start)
    periods = find_periods(text)
    figures = find_figures(text, periods)
    tokens = SEGMENTER.segment(text)
    return link_facts(article, split_sentences(article), tokens, entities, figures, periods)


def cues_of(text: str) -> Iterator[tuple[str, str]]:
    periods = find_periods(text)
    mentions = list_mentions(find_figures(text, periods), (), ())
    units, _ = split_units(Words(text, SEGMENTER.segment(text)), 0, len(text), mentions)
    for unit in units:
        if unit.cue:
            yield unit.text, unit.cue.role


def rows(table: str, *columns: str) -> list[tuple[str, ...]]:
    return list(read_table(table, ("word", *columns, "example", "counterexample")))


@pytest.mark.parametrize("row", rows("predicates", "role", "direction"), ids=lambda row: row[0])
def test_predicates(row: tuple[str, ...]) -> None:
    word, role, direction, example, counterexample = row
    assert word in example, "the example must hold the word"
    if word not in {row[0] for row in rows("plan_words")}:
        assert (word, role) in cues_of(example)
    if counterexample:
        assert word in counterexample
        assert word not in [text for text, _ in cues_of(counterexample)]
    fact = facts_of(example)[-1]
    relations = {
        "level": "level", "hedge": "level", "grow": "growth", "to": "level", "compare": "growth",
        "exceed": "change", "new": "change", "share": "share", "rank": "rank", "against": "growth",
    }  # fmt: skip
    if relations.get(role):
        assert fact.relation == relations[role]
    if role in ("grow", "compare", "exceed", "new"):
        assert fact.direction == direction
    if role == "rate" and direction:
        assert (fact.relation, fact.direction) == ("growth", direction)
    if role == "against":
        assert fact.base == "yoy"


def last(slot: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert getattr(facts_of(example)[-1], slot) is not None

    return check


def indicator(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert {fact.indicator for fact in facts_of(example)} == {want.replace("_", word)}

    return check


def subject(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert facts_of(example)[-1].subject == want.replace("_", word)

    return check


def relation(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert facts_of(example)[-1].relation == want

    return check


def modality(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert facts_of(example)[-1].modality == want

    return check


def office(word: str, example: str) -> None:
    assert facts_of(example, f"青河{word}")[-1].subject is None


def embodied(word: str, example: str) -> None:
    name = f"青河{word}"
    assert example.startswith(name)
    assert name.endswith(cues.read_endings("office_suffixes"))
    assert not is_office(Entity("organization", name, 0, len(name), name))


def body(word: str, example: str) -> None:
    assert facts_of(example, word)[-1].subject == "昆山市"


def label(word: str, example: str) -> None:
    text = f"{example}。{word}说"
    assert find_label(article_of(text, example)) == ""
    assert find_label(article_of(text.replace(word, "青河"), example.replace(word, "青河"))) == "青河"


def relative(word: str, example: str) -> None:
    text = facts_of(example)[-1].subject
    assert text is not None
    assert example.startswith(text)


def told(word: str, example: str) -> None:
    assert facts_of(example)[-1].subject is None


def reported(word: str, example: str) -> None:
    assert not Topics(article_of(example, example), []).news
    assert Topics(article_of(example, "青河市见闻"), []).news


def news(word: str, example: str) -> None:
    assert Topics(article_of(example, None), []).news
    assert not Topics(article_of(example.replace(word, ""), None), []).news


def opened(word: str, example: str) -> None:
    text = f"{example}。青河市第九届人民代表大会"
    named = [Entity("place", "青河市", at := text.find("青河市"), at + 3, "青河市")]
    assert Topics(article_of(text), named).report == 0
    assert Topics(article_of(text.replace(word, "")), []).report is None


def timeless(word: str, example: str) -> None:
    first, last = facts_of(example)
    assert first.period is not None
    assert last.period is None


def headed(word: str, example: str) -> None:
    text = facts_of(example)[-1].indicator
    assert text is not None
    assert text.startswith("合作社")
    assert text.endswith(word)


def unnamed(word: str, example: str) -> None:
    assert facts_of(example)[-1].indicator is None
    assert facts_of(f"股价{word}5%")[-1].indicator == "股价"


def counted_first(word: str, example: str) -> None:
    assert facts_of(example)[0].indicator == "工厂"


def recalled(word: str, example: str) -> None:
    assert facts_of(example)[-1].subject == "青河铁矿项目"


CHECKS: dict[str, Callable[[str, str], None]] = {
    "plan_words": modality("planned"),
    "turn_words": modality("actual"),
    "measure_nouns": headed,
    "event_nouns": indicator("_"),
    "act_nouns": indicator("科技企业"),
    "compound_verbs": indicator("污水_项目"),
    "light_verbs": indicator("产值"),
    "phrase_ends": indicator("产值"),
    "former_words": indicator("产值"),
    "trailing_adverbs": indicator("产值"),
    "pointed_nouns": indicator("产值"),
    "motion_verbs": indicator("_"),
    "vague_nouns": indicator("产量"),
    "attribute_nouns": indicator("矿山"),
    "agent_nouns": indicator("认缴"),
    "measured_of": counted_first,
    "whole_nouns": indicator("新型城市_"),
    "directions": indicator("人口"),
    "price_verbs": unnamed,
    "count_hedges": indicator("企业"),
    "lead_words": indicator("企业"),
    "list_words": indicator("企业"),
    "currency_words": indicator("总额"),
    "person_units": indicator("获救"),
    "share_nouns": relation("share"),
    "ratio_nouns": relation("level"),
    "holder_nouns": subject("国有_"),
    "nation_words": subject("_"),
    "pivot_verbs": subject("昆山市"),
    "news_verbs": told,
    "speaking_verbs": timeless,
    "threshold_nouns": indicator("产值"),
    "report_titles": reported,
    "news_words": news,
    "report_openings": opened,
    "relative_nouns": relative,
    "person_pronouns": subject("李文山"),
    "office_suffixes": office,
    "body_endings": embodied,
    "government_bodies": body,
    "title_labels": label,
    "pointing_words": recalled,
    "object_verbs": indicator("举报"),
    "programmes": indicator("_"),
    "spending_verbs": indicator("建成"),
    "sector_nouns": lambda word, example: indicator(f"{example[2:-8]}增加值")(word, example),
    "recalled_nouns": subject("青河_"),
    "striking_verbs": subject("昆山市"),
    "document_verbs": subject("昆山市"),
    "place_nouns": subject("江苏省、昆山市"),
    "document_nouns": subject("昆山市"),
    "teller_nouns": told,
    "event_pointers": subject("运动会"),
    "event_endings": subject("江苏省_"),
}


@pytest.mark.parametrize(
    ("table", "word", "example"),
    [(table, row[0], row[1]) for table in CHECKS for row in rows(table)],
    ids=lambda value: value if len(value) < 16 else "",
)
def test_words(table: str, word: str, example: str) -> None:
    assert word in example, "the example must hold the word"
    CHECKS[table](word, example)


@pytest.mark.parametrize("row", rows("word_tags", "tag"), ids=lambda row: row[0])
def test_tags(row: tuple[str, ...]) -> None:
    word, tag, example, _ = row
    tokens = SEGMENTER.segment(example)
    units, _ = split_units(Words(example, tokens), 0, len(example), ())
    assert [unit.tag for unit in units if unit.text == word] == [tag]
    assert tokens.tags[tokens.index(example.index(word))] != tag, "the segmenter knows it"


@pytest.mark.parametrize("row", rows("joined_words", "tag"), ids=lambda row: row[0])
def test_joined_words(row: tuple[str, ...]) -> None:
    word, tag, example, _ = row
    tokens = SEGMENTER.segment(example)
    units, _ = split_units(Words(example, tokens), 0, len(example), ())
    assert [unit.tag for unit in units if unit.text == word] == [tag]
    assert word not in tokens.words, "the segmenter knows it"


@pytest.mark.parametrize("row", rows("comparison_words", "base"), ids=lambda row: row[0])
def test_comparisons(row: tuple[str, ...]) -> None:
    assert facts_of(row[2])[-1].base == row[1]


@pytest.mark.parametrize("row", rows("subject_prepositions", "standing"), ids=lambda row: row[0])
def test_prepositions(row: tuple[str, ...]) -> None:
    assert facts_of(row[2])[-1].subject == "江苏省"


@pytest.mark.parametrize("row", rows("rank_fields"), ids=lambda row: row[0])
def test_rank_fields(row: tuple[str, ...]) -> None:
    assert facts_of(row[1])[-1].whole == row[0]


@pytest.mark.parametrize("row", rows("report_voices", "voice"), ids=lambda row: row[0])
def test_voices(row: tuple[str, ...]) -> None:
    assert row[0] in row[2]
    assert row[1] in ("planned", "actual")


def untimed(word: str, example: str) -> None:
    assert facts_of(example)[-1].period is None


def dated(word: str, example: str) -> None:
    period = facts_of(example)[-1].period
    assert period is not None
    assert example.startswith(period.text + word)


def goes_back(word: str, example: str) -> None:
    periods = [fact.period.value if fact.period else None for fact in facts_of(example)]
    assert periods[-1] == "2020-02-07"


def stretched(word: str, example: str) -> None:
    period = facts_of(example)[-1].period
    assert period is not None
    assert period.value == "2015/2020"


def changes_once(word: str, example: str) -> None:
    assert [fact.modality for fact in facts_of(example)] == ["actual", "planned"]


def shared_out(word: str, example: str) -> None:
    assert [fact.indicator for fact in facts_of(example)] == ["出口", "进口"]


def against_both(word: str, example: str) -> None:
    assert [fact.base for fact in facts_of(example)] == ["yoy", "prior"]


def only_a_field(word: str, example: str) -> None:
    assert facts_of(example)[0].subject is None


def last_indicator(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert facts_of(example)[-1].indicator == want.replace("_", word)

    return check


def first_indicator(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert facts_of(example)[0].indicator == want

    return check


def in_full(word: str, example: str) -> None:
    assert facts_of(example)[-1].indicator == example.removesuffix("5亿元")


def one_verb(word: str, example: str) -> None:
    assert f"{facts_of(example)[-1].indicator}{word}" in example


def said_without(word: str, example: str) -> None:
    assert word not in (facts_of(example)[-1].indicator or "")


def stays(example: str) -> None:
    assert facts_of(example)[-1].relation == "level"


def grows_to(example: str) -> None:
    assert {fact.relation for fact in facts_of(example)} == {"growth"}


def falls(word: str, example: str) -> None:
    fact = facts_of(example)[-1]
    assert (fact.relation, fact.direction) == ("change", "down")


def whole(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert facts_of(example)[-1].whole == want

    return check


def base(want: str) -> Callable[[str, str], None]:
    def check(word: str, example: str) -> None:
        assert facts_of(example)[-1].base == want

    return check


ROLES: dict[ClauseRole, Callable[[str, str], None]] = {
    "joiner": shared_out,
    "with": untimed,
    "from": changes_once,
    "until": subject("江苏省_昆山市铁路"),
    "field": only_a_field,
    "part": last_indicator("省级技术中心"),
    "dimension": last_indicator("_"),
    "adverb": against_both,
    "dateline": dated,
    "even": untimed,
    "alike": untimed,
    "enduring": untimed,
    "opening": untimed,
    "contract": untimed,
    "extreme": untimed,
    "done": modality("actual"),
    "task": modality("actual"),
    "means": last_indicator("支付"),
    "price": last_indicator("价格"),
    "yield": last_indicator("钢材"),
    "exist": last_indicator("新线"),
    "event": subject("采购_"),
    "achieve": last_indicator("石油制品类零售额"),
    "share": last_indicator("出口"),
    "region": last_indicator("出口"),
    "kind": last_indicator("国家_创新平台"),
    "about": whole("全省出口"),
    "place": last_indicator("采购额"),
    "source": told,
    "terms": last_indicator("产值"),
    "aspect": falls,
    "complement": one_verb,
    "copula": recalled,
    "act": subject("李雪健"),
    "cause": subject("江苏省"),
    "shows": told,
    "briefing": told,
    "likened": base("铁路"),
    "area": first_indicator("出口"),
    "scale": last_indicator("规_企业"),
    "sort": subject("西班牙_企业"),
    "unheld": in_full,
    "holding": told,
    "affect": falls,
    "profit": falls,
    "distance": last_indicator("_昆山市"),
    "bound": subject("老人"),
    "amount": last_indicator("土地"),
    "turns": last_indicator("转移安置"),
    "founding": untimed,
    "since": untimed,
    "session": goes_back,
    "sum": goes_back,
    "harm": goes_back,
    "opinion": told,
    "house": told,
    "report": told,
    "at": untimed,
    "average": stretched,
    "more": goes_back,
    "matter": subject("青河钢铁公司"),
    "perform": last_indicator("心理测试"),
    "expected": lambda _, example: grows_to(example),
    "lands": last_indicator("采购商"),
    "every": last_indicator("客流量"),
    "demand": last_indicator("关键_"),
    "modal": said_without,
    "crew": last_indicator("救起"),
    "hasten": lambda _, example: stays(example),
    "through": last_indicator("筹备"),
    "history": last_indicator("历史"),
    "handles": subject("青河钢铁公司"),
    "outlook": subject("青河钢铁公司"),
    "economy": subject("昆山市"),
}


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Takes a word out of a role, for this test."""
    kept = (
        cues.read_role, cues.read_role_endings, signals.read_wholes, signals.read_openings,
        signals.read_ends, signals._read_endings, heads._read_wholes, heads._read_endings,
        heads.read_heads, read_notes, read_lexicon,
    )  # fmt: skip

    def take(word: str, role: str) -> None:
        left = [row for row in rows("clause_words", "role") if row[:2] != (word, role)]
        roles = {row: frozenset(own[0] for own in left if own[1] == row) for row in ROLES}
        monkeypatch.setattr(cues, "_read_roles", lambda: roles)
        for read in kept:
            read.cache_clear()

    yield take
    for read in kept:
        read.cache_clear()


def slots_of(text: str) -> list[Fact]:
    return [replace(fact, rules={}) for fact in facts_of(text)]


@pytest.mark.parametrize("row", rows("clause_words", "role"), ids=lambda row: f"{row[1]}:{row[0]}")
def test_clause_words(row: tuple[str, ...], without: Callable[[str, str], None]) -> None:
    word, role, example, counterexample = row
    assert word in example, "the example must hold the word"
    ROLES[cast(ClauseRole, role)](word, example)
    told, other = slots_of(example), slots_of(counterexample)
    without(word, role)
    assert slots_of(example) != told, "the example says the same without the row"
    if counterexample:
        assert word in counterexample
        assert slots_of(counterexample) == other


def test_every_role_has_words() -> None:
    assert {row[1] for row in rows("clause_words", "role")} == set(get_args(ClauseRole)) == set(ROLES)
