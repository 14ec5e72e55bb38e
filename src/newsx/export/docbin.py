"""``spacy``: a DocBin of characters with entities, to train or evaluate on. Needs spaCy."""

from collections.abc import Sequence
from functools import cache

import msgspec
import spacy
from spacy.tokens import Doc, DocBin, Span

from newsx.export.mentions import Mention, drop_overlaps
from newsx.export.record import ErrorRecord
from newsx.export.stores import FileStore, telling

SPANS = "newsx"
"""The group of ``doc.spans`` that holds all mentions; ``doc.ents`` can hold none that overlap."""


class DocBinStore(FileStore):
    """A new file; spaCy builds it in memory."""

    def __init__(self, path: str, temporary: str = "") -> None:
        super().__init__(path, temporary)
        self._vocab = spacy.blank("zh").vocab
        self._documents = DocBin(store_user_data=True)

    def add(self, name: str, data: bytes) -> None:
        source, text, mentions = _decoder().decode(data)
        document = Doc(self._vocab, words=list(text), spaces=[False] * len(text))
        document.user_data["source"] = source
        # Every character is a token, so offsets of characters are those of tokens.
        document.spans[SPANS] = [Span(document, m.start, m.end, label=m.label) for m in mentions]
        document.set_ents([Span(document, m.start, m.end, label=m.label) for m in drop_overlaps(mentions)])
        self._documents.add(document)

    def commit(self, errors: Sequence[ErrorRecord]) -> None:
        with telling(self._path, ValueError):
            self._documents.to_disk(self._hidden.path)
            self._hidden.reveal()


@cache
def _decoder() -> msgspec.json.Decoder[tuple[str, str, list[Mention]]]:
    return msgspec.json.Decoder(tuple[str, str, list[Mention]])
