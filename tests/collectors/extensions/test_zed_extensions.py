import pytest

from scanner.collectors.extensions.zed_extensions import ZedExtensions
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import FOLDER, bare, fake_host

MANIFEST = 'id = "probe"\nname = "Probe"\nversion = "0.1.0"\nschema_version = 1\nauthors = ["Alice <alice@a.example>"]\n'


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        (Platform.LINUX, "/home/alice/.local/share/zed"),
        (Platform.LINUX, "/home/alice/.var/app/dev.zed.Zed/data/zed"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Zed"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/Zed"),
    ],
)
def test_an_extension_on_each_platform(platform, folder):
    place = f"{folder}/extensions/installed/probe"
    host = fake_host(platform, files={f"{place}/extension.toml": MANIFEST, f"{folder}/extensions/work/probe/x": ""})

    assert bare(host, ZedExtensions()) == [
        Item("Probe", "0.1.0", ids=(("zed-extension", "probe"),), within="zed", location=place, user="alice")
    ]


def test_one_without_a_manifest_goes_by_its_folder():
    place = "/home/alice/.local/share/zed/extensions/installed/old"

    assert bare(fake_host(files={place: FOLDER}), ZedExtensions()) == [
        Item("old", ids=(("zed-extension", "old"),), within="zed", location=place, user="alice")
    ]


def test_a_changed_manifest_hides_no_extension():
    place = "/home/alice/.local/share/zed/extensions/installed/other"
    (item,) = bare(fake_host(files={f"{place}/extension.toml": MANIFEST}), ZedExtensions())

    assert item.ids == (("zed-extension", "probe"), ("zed-extension", "other"))


def test_a_broken_manifest_is_a_problem():
    place = "/home/alice/.local/share/zed/extensions/installed/probe"

    assert bare(fake_host(files={f"{place}/extension.toml": "id ="}), ZedExtensions()) == [
        Problem(Reason.MALFORMED, "expected TOML: broken at end of document", place, "alice")
    ]
