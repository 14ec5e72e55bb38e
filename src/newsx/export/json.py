"""``json`` and ``jsonl``: the contract itself."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import msgspec

from newsx import __version__
from newsx.export.formats import Writer
from newsx.export.record import DOCUMENTS_SCHEMA, DocumentRecord, ErrorRecord

# Characters that JSON may hold bare but that terminals obey (DEL, C1 controls) or that cut a line in two
# for some readers (U+0085, U+2028, U+2029). In UTF-8, and outside of strings they never stand. Each with its
# first byte, which Python finds in a seventh of the time that the pattern takes.
_UNSAFE = (
    (b"\x7f", re.compile(rb"\x7f")),
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
    (b"\xe2", re.compile(rb"\xe2\x80[\xa8\xa9]")),
)
# Python writes decimals below a millionth with an exponent. The quote that ends a key never follows a
# backslash, as one inside a string always does.
_EXPONENT = re.compile(rb'(?<!\\)":(-?\d+(?:\.\d+)?E-\d+)(?=[,}])')


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(decimal_format="number")


def encode(value: object) -> bytes:
    """One line of JSON in UTF-8; decimals are numbers with every digit they have.

    >>> from decimal import Decimal
    >>> encode({"value": Decimal("24.7"), "text": "24.7%\\u2028"})
    b'{"value":24.7,"text":"24.7%\\\\u2028"}'
    """
    return _make_plain(_encoder().encode(value))


def encode_lines(values: Sequence[object]) -> bytes:
    """Lines of JSON, as of `encode`, each with its end."""
    return _make_plain(_encoder().encode_lines(values))


def _make_plain(text: bytes) -> bytes:
    for first, pattern in _UNSAFE:
        if first in text:
            text = pattern.sub(_escape, text)
    # One byte is found twenty times as fast as two.
    return _EXPONENT.sub(_write_plain, text) if b"E" in text and b"E-" in text else text


def _write_plain(match: re.Match[bytes]) -> bytes:
    return b'":' + f"{Decimal(match[1].decode()):f}".encode()


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(match.group().decode("utf-8"))


class JsonlWriter(Writer):
    """One article a line."""

    by_article = True

    def write_document(self, document: DocumentRecord) -> bytes:
        return encode_lines(document.articles)


class JsonWriter(Writer):
    """One object: the documents, one a line, then the inputs that failed."""

    separator = b",\n"

    def begin(self) -> bytes:
        head = encode({"schema": DOCUMENTS_SCHEMA, "generator": f"newsx {__version__}"})
        return head.removesuffix(b"}") + b',"documents":[\n'

    def write_document(self, document: DocumentRecord) -> bytes:
        return encode(document)

    def end(self, errors: Sequence[ErrorRecord]) -> bytes:
        return b'\n],"errors":' + encode(errors) + b"}\n"
