"""Makes the pictures of README.md and docs/ from real runs: docs/assets/*.svg and, with Chromium, report.png.

usage: pictures.py [NAME...]    all of them by default; needs jq

A command runs in a terminal of its own, rich reads what it prints, and the SVG holds it as text: no font and
no script is fetched. The film shows one command after the other and stands still for readers who want that.
"""

import html
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len
from rich.color_triplet import ColorTriplet
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "assets"
WIDTH = 92
"""Columns of the terminal."""
FILM_LINES = 27

PICTURES = {
    "extract": "newsx extract seeds/changji-transfer.txt --only organization,fact --kind money,percent",
    "explain": "newsx explain --text 昌吉州实现工业增加值107.93亿元，同比增长8.4%。",
    "check": "newsx check seeds/guanzhong-cluster.md --kind consistent",
}
FILM = (
    "newsx extract seeds/changji-transfer.txt --only fact --kind money,percent",
    'newsx extract seeds | jq -r \'.facts[] | select(.relation == "growth")'
    " | [.subject, .indicator, .value, .unit] | @tsv' | head -n 6",
    "newsx explain seeds/changji-transfer.txt --text 8.4%",
)
THEME = TerminalTheme(
    (24, 26, 32), (214, 218, 226),
    [(24, 26, 32), (240, 113, 120), (155, 205, 120), (235, 200, 110), (110, 170, 240), (200, 146, 234),
     (120, 210, 215), (214, 218, 226)],
    [(110, 116, 130), (250, 140, 145), (175, 225, 140), (250, 220, 140), (140, 190, 250), (215, 170, 245),
     (150, 230, 235), (255, 255, 255)],
)  # fmt: skip
_FONTS = (
    "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', 'Noto Sans Mono CJK SC', "
    "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"
)
CELL, LINE = 11, 23
"""Width of a column, height of a line; a Chinese character takes two columns."""
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+|[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+")
_SHELL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>{label}</title>
<style>
text {{ font-family: {fonts}; font-size: 20px; white-space: pre; }}
{styles}</style>
<rect width="{width}" height="{height}" rx="8" fill="#181a20"/>
<path d="M22 20h0M42 20h0M62 20h0" stroke="#6e7482" stroke-width="12" stroke-linecap="round"/>
<g transform="translate(16 40)">
{body}
</g>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A terminal with a command and what it printed, a piece of SVG for each line."""

    prompt: tuple[str, ...]
    output: tuple[str, ...]


def run(command: str) -> str:
    """What a command prints on a terminal."""
    import fcntl
    import pty
    import struct
    import termios

    with tempfile.TemporaryDirectory() as name:
        program = Path(name) / "newsx"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsx "$@"\n')
        program.chmod(0o755)
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
        env = {
            "PATH": f"{name}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src"),
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "HOME": name,
            "NEWSX_DICTIONARIES": name,
        }  # fmt: skip
        running = subprocess.Popen(
            ["bash", "-c", command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave
        )
        os.close(slave)
        printed = bytearray()
        while True:
            try:
                chunk = os.read(master, 1 << 16)
            except OSError:  # Linux says so where nobody writes any more
                break
            if not chunk:
                break
            printed += chunk
        os.close(master)
        if running.wait():
            raise SystemExit(f"{command}\n{printed.decode()}")
    return printed.decode("utf-8").replace("\r\n", "\n").rstrip("\n")


def draw(command: str, printed: str, limit: int | None = None) -> Screen:
    """A command and what it printed.

    Args:
        command: the command.
        printed: its output, with the escapes of a terminal.
        limit: as many lines at most, both together.
    """
    console = Console(width=WIDTH, file=io.StringIO(), color_system="truecolor", force_terminal=True)
    prompt = Text.assemble(("$ ", "bold green"), (command, "bold"))
    output = Text("\n").join(Text.from_ansi(line) for line in printed.expandtabs(16).split("\n"))
    lines = [console.render_lines(text, pad=False) for text in (prompt, output)]
    above = len(lines[0])
    shown = lines[1] if limit is None else lines[1][: limit - above]
    return Screen(
        tuple(_draw_line(line, number) for number, line in enumerate(lines[0])),
        tuple(_draw_line(line, number) for number, line in enumerate(shown, above)),
    )


def _draw_line(segments: Iterable[Segment], number: int) -> str:
    """A line; every run of Chinese and of other characters has its place, so that columns stand."""
    drawn, column = [], 0
    for segment in segments:
        for run in _WIDE.findall(segment.text):
            width = cell_len(run)
            if run.strip():
                adjust = "spacing" if width > len(run) else "spacingAndGlyphs"
                drawn.append(
                    f'<text x="{column * CELL}" y="{number * LINE + 20}" textLength="{width * CELL}" '
                    f'lengthAdjust="{adjust}"{_draw_style(segment.style)}>{html.escape(run)}</text>'
                )
            column += width
    return "".join(drawn)


def _draw_style(style: Style | None) -> str:
    style = style or Style.null()
    color = style.color.get_truecolor(THEME) if style.color else ColorTriplet(*THEME.foreground_color)
    drawn = f' fill="{color.hex}"'
    for attribute, value in (
        ("bold", 'font-weight="bold"'),
        ("italic", 'font-style="italic"'),
        ("dim", 'opacity="0.6"'),
    ):
        if getattr(style, attribute):
            drawn += f" {value}"
    return drawn


def frame(body: str, styles: str, lines: int, label: str) -> str:
    """The whole picture."""
    return _SHELL.format(
        width=WIDTH * CELL + 32, height=lines * LINE + 56, fonts=_FONTS, styles=styles, body=body,
        label=html.escape(label),
    )  # fmt: skip


def make_picture(name: str) -> str:
    """A picture of one command."""
    command = PICTURES[name]
    screen = draw(command, run(command))
    lines = (*screen.prompt, *screen.output)
    return frame("\n".join(lines), "", len(lines), f"Terminal: {command}")


def make_film(commands: Sequence[str]) -> str:
    """One command after the other, each with what it prints."""
    hold, total = 6.0, 6.0 * len(commands)
    bodies, styles = [], []
    for index, command in enumerate(commands):
        screen = draw(command, run(command), FILM_LINES)
        begin, end = index * hold / total * 100, (index + 1) * hold / total * 100
        typed = begin + 1.2 / total * 100
        styles.append(
            f"#scene{index} {{ animation: scene{index} {total}s step-end infinite; }}\n"
            f"#out{index} {{ animation: out{index} {total}s step-end infinite; }}\n"
            f"#type{index} {{ animation: type{index} {total}s infinite; }}\n"
            f"@keyframes scene{index} {{ 0% {{ visibility: {'hidden' if index else 'visible'}; }} "
            f"{begin:.2f}% {{ visibility: visible; }} {end:.2f}%, 100% {{ visibility: hidden; }} }}\n"
            f"@keyframes out{index} {{ 0% {{ opacity: 0; }} {typed:.2f}%, 100% {{ opacity: 1; }} }}\n"
            f"@keyframes type{index} {{ 0%, {begin:.2f}% {{ transform: scaleX(0); "
            f"animation-timing-function: steps(24); }} {typed:.2f}%, 100% {{ transform: scaleX(1); }} }}\n"
        )
        size = f'width="{WIDTH * CELL}" height="{LINE * len(screen.prompt) + 3}"'
        bodies += [
            f'<clipPath id="clip{index}"><rect id="type{index}" {size}/></clipPath>',
            f'<g id="scene{index}" class="scene"><g clip-path="url(#clip{index})">', *screen.prompt,
            f'</g><g id="out{index}" class="out">', *screen.output, "</g></g>",
        ]  # fmt: skip
    # Who wants no motion sees the first scene.
    still = ", ".join(f"#scene{index}" for index in range(1, len(commands)))
    styles.append(
        "@media (prefers-reduced-motion: reduce) {\n"
        ".scene, .out, clipPath rect { animation: none !important; }\n"
        f"{still} {{ visibility: hidden; }} }}\n"
    )
    label = "Film of a terminal: " + "; ".join(commands)
    return frame("\n".join(bodies), "".join(styles), FILM_LINES, label)


def make_report(place: Path) -> None:
    """A photograph of the page of ``newsx report``."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("pictures.py: report.png is left as it is: there is no Chromium", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "report.html"
        subprocess.run(
            [sys.executable, "-m", "newsx", "report", "seeds", "-o", page, "-q"], cwd=ROOT, check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
        subprocess.run(
            [
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                f"--user-data-dir={name}/profile", "--window-size=1280,860", "--virtual-time-budget=4000",
                f"--screenshot={place}", page.as_uri(),
            ],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip


def main(names: Sequence[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    if unknown := set(names) - {*PICTURES, "film", "report"}:
        print(f"pictures.py: no picture is called {', '.join(sorted(unknown))}", file=sys.stderr)
        sys.exit(2)
    for name in names or (*PICTURES, "film", "report"):
        if name == "report":
            make_report(FOLDER / "report.png")
        else:
            picture = make_film(FILM) if name == "film" else make_picture(name)
            (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
