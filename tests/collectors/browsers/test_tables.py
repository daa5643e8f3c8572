import re

import pytest

from scanner.collectors.browsers import chromium_browsers, gecko_browsers, webkit_browsers
from scanner.collectors.browsers.browser import Browser, NoPlace, Places, none
from scanner.model import Platform

TABLES = (chromium_browsers.BROWSERS, gecko_browsers.BROWSERS, webkit_browsers.BROWSERS)
BASES = {
    Platform.WINDOWS: ("local", "roaming", "desktop"),
    Platform.MACOS: ("support",),
    Platform.LINUX: ("home", "config", "data"),
}
BASE = {platform: "|".join(bases) for platform, bases in BASES.items()}
KEY = r"SOFTWARE(\\[\w .-]+)+"
BUNDLE = r"[A-Za-z][\w-]*(\.[\w-]+)+"
PROGRAM = r"[a-z0-9][a-z0-9 _-]*"
FOLDER = {
    Platform.WINDOWS: rf"\{{({BASE[Platform.WINDOWS]})\}}(/[^/]+)+|{KEY}",
    Platform.MACOS: rf"(/Library|\{{({BASE[Platform.MACOS]})\}})(/[^/]+)+",
    Platform.LINUX: rf"(/etc|/usr|/opt|/var|\{{({BASE[Platform.LINUX]})\}})(/[^/]+)+",
}


def shape(platform, kind):
    """Return what a place of a kind looks like on a platform."""
    if kind == "programs":
        return PROGRAM
    if kind == "profiles":
        return rf"\{{({BASE[platform]})\}}(/[^/{{}}]+)+"
    if platform is Platform.MACOS and kind in {"policies", "web_apps"}:
        return BUNDLE
    return KEY if platform is Platform.WINDOWS and kind in {"policies", "native_hosts"} else FOLDER[platform]


def cells():
    for table in TABLES:
        for browser in table:
            for platform in Platform:
                for kind, cell in browser.on(platform)._asdict().items():
                    yield browser, platform, kind, cell


def test_a_row_cannot_leave_out_a_kind_of_place():
    assert Places._field_defaults == Browser._field_defaults == {}
    assert {"programs", "profiles", "policies", "extensions", "native_hosts", "web_apps"} == set(Places._fields)


def test_every_cell_names_places_or_says_why_there_are_none():
    for browser, platform, kind, cell in cells():
        if isinstance(cell, NoPlace):
            assert cell == (), f"{browser.id} on {platform}: {kind}"
            assert len(cell.reason.split()) >= 4, f"{browser.id} on {platform}: {kind} gives no reason"
        else:
            assert cell, f"{browser.id} on {platform}: {kind} is empty and does not say why"
            for place in cell:
                assert re.fullmatch(shape(platform, kind), place), f"{browser.id} on {platform}: {kind} {place}"


def test_a_claim_that_something_is_not_documented_says_when_somebody_looked():
    for browser, platform, kind, cell in cells():
        if isinstance(cell, NoPlace) and re.search("documented|known", cell.reason):
            assert re.search(r"looked \d{4}-\d\d-\d\d", cell.reason), f"{browser.id} on {platform}: {kind}"


def test_a_place_stands_once_and_belongs_to_one_browser():
    for platform in Platform:
        for kind in Places._fields:
            places = [place for _, on, other, cell in cells() if (on, other) == (platform, kind) for place in cell]
            places = places if platform is Platform.LINUX else [place.casefold() for place in places]
            assert len(set(places)) == len(places) or kind == "programs", f"{platform} {kind}"


def test_a_process_name_tells_one_browser_of_chromiums_family():
    for platform in Platform:
        names = [name for browser in chromium_browsers.BROWSERS for name in browser.on(platform).programs]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", TABLES)
def test_every_browser_has_an_id_of_its_own_and_a_folder(table):
    assert len({browser.id for browser in table}) == len(table)
    assert all(re.fullmatch(r"[a-z0-9-]+", browser.id) and browser.name and browser.vendor for browser in table)
    assert all(any(browser.on(platform).profiles for platform in Platform) for browser in table)


def test_an_empty_cell_keeps_its_reason():
    cell = none("reads Chrome's")

    assert (cell, cell.reason) == ((), "reads Chrome's")
