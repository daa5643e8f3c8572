"""A real Windows registry and disk, as Wine has them, scanned there and then from here as a folder of files: both must list the same."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Item
from scanner.scan import items, run_collectors
from tests.hives import hive

pytestmark = pytest.mark.real
HERE = Path(__file__).parent.parent.parent
PLACE = Path(os.environ.get("WINDOWS_ON_LINUX") or f"{os.environ.get('XDG_CACHE_HOME') or Path.home() / '.cache'}/scanner/windows-on-linux")
DISK = PLACE / "system" / "drive_c"
LEFT = ("Google", "Programs/Told", "scoop", "chocolatey", "Told.lnk")


def plain(values):
    return {name: bytes(value["bytes"]) if isinstance(value, dict) else value for name, value in values.items()}


def below(registry, start, put=""):
    """Return the keys below one, by their path from there."""
    return {put + key[len(start) + 1 :]: plain(values) for key, values in registry.items() if key.startswith(start + "\\")}


def windows(folder, told):
    """Make a folder of what Wine keeps as text and as files: hives by our own writer, and the disk as it is."""
    registry, own = told["registry"], rf"HKU\{told['sid']}"
    software = below(registry, r"HKLM64\SOFTWARE") | below(registry, r"HKLM32\SOFTWARE", "WOW6432Node\\")
    system = {key.replace("CurrentControlSet", "ControlSet001", 1): values for key, values in below(registry, r"HKLM64\SYSTEM").items()}
    for name in ("users", "ProgramData", "Program Files", "Program Files (x86)"):
        shutil.copytree(DISK / name, folder / name, symlinks=True)
    home = folder / "users" / told["home"]
    classes = home / "AppData/Local/Microsoft/Windows/UsrClass.dat"
    classes.parent.mkdir(parents=True, exist_ok=True)
    config = folder / "windows/system32/config"
    config.mkdir(parents=True)
    (config / "SOFTWARE").write_bytes(hive(software))
    (config / "SYSTEM").write_bytes(hive({**system, "Select": {"Current": 1}}))
    (home / "NTUSER.DAT").write_bytes(hive(below(registry, own)))
    classes.write_bytes(hive(below(registry, f"{own}_Classes")))
    return str(folder)


def clear_disk():
    for name in LEFT:
        for path in [*DISK.rglob(name)]:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.fixture
def disk():
    """Keep the disk of Wine to one test run at a time: what another one plants or clears would be a difference here."""
    if shutil.which("wine64") is None and not os.path.exists("/usr/lib/wine/wine64"):
        pytest.skip("wine64 is not installed")
    fcntl = pytest.importorskip("fcntl")
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "disk-lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        clear_disk()  # what a run that was ended has left
        yield DISK
        clear_disk()


@pytest.fixture
def told(tmp_path, disk):
    said = tmp_path / "told.json"
    command = ["sh", HERE / "scripts" / "windows-on-linux", "tests/windows/told.py", f"Z:{said}"]
    environment = {**os.environ, "WINDOWS_ON_LINUX": str(PLACE)}  # a test's own cache has no Wine
    done = subprocess.run(command, capture_output=True, check=False, timeout=900, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(said.read_text(encoding="utf-8"))


def test_a_live_windows_and_the_same_one_as_files_list_the_same(told, tmp_path):
    host = mounted_host(windows(tmp_path / "disk", told))
    runs = [*run_collectors(host, 120)]
    here = {Item(*item) for item in items(runs)}
    there = {
        item._replace(ids=tuple(map(tuple, item.ids)), marks=tuple(item.marks), claims=tuple(map(tuple, item.claims)))
        for item in (Item(*row) for row in told["items"])
    }

    assert {item.name for item in there} >= {"Told 64", "Told 抖音", "Told own", "Told", "Probe.Told"}
    assert {item.collector for item in there if "told" in item.name.lower() or "told" in item.location.lower()} >= {
        "windows-uninstall-keys",
        "windows-appx-packages",
        "windows-app-paths",
        "windows-services",
        "windows-run-keys",
        "windows-start-menu-links",
        "windows-program-folders",
        "windows-scoop",
        "windows-chocolatey",
        "chromium-extensions",
    }
    assert here == there
    assert [problem for run in runs for problem in run.problems] == [problem for problem in told["problems"] if problem]
