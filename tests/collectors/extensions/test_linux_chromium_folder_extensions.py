import json

from scanner.collectors.extensions.linux_chromium_folder_extensions import LinuxChromiumFolderExtensions
from scanner.model import Item, Mark, Problem, Reason
from tests.fake_host import bare, fake_host

FOLDER = "/usr/share/chromium/extensions/ublock-origin"
ID = "oaiejdmjbagonijfeleeodihcicadkpm"  # from the path, as in tests/real/test_chromium.py


def said(**manifest):
    return bare(fake_host(files={f"{FOLDER}/manifest.json": json.dumps(manifest)}), LinuxChromiumFolderExtensions())


def item(identifier, *marks):
    return Item("N", "1", ids=(("chromium-extension", identifier),), marks=(Mark.UNPACKED, *marks), within="chromium", location=FOLDER)


def test_manifest_version_2_is_present_and_not_loaded():
    assert said(name="N", version="1", manifest_version=2) == [item(ID, Mark.NOT_LOADED, Mark.UNSUPPORTED)]


def test_manifest_version_3_is_loaded():
    assert said(name="N", version="1", manifest_version=3) == [item(ID)]


def test_a_key_gives_the_id():
    assert said(name="N", version="1", manifest_version=3, key="AAECAwQFBgc=") == [item("ikifbppicoohaeiknajomdiehpbnnpee")]


def test_a_broken_manifest_is_a_problem():
    assert bare(fake_host(files={f"{FOLDER}/manifest.json": "{"}), LinuxChromiumFolderExtensions()) == [
        Problem(
            Reason.MALFORMED,
            "expected JSON: Expecting property name enclosed in double quotes at line 1 column 2",
            f"{FOLDER}/manifest.json",
        )
    ]
