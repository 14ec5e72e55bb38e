"""What newsx says, in the reader's language: English, and what the catalogues of locale/ hold.

Messages stand in the code in English. The language is the one that ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES``
or ``LANG`` name, as with every program that uses gettext.
"""

import gettext
import os
from pathlib import Path

DOMAIN = "newsx"
CATALOGUES = Path(__file__).with_name("locale")
LANGUAGES = ("en", "zh")

gettext.bindtextdomain(DOMAIN, CATALOGUES)


def speak(language: str | None) -> None:
    """From now on, say everything in this language: click's own words too, and worker processes.

    Args:
        language: one of `LANGUAGES`; any other is English; None leaves it to the locale.
    """
    if language:
        os.environ["LANGUAGE"] = language
    # click looks up in the common domain: "Usage:", "No such option".
    gettext.textdomain(DOMAIN)


def tr(message: str, /, **values: object) -> str:
    """A message in the reader's language.

    Args:
        message: in English, a literal, so that the catalogue can be checked against the code.
        values: what stands in its ``{fields}``, which a translation may order anew.

    >>> tr("{path}: the file is empty", path="a.txt")
    'a.txt: the file is empty'
    """
    translated = gettext.dgettext(DOMAIN, message)
    return translated.format(**values) if values else translated


def trn(one: str, many: str, number: int, /, **values: object) -> str:
    """A message about a number of things, which stands in the field ``{number}``.

    >>> trn("{number} page", "{number} pages", 2)
    '2 pages'
    """
    return gettext.dngettext(DOMAIN, one, many, number).format(number=number, **values)
