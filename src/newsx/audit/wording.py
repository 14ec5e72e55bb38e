"""The words between two figures, read for what they say about both."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsx.dictionary import DictionaryError, read_table
from newsx.translation import tr

Role = Literal[
    "rise", "fall", "rise_to", "fall_to", "above", "below", "rise_rate", "fall_rate", "rate",
    "compare", "with", "yoy", "prior", "from", "reach", "copula", "hedge", "of", "quantity",
    "average", "adjusted", "each", "sum", "member",
    "share", "share_about", "share_noun", "surplus", "deficit", "plan", "finish", "equals",
    "noun", "period", "comma", "pause", "stop", "end",
]  # fmt: skip

TABLE = "audit_words"
COLUMNS = ("word", "role", "example", "counterexample")

# One letter per role, so that the order of the words of a gap can be tested as one short string.
LETTERS: dict[Role, str] = {
    "rise": "u", "fall": "d", "rise_to": "T", "fall_to": "F", "above": "A", "below": "B",
    "rise_rate": "U", "fall_rate": "D", "rate": "R",
    "compare": "c", "with": "x", "yoy": "y", "prior": "m", "from": "f", "reach": "e", "copula": "k",
    "hedge": "h", "of": "g", "quantity": "q",
    "average": "a", "adjusted": "r", "each": "b", "sum": "z", "member": "w",
    "share": "s", "share_about": "S", "share_noun": "n",
    "surplus": "v", "deficit": "V", "plan": "l", "finish": "i", "equals": "=",
    "noun": "o", "period": "p", "comma": ",", "pause": "、", "stop": ";", "end": ".",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a gap; ``noun`` is whatever no table and no period claims."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """All words between two figures, in order."""

    words: tuple[Word, ...]
    letters: str
    """The role of each word as its letter; ``letters[i]`` belongs to ``words[i]``."""

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    def tail(self) -> "Gap":
        """The words behind the last comma, pause or stop: those of the clause of the figure that follows."""
        cut = max(map(self.letters.rfind, ",、;."), default=-1) + 1
        return Gap(self.words[cut:], self.letters[cut:])

    def between(self, start: int, end: int | None = None) -> str:
        """The text of the words from ``start`` up to ``end``."""
        return "".join(word.text for word in self.words[start:end])


class Wording:
    """Reads gaps with the words of ``audit_words.tsv``."""

    def __init__(self) -> None:
        """
        Raises:
            DictionaryError: if a row names a role that no rule knows.
        """
        self._roles: dict[str, Role] = {}
        known: dict[str, Role] = {role: role for role in LETTERS}
        for number, (word, name, _, _) in enumerate(read_table(TABLE, COLUMNS), 2):
            if name not in known:
                raise DictionaryError(
                    tr(
                        "{table}.tsv:{number}: unknown role {name}: use one of {known}",
                        table=TABLE,
                        number=number,
                        name=name,
                        known=sorted(known),
                    )
                )
            self._roles[word] = known[name]
        self._longest = max(map(len, self._roles))
        self._firsts = frozenset(word[0] for word in self._roles)

    def read_words(
        self, text: str, start: int, end: int, numbers: list[int], periods: dict[int, int]
    ) -> list[Word]:
        """The words of ``text[start:end]``, longest first from the left.

        Args:
            text: the reading text of the article.
            start: first offset of the stretch.
            end: offset behind it.
            numbers: of `Tokens`; a word of one character (比, 高, 占)
                counts only where it is a whole word: 比赛 and 提高 are none.
            periods: start -> end of the times of the text.
        """
        words: list[Word] = []
        residue = at = start
        while at < end:
            step, role = self._match(text, at, end, numbers, periods)
            if role is None:
                at += 1
                continue
            if residue < at:
                words.append(Word("noun", text[residue:at]))
            if step:
                words.append(Word(role, text[at : at + step]))
            residue = at = at + step
        if residue < end:
            words.append(Word("noun", text[residue:end]))
        return words

    def _match(
        self, text: str, at: int, end: int, numbers: list[int], periods: dict[int, int]
    ) -> tuple[int, Role | None]:
        if at in periods and periods[at] <= end:
            return periods[at] - at, "period"
        if text[at] not in self._firsts:
            return 1, None
        for length in range(min(self._longest, end - at), 0, -1):
            role = self._roles.get(text[at : at + length])
            if role is None:
                continue
            alone = numbers[at] > 0 and numbers[at + 1] > 0
            if length == 1 and text[at].isalpha() and not alone:
                continue
            return length, role
        return 1, None


def gap_of(words: list[Word]) -> Gap:
    """The gap that is made of these words."""
    return Gap(tuple(words), "".join(LETTERS[word.role] for word in words))


@cache
def wording() -> Wording:
    """The one reader, built when first asked for."""
    return Wording()
