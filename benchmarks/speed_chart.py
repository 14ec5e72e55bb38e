"""The chart of the benchmark: a bar for each reader, as SVG that reads on light and dark pages."""

from collections.abc import Mapping
from math import log10
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
