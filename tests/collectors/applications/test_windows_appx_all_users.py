from scanner.collectors.applications.windows_appx_all_users import WindowsAppxAllUsers
from scanner.model import Item, Mark, Platform, Rung
from tests.fake_host import bare, fake_host

STORE = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Appx\AppxAllUserStore"
NAME = "Example.Probe_1.2.3.0_x64__8wekyb3d8bbwe"
IDS = (("msix-family", "Example.Probe_8wekyb3d8bbwe"), ("msix-name", "Example.Probe"))


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsAppxAllUsers())


def item(place, **fields):
    return Item("Example.Probe", "1.2.3.0", ids=IDS, location=rf"{STORE}\{place}\{NAME}")._replace(**fields)


def test_packages_for_all_of_windows_itself_and_of_accounts_in_scope_or_not():
    places = ("Applications", "InboxApplications", "S-1-5-21-1-2-3-1000", "S-1-12-1-4-5-6-7", "S-1-5-18")

    assert found({rf"{STORE}\{place}\{NAME}": {} for place in places}) == [
        item("Applications"),
        item("InboxApplications", rung=Rung.CONFIGURED, marks=(Mark.BUILT_IN,)),
        item("S-1-12-1-4-5-6-7", rung=Rung.INSTALLED, user="S-1-12-1-4-5-6-7"),
        item("S-1-5-18", rung=Rung.INSTALLED),
        item("S-1-5-21-1-2-3-1000", rung=Rung.INSTALLED, user="alice"),
    ]


def test_the_folder_of_the_manifest():
    path = rf"C:\Program Files\WindowsApps\{NAME}\AppxManifest.xml"

    assert found({rf"{STORE}\Applications\{NAME}": {"Path": path}}) == [
        item("Applications", location=f"C:/Program Files/WindowsApps/{NAME}")
    ]


def test_a_package_that_an_administrator_took_away_is_not_there():
    places = ("Deprovisioned", "Deleted", "EndOfLife", "Staged")

    assert found({rf"{STORE}\{place}\Example.Probe_8wekyb3d8bbwe": {} for place in places}) == []


def test_resource_packages_are_marked_and_other_names_kept():
    registry = {rf"{STORE}\InboxApplications\Probe_1.0_neutral_split.scale-100_8wekyb3d8bbwe": {}, rf"{STORE}\Applications\nonsense": {}}

    assert [(one.name, one.marks) for one in found(registry)] == [("nonsense", ()), ("Probe", (Mark.BUILT_IN, Mark.CHILD))]
