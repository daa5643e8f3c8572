from scanner.collectors.applications.windows_state_repository import WindowsStateRepository
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

CACHE = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\AppModel\StateRepository\Cache\Package"
NAMES = rf"{CACHE}\Index\PackageFullName"
NAME = "Example.Probe_1.2.3.0_x64__8wekyb3d8bbwe"
IDS = (("msix-family", "Example.Probe_8wekyb3d8bbwe"), ("msix-name", "Example.Probe"))


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsStateRepository())


def test_a_package_with_the_folder_that_its_row_names():
    registry = {rf"{NAMES}\{NAME}\1f": {}, rf"{CACHE}\Data\1f": {"InstalledLocation": r"D:\WindowsApps\Probe"}}

    assert found(registry) == [Item("Example.Probe", "1.2.3.0", ids=IDS, location="D:/WindowsApps/Probe")]


def test_a_package_without_a_row():
    item = Item("Example.Probe", "1.2.3.0", ids=IDS, location=rf"{NAMES}\{NAME}")

    assert found({rf"{NAMES}\{NAME}": {}}) == [item]
    assert found({rf"{NAMES}\{NAME}\1f": {}}) == [item]


def test_resource_packages_are_marked_and_other_names_kept():
    registry = {rf"{NAMES}\Probe_1.0_neutral_split.scale-100_8wekyb3d8bbwe": {}, rf"{NAMES}\nonsense": {}}

    assert [(one.name, one.marks) for one in found(registry)] == [("Probe", (Mark.CHILD,)), ("nonsense", ())]


def test_a_closed_row_is_a_problem():
    registry = {rf"{NAMES}\{NAME}\1f": {}, rf"{CACHE}\Data\1f": Reason.PERMISSION_DENIED, rf"{NAMES}\nonsense": {}}

    assert found(registry) == [
        Item("Example.Probe", "1.2.3.0", ids=IDS, location=rf"{NAMES}\{NAME}"),
        Item("nonsense", location=rf"{NAMES}\nonsense"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", rf"{CACHE}\Data\1f"),
    ]
