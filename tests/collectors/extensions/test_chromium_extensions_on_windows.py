"""The same collector where paths have drives, backslashes and no letter case, and where nobody tells who owns a folder."""

import hashlib
import json

import pytest

from scanner.collectors.browsers.chromium_browsers import BROWSERS
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.host.host import Process
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung, State
from tests.fake_host import bare, fake_host

A, B = "a" * 32, "b" * 32
HOME = "C:/Users/alice"
LOCAL, ROAMING = f"{HOME}/AppData/Local", f"{HOME}/AppData/Roaming"
CHROME = f"{LOCAL}/Google/Chrome/User Data"
STATE = json.dumps({"profile": {"info_cache": {"Default": {}}}})
FOREIGN = "a folder that may not belong to the account, or that is not on this machine; not read"


def prefs(**rows):
    return json.dumps({"extensions": {"settings": rows}, "protection": {"macs": {}}})


def stored(**more):
    return {"location": 1, "path": f"{A}\\1.0_0", "from_webstore": True, **more}


def installed(profile, identifier=A, **more):
    """Return the files of a profile with one extension, as a browser of Windows writes them."""
    return {
        f"{profile}/Secure Preferences": prefs(**{identifier: stored(path=f"{identifier}\\1.0_0", **more)}),
        f"{profile}/Preferences": json.dumps({"extensions": {"ui": {}}}),
        f"{profile}/Extensions/{identifier}/1.0_0/manifest.json": json.dumps({"name": "N", "version": "1.0", "manifest_version": 3}),
    }


def item(location, identifier=A, within="chrome", marks=(Mark.STORE,), user="alice", name="N", version="1.0", **more):
    ids = (("chromium-extension", identifier),)
    return Item(name, version, ids=ids, state=State.ENABLED, marks=marks, within=within, location=location, user=user)._replace(**more)


def below(profile, identifier=A):
    return f"{profile}/Extensions/{identifier}/1.0_0"


def said(files, **host):
    return bare(fake_host(Platform.WINDOWS, files=files, **host), ChromiumExtensions())


def test_a_machine_with_the_usual_browsers_of_two_accounts():
    bobs = "C:/Users/bob/AppData/Local/Google/Chrome/User Data/Profile 1"
    edge, brave = f"{LOCAL}/Microsoft/Edge/User Data/Default", f"{LOCAL}/BraveSoftware/Brave-Browser/User Data/Default"
    opera, gx = f"{ROAMING}/Opera Software/Opera Stable", f"{ROAMING}/Opera Software/Opera GX Stable"
    files = {
        f"{CHROME}/Local State": STATE,
        **installed(f"{CHROME}/Default"),
        **installed(f"{CHROME}/Work Stuff", B),
        **installed(bobs),
        f"{LOCAL}/Microsoft/Edge/User Data/Local State": STATE,
        **installed(edge),
        **installed(brave),
        f"{opera}/Local State": STATE,
        **installed(opera),
        **installed(f"{opera}/_side_profiles/x/Default"),
        **installed(gx),
    }

    assert said(files, users=("alice", "bob")) == [
        item(below(f"{CHROME}/Default")),
        item(below(f"{CHROME}/Work Stuff", B), B),
        item(below(bobs), user="bob"),
        item(below(edge), within="edge"),
        item(below(brave), within="brave"),
        item(below(opera), within="opera"),
        item(below(f"{opera}/_side_profiles/x/Default"), within="opera"),
        item(below(gx), within="opera-gx"),
    ]


@pytest.mark.parametrize("browser", [browser for browser in BROWSERS if browser.windows.profiles], ids=lambda browser: browser.id)
def test_every_row_of_the_table(browser):
    folders = [folder.replace("{local}", LOCAL).replace("{roaming}", ROAMING).replace("*", "_1") for folder in browser.windows.profiles]
    files = {path: text for folder in folders for path, text in installed(f"{folder}/Default").items()}

    assert said(files) == [item(below(f"{folder}/Default"), within=browser.id) for folder in folders]


def test_on_windows_the_secure_preferences_alone_are_enough():
    files = installed(f"{CHROME}/Default")
    del files[f"{CHROME}/Default/Preferences"]

    assert said(files) == [item(below(f"{CHROME}/Default"))]


def test_a_browser_that_holds_a_file_open_costs_that_file_alone():
    files = {**installed(f"{CHROME}/Default"), f"{CHROME}/Default/Preferences": Reason.LOCKED}

    assert said(files) == [
        item(below(f"{CHROME}/Default")),
        Problem(Reason.LOCKED, "as the test wants it", f"{CHROME}/Default/Preferences", "alice"),
    ]


def test_an_unpacked_extension_has_an_id_from_its_path_in_utf_16():
    path = "C:\\Users\\alice\\src\\ext"
    digits = hashlib.sha256(path.encode("utf-16-le")).hexdigest()[:32]
    identifier = digits.translate(str.maketrans("0123456789abcdef", "abcdefghijklmnop"))
    files = {
        f"{CHROME}/Default/Secure Preferences": prefs(**{identifier: {"location": 4, "path": path}}),
        f"{HOME}/src/ext/manifest.json": json.dumps({"name": "Mine", "version": "0.1"}),
    }

    assert said(files) == [item(f"{HOME}/src/ext", identifier, marks=(Mark.UNPACKED,), name="Mine", version="0.1")]


def test_a_drive_and_a_home_in_other_letter_case_are_the_same():
    place = "c:/USERS/Alice/src/ext"  # the made-up disk knows letter case, and so has the folder under this name alone
    files = {
        f"{CHROME}/Default/Secure Preferences": prefs(**{A: {"location": 4, "path": place.replace("/", "\\")}}),
        f"{place}/manifest.json": json.dumps({"name": "N", "version": "1.0"}),
    }

    assert said(files) == [item(place, marks=(Mark.UNPACKED,))]


@pytest.mark.parametrize(
    "path",
    [
        "\\\\server\\share\\ext",
        "\\\\?\\C:\\Users\\alice\\ext",
        "\\\\.\\PhysicalDrive0",
        "C:\\Users\\alice\\..\\bob\\ext",
        "C:\\Users\\bob\\ext",
        "C:ext",
        "C:\\Users\\alice\\ext:stream",
        "D:\\ext",
    ],
)
def test_an_unpacked_extension_elsewhere_is_kept_and_its_folder_not_touched(path):
    files = {
        f"{CHROME}/Default/Secure Preferences": prefs(**{A: {"location": 4, "path": path}}),
        f"{path.replace(chr(92), '/')}/manifest.json": json.dumps({"name": "secret"}),
    }
    host = fake_host(Platform.WINDOWS, files=files, users=("alice", "bob"))

    assert bare(host, ChromiumExtensions()) == [
        item(f"{CHROME}/Default", marks=(Mark.UNPACKED,), name=A, version=""),
        Problem(Reason.LINK_LEAVES, f"extension {A} was loaded from {FOREIGN}", f"{CHROME}/Default", "alice"),
    ]
    assert not [asked for asked in host.disk.asked if "ext" in asked.rpartition("User Data")[2] or "Physical" in asked]


def test_a_relative_path_that_leads_up_is_not_followed():
    files = {
        f"{CHROME}/Default/Secure Preferences": prefs(**{A: stored(path="..\\..\\..\\x")}),
        f"{CHROME}/Default/Extensions/../../../x/manifest.json": json.dumps({"name": "wrong"}),
        f"{below(f'{CHROME}/Default')}/manifest.json": json.dumps({"name": "N", "version": "1.0"}),
    }

    assert said(files) == [item(below(f"{CHROME}/Default"))]


def test_profile_names_that_lead_elsewhere_are_not_followed():
    files = {f"{CHROME}/Local State": json.dumps({"profile": {"info_cache": {"..\\..\\bob": {}, "D:\\x": {}, "a:stream": {}}}})}

    assert said(files) == [
        Problem(Reason.MALFORMED, "3 profiles are listed under an invalid folder name", f"{CHROME}/Local State", "alice")
    ]


def test_copies_web_views_and_electron_are_no_installs():
    places = (f"{CHROME}/Snapshots/120.0/Default", f"{LOCAL}/Mail/EBWebView/Default", f"{ROAMING}/Code")
    packaged = f"{LOCAL}/Packages/Maker.Mail_a1/LocalCache/Local/Mail/EBWebView"
    files = {path: text for place in (*places, f"{packaged}/Default") for path, text in installed(place).items()}
    files |= {f"{LOCAL}/Mail/EBWebView/Local State": STATE, f"{packaged}/Local State": STATE, f"{ROAMING}/Code/Local State": "{}"}

    assert said(files) == []


def test_an_extension_that_an_open_browser_has_not_recorded_yet_is_present_and_no_residue():
    files = {f"{CHROME}/lockfile": "", **installed(f"{CHROME}/Default"), f"{CHROME}/Default/Secure Preferences": prefs()}

    assert said(files) == [item(below(f"{CHROME}/Default"), marks=(), rung=Rung.PRESENT, state=State.UNKNOWN)]


def test_packaged_browsers_keep_their_profiles_in_their_package():
    packages = f"{LOCAL}/Packages"
    arc = f"{packages}/TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data"
    opera = f"{packages}/Maker.Opera_a1/LocalCache/Roaming/Opera Software/Opera Stable"
    unknown = f"{packages}/Maker.New_a1/LocalCache/Local/Maker/New/User Data"
    files = {f"{unknown}/Local State": STATE, **installed(f"{arc}/Default"), **installed(opera), **installed(f"{unknown}/Default")}

    assert said(files) == [
        item(below(f"{arc}/Default"), within="arc"),
        item(below(opera), within="opera"),
        item(below(f"{unknown}/Default"), within="chromium:unlisted:New"),
    ]


def running(folder, program="chrome.exe", user="alice"):
    executable = f"C:/Program Files/Google/Chrome/Application/{program}"
    return [Process(1, program, executable, user, (program, f"--user-data-dir={folder}"))]


def test_a_running_browser_in_its_accounts_own_home():
    folder = f"{HOME}/test profile"
    files = {f"{folder}/Local State": STATE, **installed(f"{folder}/Default")}
    wanted = [item(below(f"{folder}/Default"), marks=(Mark.STORE, Mark.OTHER_USER_DATA))]

    assert said(files, processes=running('"C:\\Users\\alice\\test profile\\"')) == wanted
    assert said(files, processes=running("C:\\Users\\alice\\test profile", "Vivaldi.EXE"))[0].within == "vivaldi"


@pytest.mark.parametrize(("folder", "place"), [("C:\\x", "C:/x"), ("\\\\server\\share\\x", "//server/share/x")])
def test_a_running_browser_outside_of_it_is_said_and_not_looked_into(folder, place):
    files = {f"{place}/Local State": STATE, **installed(f"{place}/Default")}
    host = fake_host(Platform.WINDOWS, files=files, processes=running(folder))

    assert bare(host, ChromiumExtensions()) == [Problem(Reason.LINK_LEAVES, FOREIGN, place, "alice")]
    assert host.disk.asked == []


def test_a_running_browsers_usual_folder_in_other_letters_is_not_another():
    spelled = CHROME.lower()
    files = {f"{place}/{path.removeprefix(CHROME)}": text for place in (CHROME, spelled) for path, text in installed("Default").items()}
    files |= {f"{spelled}/Local State": STATE, f"{CHROME}/Local State": STATE}

    assert [one.location for one in said(files, processes=running(spelled))] == [below(f"{CHROME}/Default")]
