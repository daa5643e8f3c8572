import re

import pytest

from scanner.collectors.browsers import chromium, gecko
from scanner.model import Platform

BASES = {
    Platform.WINDOWS: ("local", "roaming"),
    Platform.MACOS: ("support",),
    Platform.LINUX: ("home", "config", "data"),
}


@pytest.mark.parametrize("table", [chromium.BROWSERS, gecko.BROWSERS])
def test_every_browser_has_an_id_of_its_own_and_a_folder(table):
    assert len({browser.id for browser in table}) == len(table)
    assert all(re.fullmatch(r"[a-z0-9-]+", browser.id) and browser.name and browser.vendor for browser in table)
    assert all(browser.windows or browser.macos or browser.linux for browser in table)


@pytest.mark.parametrize("table", [chromium.BROWSERS, gecko.BROWSERS])
@pytest.mark.parametrize("platform", Platform)
def test_every_folder_starts_with_a_base_of_its_platform_and_stands_once(table, platform):
    folders = [folder for browser in table for folder in browser.folders(platform)]

    assert len(set(folders)) == len(folders)
    assert all(re.fullmatch(r"\{\w+\}(/[^/{}]+)+", folder) and folder[1:].partition("}")[0] in BASES[platform] for folder in folders)
