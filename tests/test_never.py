"""What the program never does, held by the interpreter's own audit hook: https://docs.python.org/3/library/audit_events.html"""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.trees import DEEPSEEK, TIKTOK, TOOL, ended, tree

WATCH = """
import json, os, sys

said, opened = [], []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate",
           "os.utime", "os.setxattr", "os.removexattr", "shutil.", "winreg.CreateKey", "winreg.SetValue", "winreg.DeleteKey",
           "winreg.DeleteValue", "winreg.LoadKey", "winreg.SaveKey", "tempfile.")
STARTS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.", "os.kill")
NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "webbrowser.")

def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int):
            return  # wraps what was opened, and seen, before
        if flags and flags & WRITES:
            said.append(["writes", str(path)])
        elif isinstance(path, str) and not (flags or 0) & getattr(os, "O_DIRECTORY", 0):  # which is how a folder is listed
            opened.append(path.replace(os.sep, "/").removeprefix("//?/"))
    elif event.startswith(CHANGES):
        said.append(["changes " + event, *[str(argument) for argument in arguments[:2] if not isinstance(argument, int)]])
    elif event.startswith(STARTS):
        said.append(["starts " + event, str(arguments[:1])])
    elif event.startswith(NETWORK):
        said.append(["network " + event, str(arguments[:2])])

import click, psutil  # what a library does at import is its own; what we make it do is ours
sys.addaudithook(hook)
from scanner.cli import main
try:
    main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
os.write(2, json.dumps([code, said, opened]).encode())
"""
OWN_FILES = (
    "/System/Library/CoreServices/SystemVersion.plist",
    "/private/var/db/dslocal/",
    "/proc/",
    "/etc/passwd",
    *("/etc/sssd/sssd.conf", "/etc/samba/smb.conf", "/etc/nslcd.conf", "/etc/default/useradd", "/etc/adduser.conf"),  # where homes are
    *("/etc/fstab", "/etc/auto.master", "/etc/systemd/system/", "/etc/security/pam_mount.conf.xml"),  # what is mounted where homes are
    "/etc/os-release",
    "/usr/lib/os-release",
    "/Library/Preferences/SystemConfiguration/preferences.plist",
    *("/sys/class/dmi/id/", "/sys/firmware/devicetree/base/chassis-type", "/sys/class/power_supply/"),  # what form of device it is
    "/etc/hostname",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/dev/null",
)


def watched(*arguments):
    """Run the program and return its exit code, what it did but read, and what it opened."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return json.loads(done.stderr)


def test_the_watch_sees_what_it_should():
    code = (
        "import os, subprocess as s, socket; open('x.tmp', 'w').close(); os.remove('x.tmp'); s.run([sys.executable, '-V']); socket.socket()"
    )
    seen = WATCH.replace("from scanner.cli import main", f"exec({code!r})").replace("main(sys.argv[1:])", "sys.exit(0)")
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, check=False)
    kinds = {one[0].split()[0] for one in json.loads(done.stderr)[1]}

    assert kinds == {"writes", "changes", "starts", "network"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("scan",),
        ("scan", "--format", "json", "--inventory"),
        ("scan", "--format", "cyclonedx"),
        ("scan", "--summary"),
        ("list",),
        ("places",),
        ("signatures", "check"),
    ],
    ids=" ".join,
)
def test_this_machine_is_looked_at_without_writing_starting_or_connecting_anything(arguments):
    code, said, _ = watched(*arguments)

    assert said == []
    assert code in {0, 1, 3, None}


def test_a_mounted_system_is_looked_at_without_writing_starting_or_connecting_anything(tmp_path):
    _, said, opened = watched("scan", "--root", tree(tmp_path, TIKTOK, DEEPSEEK, TOOL))

    assert said == []
    assert f"{tmp_path.as_posix()}/var/lib/dpkg/status" in opened
    relative = {path for path in opened if not os.path.isabs(path)}  # what the interpreter says of a file that is opened in its folder
    assert relative <= {path.rpartition("/")[2] for path in opened if os.path.isabs(path)}


def test_the_report_is_the_only_thing_written(tmp_path):
    report = tmp_path / "out" / "report.json"
    report.parent.mkdir()
    _, said, _ = watched("scan", "--root", tree(tmp_path / "root"), "--output", str(report), "--quiet")

    assert said
    ours = re.compile(rf"{re.escape(str(report.parent))}.*|\.scanner-[0-9a-f]{{16}}|report\.json")  # names in the folder that is held open
    assert all(all(ours.fullmatch(path) for path in one[1:]) for one in said), said
    assert [path.name for path in report.parent.iterdir()] == ["report.json"]


def test_no_file_is_opened_but_the_records_that_places_names(tmp_path, capsys):
    root = tree(tmp_path, TIKTOK, DEEPSEEK, TOOL)
    ended("places", "--root", root)
    records = [line.strip().partition("  ")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    _, _, opened = watched("scan", "--root", root)
    start = root.replace(os.sep, "/") + "/"
    theirs = [path[len(root) :] for path in opened if path.startswith(start) and os.path.isfile(path)]

    assert theirs
    for path in theirs:
        beside = any(path == record or path.startswith(record + "/") for record in records)
        assert beside or path in OWN_FILES or path.endswith("/Local State"), path


def test_no_file_of_this_machine_is_opened_but_ours_and_the_records_that_places_names(capsys):
    ended("places")
    records = [line.strip().partition("  ")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    _, _, opened = watched("scan")
    places = (sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(__file__)))
    ours = (*(place.replace(os.sep, "/") for place in places), *OWN_FILES)
    for path in opened:
        if not os.path.isfile(path) or path.startswith(ours):
            continue
        beside = any(path == record or path.startswith(record + "/") for record in records)
        assert beside or path.endswith(("/Local State", "-wal")), path


def test_the_arguments_of_a_process_are_nowhere(tmp_path, capsys):
    secret = "not-to-be-stored-4711"
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", secret]) as child:
        ended("scan", "--format", "json", "--inventory", "--this-user")
        child.kill()
    text = capsys.readouterr().out

    assert os.path.basename(sys.executable)[:6] in text
    assert secret not in text
