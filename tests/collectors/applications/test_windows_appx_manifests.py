import pytest

from scanner.collectors.applications.windows_appx_manifests import WindowsAppxManifests
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.fake_host import FOLDER, bare, fake_host

APPS = "C:/Program Files/WindowsApps"
NAME = "Example.Probe_1.2.3.0_x64__8wekyb3d8bbwe"
IDS = (("msix-family", "Example.Probe_8wekyb3d8bbwe"), ("msix-name", "Example.Probe"))
MANIFEST = """<Package><Identity Name="Example.Probe" Version="1.2.3.0"/>
<Properties><DisplayName>{name}</DisplayName><PublisherDisplayName>Example Works</PublisherDisplayName></Properties></Package>"""
UNNAMED = Item("Example.Probe", "1.2.3.0", ids=IDS, location=f"{APPS}/{NAME}")


def found(files):
    return bare(fake_host(Platform.WINDOWS, files=files), WindowsAppxManifests())


def test_a_package_with_the_names_of_its_manifest():
    assert found({f"{APPS}/{NAME}/AppxManifest.xml": MANIFEST.format(name="Probe")}) == [
        Item("Probe", "1.2.3.0", "Example Works", IDS, location=f"{APPS}/{NAME}")
    ]


def test_a_name_that_only_points_to_a_resource_gives_way_to_the_packages():
    assert found({f"{APPS}/{NAME}/AppxManifest.xml": MANIFEST.format(name="ms-resource:AppName")}) == [
        UNNAMED._replace(publisher="Example Works")
    ]


@pytest.mark.parametrize("reason", [Reason.PERMISSION_DENIED, Reason.LOCKED])
def test_a_package_whose_manifest_cannot_be_read_is_kept_with_a_problem(reason):
    path = f"{APPS}/{NAME}/AppxManifest.xml"

    assert found({path: reason}) == [UNNAMED, Problem(reason, "as the test wants it", path)]


def test_a_damaged_manifest_is_a_problem_and_the_package_still_an_item():
    path = f"{APPS}/{NAME}/AppxManifest.xml"

    assert found({path: "<!DOCTYPE x><Package/>"}) == [
        UNNAMED,
        Problem(Reason.MALFORMED, "expected XML without a document type", path),
    ]


def test_a_bundle_has_no_manifest_of_this_name():
    assert found({f"{APPS}/{NAME}": FOLDER}) == [UNNAMED]


def test_a_folder_of_another_name_counts_by_its_manifest():
    files = {f"{APPS}/Mutable/AppxManifest.xml": MANIFEST.format(name="Probe"), f"{APPS}/Deleted/{NAME}/x": ""}

    assert found(files) == [Item("Probe", "1.2.3.0", "Example Works", (("msix-name", "Example.Probe"),), location=f"{APPS}/Mutable")]


def test_a_resource_package_is_marked():
    files = {f"{APPS}/Probe_1.0_neutral_split.scale-100_8wekyb3d8bbwe": FOLDER}

    assert [item.marks for item in found(files)] == [(Mark.CHILD,)]


def test_the_folder_that_only_an_administrator_may_list_is_a_problem():
    assert found({APPS: Reason.PERMISSION_DENIED}) == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", APPS)]
