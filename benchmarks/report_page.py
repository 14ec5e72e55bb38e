"""How long the page of ``newsx report`` takes to open, filter, search and sort in headless Chromium.

    newsx report news.jsonl -o report.html && python benchmarks/report_page.py report.html

Needs Chromium with its driver (Debian: chromium, chromium-driver) and selenium. Times are milliseconds in
which the page cannot be used; the drawing of the next frame comes on top.
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from selenium import webdriver

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1440,900",
)  # fmt: skip
TIMED_CLICK = """
const element = document.querySelector(arguments[0]), begun = performance.now();
element.click();
return performance.now() - begun;
"""
# The page waits a moment for the next letter: only what comes after that is timed.
TIMED_SEARCH = """
const [word, done] = arguments, field = document.getElementById("search"), plain = window.setTimeout;
window.setTimeout = (work, wait) => plain(() => {
  const begun = performance.now();
  work();
  window.setTimeout = plain;
  done(performance.now() - begun);
}, wait);
field.value = word;
field.dispatchEvent(new Event("input"));
"""
WORDS = ("投资", "投资 同比", "出口", "企业", "")
COLUMNS = ("subject", "indicator", "figure", "period", "sentence")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("page", type=Path)
    page = parser.parse_args().page.resolve()
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS:
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        measure(browser, page)
    finally:
        browser.quit()


def measure(browser: Any, page: Path) -> None:
    print(f"{page.name}: {page.stat().st_size / 1e6:.1f} MB")
    loads = []
    for _ in range(3):
        browser.get("about:blank")
        browser.get(page.as_uri())
        script = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
        loads.append(browser.execute_script(script))
    show("open", loads)
    print(browser.execute_script("return document.getElementById('count').textContent"))
    for view in ("overview", "articles", "facts"):
        click(browser, f"[data-view={view}]")
        click(browser, "[data-facet=kind] summary")
        browser.implicitly_wait(5)
        browser.find_element("css selector", ".choice input")
        show(f"filter {view}", [click(browser, ".choice input") for _ in range(6)])
        click(browser, "[data-facet=kind] summary")
        show(f"search {view}", [browser.execute_async_script(TIMED_SEARCH, word) for word in WORDS])
    show("sort", [click(browser, f"[data-column={column}] button") for column in COLUMNS])
    show("open an article", [click(browser, ".table .row[data-index]")])
    count = browser.execute_script("return document.getElementsByTagName('*').length")
    print(f"elements: {count}")


def click(browser: Any, selector: str) -> float:
    return float(browser.execute_script(TIMED_CLICK, selector))


def show(what: str, times: Sequence[float]) -> None:
    print(f"{what:18}{'  '.join(f'{time:6.0f}' for time in times)} ms")


if __name__ == "__main__":
    main()
