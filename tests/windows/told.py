"""Run by a Windows Python: fills this machine with a little of everything, and tells what a scan lists here and what its registry holds.

`tests/real/test_windows_root.py` makes a Windows of hive files of it, to be scanned from another system.
Usage: told.py FILE
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from scanner.host.live import live_host
from scanner.host.registry import SEPARATOR
from scanner.host.windows.windows_token import own_sid
from scanner.model import Unreadable
from scanner.scan import items, run_collectors
from tests.shell_links import link
from tests.windows.keys import UNINSTALL, written
from tests.windows_programs import program

PACKAGES = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
MARK = "Told"  # in the name of everything that is written
PARTS = (
    r"SOFTWARE\Microsoft\Windows\CurrentVersion",
    r"SOFTWARE\Microsoft\Windows NT\CurrentVersion",
    r"SOFTWARE\Clients",
    r"SOFTWARE\Policies",
    r"SOFTWARE\Google",
)
SYSTEM = (r"SYSTEM\CurrentControlSet\Services", r"SYSTEM\CurrentControlSet\Control\Session Manager\Environment")


def keys():
    """Return keys of each kind that collectors read."""
    own = rf"HKU\{own_sid()}"
    return {
        rf"HKLM64\SOFTWARE\{UNINSTALL}\{MARK} 64": {"DisplayName": f"{MARK} 64", "DisplayVersion": "1", "InstallLocation": r"C:\Told"},
        rf"HKLM32\SOFTWARE\{UNINSTALL}\{MARK} 32": {"DisplayName": f"{MARK} 抖音", "SystemComponent": 1},
        rf"{own}\Software\{UNINSTALL}\{MARK} own": {"DisplayName": f"{MARK} own", "Publisher": "Probe Works"},
        rf"{own}\Software\Microsoft\Windows\CurrentVersion\Run": {MARK: r'"C:\Told\told.exe" --app=https://told.example/'},
        rf"{own}_Classes\{PACKAGES}\Probe.Told_1.2.3.4_x64__8wekyb3d8bbwe": {"DisplayName": "ms-resource:x"},
        r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\told.exe": {"": r"C:\Told\told.exe"},
        rf"HKLM64\SYSTEM\CurrentControlSet\Services\{MARK}": {"ImagePath": r"C:\Told\service.exe", "Type": 16, "Start": 2},
        r"HKLM64\SOFTWARE\Policies\Google\Chrome\ExtensionInstallForcelist": {"1": f"{'a' * 32};https://told.example/"},
    }


def plant():
    """Write files of each kind that collectors read, all below folders that bear the mark or in a browser's profile."""
    local, roaming = Path(os.environ["LOCALAPPDATA"]), Path(os.environ["APPDATA"])
    extension = local / "Google/Chrome/User Data/Default/Extensions" / ("b" * 32) / "1.0_0"
    files = {
        roaming / f"Microsoft/Windows/Start Menu/Programs/{MARK}.lnk": link(r"C:\Told\told.exe"),
        local / f"Programs/{MARK}/told.exe": program("Told", "Probe Works", "2.0", "told.exe"),
        local / "Google/Chrome/User Data/Local State": b'{"profile": {"info_cache": {"Default": {}}}}',
        local / "Google/Chrome/User Data/Default/Secure Preferences": json.dumps(
            {"extensions": {"settings": {"b" * 32: {"location": 1, "path": "b" * 32 + r"\1.0_0"}}}}
        ).encode(),
        extension / "manifest.json": b'{"name": "Told", "version": "1.0", "manifest_version": 3}',
        Path(os.environ["USERPROFILE"]) / "scoop/apps/told/current/manifest.json": b'{"version": "3.0"}',
        Path(os.environ["PROGRAMDATA"])
        / "chocolatey/lib/told/told.nuspec": b"<package><metadata><id>told</id><version>4</version></metadata></package>",
    }
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def dumped(registry, key, into):
    """Put a key and all below it into a dict by path, bytes as a list of numbers under the name `bytes`."""
    try:
        values, names = registry.values(key), registry.names(key)
    except (FileNotFoundError, Unreadable):  # performance counters are no real keys, and no collector asks for them
        return
    into[key] = {name: {"bytes": list(value)} if isinstance(value, bytes) else value for name, value in values.items()}
    for name in names:
        dumped(registry, f"{key}{SEPARATOR}{name}", into)


def main():
    """Write the list and the registry to the file."""
    with written(keys()):
        plant()
        host = live_host(all_users=True)
        runs = [*run_collectors(host, 120)]
        registry = {}
        own = rf"HKU\{own_sid()}"
        for part in (*(rf"{view}\{part}" for view in ("HKLM64", "HKLM32") for part in PARTS), *(rf"HKLM64\{part}" for part in SYSTEM)):
            dumped(host.registry, part, registry)
        for part in (rf"{own}\Software\Microsoft\Windows\CurrentVersion", rf"{own}_Classes\Local Settings"):
            dumped(host.registry, part, registry)
        told = {
            "sid": own_sid(),
            "home": os.path.basename(os.environ["USERPROFILE"]),
            "items": [item for item in items(runs) if item.collector != "running-processes"],
            "problems": [problem for run in runs for problem in run.problems],
            "registry": registry,
        }
    Path(sys.argv[1]).write_text(json.dumps(told), encoding="utf-8")


main()
