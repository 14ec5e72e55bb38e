"""The charts of the benchmark, as SVG for light and dark pages: bars of readers, lines of growth."""

from collections.abc import Iterable, Mapping
from math import ceil, log10
from typing import Any
from xml.sax.saxutils import escape

BAR, GAP, LEFT, WIDTH = 22, 10, 170, 720


def draw_chart(readers: Mapping[str, Mapping[str, float]]) -> str:
    """Bars of characters per CPU second, on a logarithmic scale from a thousand on.

    >>> draw_chart({"newsx": {"cpu_chars_per_s": 100_000.0}}).count("<rect")
    1
    """
    values = {name: r["cpu_chars_per_s"] for name, r in readers.items()}
    top = max(values.values())
    scale = (WIDTH - LEFT - 110) / max(log10(top) - 3, 1)
    height = len(values) * (BAR + GAP) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif"'
        ' font-size="13" fill="#888">',
        f'<text x="{LEFT}" y="18">characters per CPU second (logarithmic)</text>',
    ]
    for i, (name, value) in enumerate(sorted(values.items(), key=lambda item: -item[1])):
        y = 30 + i * (BAR + GAP)
        width = max(2.0, (log10(max(value, 1000.1)) - 3) * scale)
        colour = "#d9480f" if name.startswith("newsx") else "#74a9cf"
        parts.append(f'<text x="{LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>')
        parts.append(f'<rect x="{LEFT}" y="{y}" width="{width:.0f}" height="{BAR}" fill="{colour}"/>')
        parts.append(f'<text x="{LEFT + width + 8:.0f}" y="{y + 15}">{value:,.0f}</text>')
    return "\n".join([*parts, "</svg>", ""])


COLOURS = {"lines": "#d9480f", "one line": "#74a9cf", "files": "#5c940d"}
HEIGHT, BELOW = 320, 56


def draw_growth(rows: Iterable[Mapping[str, Any]]) -> str:
    """Microseconds a character against the size of a document: level lines, if the time grows as the text.

    >>> rows = [{"shape": "lines", "size": size, "us_per_char": 12.0} for size in (1_000, 10_000)]
    >>> draw_growth(rows).count("<polyline")
    1
    """
    curves: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        # A file of the third curve has a thousand characters.
        size = row["size"] * 2_870 if row["shape"] == "files" else row["size"]
        curves.setdefault(row["shape"], []).append((log10(size), row["us_per_char"]))
    points = [point for curve in curves.values() for point in curve]
    first, last = min(x for x, _ in points), max(x for x, _ in points)
    top = ceil(max(y for _, y in points) / 5 + 0.01) * 5
    left, right, floor = 50, WIDTH - 20, HEIGHT - BELOW
    across, up = (right - left) / max(last - first, 1), (floor - 30) / top
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        ' font-size="13" fill="#888">',
        f'<text x="{left}" y="18">microseconds a character, against bytes of text (logarithmic)</text>',
    ]
    for value in range(0, top + 1, max(5, top // 5 // 5 * 5)):
        y = floor - value * up
        parts.append(f'<line x1="{left}" y1="{y:.0f}" x2="{right}" y2="{y:.0f}" stroke="#8884"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{value}</text>')
    for power in range(ceil(first - 0.1), int(last + 0.1) + 1):
        x, words = left + (power - first) * across, ("1 KB", "10 KB", "100 KB", "1 MB", "10 MB")[power - 3]
        parts.append(f'<text x="{x:.0f}" y="{floor + 20}" text-anchor="middle">{words}</text>')
    for number, (shape, curve) in enumerate(curves.items()):
        colour = COLOURS[shape]
        dots = [(left + (x - first) * across, floor - y * up) for x, y in curve]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in dots)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>' for x, y in dots]
        words = "files of 1,000 characters" if shape == "files" else f"one document: {shape}"
        parts.append(
            f'<text x="{left + number * 220}" y="{HEIGHT - 8}" fill="{colour}">{escape(words)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
