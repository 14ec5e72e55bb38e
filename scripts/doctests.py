"""Lets mkdocstrings show doctests as code, wherever they stand in a docstring."""

import re

import griffe

# A prompt, and all lines up to the next empty one.
_DOCTEST = re.compile(r"^>>> .*(?:\n(?!\s*$).*)*", re.MULTILINE)


class FencedDoctests(griffe.Extension):
    """Puts fences around doctests."""

    def on_object(self, *, obj: griffe.Object, **options: object) -> None:
        """Change the docstring of everything that is read."""
        if obj.docstring:
            obj.docstring.value = _DOCTEST.sub(r"```pycon\n\g<0>\n```", obj.docstring.value)
