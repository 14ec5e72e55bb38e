"""What a paragraph measured last, or spoke of: looked for backwards, and only when a figure asks."""

from newsx.facts.cues import ends_like, read_role, read_words
from newsx.facts.nouns import clean, find_noun, split_holder, strip_names, text_of
from newsx.facts.unit import Units


class Theme:
    """The topic of the figures to come; a clause without figures may set it, and so does a figure."""

    def __init__(self, noun: str | None = None, *, stale: bool = True) -> None:
        self._noun = noun
        self._stale = stale
        self._before: list[Units] = []
        """Clauses of the sentences before this one, none of them read yet."""
        self._here: list[Units] = []
        """Clauses of this sentence, none of them read yet."""

    def enter_sentence(self) -> None:
        """What was said so far was said by a sentence before."""
        self._before += self._here
        self._here = []
        self._stale = True

    def hear(self, units: Units) -> None:
        """A clause without figures may say what those behind it are of."""
        self._here.append(units)

    def set(self, noun: str) -> None:
        """A figure is of this, and so may be the next."""
        self._noun, self._stale = noun, False
        self._before, self._here = [], []

    @property
    def noun(self) -> str | None:
        """What was measured last, or spoken of."""
        if self._here or self._before:
            self._read()
        return self._noun

    @property
    def stale(self) -> bool:
        """Whether a sentence before this one said it."""
        self._read()
        return self._stale

    def copy(self) -> "Theme":
        """The same for a bracket, whose figures say nothing of what comes after."""
        return Theme(self.noun, stale=self.stale)

    def _read(self) -> None:
        for clauses, stale in ((self._here, False), (self._before, self._stale)):
            while clauses:
                noun = find_topic_noun(clauses.pop())
                if noun:
                    self._noun, self._stale = noun, stale
                    self._before, self._here = [], []
                    return


def find_topic_noun(units: Units) -> str | None:
    """What a clause without figures speaks of: 新能源车占比(逐步提升); nothing for 财报显示."""
    if units[-1].text in read_role("likened"):  # 净利润|与上年相比; 与国内相比，(低64元)
        units = units[: next((i for i, unit in enumerate(units) if unit.text in read_role("with")), 0)]
        if not units:
            return None
    last = strip_names(units[find_noun(units, 0, len(units)) :])
    if len(last) > 1 and ends_like(text_of(last), "measure_nouns"):
        return clean(text_of(split_holder(last)[1])) or None  # 工厂在这方面的出货数量
    for end in range(1, len(units) + 1):
        unit = units[end] if end < len(units) else None
        stops = unit is None or (unit.tag[:1] in "dvzp" and not unit.verbal and unit.kind != "period")
        if stops or unit is None or (unit.cue and unit.cue.role not in ("mean", "rate")):
            noun = strip_names(units[find_noun(units, 0, end) : end])
            if len(noun) > 1 and noun[0].tag == "q":
                noun = noun[1:]  # 这|艘船
            while noun and noun[-1].tag == "b":
                noun = noun[:-1]  # 钒主要(集中在青河)
            if len(noun) > 1 and noun[-1].text == "方面":
                noun = noun[:-1]  # 下载量|方面，去年增加5%
            told = noun[-1:] and noun[-1].text in read_words("news_verbs")
            if told or (unit is not None and unit.text in read_words("news_verbs")):
                return None
            if noun and (noun[-1].tag in ("a", "ad", "d", "m") or noun[-1].text in read_words("vague_nouns")):
                return None  # 广泛|汇聚智慧; 呈现回落|态势
            if any(part.kind == "word" and part.tag != "i" for part in noun):
                return clean(text_of(split_holder(noun)[1])) or None
    return None
