"""What is said of encodings that nothing proves, and of characters that none of them knows."""

from typing import TYPE_CHECKING

from newsx.cli.messages import Messages
from newsx.translation import tr, trn

if TYPE_CHECKING:
    from newsx.batch.work import Outcome

SHOWN = 3
"""Guesses that are told one by one; of a folder of a thousand files in GBK the rest is counted."""


class EncodingNotes:
    """Tells what a person must know to trust the text; a context, at whose end the rest is counted."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._guessed = 0

    def __enter__(self) -> "EncodingNotes":
        return self

    def __exit__(self, *ending: object) -> None:
        if (more := self._guessed - SHOWN) > 0:
            self._messages.note(
                trn(
                    "{number} more input was read by a guess at the encoding: --encoding says it for all",
                    "{number} more inputs were read by a guess at the encoding: --encoding says it for all",
                    more,
                )
            )

    def see(self, outcome: "Outcome") -> None:
        """Take in one input that was read."""
        source, encoding = outcome.source, outcome.encoding
        if outcome.other_encoding:
            self._messages.note(
                tr(
                    "{source}: lines of {encoding} and of {other_encoding}, each read as what it is: "
                    "if one looks wrong, split the file, or name its --encoding",
                    source=source,
                    encoding=encoding,
                    other_encoding=outcome.other_encoding,
                )
            )
        if outcome.replaced:
            self._messages.note(
                tr(
                    "{source}: {replaced} characters are no {encoding} and stand as U+FFFD: "
                    "if they are many, name the right --encoding",
                    source=source,
                    replaced=outcome.replaced,
                    encoding=encoding,
                )
            )
        elif outcome.guessed and not outcome.other_encoding:
            self._guessed += 1
            if self._guessed <= SHOWN:
                self._messages.note(
                    tr(
                        "{source}: {encoding} is a guess: if the text looks wrong, name the right --encoding",
                        source=source,
                        encoding=encoding,
                    )
                )
