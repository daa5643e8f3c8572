"""Every kind of id that a signature uses is made by a collector of each platform where such an id can be: else it never matches there."""

import ast
import inspect
from collections import defaultdict
from pathlib import Path

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors import collectors, every_collector
from scanner.host.mounted.mounted_host import mounted_host
from scanner.matching.identifiers import KINDS
from scanner.model import Platform
from scanner.run import Reading
from scanner.selftest.systems import plant

LINUX, MACOS, WINDOWS = Platform.LINUX, Platform.MACOS, Platform.WINDOWS
# Where a kind of id can be; the others can be anywhere.
PLATFORMS = {
    **dict.fromkeys(("deb", "rpm", "apk", "pacman", "snap", "flatpak", "appimage", "desktop-file", "wm-class"), frozenset({LINUX})),
    **dict.fromkeys(("brew", "nix"), frozenset({LINUX, MACOS})),
    **dict.fromkeys(("brew-cask", "macports", "bundle-id", "team-id", "pkgutil", "mac-app-store", "safari-extension"), frozenset({MACOS})),
    **dict.fromkeys(("winget", "chocolatey", "scoop", "msix-family", "msix-name", "windows-store"), frozenset({WINDOWS})),
    **dict.fromkeys(("upgrade-code", "product-code", "uninstall-key", "original-filename"), frozenset({WINDOWS})),
    "ios": {MACOS, WINDOWS},  # backups of phones, which iTunes and the Finder make
    "container-image": {LINUX, MACOS, WINDOWS},
}
# What signatures use and no collector makes, with the reason. Who writes such a collector takes its line out.
NOT_MADE = {
    ("mac-app-store", MACOS): "the number stands in an attribute of the file system that Spotlight fills, which is not read",
    ("windows-store", WINDOWS): "no record that is read holds the product id of the Store; its package's name is used",
}


def made(platform):
    """Return the kinds of ids that the collectors of a platform make."""
    return frozenset[str]().union(*(collector.makes for collector in collectors(platform)))


def used():
    """Return the kinds of ids that signatures use, each with a product that does."""
    found = {}
    for product in load_catalogue().products.values():
        for block in product.blocks:
            found |= dict.fromkeys(block.ids, product.id)
    return found


@pytest.mark.parametrize("platform", Platform)
def test_every_kind_of_id_that_a_signature_uses_is_made_where_it_can_be(platform):
    missing = {(kind, platform) for kind in used() if platform in PLATFORMS.get(kind, set(Platform)) and kind not in made(platform)}

    assert missing == {gap for gap in NOT_MADE if gap[1] is platform}


def test_a_collector_makes_no_kind_that_no_signature_could_use():
    assert {kind for platform in Platform for kind in made(platform)} <= {*KINDS}


@pytest.mark.parametrize("platform", Platform)
def test_what_collectors_say_they_make_is_what_they_make_of_a_planted_system(platform, tmp_path):
    host = mounted_host(plant(str(tmp_path))[platform], platform)
    for collector in collectors(platform):
        reading = Reading(collector(), host.watched())
        reading.whole()
        assert {kind for item in reading.items for kind, _ in (*item.ids, *item.claims)} <= collector.makes, collector.name


def is_declaration(node):
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"makes", "KINDS", "STARTED_KINDS", "SERVER_KINDS"}


def literals(module):
    """Return the texts in a module of collectors and in those of ours that it imports."""
    waiting, seen, found = [module], set(), set()
    while waiting:
        name = waiting.pop()
        if name in seen or not name.startswith(("scanner.collectors", "scanner.formats")):
            continue
        seen.add(name)
        path = Path(__file__).parent.parent / f"{name.replace('.', '/')}.py"
        if not path.exists():
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said_to_make = {part for node in ast.walk(tree) if is_declaration(node) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                waiting += [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said_to_make:
                found.add(node.value)
    return found


def test_no_collector_says_that_it_makes_what_its_code_does_not_name():
    unnamed = defaultdict(set)
    for collector in every_collector():
        for kind in collector.makes - literals(inspect.getmodule(collector).__name__):
            unnamed[collector.name].add(kind)

    assert unnamed == {}
