"""The HTML report in a real Chromium: on a desktop and on a phone, dark and light, by keyboard, on paper, and that it loads nothing.

axe-core, which npm installs, finds nothing that keeps people from reading it.
"""

import base64
import re
import subprocess
import time

import pytest

from scanner.language import LANGUAGES
from scanner.model import HostFacts, Platform
from scanner.reports.page.page_report import write_report
from scanner.reports.page.page_style import DARK, LIGHT
from tests.real.parts import need
from tests.real.test_chromium import chromium
from tests.reports.everything import everything
from tests.reports.five_machines import scanned
from tests.reports.scans import DEB, finding, scan, verdict

pytestmark = pytest.mark.real

SIZES = {"desktop": (1280, 800), "phone": (390, 844), "wide": (1400, 900), "tablet": (800, 900)}
COLOURS = {"light": LIGHT, "dark": DARK}
LONG = "nameWithoutAnyPlaceToBreakIt" * 25
AXE = "axe-core@4.14.1"
VIOLATIONS = "axe.run().then(found => found.violations.map(one => one.id + ': ' + one.nodes[0].html))"
WIDTHS = "[document.documentElement.scrollWidth, innerWidth]"
# What stands out of the screen, though nothing scrolls to it: a wide table may, which scrolls by itself.
OUTSIDE = """[...document.querySelectorAll('body *')].filter(one => !one.closest('.wide') && !one.closest('thead')
  && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.tagName + ': ' + one.textContent.slice(0, 60))"""
SHOWN = "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor].join()"


class Page:
    """A page in a tab of its own, with a screen of its own."""

    def __init__(self, browser, file, size, scheme="light", media=""):
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self.browser = browser
        self.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        width, height = SIZES[size]
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=size == "phone")
        self.ask("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.ask("Page.navigate", url=file.as_uri())
        end = time.monotonic() + 30
        while self.value("document.readyState + location.protocol") != "completefile:":
            assert time.monotonic() < end, "the page is not loaded"
            time.sleep(0.1)

    def ask(self, method, **params):
        return self.browser.ask(method, self.session, **params)

    def value(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"]["value"]

    def violations(self, axe):
        self.ask("Runtime.evaluate", expression=axe)
        return self.ask("Runtime.evaluate", expression=VIOLATIONS, awaitPromise=True, returnByValue=True)["result"]["value"]

    def press(self, key):
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            code = {"Tab": 9, "Enter": 13}[key]
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        yield started
        started.close()


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a report to a file."""

    def write(made, *, inventory=True):
        path = tmp_path / "report.html"
        path.write_text(write_report(made, inventory=inventory), encoding="utf-8")
        return path

    return write


def hostile():
    """Return a scan in which names, places and accounts are one long word, which no line can hold."""
    item = DEB._replace(name=LONG, version=LONG, publisher=LONG, location=f"/{LONG}", user=LONG, collector=LONG)
    found = finding(verdict(policy=LONG, reason=LONG, action=LONG), shown=(item,), name=LONG)
    return scan(found, host=HostFacts(LONG, Platform.LINUX, LONG, LONG), not_looked_at=(LONG,))


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_screen(browser, file, size, language):
    page = Page(browser, file(everything(language=language)), size)

    assert page.value(WIDTHS)[0] <= SIZES[size][0]
    assert page.value(OUTSIDE) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_long_word_is_broken(browser, file, size):
    page = Page(browser, file(hostile()), size)

    assert page.value(WIDTHS)[0] <= SIZES[size][0]
    assert page.value(OUTSIDE) == []


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", COLOURS)
def test_it_is_dark_or_light_as_the_reader_likes(browser, file, size, scheme, tmp_path):
    page = Page(browser, file(everything()), size, scheme)
    picture = base64.b64decode(page.ask("Page.captureScreenshot", format="png")["data"])

    (tmp_path / f"{size}-{scheme}.png").write_bytes(picture)  # to be looked at: pytest keeps the folder
    assert picture.startswith(b"\x89PNG")
    assert page.value(SHOWN) == f"{_shown(COLOURS[scheme]['text'])},{_shown(COLOURS[scheme]['back'])}"


def test_paper_is_light_and_shows_what_was_folded(browser, file):
    path = file(scan(finding(verdict())))
    screen, paper = Page(browser, path, "desktop", "dark"), Page(browser, path, "desktop", "dark", media="print")
    fold = "document.querySelector('.evidence > ul')"
    height = f"{fold}.checkVisibility({{contentVisibilityAuto: true}}) && {fold}.offsetHeight > 0"

    assert paper.value(SHOWN) == f"{_shown(LIGHT['text'])},{_shown(LIGHT['back'])}"
    assert (screen.value(height), paper.value(height)) == (False, True)
    assert paper.value("getComputedStyle(document.querySelector('nav')).display") == "none"


def test_its_folds_open_by_keyboard(browser, file):
    page = Page(browser, file(scan(finding(verdict()))), "desktop")
    for _ in range(20):
        page.press("Tab")
        if page.value("document.activeElement.tagName") == "SUMMARY":
            break
    page.press("Enter")

    assert page.value("document.querySelector('details').open")


def test_a_choice_hides_what_was_not_asked_for(browser, file):
    page = Page(browser, file(scanned("windows")), "desktop")
    shown = (
        "[...document.querySelectorAll('article, .summary tbody tr')].filter(one => one.offsetHeight).map(one => one.className || one.id)"
    )
    all_of_it = page.value(shown)
    page.value("document.querySelector('#show-to-check').click(); 0")

    assert all_of_it == ["banned", "banned", "to-check", "banned-1", "banned-2", "to-check-1"]
    assert page.value(shown) == ["to-check", "to-check-1"]
    assert page.value("document.querySelector('#legal-basis').offsetHeight") > 0


def test_the_developers_machine_fits_twelve_sheets_and_no_card_is_split(browser, file):
    page = Page(browser, file(scanned("developer"), inventory=False), "desktop", media="print")
    printed = base64.b64decode(page.ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])

    assert 1 < len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 12
    assert page.value("new Set([...document.querySelectorAll('article')].map(one => getComputedStyle(one).breakInside)).size") == 1
    assert page.value("getComputedStyle(document.querySelector('article')).breakInside") == "avoid"


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    return install_axe(tmp_path_factory.mktemp("axe"))


def install_axe(folder):
    """Return axe-core as npm installs it."""
    need("npm")
    install = ["npm", "install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", AXE]
    done = subprocess.run(install, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"npm did not get {AXE}: {done.stderr[-200:]}")
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", COLOURS)
@pytest.mark.parametrize("size", ["wide", "tablet", "phone"])
@pytest.mark.parametrize("name", ["clean", "developer"])
def test_nothing_keeps_people_from_reading_it(browser, file, axe, name, size, scheme):
    assert Page(browser, file(scanned(name)), size, scheme).violations(axe) == []


def test_it_needs_nothing_and_is_let_do_nothing(browser, file):
    page = Page(browser, file(everything()), "desktop")

    assert page.value("performance.getEntriesByType('resource').length") == 0
    assert page.value("document.styleSheets.length") == 1
    page.value(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}),"
        " Object.assign(document.createElement('style'), {textContent: 'body{margin:77px}'})); 0"
    )
    assert page.value("[window.ran === undefined, getComputedStyle(document.body).marginTop]") == [True, "0px"]


def test_the_roles_of_the_map_stay_on_a_phone(browser, file):
    page = Page(browser, file(everything()), "phone")
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if not node["ignored"]}

    assert {"banner", "navigation", "main", "contentinfo", "heading", "table", "row", "rowheader", "columnheader", "cell", "link"} <= roles


def test_the_map_has_the_whole_width_of_a_phone(browser, file):
    page = Page(browser, file(everything()), "phone")
    narrowest = "Math.min(...[...document.querySelectorAll('.map tbody :is(th, td)')].map(one => one.offsetWidth))"

    assert page.value(narrowest) > 350


def _shown(colour):
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
