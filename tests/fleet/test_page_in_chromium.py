"""The page about a fleet in a real Chromium: in every language, on a phone and a wide screen, light and dark; axe-core finds nothing."""

import pytest

from scanner.language import LANGUAGES
from tests.real.test_chromium import chromium
from tests.real.test_html_report import OUTSIDE, SIZES, WIDTHS, Page, install_axe
from tests.trees import ended

pytestmark = pytest.mark.real

LOOKS = [("en", "wide", "light"), ("en", "wide", "dark"), ("en", "phone", "light")] + [
    (language, "phone", "dark") for language in LANGUAGES
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        yield started
        started.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    return install_axe(tmp_path_factory.mktemp("axe"))


@pytest.fixture(scope="module")
def board(stored, example, tmp_path_factory):
    """Return a function that gives the page in a language."""
    folder, hosts = tmp_path_factory.mktemp("pages"), str(example / "hosts.csv")

    def write(language):
        path = folder / f"{language}.html"
        call = ("fleet", "page", "--store", str(stored), "--expected", hosts, "--lang", language, "--output", str(path))
        assert path.exists() or ended(*call) == 0
        return path

    return write


@pytest.mark.parametrize(("language", "size", "scheme"), LOOKS)
def test_nothing_keeps_people_from_reading_it(browser, axe, board, language, size, scheme):
    page = Page(browser, board(language), size, scheme)
    page.value("document.querySelectorAll('details').forEach(one => { one.open = true }); 0")

    assert page.value("document.documentElement.lang") == language
    assert page.value("document.querySelectorAll('details[open] tbody tr').length") > 0
    assert page.value(WIDTHS)[0] <= SIZES[size][0]
    assert page.value(OUTSIDE) == []
    assert page.violations(axe) == []
