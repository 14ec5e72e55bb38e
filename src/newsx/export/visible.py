"""Text on its way to a terminal: characters that would steer it become visible ones."""

from functools import cache

# Writing direction: an override makes the rest of the line read backwards.
_DIRECTION = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))


def visible(text: str) -> str:
    """The text with control characters as their pictures, or as escapes where they have none.

    >>> visible("清屏\\x1b[2J")
    '清屏␛[2J'
    >>> visible("\\u202e.txt")
    '\\\\u202e.txt'
    """
    return text if text.isprintable() else text.translate(_pictures())


@cache
def _pictures() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "\u2421"
    for code in (*range(0x80, 0xA0), 0x2028, 0x2029, *_DIRECTION, *range(0xD800, 0xE000)):
        table[code] = f"\\u{code:04x}"
    return table
