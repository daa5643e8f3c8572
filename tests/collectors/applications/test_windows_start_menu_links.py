import pytest

from scanner.collectors.applications.windows_start_menu_links import WindowsStartMenuLinks
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason
from tests.fake_host import FOLDER, bare, fake_host
from tests.shell_links import app, items, link, link_info, variables

ALL = "C:/ProgramData/Microsoft/Windows/Start Menu/Programs"
ALICE = "C:/Users/alice/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
QUICK = "C:/Users/alice/AppData/Roaming/Microsoft/Internet Explorer/Quick Launch"
APP = "hmjcdonmhijmnefklekckjkeoknbiipb"
PROBE = link("C:\\Program Files\\Probe\\probe.exe", "--secret 4711")
TARGET = "C:/Program Files/Probe/probe.exe"


def found(files, users=("alice",), registry=None):
    return bare(fake_host(Platform.WINDOWS, files=files, users=users, registry=registry), WindowsStartMenuLinks())


def test_a_program_by_its_base_name_and_without_its_arguments():
    assert found({f"{ALL}/Probe.lnk": PROBE}) == [Item("Probe", ids=(("command", "probe.exe"),), location=TARGET)]


@pytest.mark.parametrize(
    ("path", "user"),
    [
        (f"{ALL}/Vendor/Tools/Probe.LNK", ""),
        (f"{ALICE}/a/b/c/d/Probe.lnk", "alice"),
        ("C:/Users/Public/Desktop/Probe.lnk", ""),
        ("C:/Users/alice/Desktop/Probe.lnk", "alice"),
        ("C:/Users/alice/OneDrive - Example/Desktop/Probe.lnk", "alice"),
        (f"{QUICK}/Probe.lnk", "alice"),
        (f"{QUICK}/User Pinned/TaskBar/Probe.lnk", "alice"),
    ],
)
def test_places_of_the_machine_and_of_each_account(path, user):
    assert found({path: PROBE}) == [Item("Probe", ids=(("command", "probe.exe"),), location=TARGET, user=user)]


def test_the_startup_folders_start_by_themselves():
    item = Item("Probe", ids=(("command", "probe.exe"),), marks=(Mark.AUTOSTART,), location=TARGET)

    assert found({f"{ALL}/Startup/Probe.lnk": PROBE, f"{ALICE}/StartUp/Probe.lnk": PROBE}) == [item, item._replace(user="alice")]


def test_what_was_switched_off_of_the_startup_folders_does_not_start_by_itself():
    """The Task Manager's list said so of a Run key alone."""
    off, on = bytes([3, 0, 0, 0, *range(8)]), bytes([2]) + bytes(11)
    files = {f"{folder}/Startup/{name}.lnk": PROBE for folder in (ALL, ALICE) for name in ("Off", "On", "Probe")}
    registry = {
        rf"{root}\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\StartupFolder": {"off.lnk": off, "On.lnk": on}
        for root in (r"HKLM64\SOFTWARE", r"HKU\S-1-5-21-1-2-3-1000\Software")
    }
    said = found(files, registry=registry)

    assert [(item.name, item.user) for item in said if Mark.AUTOSTART not in item.marks] == [("Off", ""), ("Off", "alice")]
    assert len(said) == len(files)


def test_what_one_account_switched_off_starts_for_all_others():
    key = r"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\StartupFolder"
    files = {f"{ALL}/Startup/Probe.lnk": PROBE, f"{ALICE.replace('alice', 'bob')}/Startup/Probe.lnk": PROBE}

    said = found(files, ("alice", "bob"), {key: {"Probe.lnk": bytes([3]) + bytes(11)}})

    assert [(item.user, item.marks) for item in said] == [("", (Mark.AUTOSTART,)), ("bob", (Mark.AUTOSTART,))]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (f"--profile-directory=Default --app-id={APP}", (("web-app", APP),)),
        ("--app=https://www.tiktok.com/", (("site", "www.tiktok.com"),)),
    ],
)
def test_a_web_app_is_not_its_browser(arguments, ids):
    path = f"{ALICE}/Chrome Apps/TikTok.lnk"
    said = found({path: link("C:\\Program Files\\Google\\Chrome\\Application\\chrome_proxy.exe", arguments)})

    assert said == [Item("TikTok", ids=ids, kind=Kind.WEB_APP, location=path, user="alice")]


@pytest.mark.parametrize(
    ("target", "arguments"),
    [
        ("C:\\Program Files\\BlueStacks_nxt\\HD-Player.exe", '--instance Pie64 --cmd launchApp --package "com.zhiliaoapp.musically"'),
        ("C:\\Users\\alice\\AppData\\Local\\Microsoft\\WindowsApps\\WsaClient.exe", "/launch wsa://com.zhiliaoapp.musically"),
    ],
)
def test_an_android_app_is_not_its_emulator(target, arguments):
    path = "C:/Users/alice/Desktop/TikTok.lnk"

    assert found({path: link(target, arguments)}) == [
        Item("TikTok", ids=(("android", "com.zhiliaoapp.musically"),), location=path, user="alice")
    ]


def test_a_packaged_app_by_its_family():
    path = f"{QUICK}/User Pinned/TaskBar/Claude.lnk"
    ids = (("msix-family", "Claude_pzs8sxrjxfjjc"), ("msix-name", "Claude"))

    assert found({path: link(blocks=app("Claude_pzs8sxrjxfjjc!Claude"))}) == [Item("Claude", ids=ids, location=path, user="alice")]


def test_an_application_id_that_names_no_package():
    said = found({f"{ALL}/Probe.lnk": link("C:\\probe.exe", blocks=app("Example.Probe"))})

    assert said == [Item("Probe", ids=(("command", "probe.exe"),), location="C:/probe.exe")]


def test_a_link_of_the_windows_installer_names_the_product():
    target = "C:\\Windows\\Installer\\{90140000-0011-0000-0000-0000000FF1CE}\\xlicons.exe"
    ids = (("product-code", "{90140000-0011-0000-0000-0000000FF1CE}"),)

    assert found({f"{ALL}/Excel.lnk": link(path=items(target))}) == [Item("Excel", ids=ids, location=target.replace("\\", "/"))]


@pytest.mark.parametrize("icon", ["ProductIcon", "app.ico", "App.ICO"])
def test_a_link_of_the_windows_installer_whose_icon_is_named_like_a_picture_names_the_product(icon):
    target = f"C:\\Windows\\Installer\\{{90140000-0011-0000-0000-0000000FF1CE}}\\{icon}"
    ids = (("product-code", "{90140000-0011-0000-0000-0000000FF1CE}"),)

    assert found({f"{ALL}/Probe.lnk": link(target)}) == [Item("Probe", ids=ids, location=target.replace("\\", "/"))]


def test_a_link_of_the_windows_installer_to_a_manual_is_no_program():
    target = "C:\\Windows\\Installer\\{90140000-0011-0000-0000-0000000FF1CE}\\manual.pdf"

    assert found({f"{ALL}/Manual.lnk": link(target)}) == []


def test_variables_are_filled_in_for_the_account():
    path = f"{ALICE}/Probe.lnk"
    item = Item("Probe", ids=(("command", "probe.exe"),), user="alice")

    assert found({path: link(blocks=variables("%ProgramFiles%\\probe.exe"))}) == [item._replace(location="C:/Program Files/probe.exe")]
    assert found({path: link(blocks=variables("%LOCALAPPDATA%\\probe.exe"))}) == [
        item._replace(location="C:/Users/alice/AppData/Local/probe.exe")
    ]
    assert found({path: link(blocks=variables("%OWN%\\probe.exe"))}) == [item._replace(location=path)]


def test_a_program_on_a_share():
    said = found({f"{ALL}/Probe.lnk": link(info=link_info(share="\\\\server\\tools", rest="probe.exe"))})

    assert said == [Item("Probe", ids=(("command", "probe.exe"),), location="//server/tools/probe.exe")]


def test_documents_and_folders_are_no_software():
    files = {
        "C:/Users/alice/Desktop/Letter.lnk": link("C:\\Users\\alice\\Documents\\Letter.docx"),
        "C:/Users/alice/Desktop/Photos.lnk": link("D:\\Photos"),
        "C:/Users/alice/Desktop/Site.url": "[InternetShortcut]\nURL=https://www.tiktok.com/",
        "C:/Users/alice/Desktop/notes.txt": "x",
    }

    assert found(files) == []


def test_what_only_the_shell_knows_keeps_its_name():
    assert found({f"{ALL}/Control Panel.lnk": link()}) == [Item("Control Panel", location=f"{ALL}/Control Panel.lnk")]


def test_a_broken_link_and_one_that_is_only_in_the_cloud_are_problems_and_cost_themselves_alone():
    files = {f"{ALL}/A.lnk": b"not a link", f"{ALL}/B.lnk": Reason.LOCKED, f"{ALL}/C.lnk": PROBE}

    assert found(files) == [
        Item("C", ids=(("command", "probe.exe"),), location=TARGET),
        Problem(Reason.MALFORMED, "expected a shell link, found 10 bytes", f"{ALL}/A.lnk"),
        Problem(Reason.LOCKED, "as the test wants it", f"{ALL}/B.lnk"),
    ]


def test_a_menu_that_is_too_deep_says_so():
    assert found({f"{ALL}/1/2/3/4/5/Probe.lnk": PROBE, f"{ALL}/1/2/3/4/empty": FOLDER}) == [
        Problem(Reason.CAPPED, "more than 4 folders deep in a menu; not read", f"{ALL}/1/2/3/4/5"),
        Problem(Reason.CAPPED, "more than 4 folders deep in a menu; not read", f"{ALL}/1/2/3/4/empty"),
    ]


def test_each_account_has_its_own():
    files = {f"C:/Users/{name}/Desktop/Probe.lnk": PROBE for name in ("alice", "bob")}

    assert [item.user for item in found(files, users=("alice", "bob"))] == ["alice", "bob"]


@pytest.mark.parametrize(
    ("target", "arguments", "ids", "location"),
    [
        (
            "C:\\Windows\\System32\\cmd.exe",
            '/c start "" "C:\\Tools\\a probe.exe" 4711',
            (("command", "a probe.exe"),),
            "C:/Tools/a probe.exe",
        ),
        ("C:\\Program Files\\WSL\\wslg.exe", '-d Ubuntu --cd "~" -- /usr/bin/probe 4711', (("command", "probe"),), ""),
        ("C:\\x\\Update.exe", '--processStart "probe.exe"', (("command", "probe.exe"),), "C:/x/Update.exe"),
        (
            "C:\\Windows\\explorer.exe",
            "shell:AppsFolder\\Claude_pzs8sxrjxfjjc!Claude",
            (("msix-family", "Claude_pzs8sxrjxfjjc"), ("msix-name", "Claude")),
            "",
        ),
        ("C:\\Windows\\System32\\cmd.exe", "/k cd C:\\4711", (("command", "cmd.exe"),), "C:/Windows/System32/cmd.exe"),
    ],
)
def test_what_a_launcher_starts_is_the_program(target, arguments, ids, location):
    path = f"{ALL}/Probe.lnk"

    assert found({path: link(target, arguments)}) == [Item("Probe", ids=ids, location=location or path)]
