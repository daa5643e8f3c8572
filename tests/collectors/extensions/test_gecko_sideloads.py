from scanner.collectors.extensions.gecko_sideloads import GeckoSideloads
from scanner.model import Item, Mark, Platform
from tests.fake_host import bare, fake_host

FIREFOX = "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}"
SHARED = f"/usr/share/mozilla/extensions/{FIREFOX}"


def item(location, identifier="a@b", name="", version="", within="firefox", user=""):
    ids = (("gecko-extension", identifier),)
    return Item(name or identifier, version, ids=ids, marks=(Mark.SIDELOADED,), within=within, location=location, user=user)


def test_a_folder_a_package_and_a_pointer():
    files = {
        f"{SHARED}/a@b/manifest.json": '{"name": "N", "version": "1"}',
        f"{SHARED}/c@d.xpi": b"PK",
        f"{SHARED}/{{92650c4d-4b8e-4d2a-b7eb-24ecf4f6b63a}}": "/root/x",
        f"{SHARED}/README": "",
        f"{SHARED}/langpack-de@firefox.mozilla.org.xpi": b"PK",
        f"/home/alice/.mozilla/extensions/{FIREFOX}/e@f.xpi": b"PK",
        "/usr/lib/firefox-esr/distribution/extensions/g@h.xpi": b"PK",
    }

    assert bare(fake_host(files=files), GeckoSideloads()) == [
        item(f"{SHARED}/a@b", name="N", version="1"),
        item(f"{SHARED}/c@d.xpi", "c@d"),
        item(f"{SHARED}/{{92650c4d-4b8e-4d2a-b7eb-24ecf4f6b63a}}", "{92650c4d-4b8e-4d2a-b7eb-24ecf4f6b63a}"),
        item(f"/home/alice/.mozilla/extensions/{FIREFOX}/e@f.xpi", "e@f", user="alice"),
        item("/usr/lib/firefox-esr/distribution/extensions/g@h.xpi", "g@h"),
    ]


def test_a_broken_manifest_does_not_cost_the_extension():
    found = bare(fake_host(files={f"{SHARED}/a@b/manifest.json": "{"}), GeckoSideloads())

    assert [found[0], found[1].location] == [item(f"{SHARED}/a@b"), f"{SHARED}/a@b/manifest.json"]


def test_macos_has_other_folders():
    place = f"/Users/alice/Library/Application Support/Mozilla/Extensions/{FIREFOX}/a@b.xpi"

    assert bare(fake_host(Platform.MACOS, files={place: b"PK"}), GeckoSideloads()) == [item(place, user="alice")]


def test_windows_has_the_accounts_folder_and_those_of_the_programs():
    own = f"C:/Users/alice/AppData/Roaming/Mozilla/Extensions/{FIREFOX}/a@b.xpi"
    program = "C:/Program Files/Mozilla Firefox/distribution/extensions/c@d.xpi"
    mail = "C:/Program Files (x86)/Mozilla Thunderbird/browser/extensions/e@f/manifest.json"
    alices = "C:/Users/alice/AppData/Local/Mozilla Firefox/distribution/extensions/g@h.xpi"
    language = "C:/Program Files/Mozilla Firefox/distribution/extensions/langpack-de@firefox.mozilla.org.xpi"
    files = {**dict.fromkeys([own, program, alices, language], b"PK"), mail: '{"name": "N", "version": "1"}'}

    assert bare(fake_host(Platform.WINDOWS, files=files), GeckoSideloads()) == [
        item(own, user="alice"),
        item(program, "c@d"),
        item(mail.removesuffix("/manifest.json"), "e@f", "N", "1", within="thunderbird"),
        item(alices, "g@h", user="alice"),
    ]
