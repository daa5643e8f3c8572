import pytest

from scanner.collectors.applications.windows_appx_packages import WindowsAppxPackages
from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung
from tests.catalogue.written import product
from tests.fake_host import bare, fake_host, said

PACKAGES = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
ALICE = rf"HKU\S-1-5-21-1-2-3-1000_Classes\{PACKAGES}"
BOB = rf"HKU\S-1-5-21-1-2-3-1001_Classes\{PACKAGES}"
NAME = "Example.Probe_1.2.3.0_x64__8wekyb3d8bbwe"
IDS = (("msix-family", "Example.Probe_8wekyb3d8bbwe"), ("msix-name", "Example.Probe"))
FOLDER = rf"C:\Program Files\WindowsApps\{NAME}"
BANNED = product('[[match]]\nrelation = "official"\nid.msix-family = "Example.Probe_8wekyb3d8bbwe"\n')


def host(registry, users=("alice",)):
    return fake_host(Platform.WINDOWS, registry=registry, users=users)


def found(registry, users=("alice",)):
    return bare(host(registry, users), WindowsAppxPackages())


def test_a_package_of_an_account():
    assert found({rf"{ALICE}\{NAME}": {"DisplayName": "Probe", "PackageRootFolder": FOLDER}}) == [
        Item("Probe", "1.2.3.0", ids=IDS, location=FOLDER.replace("\\", "/"), user="alice")
    ]


def test_a_copy_that_only_another_accounts_classes_hold_is_found():
    assert found({rf"{BOB}\{NAME}": {}}, users=("alice", "bob")) == [
        Item("Example.Probe", "1.2.3.0", ids=IDS, location=rf"{BOB}\{NAME}", user="bob")
    ]


@pytest.mark.parametrize("name", ["ms-resource:AppName", "@{Example.Probe?ms-resource://Example.Probe/Resources/AppName}", "", 7])
def test_a_name_that_only_points_to_a_resource_gives_way_to_the_packages(name):
    assert [item.name for item in found({rf"{ALICE}\{NAME}": {"DisplayName": name}})] == ["Example.Probe"]


@pytest.mark.parametrize("folder", [r"D:\WindowsApps\x", r"C:\Users\alice\source\probe\AppX", r"\\server\share\probe"])
def test_packages_outside_the_usual_folder_are_kept(folder):
    [item] = found({rf"{ALICE}\{NAME}": {"PackageRootFolder": folder}})

    assert item.location == folder.replace("\\", "/")


def test_resource_packages_are_marked_and_frameworks_kept():
    keys = (
        "Example.Probe_1.2.3.0_neutral_split.language-fr_8wekyb3d8bbwe",
        "Microsoft.VCLibs.140.00_14.0.33519.0_x64__8wekyb3d8bbwe",
    )

    assert [(item.name, item.marks) for item in found({rf"{ALICE}\{key}": {} for key in keys})] == [
        ("Example.Probe", (Mark.CHILD,)),
        ("Microsoft.VCLibs.140.00", ()),
    ]


def test_one_family_of_two_accounts_is_one_finding_with_two_items():
    items = said(host({rf"{ALICE}\{NAME}": {}, rf"{BOB}\{NAME}": {}}, users=("alice", "bob")), WindowsAppxPackages())
    [finding] = findings(Matcher([BANNED]).match(items))

    assert finding.rung is Rung.INSTALLED
    assert [evidence.item.user for evidence in finding.evidence] == ["alice", "bob"]


def test_a_key_that_is_no_full_name_is_an_item_of_that_name():
    assert found({rf"{ALICE}\nonsense": {}}) == [Item("nonsense", location=rf"{ALICE}\nonsense", user="alice")]


def test_a_closed_package_costs_itself_alone():
    registry = {rf"{ALICE}\A_1.0_x64__8wekyb3d8bbwe": Reason.PERMISSION_DENIED, rf"{ALICE}\{NAME}": {}}

    assert [one.version if isinstance(one, Item) else one for one in found(registry)] == [
        "1.2.3.0",
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", rf"{ALICE}\A_1.0_x64__8wekyb3d8bbwe", "alice"),
    ]
