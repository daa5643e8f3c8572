"""Whole scans where something of the machine is missing or dead, in a mount namespace of their own."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.trees import PRIVILEGED, TIKTOK, TOOL, tree

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not PRIVILEGED or not shutil.which("unshare"), reason="only root makes namespaces"
)
SCAN = [sys.executable, "-m", "scanner", "scan", "--format", "json"]
BOBS = {path.replace("alice", "bob"): content for path, content in TIKTOK.items()}
PASSWD = {"etc/passwd": "alice:x:1000:1000::/home/alice:/bin/sh\nbob:x:1001:1001::/home/bob:/bin/sh\n"}
MOUNTED = """
import ctypes, os, subprocess, sys
owner, place, *command = sys.argv[1:]
device = os.open("/dev/fuse", os.O_RDWR)  # a file system whose program never answers, and which is its owner's alone
options = f"fd={device},rootmode=40000,user_id={owner},group_id={owner}".encode()
if ctypes.CDLL(None).mount(b"dead", place.encode(), b"fuse", 0, options):
    sys.exit(77)
sys.exit(subprocess.run(command, timeout=120).returncode)
"""


def alone(*command):
    """Run a command in a mount namespace of its own, and return its exit code and its report."""
    done = subprocess.run(["unshare", "--mount", *command], capture_output=True, check=False, text=True, encoding="utf-8", timeout=180)
    if done.returncode == 77:
        pytest.skip("this kernel mounts no file system of a program")
    return done.returncode, json.loads(done.stdout)


def scanned_with(owner, place, root, *options):
    """Scan a system while a file system of an account's is mounted at a place of it: root waits for its own, and is refused another's."""
    return alone(sys.executable, "-c", MOUNTED, owner, os.path.join(root, place), *SCAN, "--root", root, *options)


def without_proc(*command):
    return alone("sh", "-c", 'mount -t tmpfs none /proc && exec "$@"', "sh", *command)


def test_a_mounted_system_is_read_without_proc(tmp_path):
    code, report = without_proc(*SCAN, "--root", tree(tmp_path, TIKTOK))

    assert (code, report["problems"]) == (1, [])


def test_this_machine_without_proc_says_what_it_cannot_know(tmp_path):
    code, report = without_proc(*SCAN, "--policy", "none")
    said = {(problem["reason"], problem["location"]) for problem in report["problems"]}

    assert code == 3
    assert {("read-error", "/proc/self/mountinfo"), ("read-error", "/proc")} <= said


@pytest.mark.parametrize("place", ["", ".config/dead", ".config/chromium", ".local/share/applications"])
def test_a_dead_file_system_in_a_home_costs_itself_alone_and_the_process_ends(tmp_path, place):
    root = tree(tmp_path, TIKTOK, TOOL, BOBS, PASSWD)
    (tmp_path / "home/alice" / place).mkdir(parents=True, exist_ok=True)
    code, report = scanned_with("0", f"home/alice/{place}", root, "--timeout", "4")

    assert code == 1
    whose = {evidence["item"]["user"] for finding in report["findings"] for evidence in finding["evidence"]}
    assert "bob" in whose
    assert {run["status"] for run in report["runs"]} <= {"ok", "absent", "partial", "failed"}
    assert {(problem["reason"], problem.get("user", "alice")) for problem in report["problems"]} <= {("timed-out", "alice")}
    assert all(problem["location"].startswith("/home/alice") for problem in report["problems"])
    assert report["problems"] or place


@pytest.mark.parametrize("place", ["", "/.local", "/.local/share/applications"])
@pytest.mark.parametrize(("others", "expected"), [({}, 3), (BOBS, 1)])
def test_what_an_account_closes_to_root_is_said_and_costs_nobody_else_anything(tmp_path, place, others, expected):
    root = tree(tmp_path, TIKTOK, TOOL, others, PASSWD)
    code, report = scanned_with("1000", f"home/alice{place}", root)

    assert code == expected
    assert {run["status"] for run in report["runs"]} <= {"ok", "absent", "partial", "failed"}
    assert {problem["reason"] for problem in report["problems"]} == {"permission-denied"}
    assert {problem.get("user", "alice") for problem in report["problems"]} == {"alice"}
    assert "alice" in {problem.get("user") for problem in report["problems"]}
