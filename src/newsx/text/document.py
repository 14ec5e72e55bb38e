"""A decoded input."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Document:
    """One file or stream, decoded. All offsets of the output count its code points."""

    source: str
    """The path as the user gave it, ``-`` for standard input."""
    text: str
    """The decoded text, before any cleaning."""
    encoding: str = "utf-8"
    """The codec that decoded it, as Python names it."""
    replaced: int = 0
    """How many undecodable bytes stand as U+FFFD in ``text``."""
    decided_by: str = ""
    """The step of the encoding detection that decided, ``option`` where the user named the encoding."""
    guessed: bool = False
    """The encoding is the one in which the bytes read most like Chinese; nothing proves it."""
    other_encoding: str = ""
    """That of some lines, in a file whose lines came from two places."""

    def without_surrogates(self) -> "Document":
        """This document, halves of surrogate pairs replaced by U+FFFD and counted: no encoding can hold them.

        >>> Document("", "\\ud800投资3亿元").without_surrogates().replaced
        1
        """
        try:
            self.text.encode()
        except UnicodeEncodeError:
            text, count = re.subn(r"[\ud800-\udfff]", "\ufffd", self.text)
            return replace(self, text=text, replaced=self.replaced + count)
        return self
