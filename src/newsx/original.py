"""Puts the words of the document back where the stages read folded ones (`newsx.text.folding`).

Mentions and tokens are slices, so theirs are cut again by their offsets. Slots and titles are words without
an offset: they are looked for near where they were read, and else written character by character as the
document writes them elsewhere.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from newsx.entities.entity import Entity
from newsx.facts.fact import Fact
from newsx.figures.periods import Period
from newsx.figures.quantity import Figure
from newsx.text.articles import Article
from newsx.tokens.tokens import Tokens


@dataclass(frozen=True)
class Original:
    """One article as read and as written; both texts are of one length."""

    read: str
    written: str

    @classmethod
    def of(cls, article: Article, folded: str, document: str) -> "Original":
        """The pair for an article of a document.

        Args:
            article: as split from the folded document.
            folded: the folded document.
            document: the document.
        """
        offsets = article.offsets
        ends = (*offsets.starts[1:], len(article.text))
        pieces: list[str] = []
        for start, end, origin in zip(offsets.starts, ends, offsets.origins, strict=True):
            run = article.text[start:end]
            piece = document[origin : origin + len(run)]
            if folded[origin : origin + len(run)] != run:
                # A line break of the reading text stands where the document has something else.
                piece = "".join(
                    document[origin + i] if folded[origin + i : origin + i + 1] == c else c
                    for i, c in enumerate(run)
                )
            pieces.append(piece)
        return cls(article.text, "".join(pieces))

    @cached_property
    def _spellings(self) -> dict[int, str]:
        """Read character -> how this article mostly writes it, where it writes it differently."""
        pairs = Counter(zip(self.read, self.written, strict=True))
        best: dict[str, tuple[int, str]] = {}
        for (read, written), count in pairs.items():
            best[read] = max(best.get(read, (0, "")), (count, written))
        return {ord(read): written for read, (_, written) in best.items() if read != written}

    def words(self, words: str | None, start: int = 0, end: int | None = None) -> str | None:
        """Words as the article writes them, looked for between two offsets first."""
        if not words:
            return words
        end = len(self.read) if end is None else end
        at = self.read.find(words, start, end)
        if at < 0:
            at = self.read.find(words)
        return words.translate(self._spellings) if at < 0 else self.written[at : at + len(words)]

    def article(self, article: Article) -> Article:
        """The article with its own text, title and names."""
        return replace(
            article,
            text=self.written,
            title=self.words(article.title),
            subtitle=self.words(article.subtitle),
            byline=tuple(self.words(name) or name for name in article.byline),
        )

    def tokens(self, tokens: Tokens) -> Tokens:
        """The same cuts through the text as written."""
        starts = tokens.starts
        cuts = pairwise(starts)
        return Tokens(tuple(self.written[start:end] for start, end in cuts), tokens.tags)

    def entities(self, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Names as written; canonical names of the tables stay as they are."""
        written = {entity.text: self.written[entity.start : entity.end] for entity in entities}
        return tuple(
            replace(
                entity,
                text=self.written[entity.start : entity.end],
                name=entity.name if entity.code else written.get(entity.name, entity.name),
            )
            for entity in entities
        )

    def figures(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Figures and items as written; units are the names of measures and stay."""
        return tuple(
            replace(
                figure,
                text=self.written[figure.start : figure.end],
                item=self.words(figure.item, figure.start),
            )
            for figure in figures
        )

    def periods(self, periods: tuple[Period, ...]) -> tuple[Period, ...]:
        """Times as written."""
        return tuple(replace(period, text=self.written[period.start : period.end]) for period in periods)

    def facts(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Slots as written."""
        return tuple(map(self._fact, facts))

    def _fact(self, fact: Fact) -> Fact:
        start, end = fact.sentence
        period = fact.period
        return replace(
            fact,
            subject=self.words(fact.subject, start, end),
            indicator=self.words(fact.indicator, start, end),
            base=self.words(fact.base, start, end),
            whole=self.words(fact.whole, start, end),
            period=period and replace(period, text=self.words(period.text, start, end) or period.text),
        )
