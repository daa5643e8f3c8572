"""A machine without Python, with nothing of ours but the folder build: a report in one command."""

import json
import shutil
import subprocess

import pytest

from tests.builds.built import FOLDER, need, program
from tests.real.parts import need as need_programs
from tests.real.test_debootstrap import debian

pytestmark = pytest.mark.real
__all__ = ["debian"]  # the fixture: a minimal Debian
# With a /proc, which every running Linux has; in a space of mounts of its own, which is gone with it.
ENTERED = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'


@pytest.fixture(scope="module")
def inside(debian):
    """The command that runs the build in there."""
    need_programs("unshare")
    shutil.copytree(need(FOLDER), debian / "opt" / "scanner")
    return ["unshare", "--mount", "sh", "-c", ENTERED, str(debian), f"/opt/scanner/{program()}"]


def test_a_minimal_debian_without_python_gets_a_report_in_one_command(inside, debian):
    assert not [*debian.glob("usr/bin/python*"), *debian.glob("usr/lib/python3*/os.py")]
    done = subprocess.run([*inside, "scan", "--format", "json", "--inventory"], capture_output=True, check=False)
    report = json.loads(done.stdout)

    assert (done.returncode, done.stderr, report["complete"]) == (0, b"", True)
    assert sum(item["collector"] == "linux-dpkg" for item in report["inventory"]) > 50


def test_its_selftest_holds_there(inside):
    done = subprocess.run([*inside, "selftest"], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b""), done.stdout
