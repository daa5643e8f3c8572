from scanner.collectors.applications.windows_installer_products import WindowsInstallerProducts
from scanner.host.host import User
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

ACCOUNTS = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData"
PACKED = "87654321CBA90FED1032547698BADCFE"
GUID = "{12345678-9ABC-DEF0-0123-456789ABCDEF}"


def place(sid, packed=PACKED):
    return rf"{ACCOUNTS}\{sid}\Products\{packed}\InstallProperties"


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsInstallerProducts())


def test_products_of_the_machine_and_of_accounts_in_scope_or_not():
    values = {"DisplayName": "Probe", "DisplayVersion": "1.2", "Publisher": "Example", "InstallLocation": "C:\\Probe\\"}
    item = Item("Probe", "1.2", "Example", (("product-code", GUID),), location="C:/Probe")

    assert found({place(sid): values for sid in ("S-1-5-18", "S-1-5-21-1-2-3-1000", "S-1-12-1-4-5-6-7")}) == [
        item._replace(user="S-1-12-1-4-5-6-7"),
        item,
        item._replace(user="alice"),
    ]


def test_the_machines_products_are_nobodys_even_where_the_system_is_an_account():
    host = fake_host(Platform.WINDOWS, registry={place("S-1-5-18"): {"DisplayName": "Probe"}})
    host._users = lambda _: [User("SYSTEM", "S-1-5-18", "C:/Windows/System32/config/systemprofile", {})]

    assert [item.user for item in bare(host, WindowsInstallerProducts())] == [""]


def test_a_hidden_product_without_a_name():
    assert found({place("S-1-5-18"): {"SystemComponent": 1, "Version": 0x01000002}}) == [
        Item(GUID, "1.0.2", ids=(("product-code", GUID),), marks=(Mark.HIDDEN,), location=place("S-1-5-18"))
    ]


def test_a_key_that_is_no_product_code_is_a_problem_and_still_an_item():
    assert found({place("S-1-5-18", "nonsense"): {"DisplayName": "Probe"}}) == [
        Item("Probe", location=place("S-1-5-18", "nonsense")),
        Problem(Reason.MALFORMED, "a Windows Installer product whose key is not a packed GUID", place("S-1-5-18", "nonsense")),
    ]


def test_a_closed_account_costs_itself_alone():
    registry = {rf"{ACCOUNTS}\S-1-5-21-9\Products": Reason.PERMISSION_DENIED, place("S-1-5-18"): {"DisplayName": "Probe"}}

    assert found(registry) == [
        Item("Probe", ids=(("product-code", GUID),), location=place("S-1-5-18")),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", rf"{ACCOUNTS}\S-1-5-21-9\Products"),
    ]


def test_the_pages_of_a_product_are_what_it_claims():
    [item] = found({place("S-1-5-18"): {"DisplayName": "Probe", "URLInfoAbout": "https://example.org"}})

    assert item.claims == (("home-page", "example.org"),)
