"""The page's colours, by the formula of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""

import re
from itertools import product

import pytest

from scanner.reports.page.page_style import DARK, LIGHT, RULES, style

BEHIND = ("back", "card")
TEXTS = ("text", "soft", "link", "banned", "to-check", "clear")


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "behind"), [*product(TEXTS, BEHIND)])
def test_every_text_can_be_read(colours, text, behind):
    assert contrast(colours[text], colours[behind]) >= 4.5


def test_every_colour_is_one_of_these_and_in_both():
    assert [*LIGHT] == [*DARK] == [*BEHIND, "line", *TEXTS]
    assert set(re.findall(r"var\(--([\w-]+)\)", RULES)) == set(LIGHT)
    assert re.findall(r"#[0-9a-f]{3,8}\b", RULES) == []


def test_dark_and_paper_have_their_colours():
    sheet = style()

    assert f"@media (prefers-color-scheme:dark){{:root{{--back:{DARK['back']};" in sheet
    assert sheet.index("@media print{:root{--back:#ffffff;") > sheet.index("prefers-color-scheme:dark"), "the later one holds"


def test_nothing_is_fetched():
    assert not re.search(r"url\(|@import|@font-face|https?:", style())
    assert "<" not in style()
