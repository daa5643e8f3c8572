"""Which records are a program that has built-in features, and which are only near it."""

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.matching.matcher import Matcher
from scanner.model import Item, Kind

CATALOGUE = load_catalogue()
MATCHER = Matcher(CATALOGUE.programs.values())


def programs(item):
    return {program.id for program, _ in MATCHER.match([item])}


def row(name, publisher="", kind=Kind.APPLICATION, **ids):
    return Item(name, "150.0", publisher, tuple((key.replace("_", "-"), value) for key, value in ids.items()), kind)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (row("google-chrome-stable", deb="google-chrome-stable"), "chrome"),
        (row("Google Chrome", "Google LLC", uninstall_key="Google Chrome"), "chrome"),
        (row("Google Chrome", "Google LLC", uninstall_key="{4F5B4F5C-1A2B-3C4D-8E9F-001122334455}"), "chrome"),
        (row("Google Chrome", bundle_id="com.google.Chrome"), "chrome"),
        (row("com.google.Chrome", flatpak="com.google.Chrome"), "chrome"),
        (row("Microsoft Edge", "Microsoft Corporation", uninstall_key="Microsoft Edge"), "edge"),
        (row("microsoft-edge-stable", rpm="microsoft-edge-stable"), "edge"),
        (row("Microsoft Edge", bundle_id="com.microsoft.edgemac"), "edge"),
        (row("Brave", "Brave Software Inc", uninstall_key="BraveSoftware Brave-Browser"), "brave"),
        (row("brave-browser", deb="brave-browser"), "brave"),
        (row("Opera Stable 125.0.5729.49", "Opera Software"), "opera"),
        (row("firefox-esr", deb="firefox-esr"), "firefox"),
        (row("Mozilla Firefox (x64 en-US)", "Mozilla"), "firefox"),
        (row("Mozilla Firefox ESR (x64 fr)", "Mozilla"), "firefox"),
        (row("Firefox", bundle_id="org.mozilla.firefox"), "firefox"),
        (row("Microsoft Visual Studio Code (User)", "Microsoft Corporation"), "vscode"),
        (row("code", deb="code"), "vscode"),
        (row("Visual Studio Professional 2022", "Microsoft Corporation"), "visual-studio"),
    ],
)
def test_is_one(item, expected):
    assert programs(item) == {expected}


@pytest.mark.parametrize(
    "item",
    [
        row("Google Chrome"),  # a name alone: a shortcut, or somebody's own
        row("Google Chrome", "Google LLC", kind=Kind.EXTENSION),
        row("Chrome Remote Desktop Host", "Google LLC"),
        row("Google Update Helper", "Google LLC"),
        row("chromium", deb="chromium"),  # built by others, without the vendor's keys and services
        row("chromium", snap="chromium"),
        row("chromium-driver", deb="chromium-driver"),
        row("chromium-common", deb="chromium-common"),
        row("Chromium B.S.U.", deb="chromium-bsu"),
        row("Microsoft Edge Update", "Microsoft Corporation", uninstall_key="Microsoft Edge Update"),
        row("Microsoft Edge WebView2 Runtime", "Microsoft Corporation", uninstall_key="Microsoft EdgeWebView"),
        row("Mozilla Maintenance Service", "Mozilla"),
        row("Mozilla Thunderbird (x64 en-US)", "Mozilla"),
        row("firefox-esr-l10n-fr", deb="firefox-esr-l10n-fr"),
        row("Microsoft Visual Studio Installer", "Microsoft Corporation"),
        row("Visual Studio Build Tools 2022", "Microsoft Corporation"),
        row("Opera", "An Opera House"),
        row("Brave Frontier", "Somebody"),
        row("codeblocks", deb="codeblocks"),
    ],
    ids=lambda item: item.name,
)
def test_is_none(item):
    assert programs(item) == set()


@pytest.mark.parametrize("program", CATALOGUE.programs.values(), ids=lambda program: program.id)
def test_every_file_rests_on_something_and_is_used(program):
    used = {presence.program for feature in CATALOGUE.features.values() for presence in feature.presences if presence.described}

    assert program.references
    assert program.id in used
