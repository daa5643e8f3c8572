"""TikTok and DeepSeek as web apps, in every record of every platform, through the whole program."""

import json
import plistlib

import pytest

from tests.hives import hive
from tests.macos_trees import macos_tree
from tests.shell_links import link
from tests.trees import ended, tree
from tests.windows_trees import UNINSTALL, windows_tree

TIKTOK = "bnhbifajojoipabbjfhjjmjfifbjhmbd"  # of https://www.tiktok.com/
DEEPSEEK = "hmjcdonmhijmnefklekckjkeoknbiipb"  # of https://chat.deepseek.com/
SECRET = "hush"
MENU = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
CLASSES = "AppData/Local/Microsoft/Windows/UsrClass.dat"
REPOSITORY = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
CHROME = {
    "linux": "home/alice/.config/google-chrome",
    "macos": "Users/alice/Library/Application Support/Google/Chrome",
    "windows": "Users/alice/AppData/Local/Google/Chrome/User Data",
}
FIREFOX = {
    "linux": "home/alice/.mozilla/firefox",
    "macos": "Users/alice/Library/Application Support/Firefox",
    "windows": "Users/alice/AppData/Roaming/Mozilla/Firefox",
}
HOMES = {"Users/alice/NTUSER.DAT": hive({"Software": {}}), "Users/Bob/NTUSER.DAT": hive({"Software": {}})}


def in_chrome(platform):
    """Return a profile of Chrome with both apps, and nothing outside of it."""
    profile = f"{CHROME[platform]}/Default"
    metrics = {identifier: {"install_source": 15, "install_timestamp": SECRET} for identifier in (TIKTOK, DEEPSEEK)}
    kept = {f"{profile}/Web Applications/Manifest Resources/{identifier}/Icons/32.png": b"" for identifier in (TIKTOK, DEEPSEEK)}
    return {
        f"{CHROME[platform]}/Local State": json.dumps({"profile": {"info_cache": {"Default": {"name": SECRET}}}}).encode(),
        f"{profile}/Preferences": json.dumps({"account_info": SECRET, "web_app_install_metrics": metrics}).encode(),
        **kept,
    }


def in_firefox(platform):
    """Return a profile of Firefox with both apps."""
    sites = ("www.tiktok.com", "chat.deepseek.com")
    rows = [
        {"id": SECRET, "scopes": [{"hostname": site}], "startUrl": f"https://{SECRET}@{site}/{SECRET}?{SECRET}", "name": "x"}
        for site in sites
    ]
    return {
        f"{FIREFOX[platform]}/profiles.ini": b"[Profile0]\nPath=x.work\nIsRelative=1\n",
        f"{FIREFOX[platform]}/x.work/taskbartabs/taskbartabs.json": json.dumps({"version": 1, "taskbarTabs": rows}).encode(),
    }


def entry(identifier):
    return (
        f"[Desktop Entry]\nType=Application\nName=x\nExec=/usr/bin/flatpak run com.google.Chrome --app-id={identifier} --user={SECRET}\n"
    ).encode()


def shim(identifier, site):
    said = {"CFBundleIdentifier": f"com.google.Chrome.app.{identifier}", "CrAppModeShortcutID": identifier, "CrAppModeShortcutName": "x"}
    return plistlib.dumps({**said, "CrAppModeShortcutURL": f"https://{site}/{SECRET}"})


def of_safari(site):
    said = {"CFBundleIdentifier": "com.apple.Safari.WebApp.3F333E75-B8FB-4E79-97D8-F7DCB3221FAB", "CFBundleName": "x"}
    return plistlib.dumps({**said, "Manifest": {"start_url": f"https://{site}/{SECRET}"}})


def row(identifier):
    return {"DisplayName": "x", "UninstallString": rf'"C:\chrome.exe" --profile-directory=Default --uninstall-app-id={identifier}'}


def package(site):
    return rf"{REPOSITORY}\{site}-54E21B02_1.0.0.5_neutral__pd8mbgmqs65xy"


PROGRAM = r"C:\Program Files\Google\Chrome\Application\chrome_proxy.exe"
FLEXTOP = "home/alice/.local/share/applications/com.google.Chrome.flextop.chrome-{}-Default.desktop"
ON_MACS = "Users/alice/Applications/{}.app/Contents/Info.plist"
RECORDS = {
    ("linux", "chromium-web-apps"): in_chrome("linux"),
    ("linux", "firefox-web-apps"): in_firefox("linux"),
    ("linux", "linux-desktop-entries"): {FLEXTOP.format(one): entry(one) for one in (TIKTOK, DEEPSEEK)},
    ("linux", "linux-desktop-entries", "desktop"): {
        f"home/alice/Desktop/brave-{one}-Default.desktop": b"[Desktop Entry]\nType=Application\nName=x\n" for one in (TIKTOK, DEEPSEEK)
    },
    ("macos", "chromium-web-apps"): in_chrome("macos"),
    ("macos", "firefox-web-apps"): in_firefox("macos"),
    ("macos", "macos-web-apps"): {
        ON_MACS.format("Chrome Apps.localized/a"): shim(TIKTOK, "www.tiktok.com"),
        ON_MACS.format("Chrome Apps.localized/b"): shim(DEEPSEEK, "chat.deepseek.com"),
    },
    ("macos", "macos-web-apps", "safari"): {
        ON_MACS.format("a"): of_safari("www.tiktok.com"),
        ON_MACS.format("b"): of_safari("chat.deepseek.com"),
    },
    ("windows", "chromium-web-apps"): {**HOMES, **in_chrome("windows")},
    ("windows", "firefox-web-apps"): {**HOMES, **in_firefox("windows")},
    ("windows", "windows-start-menu-links"): {
        **HOMES,
        **{f"Users/alice/{MENU}/Chrome Apps/{one}.lnk": link(PROGRAM, f"--app-id={one} --x={SECRET}") for one in (TIKTOK, DEEPSEEK)},
    },
    ("windows", "windows-start-menu-links", "address"): {
        **HOMES,
        "Users/alice/Desktop/a.lnk": link(PROGRAM, f"--app=https://www.tiktok.com/{SECRET}"),
        "Users/alice/Desktop/b.lnk": link(PROGRAM, f"--app=https://chat.deepseek.com/{SECRET}"),
    },
    ("windows", "windows-start-menu-links", "firefox"): {
        **HOMES,
        **{
            f"Users/alice/{MENU}/{site}.lnk": link(
                r"C:\Program Files\Mozilla Firefox\firefox.exe",
                f'-taskbar-tab "3f333e75-b8fb-4e79-97d8-f7dcb3221fab" -new-window "https://{site}/{SECRET}" -profile C:/{SECRET}',
            )
            for site in ("www.tiktok.com", "chat.deepseek.com")
        },
    },
    ("windows", "windows-uninstall-keys"): {
        **HOMES,
        "Users/alice/NTUSER.DAT": hive({rf"Software\{UNINSTALL}\{one[:8]}": row(one) for one in (TIKTOK, DEEPSEEK)}),
    },
    ("windows", "windows-appx-packages"): {
        **HOMES,
        f"Users/alice/{CLASSES}": hive({package(site): {"DisplayName": "x"} for site in ("www.tiktok.com", "chat.deepseek.com")}),
    },
}
TREES = {"linux": tree, "macos": macos_tree, "windows": windows_tree}


@pytest.mark.parametrize("record", RECORDS, ids="-".join)
def test_both_are_found_as_web_apps_and_banned(tmp_path, capsys, record):
    code = ended("scan", "--root", TREES[record[0]](tmp_path, RECORDS[record]), "--format", "json", "--inventory")
    written = capsys.readouterr().out
    report = json.loads(written)
    found = [one for one in report["findings"] if one["product"] in {"tiktok", "deepseek"}]

    assert code == 1
    assert report["problems"] == []
    assert [(one["product"], one["aspect"], one["relation"], one["confidence"]) for one in found] == [
        ("deepseek", "web-app", "official", "high"),
        ("tiktok", "web-app", "official", "high"),
    ]
    assert {shown["item"]["collector"] for one in found for shown in one["evidence"]} == {record[1]}
    assert {shown["item"]["user"] for one in found for shown in one["evidence"]} == {"alice"}
    assert all(any(verdict["outcome"] == "prohibited" and verdict["fails"] for verdict in one["verdicts"]) for one in found)
    assert SECRET not in written


def test_a_web_app_that_was_removed_accuses_nobody(tmp_path, capsys):
    profile = f"{CHROME['linux']}/Default"
    metrics = json.dumps({"web_app_install_metrics": {TIKTOK: {"install_source": 15}}})
    left = {f"{profile}/Preferences": metrics, f"{profile}/Web Applications/Temp/x": ""}
    code = ended("scan", "--root", tree(tmp_path, left), "--format", "json")
    [found] = json.loads(capsys.readouterr().out)["findings"]

    assert (code, found["rung"]) == (0, "residue")
    assert all("residue-only" in verdict["flags"] for verdict in found["verdicts"])
