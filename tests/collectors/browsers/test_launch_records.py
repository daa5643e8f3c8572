import plistlib

import pytest

from scanner.collectors.browsers.launch_records import find_launches
from scanner.model import Platform, Reason
from tests.fake_host import Link, fake_host
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
