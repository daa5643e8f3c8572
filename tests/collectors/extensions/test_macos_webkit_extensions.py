from scanner.collectors.extensions.macos_webkit_extensions import MacosWebkitExtensions
from scanner.model import Item, Platform, State
from tests.fake_host import bare, fake_host

ORION = "/Users/alice/Library/Application Support/Orion"
MANIFEST = '{"name": "Probe", "version": "1.2", "manifest_version": 3}'
A = "a" * 32


def item(folder, *ids, name="Probe", version="1.2"):
    return Item(name, version, ids=ids, state=State.UNKNOWN, within="orion", location=folder, user="alice")


def said(*folders, content=MANIFEST):
    files = {f"{folder}/manifest.json": content for folder in folders}
    return bare(fake_host(Platform.MACOS, files=files), MacosWebkitExtensions())


def test_extensions_of_both_families_in_every_profile():
    folders = [f"{ORION}/7A1B/Extensions/{A}", f"{ORION}/Defaults/Extensions/a@b", f"{ORION}/Defaults/Extensions/probe"]

    assert said(*folders) == [
        item(folders[0], ("chromium-extension", A)),
        item(folders[1], ("gecko-extension", "a@b")),
        item(folders[2]),
    ]


def test_a_broken_manifest_does_not_cost_the_extension():
    folder = f"{ORION}/Defaults/Extensions/{A}"
    found = said(folder, content="{")

    assert [found[0], found[1].location] == [item(folder, ("chromium-extension", A), name=A, version=""), f"{folder}/manifest.json"]


def test_the_hosts_that_its_scripts_name_are_claims():
    folder = f"{ORION}/Defaults/Extensions/{A}"
    files = {f"{folder}/manifest.json": MANIFEST, f"{folder}/js/a.js": '"https://a.example/"'}

    [found] = bare(fake_host(Platform.MACOS, files=files), MacosWebkitExtensions())

    assert found.claims == (("extension-calls", "a.example"),)
