"""The formats of the commands that write lists; apart, so that ``newsx --help`` loads no writer."""

from typing import Literal

Shape = Literal["table", "json", "jsonl", "csv"]

ColorChoice = Literal["auto", "always", "never"]
"""When a terminal's colours are used."""

PageLanguage = Literal["zh", "en"]
"""What the words around the data of a page may be in."""
