"""The .msi under Wine: installed, upgraded, scanned with, removed; nothing is left but what the site put there."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scanner import __version__
from tests.builds.built import DIST, HERE, need
from tests.real.parts import need as need_programs

from build_parts.windows_installer import DEPLOYED, windows_installer  # isort: skip  tests.builds.built puts the parts on the path

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="made on Linux, and run under Wine")]
BUILD = DIST / f"scanner-{__version__}-windows-amd64"
WINE = Path("/usr/lib/wine")  # Debian's wine64 puts nothing on the path


@pytest.fixture(scope="module")
def installers(tmp_path_factory):
    """Two versions of it."""
    need_programs("wixl")
    return [windows_installer(need(BUILD), tmp_path_factory.mktemp(version), version) for version in ("0.0.1", "0.0.2")]


@pytest.fixture(scope="module")
def wine(tmp_path_factory):
    """A function that runs a command on a Windows of this module's own, and its disk C."""
    if not (WINE / "wine64").exists():
        pytest.skip("there is no Wine here")
    place = tmp_path_factory.mktemp("wine")
    settings = {"HOME": str(place), "WINEPREFIX": str(place / "system"), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
    environment = {**os.environ, **settings, "WINEDLLOVERRIDES": "winemenubuilder.exe,mscoree,mshtml="}

    def run(*command):
        order = [WINE / "wine64", *map(str, command)]
        done = subprocess.run(order, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout

    run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
    disk = place / "system" / "drive_c"
    for link in [path for path in disk.glob("users/*/*") if path.is_symlink()]:  # to Linux' own folders
        link.unlink()
        link.mkdir()
    yield run, disk
    subprocess.run([WINE / "wineserver64", "--kill"], env=environment, check=False, capture_output=True)


def test_it_is_installed_upgraded_scanned_with_and_removed(installers, wine):
    run, disk = wine
    installed, site = disk / "Program Files" / "scanner", disk / "ProgramData" / "scanner"
    packed = {f"deploy/{Path(path).name}": (HERE / "deploy" / path).read_bytes() for path in DEPLOYED} | _files(BUILD)
    for number, installer in enumerate(installers, 1):
        assert run("msiexec", "/i", installer, "/qn")[0] == 0
        assert _files(installed) == packed
        assert _listed(run) == [("scanner", f"0.0.{number}")]
    assert run("msiexec", "/i", installers[0], "/qn")[0] != 0  # older than what is there
    assert _listed(run) == [("scanner", "0.0.2")]
    site.mkdir()
    (site / "scanner.toml").write_text('format = "config/1"\noutput = "C:/ProgramData/scanner/report.json"\nreport_format = "json"\n')
    # Through cmd: a program without a parent that Windows knows asks for one as Wine 8 cannot.
    assert run("cmd", "/c", r"C:\Program Files\scanner\scanner.exe", "scan", "--quiet") == (0, b"")
    assert json.loads((site / "report.json").read_text(encoding="utf-8"))["complete"] is True
    (disk / "task.cmd").write_text(_line(installed / "deploy" / "scanner.xml"), encoding="ascii")
    assert run("cmd", "/c", r"C:\task.cmd")[0] == 0
    assert (site / "state").read_text(encoding="utf-8").split() == ["clean", "0"]
    assert run("msiexec", "/x", installers[-1], "/qn")[0] == 0
    assert not installed.exists()
    assert _listed(run) == []
    assert {*_files(site)} == {"report.json", "scanner.toml", "state"}


def _line(task):
    """Return what the task starts, without the wait at its end, as a line of a batch file."""
    [command, arguments] = re.findall(r"<(?:Command|Arguments)>(.*)</", task.read_text(encoding="utf-8"))
    return f"@{command} {arguments.replace(' --splay 2h', '')}\r\n"


def _files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _listed(run):
    """Return the names and versions that the system lists as installed."""
    said = run("reg", "query", r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall", "/s")[1].decode()
    return [*zip(re.findall(r"DisplayName +REG_SZ +(\S+)", said), re.findall(r"DisplayVersion +REG_SZ +(\S+)", said), strict=True)]
