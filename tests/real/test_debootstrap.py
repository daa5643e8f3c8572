"""A minimal Debian that debootstrap makes, looked at as a mounted system: dpkg says the same of it.

The mirror is the one that this machine's own apt uses, found out when the test runs.
"""

import glob
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from scanner.collectors.applications.linux_dpkg import LinuxDpkg
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Platform
from tests.fake_host import said
from tests.real.parts import need
from tests.trees import PRIVILEGED, ended

pytestmark = pytest.mark.real
FORMAT = "${db:Status-Status}\t${Package}\t${Version}\t${Maintainer}\n"
ONE_LINE = r"(?m)^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+main"


def mirrors():
    """Yield (suite, address) pairs of apt's sources: stanzas of deb822, or lines."""
    for path in (Path("/etc/apt/sources.list"), *map(Path, sorted(glob.glob("/etc/apt/sources.list.d/*")))):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for stanza in text.split("\n\n"):
            fields = dict(re.findall(r"(?m)^(\w+):\s*(.+)$", stanza))
            if "URIs" in fields and "Suites" in fields:
                yield fields["Suites"].split()[0], fields["URIs"].split()[0]
        yield from ((suite, address) for address, suite in re.findall(ONE_LINE, text))


def codename():
    """Return the release that this machine runs; a mirror of another one is somebody else's."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return next((line.partition("=")[2].strip('"') for line in lines if line.startswith("VERSION_CODENAME=")), "")


@pytest.fixture(scope="module")
def debian(tmp_path_factory):
    need("debootstrap", "dpkg-query")
    address = dict(reversed([*mirrors()])).get(codename())
    if not PRIVILEGED or address is None:
        pytest.skip("needs root, and a mirror of this machine's own release in apt's sources")
    root = tmp_path_factory.mktemp("debian") / "root"
    done = subprocess.run(["debootstrap", "--variant=minbase", codename(), str(root), address], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return root


def test_the_packages_of_a_mounted_debian_are_those_that_dpkg_lists(debian):
    query = ["dpkg-query", f"--admindir={debian}/var/lib/dpkg", "-W", "-f", FORMAT]
    lines = subprocess.run(query, check=True, capture_output=True, text=True).stdout.splitlines()
    theirs = [line.split("\t")[1:] for line in lines if line.startswith("installed\t")]
    host = mounted_host(str(debian))
    ours = said(host, LinuxDpkg())

    assert len(theirs) > 50
    assert Counter((item.name, item.version, item.publisher) for item in ours) == Counter(map(tuple, theirs))
    assert (host.platform, [user.name for user in host.users()]) == (Platform.LINUX, ["root"])


def test_a_mounted_debian_is_scanned_whole_and_left_as_it_was(debian, tmp_path):
    before = {str(path): path.lstat().st_mtime_ns for path in debian.rglob("*")}
    report = tmp_path / "report.toml"

    assert ended("scan", "--root", debian, "--output", report, "--quiet") == 0
    assert tomllib.loads(report.read_text(encoding="utf-8"))["complete"] is True
    assert {str(path): path.lstat().st_mtime_ns for path in debian.rglob("*")} == before
