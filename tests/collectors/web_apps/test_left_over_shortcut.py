import plistlib

import pytest

from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.collectors.applications.windows_run_keys import WindowsRunKeys
from scanner.collectors.applications.windows_scheduled_tasks import WindowsScheduledTasks
from scanner.collectors.applications.windows_start_menu_links import WindowsStartMenuLinks
from scanner.collectors.web_apps.left_over_shortcut import NamedProfile, profile_named_by
from scanner.collectors.web_apps.macos_web_apps import MacosWebApps
from scanner.model import Item, Platform, Reason, Rung
from tests.fake_host import bare, fake_host
from tests.shell_links import link

APP = "bnhbifajojoipabbjfhjjmjfifbjhmbd"
LOCAL_STATE = '{"browser": {}, "profile": {"info_cache": {"Default": {}, "Profile 1": {}}}}'
LINUX, WINDOWS, MACOS = Platform.LINUX, Platform.WINDOWS, Platform.MACOS
CHROME = {
    LINUX: "/home/alice/.config/google-chrome",
    WINDOWS: "C:/Users/alice/AppData/Local/Google/Chrome/User Data",
    MACOS: "/Users/alice/Library/Application Support/Google/Chrome",
}
EVERYBODY = {
    LINUX: "/usr/share/applications/TikTok.desktop",
    WINDOWS: "C:/Users/Public/Desktop/TikTok.lnk",
    MACOS: "/Applications/TikTok.app/Contents/Info.plist",
}
OWN = {
    LINUX: "/home/alice/.local/share/applications/TikTok.desktop",
    WINDOWS: "C:/Users/alice/OneDrive/Desktop/TikTok.lnk",
    MACOS: "/Users/alice/Applications/Chrome Apps.localized/TikTok.app/Contents/Info.plist",
}
COLLECTORS = {LINUX: LinuxDesktopEntries, WINDOWS: WindowsStartMenuLinks, MACOS: MacosWebApps}


def linux(profile, program="/opt/google/chrome/google-chrome", more=""):
    return f'[Desktop Entry]\nType=Application\nName=TikTok\nExec={program} "--profile-directory={profile}" {more} --app-id={APP}\n'


def windows(profile, program="Google\\Chrome\\Application\\chrome_proxy.exe", more=""):
    return link(f"C:\\Program Files\\{program}", f'--profile-directory="{profile}" {more} --app-id={APP}')


def macos(profile, browser="com.google.Chrome", **more):
    bundle = {"CFBundleIdentifier": f"{browser}.app.{APP}", "CrAppModeShortcutID": APP, "CrAppModeShortcutName": "TikTok"}
    return plistlib.dumps({**bundle, "CrAppModeProfileDir": profile, **more})


SHORTCUTS = {LINUX: linux, WINDOWS: windows, MACOS: macos}


def left_over(platform, shortcut, profiles=("Default", "Profile 1"), more=None, place=OWN):
    """Tell whether a shortcut is a residue beside these profiles of Chrome."""
    files = {f"{CHROME[platform]}/{profile}/Preferences": "{}" for profile in profiles}
    files |= {f"{CHROME[platform]}/Local State": LOCAL_STATE} if profiles else {}
    files |= {f"{CHROME[platform]}/{name}": content for name, content in (more or {}).items()}
    said = bare(fake_host(platform, files={**files, place[platform]: shortcut}, users=("alice",)), COLLECTORS[platform]())
    [item] = [one for one in said if isinstance(one, Item)]
    return item.rung is Rung.RESIDUE


@pytest.mark.parametrize("platform", Platform)
def test_a_shortcut_to_an_app_that_its_profile_has_not_is_left_over(platform):
    assert left_over(platform, SHORTCUTS[platform]("Default"))
    assert left_over(platform, SHORTCUTS[platform]("Profile 1"))
    assert left_over(platform, SHORTCUTS[platform]("Default"), more={f"Profile 1/Web Applications/Manifest Resources/{APP}/x": ""})


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize(
    "kept", [f"Web Applications/Manifest Resources/{APP}/x", f"Web Applications/_crx_{APP}/TikTok.ico", f"Extensions/{APP}/1/manifest.json"]
)
def test_a_shortcut_to_an_app_that_its_profile_has_stands(platform, kept):
    assert not left_over(platform, SHORTCUTS[platform]("Profile 1"), more={f"Profile 1/{kept}": ""})


@pytest.mark.parametrize("platform", Platform)
def test_an_app_that_was_removed_leaves_its_shortcut_over(platform):
    metrics = f'{{"web_app_install_metrics": {{"{APP}": {{"install_source": 1}}}}}}'

    assert left_over(platform, SHORTCUTS[platform]("Default"), more={"Default/Preferences": metrics, "Default/Web Applications/x": ""})


@pytest.mark.parametrize("platform", Platform)
def test_a_shortcut_to_a_profile_that_its_browser_has_not_is_left_over(platform):
    shortcut = SHORTCUTS[platform]("Profile 7")

    assert left_over(platform, shortcut)
    assert not left_over(
        platform, shortcut, more={f"Profile 7/Web Applications/Manifest Resources/{APP}/x": "", "Profile 7/Preferences": "{}"}
    )
    assert not left_over(platform, shortcut, more={"Default/Preferences": Reason.PERMISSION_DENIED})


@pytest.mark.parametrize("platform", Platform)
def test_where_the_profile_is_not_known_the_shortcut_stands(platform):
    shortcut = SHORTCUTS[platform]("Default")

    assert not left_over(platform, shortcut, profiles=())
    assert not left_over(platform, shortcut, profiles=(), place=EVERYBODY)
    assert not left_over(platform, shortcut, more={"Default/Preferences": Reason.PERMISSION_DENIED})
    assert not left_over(platform, shortcut, more={"Default/Preferences": '{"web_app_install_metrics": {'})


def test_another_browser_or_folder_is_not_the_profile_that_it_names():
    assert not left_over(LINUX, linux("Default", "/usr/bin/chromium"))
    assert not left_over(LINUX, linux("Default", "/usr/bin/some-browser"))
    assert not left_over(LINUX, linux("Default", more="--user-data-dir=/home/alice/.elsewhere"))
    assert left_over(LINUX, linux("Default", more=f"--user-data-dir={CHROME[LINUX]}"))
    assert not left_over(WINDOWS, windows("Default", "Microsoft\\Edge\\Application\\msedge_proxy.exe"))
    assert not left_over(MACOS, macos("Default", "com.microsoft.edgemac"))
    assert not left_over(MACOS, macos("", CrAppModeUserDataDir=f"/Users/alice/elsewhere/-/Web Applications/_crx_{APP}"))
    assert left_over(MACOS, macos("", CrAppModeUserDataDir=f"{CHROME[MACOS]}/-/Web Applications/_crx_{APP}"))


@pytest.mark.parametrize("platform", Platform)
def test_a_shortcut_of_the_machine_is_held_against_everybodys_profile(platform):
    shortcut = SHORTCUTS[platform]("Default")
    bobs = CHROME[platform].replace("alice", "bob")
    files = {
        f"{data}/{name}": text
        for data in (CHROME[platform], bobs)
        for name, text in (("Local State", LOCAL_STATE), ("Default/Preferences", "{}"))
    }
    has_it = {f"{bobs}/Default/Web Applications/Manifest Resources/{APP}/x": ""}

    rungs = [
        [
            one.rung
            for one in bare(fake_host(platform, {**more, EVERYBODY[platform]: shortcut}, users=("alice", "bob")), COLLECTORS[platform]())
        ]
        for more in (files, {**files, **has_it}, {})
    ]

    assert rungs == [[Rung.RESIDUE], [None], [None]]


STARTS = f'"C:\\Program Files\\Google\\Chrome\\Application\\chrome_proxy.exe" --profile-directory=Default --app-id={APP}'
RUN = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Run"
PROGRAM, _, ARGUMENTS = STARTS.replace('"', "").partition(" --")
TASK = f"<Task><Settings/><Actions><Exec><Command>{PROGRAM}</Command><Arguments>--{ARGUMENTS}</Arguments></Exec></Actions></Task>"


@pytest.mark.parametrize(
    ("collector", "files", "registry"),
    [
        (WindowsRunKeys(), {}, {rf"HKLM64\{RUN}": {"TikTok": STARTS}}),
        (WindowsRunKeys(), {}, {rf"HKU\S-1-5-21-1-2-3-1000\{RUN}": {"TikTok": STARTS}}),
        (WindowsScheduledTasks(), {"C:/Windows/System32/Tasks/TikTok": TASK}, {}),
    ],
)
def test_what_starts_a_web_app_by_itself_is_held_against_the_profile(collector, files, registry):
    data = CHROME[WINDOWS]
    profile = {f"{data}/Local State": LOCAL_STATE, f"{data}/Default/Preferences": "{}"}
    has_it = {f"{data}/Default/Web Applications/Manifest Resources/{APP}/x": ""}

    rungs = [
        [one.rung for one in bare(fake_host(WINDOWS, {**files, **more}, registry=registry), collector)]
        for more in (profile, {**profile, **has_it}, {})
    ]

    assert rungs == [[Rung.RESIDUE], [None], [None]]


@pytest.mark.parametrize(
    ("words", "browser"),
    [
        (["/usr/bin/google-chrome-stable"], "chrome"),
        (["env", "X=1", "/usr/bin/google-chrome"], "chrome"),
        (["flatpak", "run", "--command=/app/bin/chrome", "com.google.Chrome"], "chrome"),
        (["/opt/microsoft/msedge/microsoft-edge"], "edge"),
        (["/usr/bin/brave-browser-stable"], "brave"),
        (["/snap/bin/chromium"], "chromium"),
        (["chromium-browser"], "chromium"),
        (["C:\\Program Files\\Google\\Chrome\\Application\\chrome_proxy.exe"], "chrome"),
        (["env", "X=1", "google-chrome", "--"], "chrome"),
        (["xdg-open"], ""),
        ([], ""),
    ],
)
def test_launchers_name_their_browser(words, browser):
    ends = words[-1:] == ["--"]

    assert profile_named_by([*words, "--profile-directory=Profile 1"] if words else []) == NamedProfile(
        browser, "Profile 1" if browser and not ends else ""
    )


@pytest.mark.parametrize("platform", Platform)
def test_where_a_home_is_not_looked_at_a_shortcut_of_the_machine_stands(platform):
    files = {f"{CHROME[platform]}/Local State": LOCAL_STATE, f"{CHROME[platform]}/Default/Preferences": "{}"}
    bobs = OWN[platform].partition("alice")[0] + "bob"

    def rungs(place, more, **host):
        said = bare(fake_host(platform, {**files, **more, place[platform]: SHORTCUTS[platform]("Default")}, **host), COLLECTORS[platform]())
        return [one.rung for one in said if isinstance(one, Item)]

    assert rungs(EVERYBODY, {}, others=[bobs]) == [Rung.RESIDUE]  # a home that is not there yet
    assert rungs(EVERYBODY, {f"{bobs}/x": ""}, others=[bobs]) == [None]
    assert rungs(EVERYBODY, {bobs: Reason.PERMISSION_DENIED}, others=[bobs]) == [None]
    assert rungs(OWN, {f"{bobs}/x": ""}, others=[bobs]) == [Rung.RESIDUE]


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("closed", ["Profile 1/Preferences", "Local State", "Profile 1/", "/"])
def test_where_a_profile_that_may_be_meant_is_closed_the_shortcut_stands(platform, closed):
    data = CHROME[platform]
    bobs = data.replace("alice", "bob")
    mine = {f"{data}/Local State": LOCAL_STATE, f"{data}/Default/Preferences": "{}"}
    theirs = {f"{bobs}/Local State": LOCAL_STATE, f"{bobs}/Default/Preferences": "{}", f"{bobs}/Profile 1/Preferences": "{}"}
    place = f"{bobs}/{closed}".rstrip("/")
    folders = (place,) if closed.endswith("/") else ()
    shut = theirs if folders else {**theirs, place: Reason.PERMISSION_DENIED}

    def rungs(shortcut_place, more, closed_folders=()):
        shortcut = SHORTCUTS[platform]("")
        host = fake_host(platform, {**mine, **more, shortcut_place[platform]: shortcut}, users=("alice", "bob"))
        host.disk.closed = closed_folders
        return [one.rung for one in bare(host, COLLECTORS[platform]()) if isinstance(one, Item)]

    assert rungs(EVERYBODY, theirs) == [Rung.RESIDUE]
    assert rungs(EVERYBODY, shut, folders) == [None]
    assert rungs(OWN, shut, folders) == [Rung.RESIDUE]
