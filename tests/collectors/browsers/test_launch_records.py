import plistlib

import pytest

from scanner.collectors.browsers import launch_records
from scanner.collectors.browsers.chromium_folders import find_user_data_folders
from scanner.collectors.browsers.gecko_profiles import find_gecko_profiles
from scanner.collectors.browsers.launch_records import MOST_LINES, find_cut, find_launches
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.model import Platform, Reason
from tests.fake_host import Link, bare, fake_host
from tests.shell_links import link

H = "/home/alice"
WORK = "--user-data-dir=/srv/work"


def entry(line):
    return f"[Desktop Entry]\nName=Work\nExec={line}\n"


def launches(files, platform=Platform.LINUX, **host):
    return [(list(found.words), found.user, found.given) for found in find_launches(fake_host(platform, files, **host))]


@pytest.mark.parametrize(
    ("place", "user"),
    [
        (f"{H}/.local/share/applications/work.desktop", "alice"),
        (f"{H}/.local/share/applications/wine/Programs/work.desktop", "alice"),
        (f"{H}/Desktop/work.desktop", "alice"),
        (f"{H}/.config/autostart/work.desktop", "alice"),
        ("/usr/local/share/applications/work.desktop", ""),
        ("/etc/xdg/autostart/work.desktop", ""),
    ],
)
def test_an_entry_that_names_a_profile(place, user):
    found = launches({place: entry(f"env A=b chromium {WORK} %U"), f"{H}/.local/share/applications/other.desktop": entry("chromium %U")})

    assert found == [(["chromium", WORK], user, not user)]


@pytest.mark.parametrize(("levels", "is_found"), [(3, True), (4, False)])
def test_folders_of_a_menu_down_to_the_third(levels, is_found):
    place = f"/usr/share/applications{'/wine' * levels}/work.desktop"

    assert bool(launches({place: entry(f"chromium {WORK}"), "/usr/share/applications/mimeinfo.cache": ""})) is is_found


def test_the_actions_of_an_entry_count_too():
    text = entry("chromium") + f"\n[Desktop Action work]\nExec=/usr/bin/brave-browser {WORK}\n"

    assert launches({f"{H}/Desktop/a.desktop": text}) == [(["/usr/bin/brave-browser", WORK], "alice", False)]


def test_the_desktop_of_a_session_in_another_language():
    files = {f"{H}/.config/user-dirs.dirs": 'XDG_DESKTOP_DIR="$HOME/Bureau"\n', f"{H}/Bureau/a.desktop": entry(f"brave {WORK}")}

    assert launches(files) == [(["brave", WORK], "alice", False)]


def test_a_unit_and_not_the_other_names_of_one():
    unit = f"[Service]\nExecStart=-/usr/bin/chromium --kiosk {WORK}\n"
    files = {"/etc/systemd/system/kiosk.service": unit, "/etc/systemd/system/other.service": Link("/usr/lib/x.service")}

    found = launches({**files, "/usr/lib/x.service": unit.replace("kiosk", "app")})

    assert found == [(["/usr/bin/chromium", "--kiosk", WORK], "", True)]


@pytest.mark.parametrize(
    ("place", "folder"),
    [
        ("/etc/systemd/system/kiosk.service", "/root/work"),  # whatever account it names: the system's manager is root's
        (f"{H}/.config/systemd/user/kiosk.service", f"{H}/work"),
        ("/etc/systemd/user/kiosk.service", "%h/work"),  # each account's own
    ],
)
def test_the_specifiers_of_a_unit_are_those_of_its_manager(place, folder):
    [(words, _, _)] = launches({place: "[Service]\nUser=alice\nExecStart=chromium --user-data-dir=%h/work\n"})

    assert words == ["chromium", f"--user-data-dir={folder}"]


@pytest.mark.parametrize(
    ("place", "user"),
    [("/Users/alice/Library/LaunchAgents/org.example.plist", "alice"), ("/Library/LaunchAgents/org.example.plist", "")],
)
@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_launch_agent(place, user, form):
    words = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "--user-data-dir=/Users/alice/w"]
    content = plistlib.dumps({"Label": "x", "ProgramArguments": words}, fmt=form)

    assert launches({place: content}, Platform.MACOS) == [(words, user, not user)]


CHROME = "C:/Program Files/Google/Chrome/Application/chrome.exe"
OPTION = "--user-data-dir=C:\\w"
SHORTCUT = link(CHROME.replace("/", "\\"), OPTION)
TASK = f'<?xml version="1.0"?><Task><Actions><Exec><Command>{CHROME}</Command><Arguments>{OPTION}</Arguments></Exec></Actions></Task>'
MENU = "Microsoft/Windows/Start Menu/Programs"


@pytest.mark.parametrize(
    ("place", "content", "user", "given"),
    [
        (f"C:/Users/alice/AppData/Roaming/{MENU}/Work.lnk", SHORTCUT, "alice", False),
        (f"C:/Users/alice/AppData/Roaming/{MENU}/Startup/Work.LNK", SHORTCUT, "alice", False),
        ("C:/Users/alice/Desktop/Work.lnk", SHORTCUT, "alice", False),
        (f"C:/ProgramData/{MENU}/Work.lnk", SHORTCUT, "", True),
        ("C:/Users/Public/Desktop/Work.lnk", SHORTCUT, "", False),
        ("C:/Windows/System32/Tasks/Work", TASK, "", False),
        ("C:/Windows/System32/Tasks/Vendor/Work", TASK.encode("utf-16"), "", False),
    ],
)
def test_files_of_windows(place, content, user, given):
    assert launches({place: content}, Platform.WINDOWS) == [([CHROME, OPTION], user, given)]


@pytest.mark.parametrize(
    ("key", "user"),
    [
        (r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Run", ""),
        (r"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Windows\CurrentVersion\Run", "alice"),
        (r"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Windows\CurrentVersion\RunOnce", "alice"),
    ],
)
def test_a_run_key(key, user):
    registry = {key: {"Work": f'"{CHROME}" {OPTION}', "Other": f'"{CHROME}"'}}

    assert launches({}, Platform.WINDOWS, registry=registry) == [([CHROME, OPTION], user, not user)]


def test_what_cannot_be_read_is_told_by_the_collector_whose_record_it_is():
    damaged = {f"{H}/Desktop/a.desktop": Reason.PERMISSION_DENIED, f"{H}/Desktop/b.desktop": b"\xff--profile\0"}
    host = fake_host(Platform.LINUX, damaged)

    assert (find_launches(host), host.losses) == ((), [])

    host = fake_host(Platform.WINDOWS, {"C:/Users/alice/Desktop/a.lnk": b"--profile", "C:/Windows/System32/Tasks/a": b"--profile"})

    assert (find_launches(host), host.losses) == ((), [])


def test_a_line_of_a_unit_that_goes_on_and_one_that_adds_to_a_unit():
    folder = "/home/alice/.config/systemd/user"
    text = f"[Service]\nExecStart=-/usr/bin/chromium \\\n# why\n  --kiosk \\\n  {WORK}\n[X-Other]\nExecStart=/usr/bin/brave {WORK}\n"
    added = {f"{folder}/kiosk.service.d/more.conf": f"[Service]\nExecStart=\nExecStart=/usr/bin/chromium {WORK}\n"}

    assert launches({f"{folder}/kiosk.service": text}) == [(["/usr/bin/chromium", "--kiosk", WORK], "alice", False)]
    assert launches(added) == [(["/usr/bin/chromium", WORK], "alice", False)]


def test_a_path_that_nobody_follows_to_its_end_is_named():
    place = "/home/alice/Desktop/x.desktop"
    host = fake_host(files={place: entry(f"chromium --user-data-dir=/usr{'/a/..' * 99}/home/alice/x")})

    assert [one.location for one in find_cut(host)] == [place]
    assert [(one.reason, one.location) for one in bare(host, ChromiumExtensions())] == [(Reason.CAPPED, place)]


@pytest.mark.parametrize(("bound", "most"), [("MOST_FILES", 3), ("MOST_LAUNCHES", 2)])
def test_what_is_not_looked_at_is_named(monkeypatch, bound, most):
    folder = "/home/alice/.local/share/applications"
    lines = "".join(f"[Service]\nExecStart=/usr/bin/chromium --user-data-dir=/srv/{number}\n" for number in range(MOST_LINES + 1))
    unit = "/home/alice/.config/systemd/user/many.service"
    host = fake_host(files={unit: lines})
    assert (len(find_launches(host)), [one.location for one in find_cut(host)]) == (MOST_LINES, [unit])

    monkeypatch.setattr(launch_records, bound, most)
    bob = {"/home/bob/Desktop/x.desktop": entry(f"chromium {WORK}")}
    files = {f"{folder}/{number}.desktop": entry(f"chromium {WORK}") for number in range(5)} | bob
    host = fake_host(files=files, users=("alice", "bob"))
    assert ([one.user for one in find_launches(host)], [one.location for one in find_cut(host)]) == (
        ["alice", "alice", "bob"],
        [f"{folder}/2.desktop"],
    )
    assert [one.reason for one in bare(host, ChromiumExtensions())] == [Reason.CAPPED]


def test_a_line_of_windows_is_read_by_its_own_rules_whatever_the_program_is_called():
    data = "C:/Users/alice/other"
    state = {f"{data}/Local State": '{"profile": {"info_cache": {}}}'}
    menu = f"C:/Users/alice/AppData/Roaming/{MENU}/Work.lnk"

    for program in ("C:\\x\\chrome.exe", "C:\\x\\chrome"):
        files = {menu: link(program, "/User-Data-Dir=C:\\Users\\alice\\other"), **state}
        assert [one.location for one in find_user_data_folders(fake_host(Platform.WINDOWS, files))] == [data]
    files = {menu: link("C:\\x\\firefox", "/PROFILE C:\\Users\\alice\\other"), f"{data}/prefs.js": ""}
    assert [one.location for one in find_gecko_profiles(fake_host(Platform.WINDOWS, files))] == [data]
