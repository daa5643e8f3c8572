"""A minimal Debian 11, whose glibc 2.31 is older than this machine's: made once by debootstrap and kept, a fresh copy for each module.

With systemd, which does not run there, but switches units on and off."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.real.parts import need
from tests.real.test_debootstrap import codename, mirrors
from tests.trees import PRIVILEGED

KEPT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "scanner", "debian-11.tar")
# With a /proc, which every running Linux has, and of its own processes alone; all of it is gone with them.
ENTERED = ["unshare", "--mount", "--pid", "--fork", "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"']


@pytest.fixture(scope="module")
def debian11(tmp_path_factory):
    """The root of a Debian 11 of this module's own."""
    need("debootstrap", "unshare", "tar")
    address = dict(reversed([*mirrors()])).get(codename())
    if not PRIVILEGED or address is None:
        pytest.skip("needs root, and a mirror of Debian in apt's sources")
    if not KEPT.exists():
        keep(tmp_path_factory.mktemp("made") / "root", address)
    root = tmp_path_factory.mktemp("debian-11")
    subprocess.run(["tar", "-xf", KEPT, "-C", root], check=True)
    return root


def keep(root, address):
    """Make one, and keep it whole or not at all."""
    done = subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=systemd", "bullseye", root, address], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    unfinished = KEPT.with_suffix(f".{os.getpid()}")
    subprocess.run(["tar", "-cf", unfinished, "--exclude=./var/cache/apt/archives/*", "-C", root, "."], check=True)
    unfinished.replace(KEPT)


def inside(root, *command):
    """Run a command in there and return what it did."""
    return subprocess.run([*ENTERED, str(root), *command], capture_output=True, check=False, stdin=subprocess.DEVNULL)
