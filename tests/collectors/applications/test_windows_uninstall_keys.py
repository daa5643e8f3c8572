import pytest

from scanner.collectors.applications.windows_uninstall_keys import WindowsUninstallKeys
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason
from scanner.reports.record import toml_report
from tests.fake_host import bare, fake_host, said
from tests.reports.scans import run, scan

UNINSTALL = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
NARROW = r"HKLM32\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
ALICE = r"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Windows\CurrentVersion\Uninstall"
BOB = r"HKU\S-1-5-21-1-2-3-1001\Software\Microsoft\Windows\CurrentVersion\Uninstall"
GUID = "{12345678-9ABC-DEF0-0123-456789ABCDEF}"
PACKED = "87654321CBA90FED1032547698BADCFE"
CODE = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
PACKED_CODE = "33221100554477668899AABBCCDDEEFF"
APP = "cadlkienfkclaiaibeoongdcgmdikeeg"


def found(registry, users=("alice",)):
    return bare(fake_host(Platform.WINDOWS, registry=registry, users=users), WindowsUninstallKeys())


def row(key="Probe", **values):
    """Return the one item of a row in the machine's 64-bit view."""
    [item] = found({rf"{UNINSTALL}\{key}": values})
    return item


def test_a_program_of_the_machine():
    values = {
        "DisplayName": "Probe 1.2",
        "DisplayVersion": "1.2.3",
        "Publisher": "Example Works GmbH",
        "InstallLocation": "C:\\Program Files\\Probe\\",
        "UninstallString": r'"C:\Program Files\Probe\unins000.exe"',
        "WinGetPackageIdentifier": "Example.Probe",
    }

    assert found({rf"{UNINSTALL}\Probe_is1": values}) == [
        Item(
            "Probe 1.2",
            "1.2.3",
            "Example Works GmbH",
            (("uninstall-key", "Probe_is1"), ("winget", "Example.Probe")),
            location="C:/Program Files/Probe",
        )
    ]


@pytest.mark.parametrize("values", [{"DisplayName": "Probe"}, {"QuietDisplayName": "Probe"}, {"UninstallString": "x.exe"}])
def test_a_row_of_an_account_in_the_part_for_32_bits(values):
    narrow = r"HKU\S-1-5-21-1-2-3-1000\Software\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\Probe"

    assert found({narrow: values}) == [Item("Probe", ids=(("uninstall-key", "Probe"),), location=narrow, user="alice")]


@pytest.mark.parametrize(
    ("values", "name", "location"),
    [
        ({"QuietDisplayName": "Probe 7"}, "Probe 7", ""),
        ({"DisplayName": "", "QuietDisplayName": "Probe 7"}, "Probe 7", ""),
        ({"DisplayName": "Probe", "QuietDisplayName": "Quiet"}, "Probe", ""),
        ({"QuietUninstallString": r'"C:\Probe\unins000.exe" /SILENT'}, "Key_is1", "C:/Probe"),
        ({"ModifyPath": r'"C:\Probe\setup.exe" /modify'}, "Key_is1", "C:/Probe"),
        ({"UninstallString": "MsiExec.exe /X", "QuietUninstallString": r'"C:\Probe\u.exe" /S'}, "Key_is1", "C:/Probe"),
    ],
)
def test_a_row_that_only_says_how_it_is_removed_or_has_a_hidden_name(values, name, location):
    assert row("Key_is1", **values)[:4] == (name, "", "", (("uninstall-key", "Key_is1"),))
    assert row("Key_is1", **values).location == (location or rf"{UNINSTALL}\Key_is1")


def test_a_web_app_and_a_product_by_the_quiet_command():
    assert ("web-app", APP) in row(QuietUninstallString=f'"C:\\chrome.exe" --uninstall-app-id={APP}').ids
    assert ("product-code", GUID) in row(WindowsInstaller=1, QuietUninstallString=f"MsiExec.exe /qn /X{GUID}").ids


def test_one_program_in_both_views_and_of_two_accounts_is_four_items():
    registry = {rf"{root}\Probe": {"DisplayName": "Probe"} for root in (UNINSTALL, NARROW, ALICE, BOB)}

    assert [(item.location, item.user) for item in found(registry, users=("alice", "bob"))] == [
        (rf"{UNINSTALL}\Probe", ""),
        (rf"{NARROW}\Probe", ""),
        (rf"{ALICE}\Probe", "alice"),
        (rf"{BOB}\Probe", "bob"),
    ]


def test_a_row_that_only_an_account_has_is_found():
    values = {"DisplayName": "Probe", "InstallLocation": r"%LOCALAPPDATA%\Probe"}

    assert found({rf"{BOB}\Probe": values}, users=("alice", "bob")) == [
        Item("Probe", ids=(("uninstall-key", "Probe"),), location="C:/Users/bob/AppData/Local/Probe", user="bob")
    ]


def test_a_row_without_a_version_is_kept_where_there_is_no_32_bit_view():
    assert found({rf"{UNINSTALL}\Probe": {"DisplayName": "Probe"}}) == [
        Item("Probe", ids=(("uninstall-key", "Probe"),), location=rf"{UNINSTALL}\Probe")
    ]


@pytest.mark.parametrize("date", ["20240230", "2024105", "3/1/2024", "", 20240101, "01 Μαρτίου 2024", b"\0", ["x"]])
def test_no_install_date_costs_the_row(date):
    assert row(DisplayName="Probe", InstallDate=date).name == "Probe"


def test_a_hidden_program_is_kept_and_marked():
    assert row(DisplayName="Probe", SystemComponent=1).marks == (Mark.HIDDEN,)


def test_a_part_of_another_program_is_kept_and_marked():
    assert row(DisplayName="Probe Languages", ParentKeyName="Probe").marks == (Mark.CHILD,)
    assert row("Probe.KB123456", DisplayName="Fix", ParentDisplayName="Probe", ReleaseType="Hotfix").marks == (Mark.CHILD, Mark.UPDATE)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Probe\0junk", "Probe"),
        ("Probe\nWorks", "Probe\nWorks"),
        ("\u200fProbe", "\u200fProbe"),
        ("x" * 300, "x" * 300),
        ("x" * 30_000, "x" * 1024),
        ("抖音", "抖音"),
        ("Probe\ud800", "Probe\ud800"),
    ],
)
def test_any_name_is_kept_and_fits_a_report(name, kept):
    host = fake_host(Platform.WINDOWS, registry={rf"{UNINSTALL}\x": {"DisplayName": name}})
    everything = said(host, WindowsUninstallKeys())
    items = tuple(one for one in everything if isinstance(one, Item))

    assert [item.name for item in items] == [kept]
    assert [one.reason for one in everything if isinstance(one, Problem)] == [Reason.CAPPED] * (len(name) > len(kept) and "\0" not in name)
    assert toml_report.write_report(scan(runs=[run(items=items)]), inventory=True).encode().decode()


def test_a_row_without_a_name_is_called_by_its_key():
    assert row(UninstallString=r"C:\Probe\unins000.exe") == Item("Probe", ids=(("uninstall-key", "Probe"),), location="C:/Probe")
    assert row(DisplayName=7).name == "Probe"
    assert found({rf"{UNINSTALL}\Connection Manager": {"Anything": "x"}, rf"{UNINSTALL}\Empty": {}}) == []


def test_values_of_any_type_cost_nothing_but_themselves():
    values = dict.fromkeys(
        ("DisplayVersion", "Publisher", "InstallLocation", "SystemComponent", "BundleUpgradeCode", "ReleaseType"), b"\xff"
    )

    assert row(DisplayName="Probe", **values) == Item("Probe", ids=(("uninstall-key", "Probe"),), location=rf"{UNINSTALL}\Probe")


def test_an_msi_has_its_product_code_and_upgrade_codes_of_the_machine_and_the_account():
    msi = {"DisplayName": "Probe", "WindowsInstaller": 1, "Version": 0x01020003}
    registry = {
        rf"{UNINSTALL}\{GUID}": msi,
        rf"HKLM64\SOFTWARE\Classes\Installer\UpgradeCodes\{PACKED_CODE}": {PACKED: ""},
        rf"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes\{PACKED_CODE}": {PACKED: ""},
        rf"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Installer\UpgradeCodes\{'A' * 32}": {PACKED: ""},
    }
    ids = (
        ("uninstall-key", GUID),
        ("product-code", GUID),
        ("upgrade-code", CODE),
        ("upgrade-code", "{AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA}"),
    )

    assert found(registry) == [Item("Probe", "1.2.3", ids=ids, location=rf"{UNINSTALL}\{GUID}")]


def test_a_closed_key_of_upgrade_codes_costs_itself_alone():
    closed = rf"HKLM64\SOFTWARE\Classes\Installer\UpgradeCodes\{PACKED_CODE}"
    registry = {closed: Reason.PERMISSION_DENIED, rf"{UNINSTALL}\{GUID}": {"DisplayName": "Probe"}}

    assert found(registry) == [
        Item("Probe", ids=(("uninstall-key", GUID), ("product-code", GUID)), location=rf"{UNINSTALL}\{GUID}"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", closed),
    ]


def test_a_closed_row_costs_itself_alone():
    registry = {rf"{UNINSTALL}\A": Reason.PERMISSION_DENIED, rf"{UNINSTALL}\B": {"DisplayName": "B"}}

    assert found(registry) == [
        Item("B", ids=(("uninstall-key", "B"),), location=rf"{UNINSTALL}\B"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", rf"{UNINSTALL}\A"),
    ]


def test_a_web_app_that_a_browser_installed():
    values = {"DisplayName": "Probe", "UninstallString": rf'"C:\Browser\chrome.exe" --profile-directory=Default --uninstall-app-id={APP}'}

    assert found({rf"{ALICE}\{APP}": values}) == [
        Item("Probe", ids=(("uninstall-key", APP), ("web-app", APP)), kind=Kind.WEB_APP, location="C:/Browser", user="alice")
    ]
