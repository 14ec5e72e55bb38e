"""Government bodies and committees: a place, or the word of its level, and the department."""

from collections.abc import Mapping
from functools import cache

from newsx.dictionary import read_table
from newsx.entities.draft import Draft, Mention, boundary_words
from newsx.entities.triggers import SUFFIX_COLUMNS, TITLE_COLUMNS, TriggerHit


@cache
def level_words() -> tuple[str, ...]:
    """Words that stand for a place before a department: 自治区工业和信息化厅, 省统计局."""
    return tuple(word for word, _ in read_table("levels", ("word", "example")))


def find_body(draft: Draft, hit: TriggerHit) -> Mention | None:
    """A government body: its place, or the word of its level, and the department (昌吉州 + 农业农村局)."""
    word, rule = hit.trigger.word, hit.trigger.rule
    if word.endswith("政府") and draft.text.startswith("采购", hit.end):
        return None
    before = draft.ends.get(hit.start)
    if word == "政府" and before is not None and before.type == "organization":
        return None
    if before is None and word[0] in "省市县区州国":
        before = draft.ends.get(hit.start + 1)
    listed = draft.starts.get(hit.start)
    if listed is not None and listed.end == hit.end and before is not None and is_organ(before):
        # 公安部|教育部: two bodies that a headline names side by side.
        return None
    if before is not None and before.type == "organization" and word == "党委":
        # 协会|党委副书记: the title of a person, not another body.
        return None
    if before is not None and (before.type == "place" or len(word) > 1):
        return Mention(owner_start(draft, before), hit.end, "organization", (), "rule", rule)
    if len(word) <= 1:
        return None
    for unit in level_words() if draft.text.endswith(level_words(), 0, hit.start) else ():
        if draft.text.endswith(unit, 0, hit.start):
            start = hit.start - len(unit)
            before = draft.ends.get(start)
            if before is not None and before.type == "place":
                return Mention(before.start, hit.end, "organization", (), "rule", rule)
            if draft.is_word_start(start):
                return Mention(start, hit.end, "organization", (), "rule", rule)
    if hit.trigger.cls == "department":
        # 由工商局、质监局组成: a department named alone, where its stem is a word of its own.
        alone = word[-1] in "局厅" and len(word) >= 3 and draft.is_word_start(hit.start)
        return Mention(hit.start, hit.end, "organization", (), "rule", rule) if alone else None
    if word[0] in "省市县区州团" and draft.is_word_start(hit.start):
        return Mention(hit.start, hit.end, "organization", (), "rule", rule)
    return None


def is_organ(mention: Mention) -> bool:
    return bool(mention.names) and mention.names[0].kind == "organ"


def owner_start(draft: Draft, base: Mention) -> int:
    """Where a body begins: 俄罗斯 of 俄罗斯驻哈尔滨总领事馆, B20 of B20中国理事会, 中共 of 中共甘肃省委."""
    text = draft.text
    start = base.start
    if base.type == "place" and start and draft.numbers[start]:
        word = draft.tokens.words[draft.tokens.index_before(start)]
        latin = word.isascii() and word.isalnum() and word.isupper() and len(word) > 1
        if latin or word in boundary_words()["owner"]:
            return start - len(word)
    if base.start and text[base.start - 1] == "驻":
        sender = draft.ends.get(base.start - 1)
        if sender is not None:
            return sender.start
    return base.start


@cache
def committee_titles() -> Mapping[str, str]:
    """The titles that begin with the body that they lead: 党委 of 党委书记."""
    titles = {title for title, _, _ in read_table("titles", TITLE_COLUMNS)}
    suffixes = {row[0] for row in read_table("organization_suffixes", SUFFIX_COLUMNS)}
    cuts = ((title, title[:size]) for title in titles for size in (2, 3))
    return {title: body for title, body in cuts if body in suffixes and title[len(body) :] in titles}


def find_committee(draft: Draft, hit: TriggerHit) -> Mention | None:
    """The committee that a title begins with, directly behind its village or town: 云山村党委|书记."""
    body = committee_titles().get(hit.trigger.word)
    place = draft.ends.get(hit.start) if body else None
    if body is None or place is None or place.type != "place":
        return None
    rule = f"organization_suffixes:{body}"
    return Mention(place.start, hit.start + len(body), "organization", (), "rule", rule)
