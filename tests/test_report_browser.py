"""The page of ``newsx report`` in a real browser: what people do with it, and what an article may not do.

Needs Chromium with its driver (Debian: chromium, chromium-driver) and selenium; skipped where they are not.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsx.batch.extraction import ExtractOptions, build_work
from newsx.batch.work import Task
from newsx.dictionary import read_user_dictionary
from newsx.export.formats import WriterOptions, create_writer
from newsx.export.record import ErrorRecord
from newsx.text.document import Document

webdriver: Any = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver is installed")

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1300,900",
)  # fmt: skip
ATTACK = "<img src=x onerror=alert(1)><script>window.hacked=1</script>"
EVIL = ATTACK.replace("/", "")
ARTICLES = {
    "growth.txt": (
        "临港新片区工业提速\n\n本报讯（记者 李青禾）2023年，阳江市完成固定资产投资120亿元，同比增长8.4%。"
        "2024年一季度，昌吉州实现出口额3.5亿元，同比下降2.1%。\n"
    ),
    "plan.txt": "园区新项目开工\n\n2024年6月，阳江市新能源产业园开工，总投资45亿元，预计年产值80亿元。\n",
    f"evil {EVIL}.txt": (
        f"标题{ATTACK}\n\n昌吉州{ATTACK}完成投资7亿元。恶意公司{ATTACK}投资9亿元。"
        "\x1b反转“]]></script><!--”完成产值11亿元。\n"
    ),
}
Open = Callable[..., Any]


def build_page(path: Path, documents: list[Document], dictionary: Path | None = None) -> None:
    users = (read_user_dictionary(dictionary),) if dictionary else ()
    writer = create_writer("html", WriterOptions(title=f"测试{ATTACK}"))
    work = build_work(ExtractOptions(format="html", dictionaries=users), writer)
    blocks = [work(Task(document)).output for document in documents]
    errors = [ErrorRecord(f"gone{ATTACK}.txt", "no such file", "check the name")]
    path.write_bytes(writer.begin() + b"".join(blocks) + writer.end(errors))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    names = folder / "names.tsv"
    names.write_text(
        f"name\ttype\tcode\taliases\n恶意公司{ATTACK}\torganization\t{ATTACK}\t\n", encoding="utf-8"
    )
    build_page(folder / "report.html", [Document(name, text) for name, text in ARTICLES.items()], names)
    return (folder / "report.html").as_uri()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page of a thousand articles: the three, again and again."""
    path = tmp_path_factory.mktemp("report") / "many.html"
    writer = create_writer("html", WriterOptions())
    work = build_work(ExtractOptions(format="html"), writer)
    blocks = [work(Task(Document(f"{name}", text))).output for name, text in ARTICLES.items()]
    path.write_bytes(writer.begin() + b"".join(blocks * 334) + writer.end([]))
    return path.as_uri()


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield browser
    browser.quit()


@pytest.fixture
def open_page(driver: Any, page: str) -> Iterator[Open]:
    """Opens the page; afterwards the console must be empty and no request may have left."""

    def open_at(place: str = "", url: str = page) -> Any:
        driver.get("about:blank")
        driver.get(url + place)
        return driver

    yield open_at
    assert [entry["message"] for entry in driver.get_log("browser")] == []
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.startswith(("file:", "data:", "about:"))] == []


def find(driver: Any, selector: str) -> Any:
    return driver.find_element("css selector", selector)


def find_all(driver: Any, selector: str) -> list[Any]:
    return list(driver.find_elements("css selector", f"{selector}"))


def texts(driver: Any, selector: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)"
    return list(driver.execute_script(script, selector))


def wait(driver: Any, condition: Callable[[], object]) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(driver, 10, poll_frequency=0.05).until(lambda _: condition())


def press(driver: Any, keys: str) -> None:
    driver.switch_to.active_element.send_keys(keys)


def search(driver: Any, words: str) -> None:
    field = find(driver, "#search")
    field.clear()
    field.send_keys(words)


def open_menu(driver: Any, facet: str) -> None:
    find(driver, f"[data-facet={facet}] summary").click()
    # The browser tells of an opened menu when it comes to it.
    wait(driver, lambda: find_all(driver, f"[data-facet={facet}] .choice"))
    wait(driver, lambda: len(find_all(driver, ".menu")) == 1)


def figures(driver: Any) -> list[str]:
    """The figures of the table's rows from top to bottom."""
    script = (
        "return [...document.querySelectorAll('.table .row[data-index]')]"
        ".sort((a, b) => a.dataset.index - b.dataset.index)"
        ".map((row) => row.querySelector('.figure span').title)"
    )
    return list(driver.execute_script(script))


def test_it_opens(open_page: Open) -> None:
    driver = open_page()
    assert driver.title == f"测试{ATTACK}"
    assert driver.execute_script("return document.documentElement.lang") == "zh-CN"
    assert texts(driver, ".tile b")[0] == "3"
    assert "3 篇文章" in find(driver, "#count").text
    assert len(find_all(driver, ".chart svg")) == 4
    assert "no such file" in texts(driver, ".errors li")[0]


def test_a_mark_of_a_chart_leads_to_its_fact(open_page: Open) -> None:
    driver = open_page()
    driver.execute_script(
        "document.querySelector('.dot').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    assert not find_all(driver, "#articles[hidden]")
    assert len(find_all(driver, ".s.lit")) == 1


def test_search_keeps_what_matches(open_page: Open) -> None:
    driver = open_page("#view=facts")
    before = len(figures(driver))
    search(driver, "出口额")
    assert before > 2
    wait(driver, lambda: figures(driver) == ["350,000,000 CNY", "2.1 %"])
    assert "q=" in driver.current_url
    # The indicators of both rows, and one sentence: that of the other is shown from behind the word.
    assert driver.execute_script("return CSS.highlights.get('found').size") == 3
    search(driver, "没有这样的词")
    wait(driver, lambda: not figures(driver))
    assert find(driver, "#facts > .empty").is_displayed()


def test_filters_count_and_keep(open_page: Open) -> None:
    driver = open_page("#view=facts")
    open_menu(driver, "kind")
    assert texts(driver, ".choice .name")[0] == "金额"
    money = int(texts(driver, ".choice .number")[0])
    find(driver, ".choice input").click()
    assert len(figures(driver)) == money
    assert all(figure.endswith("CNY") for figure in figures(driver))
    open_menu(driver, "period")
    assert texts(driver, ".choice .name")[:2] == ["2024年", "2023年"]
    find_all(driver, ".choice input")[1].click()
    assert figures(driver) == ["12,000,000,000 CNY"]
    find(driver, ".chip").click()
    find(driver, ".clear").click()
    assert len(figures(driver)) > money


def test_a_filter_lives_in_the_address(open_page: Open) -> None:
    driver = open_page("#view=facts&subject=昌吉回族自治州&relation=growth")
    assert figures(driver) == ["2.1 %"]
    assert texts(driver, ".chip span:first-child") == ["昌吉回族自治州", "增长率"]


def test_columns_sort(open_page: Open) -> None:
    driver = open_page("#view=facts&kind=money")
    button = find(driver, "[data-column=figure] button")
    button.click()
    assert find(driver, "[data-column=figure]").get_attribute("aria-sort") == "descending"
    values = [int(figure.split()[0].replace(",", "")) for figure in figures(driver)]
    assert values == sorted(values, reverse=True)
    assert values[0] == 12_000_000_000
    button.click()
    assert figures(driver)[-1] == "12,000,000,000 CNY"


def test_a_fact_leads_to_its_sentence_and_back(open_page: Open) -> None:
    driver = open_page("#view=facts&kind=percent")
    find(driver, ".table .row[data-index='1']").click()
    assert texts(driver, ".s.lit") == ["2024年一季度，昌吉州实现出口额3.5亿元，同比下降2.1%。"]
    assert texts(driver, "mark.on") == ["2.1%"]
    assert texts(driver, ".card[aria-current] .what") == ["2.1%"]
    find_all(driver, ".text mark.figure")[0].click()
    assert texts(driver, ".card[aria-current] .what") == ["120亿元"]
    assert texts(driver, "mark.on") == ["120亿元"]
    find_all(driver, ".card")[1].click()
    assert texts(driver, "mark.on") == ["8.4%"]
    driver.back()
    wait(driver, lambda: find(driver, "#facts").is_displayed())
    assert len(figures(driver)) == 2


def test_a_mention_tells_what_is_known_of_it(open_page: Open) -> None:
    driver = open_page("#view=articles&article=1")
    hover = "arguments[0].dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))"
    place = next(mark for mark in find_all(driver, ".text mark.place") if mark.text == "昌吉州")
    driver.execute_script(hover, place)
    assert texts(driver, "#tooltip dd")[:3] == ["昌吉州", "昌吉回族自治州", "652300"]
    figure = next(mark for mark in find_all(driver, ".text mark.figure") if mark.text == "120亿元")
    driver.execute_script(hover, figure)
    told = dict(zip(texts(driver, "#tooltip dt"), texts(driver, "#tooltip dd"), strict=True))
    assert (told["数值"], told["单位"], told["时间"]) == ("12,000,000,000", "CNY", "2023年 = 2023")


def test_the_keyboard_goes_everywhere(open_page: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_page()
    press(driver, "3")
    assert find(driver, "#facts").is_displayed()
    press(driver, "/")
    assert driver.switch_to.active_element.get_attribute("id") == "search"
    press(driver, Keys.ENTER)
    press(driver, Keys.ARROW_DOWN)
    press(driver, Keys.ARROW_DOWN)
    assert len(find_all(driver, ".table .row[data-index='1'][aria-selected=true]")) == 1
    press(driver, Keys.ENTER)
    assert texts(driver, "mark.on") == ["8.4%"]
    press(driver, "j")
    assert texts(driver, "mark.on") == ["3.5亿元"]
    press(driver, "k")
    assert texts(driver, "mark.on") == ["8.4%"]
    press(driver, "]")
    assert "园区新项目开工" in texts(driver, ".text .title")[0]
    driver.execute_script("document.querySelector('.text mark[tabindex=\"0\"]').focus()")
    first = driver.switch_to.active_element.text
    press(driver, Keys.ARROW_RIGHT)
    assert driver.switch_to.active_element.text != first
    assert find(driver, "#tooltip").is_displayed()
    # As a Chinese input method writes it.
    driver.execute_script("dispatchEvent(new KeyboardEvent('keydown', {key: '？'}))")
    assert find(driver, "#keys").is_displayed()
    press(driver, Keys.ESCAPE)
    assert not find(driver, "#keys").is_displayed()
    press(driver, "t")
    assert driver.execute_script("return getComputedStyle(document.body).colorScheme") == "dark"
    press(driver, "t")


def test_no_article_runs_anything(open_page: Open) -> None:
    driver = open_page("#view=articles&article=3")
    assert ATTACK in texts(driver, ".text .title")[0]
    assert "␛反转" in texts(driver, ".text .body")[0]
    for view in ("overview", "facts"):
        find(driver, f"[data-view={view}]").click()
    for facet in ("subject", "indicator"):
        open_menu(driver, facet)
    assert driver.execute_script("return window.hacked") is None
    assert not find_all(driver, "img")
    assert len(find_all(driver, "script:not([type])")) == 1


def test_a_script_that_got_in_would_not_run(open_page: Open) -> None:
    from selenium.common.exceptions import JavascriptException

    driver = open_page()
    with pytest.raises(JavascriptException, match="TrustedScript"):
        driver.execute_script("document.body.setAttribute('onclick', 'window.hacked = 1')")
    with pytest.raises(JavascriptException, match="TrustedHTML"):
        driver.execute_script("document.body.innerHTML += '<b>1</b>'")
    # Each attempt is told in the console.
    assert len(driver.get_log("browser")) == 2


def test_a_thousand_articles_make_few_elements(open_page: Open, many: str) -> None:
    driver = open_page("#view=facts", many)
    assert "1,002 篇文章" in find(driver, "#count").text
    count = "return document.getElementsByTagName('*').length"
    assert driver.execute_script(count) < 1500
    driver.execute_script("document.querySelector('.table').scrollTop = 1e6")
    last = int(find(driver, ".table").get_attribute("aria-rowcount"))
    wait(driver, lambda: find_all(driver, f".table .row[aria-rowindex='{last}']"))
    assert driver.execute_script(count) < 1500
    find(driver, "[data-view=articles]").click()
    assert driver.execute_script(count) < 1500


def test_a_narrow_window_shows_one_thing_at_a_time(open_page: Open, driver: Any) -> None:
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        open_page("#view=articles")
        assert not find(driver, ".pane").is_displayed()
        find(driver, ".list .row").click()
        assert find(driver, ".text .title").is_displayed()
        assert driver.execute_script("return document.documentElement.scrollWidth") == 390
        find(driver, ".back").click()
        assert find(driver, ".list").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_far_fact_comes_into_sight(open_page: Open, driver: Any, tmp_path: Path) -> None:
    lines = (
        f"第{number}天，昌吉州完成投资{number}亿元，新开工项目{number}个，进展顺利。"
        for number in range(2, 300)
    )
    text = "全年投资一览\n\n" + "\n\n".join(lines) + "\n"
    build_page(tmp_path / "long.html", [Document("long.txt", text)])
    open_page("#view=articles&article=1", (tmp_path / "long.html").as_uri())
    place = (
        "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight"
    )
    cards = find_all(driver, ".card")
    for card in (cards[-1], cards[0], cards[len(cards) // 2]):
        driver.execute_script("arguments[0].click()", card)
        wait(driver, lambda: driver.execute_script(place, ".s.lit"))
        press(driver, "k")
        wait(driver, lambda: driver.execute_script(place, ".card[aria-current]"))


def test_it_prints_all_rows(open_page: Open, driver: Any) -> None:
    open_page("#view=facts")
    rows = len(figures(driver))
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert len(find_all(driver, ".printed tbody tr")) == rows
    driver.execute_script("dispatchEvent(new Event('afterprint'))")
    assert not find_all(driver, ".printed")
