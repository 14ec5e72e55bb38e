"""The stages in order: read this page first.

    document -> layout -> articles -> sentences -> tokens -> entities, periods, figures -> facts

Every stage is a pure function, or an object built once and then only read, so one `Pipeline` serves many
threads. From `Article` on, all offsets count the article's reading text; `Article.offsets` maps them back
to the document. The stages read a folded text of the same length (traditional characters as simplified ones);
what they find is given in the document's own characters.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from newsx.collector import PausedCollector
from newsx.dictionary import UserDictionary, read_faultless
from newsx.entities.entity import Entity
from newsx.entities.names import user_names
from newsx.entities.tagger import Tagger
from newsx.facts.fact import Fact
from newsx.facts.linker import link_facts
from newsx.figures.figures import find_figures
from newsx.figures.periods import Period, find_periods
from newsx.figures.places import find_places
from newsx.figures.quantity import Figure
from newsx.original import Original
from newsx.text.articles import Article, split_articles
from newsx.text.document import Document
from newsx.text.folding import fold
from newsx.text.layout import resolve_layout
from newsx.text.sentences import Sentence, split_sentences
from newsx.tokens import SegmenterName
from newsx.tokens.segmenter import UserWord, create_segmenter
from newsx.tokens.tokens import Tokens

Found = TypeVar("Found", Entity, Period, Figure)


@dataclass(frozen=True, slots=True)
class ArticleExtraction:
    """An article and everything that was found in it."""

    article: Article
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document and its articles."""

    document: Document
    articles: tuple[ArticleExtraction, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document split into its articles, in which nothing has been looked for yet."""

    document: Document
    folded: str
    """The text that the stages read."""
    articles: tuple[Article, ...]

    def with_found(self, articles: Iterable[ArticleExtraction]) -> Extraction:
        """The document with what was found in its articles, or in some of them."""
        return Extraction(self.document, tuple(articles))


class Pipeline:
    """Turns documents into extractions; build it once, call it often.

    >>> pipeline = Pipeline()
    >>> [figure.text for figure in pipeline.extract("总投资2100亿元。").articles[0].figures]
    ['2100亿元']
    """

    def __init__(
        self,
        *,
        segmenter: SegmenterName = "auto",
        words: Iterable[UserWord] = (),
        dictionaries: Iterable[UserDictionary | Path | str] = (),
    ) -> None:
        """
        Args:
            segmenter: ``auto``, ``jieba`` or ``rjieba``.
            words: more words for the segmenter.
            dictionaries: the user's, later ones before earlier ones, and all before newsx's own. A file must
                be without fault; of one that `read_user_dictionary` has read, the good rows count.

        Raises:
            ValueError: if that segmenter is not installed, or a file is no dictionary.
        """
        users = [d if isinstance(d, UserDictionary) else read_faultless(d) for d in dictionaries]
        # Their words meet the folded text, so they are folded too.
        own = [
            UserWord(fold(w.name), w.frequency, w.tag) for d in users for w in d.words if w.is_segmenter_word
        ]
        self._segmenter = create_segmenter(segmenter, [*words, *own])
        names = chain.from_iterable(map(user_names, users))
        self._tagger = Tagger((fold(surface), name) for surface, name in names)

    def extract(self, document: Document | str, *, date: str | None = None) -> Extraction:
        """Everything newsx finds in a document.

        Args:
            document: a read document, or its text.
            date: publication day, ISO 8601, where the user knows it; overrides the text and the file name.
        """
        reading = self.read(document, date=date)
        return reading.with_found(self.extract_each(reading))

    def read(self, document: Document | str, *, date: str | None = None) -> Reading:
        """The articles of a document, for `extract_each`: the first half of `extract`.

        Args:
            document: a read document, or its text.
            date: publication day; see `extract`.
        """
        if isinstance(document, str):
            document = Document("", document)
        document = document.without_surrogates()
        folded = fold(document.text)
        return Reading(document, folded, split_articles(resolve_layout(folded), document.source, date))

    def extract_each(self, reading: Reading) -> Iterator[ArticleExtraction]:
        """What `extract` finds, one article at a time: a long document need not be held with all its facts.

        >>> pipeline = Pipeline()
        >>> [len(found.figures) for found in pipeline.extract_each(pipeline.read("总投资2100亿元。"))]
        [1]
        """
        folded, written = reading.folded, reading.document.text
        for article in reading.articles:
            # No name holds what was found of an article while the next one is read.
            if folded == written:
                yield self._extract_article(article)
            else:
                yield _unfold(self._extract_article(article), folded, written)

    def _extract_article(self, article: Article) -> ArticleExtraction:
        with PausedCollector():
            sentences = split_sentences(article)
            tokens = self._segmenter.segment(article.text)
            entities = _keep_whole(self._tagger.find_entities(article, sentences, tokens), article)
            places = find_places(article.text)
            periods = _keep_whole(find_periods(article.text, article.date, places), article)
            figures = _keep_whole(find_figures(article.text, periods, entities, places), article)
            facts = link_facts(article, sentences, tokens, entities, figures, periods)
            tokens.forget()
        return ArticleExtraction(article, sentences, tokens, entities, figures, periods, facts)


def _keep_whole(mentions: tuple[Found, ...], article: Article) -> tuple[Found, ...]:
    """The mentions that read the same in the document: none reaches over a caption lifted out."""
    if not article.offsets.seams:
        return mentions
    return tuple(m for m in mentions if article.offsets.is_whole(m.start, m.end))


def _unfold(found: ArticleExtraction, folded: str, document: str) -> ArticleExtraction:
    """What was found, in the document's own characters."""
    original = Original.of(found.article, folded, document)
    return ArticleExtraction(
        original.article(found.article),
        found.sentences,
        original.tokens(found.tokens),
        original.entities(found.entities),
        original.figures(found.figures),
        original.periods(found.periods),
        original.facts(found.facts),
    )


def extract(
    text: str, date: str | None = None, *, source: str = "", segmenter: SegmenterName = "auto"
) -> Extraction:
    """Everything newsx finds in a text; for many texts build one `Pipeline`.

    Args:
        text: one document, already decoded.
        date: publication day, ISO 8601.
        source: the document's name, repeated in the output.
        segmenter: ``auto``, ``jieba`` or ``rjieba``.
    """
    return Pipeline(segmenter=segmenter).extract(Document(source, text), date=date)
