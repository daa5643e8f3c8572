import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications import windows_uninstall_row
from scanner.formats.registry_values import Values
from scanner.model import Mark

GUID = "{0B38FE4F-3E22-4C1E-8F92-F2C5AB9B4F9A}"
APP = "cadlkienfkclaiaibeoongdcgmdikeeg"
HOME = "C:/Users/alice"


def ids(key, **values):
    return windows_uninstall_row.ids(key, Values(values))[1:]


@pytest.mark.parametrize(
    "name",
    [
        "DisplayName",
        "installlocation",
        "UninstallString",
        "DisplayIcon",
        "WindowsInstaller",
        "QuietDisplayName",
        "quietuninstallstring",
        "ModifyPath",
    ],
)
def test_any_sign_of_a_program_makes_a_row(name):
    assert windows_uninstall_row.is_row(Values({name: 1}))
    assert not windows_uninstall_row.is_row(Values({f"{name}2": 1, "": "x"}))


def test_the_keys_name_is_always_an_id():
    assert windows_uninstall_row.ids("Probe_is1", Values({})) == (("uninstall-key", "Probe_is1"),)


@pytest.mark.parametrize(
    ("key", "values", "code"),
    [
        (GUID, {"WindowsInstaller": 1}, GUID),
        (GUID, {}, GUID),
        (f"InstallShield_{GUID}", {}, GUID),
        ("Probe", {"WindowsInstaller": 1, "UninstallString": f"MsiExec.exe /I{GUID}"}, GUID),
        ("Probe", {"WindowsInstaller": 0, "UninstallString": f"setup.exe {GUID}"}, ""),
        ("Probe", {"WindowsInstaller": 1}, ""),
        (GUID.strip("{}"), {}, ""),
    ],
)
def test_the_product_code(key, values, code):
    assert windows_uninstall_row.product_code(key, Values(values)) == code
    assert ids(key, **values) == ((("product-code", code),) if code else ())


def test_codes_of_a_bundle_and_of_winget():
    assert ids("x", BundleUpgradeCode=[GUID, "nonsense"]) == (("upgrade-code", GUID),)
    assert ids("x", BundleUpgradeCode=GUID) == (("upgrade-code", GUID),)
    assert ids("x", WinGetPackageIdentifier="Example.Probe") == (("winget", "Example.Probe"),)


@pytest.mark.parametrize("option", ["--uninstall-app-id=", "--app-id=", '--uninstall-app-id="'])
def test_a_web_apps_row(option):
    assert ids("x", UninstallString=f'"C:\\chrome.exe" --profile-directory=Default {option}{APP}') == (("web-app", APP),)
    assert ids("x", UninstallString=f'"C:\\chrome.exe" {option}{APP}x') == ()


@pytest.mark.parametrize(
    ("key", "values", "marks"),
    [
        ("x", {"SystemComponent": 1}, (Mark.HIDDEN,)),
        ("x", {"SystemComponent": 0}, ()),
        ("x", {"ParentKeyName": "Suite"}, (Mark.CHILD,)),
        ("x", {"ParentDisplayName": "Suite", "ReleaseType": "Security Update"}, (Mark.CHILD, Mark.UPDATE)),
        ("x", {"ReleaseType": "hotfix"}, (Mark.UPDATE,)),
        ("x", {"ReleaseType": "Beta"}, ()),
        (f"{GUID}.KB2468871", {}, (Mark.UPDATE,)),
        ("KB2468871", {}, (Mark.UPDATE,)),
        ("KB2468871 Reader", {}, ()),
    ],
)
def test_what_windows_leaves_out_of_its_list_is_marked(key, values, marks):
    assert windows_uninstall_row.marks(key, Values(values)) == marks


@pytest.mark.parametrize(
    ("values", "location"),
    [
        ({"InstallLocation": '"C:\\Program Files\\Probe\\"', "DisplayIcon": r"C:\Other\x.ico"}, "C:/Program Files/Probe"),
        ({"InstallLocation": "", "DisplayIcon": r'"C:\Program Files\Probe\probe.exe",0'}, "C:/Program Files/Probe"),
        ({"DisplayIcon": r"C:\Program Files\Probe\probe.exe,-101"}, "C:/Program Files/Probe"),
        ({"DisplayIcon": "probe.ico", "UninstallString": r'"C:\Probe\unins000.exe" /S'}, "C:/Probe"),
        ({"UninstallString": r"%LOCALAPPDATA%\Probe\Update.exe --uninstall"}, "C:/Users/alice/AppData/Local/Probe"),
        ({"DisplayIcon": rf"C:\Windows\Installer\{GUID}\icon.ico", "UninstallString": f"MsiExec.exe /X{GUID}"}, ""),
        ({"UninstallString": r"C:\Windows\System32\rundll32.exe x.dll,y"}, ""),
        ({"InstallLocation": 7, "DisplayIcon": b"x"}, ""),
    ],
)
def test_where_the_program_is(values, location):
    assert windows_uninstall_row.location(Values(values), HOME) == location


PIECES = st.lists(st.sampled_from(['"', "\\", ",0", "%", ".exe", "C:", "a", "--app-id=", APP, GUID, "KB123456", "\0", " "])).map("".join)
VALUES = st.one_of(PIECES, st.integers(), st.binary(max_size=8), st.lists(PIECES, max_size=3))
NAMES = (*windows_uninstall_row.SIGNS, "BundleUpgradeCode", "SystemComponent", "ParentKeyName", "ReleaseType", "WinGetPackageIdentifier")


@settings(max_examples=100)
@given(PIECES, st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_any_values_give_a_row(key, written):
    values = Values(written)

    assert windows_uninstall_row.ids(key, values)[0] == ("uninstall-key", key)
    assert all(value for _, value in windows_uninstall_row.ids(key, values)[1:])
    assert "\\" not in windows_uninstall_row.location(values, HOME)
    assert set(windows_uninstall_row.marks(key, values)) <= {Mark.HIDDEN, Mark.CHILD, Mark.UPDATE}


def test_the_pages_of_a_row_are_claims_each_once():
    values = {"URLInfoAbout": "https://www.example.org", "HelpLink": "http://example.org/", "URLUpdateInfo": "https://example.org/new"}

    assert windows_uninstall_row.home_pages(Values(values)) == (("home-page", "example.org"), ("home-page", "example.org/new"))
    assert windows_uninstall_row.home_pages(Values({"URLInfoAbout": 1, "HelpLink": "ask the help desk"})) == ()
