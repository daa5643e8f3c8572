import json

from scanner.collectors.extensions.chromium_external_extensions import ChromiumExternalExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

A, B = "a" * 32, "b" * 32


def item(identifier, version, within, location, user=""):
    ids = (("chromium-extension", identifier),)
    return Item(identifier, version, ids=ids, marks=(Mark.SIDELOADED,), within=within, location=location, user=user)


def test_a_file_for_an_extension_of_the_machine_and_of_an_account():
    shared, own = f"/usr/share/chromium/extensions/{A}.json", f"/home/alice/.config/chromium/External Extensions/{B}.json"
    files = {
        shared: '{"external_crx": "/x.crx", "external_version": "1.2"}',
        own: '{"external_update_url": "https://a.example"}',
        "/usr/share/chromium/extensions/ublock-origin/manifest.json": "{}",
        "/usr/share/chromium/extensions/other.json": "noise",
    }

    assert bare(fake_host(files=files), ChromiumExternalExtensions()) == [
        item(A, "1.2", "chromium", shared),
        item(B, "", "chromium", own, "alice"),
    ]


def test_a_list_of_several_has_comments():
    place = "/opt/google/chrome/default_apps/external_extensions.json"
    content = f'// why\n{{"{A}": {{"external_version": "1"}}, "nonsense": {{}}, "{B}": 3}}'

    assert bare(fake_host(files={place: content}), ChromiumExternalExtensions()) == [
        item(A, "1", "chrome", place),
        item(B, "", "chrome", place),
        Problem(Reason.MALFORMED, "expected a list of extensions by id", place),
    ]


def test_macos_has_other_folders():
    place = f"/Library/Application Support/Google/Chrome/External Extensions/{A}.json"

    assert bare(fake_host(Platform.MACOS, files={place: json.dumps({"external_version": 3})}), ChromiumExternalExtensions()) == [
        item(A, "", "chrome", place)
    ]


def test_a_broken_file_is_a_problem():
    place = f"/usr/share/google-chrome/extensions/{A}.json"

    assert bare(fake_host(files={place: "[]"}), ChromiumExternalExtensions()) == [
        Problem(Reason.MALFORMED, "expected a JSON object", place)
    ]
