"""A macOS system in a folder, scanned whole from here."""

import json
import os
import plistlib
import subprocess
import sys

from tests.macos_trees import account, macos_tree
from tests.trees import ended

SUPPORT = "Library/Application Support"
IDENTIFIER = "dcpmkllpnpfpojkjildgeoedikjbhodm"  # "Web for TikTok" in the Chrome Web Store, not TikTok's own
ENTRY = {"location": 1, "path": f"{IDENTIFIER}/1.0_0", "manifest": {"name": "Web for TikTok", "version": "1.0", "manifest_version": 3}}
ASKS = ("Library/Containers/org.example.notes/Data", "Library/Group Containers/org.example.notes")
WATCH = """
import json, os, sys

touched = []
def hook(event, arguments):
    if event in ("open", "os.scandir", "os.listdir") and isinstance(arguments[0], (str, bytes)):
        touched.append(os.fsdecode(arguments[0]))

sys.addaudithook(hook)
from scanner.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    os.write(2, json.dumps(touched).encode())
"""


def edge(home):
    """Return Edge's profile with the extension in a home."""
    folder = f"{home}/{SUPPORT}/Microsoft Edge"
    return {
        f"{folder}/Local State": json.dumps({"profile": {"info_cache": {"Default": {}}}}).encode(),
        f"{folder}/Default/Secure Preferences": json.dumps({"extensions": {"settings": {IDENTIFIER: ENTRY}}}).encode(),
    }


def scanned(capsys, folder, *parts):
    ended("scan", "--root", macos_tree(folder, *parts), "--format", "json")
    return json.loads(capsys.readouterr().out)


def where(report):
    return [
        (finding["product"], finding["relation"], evidence["item"]["user"], evidence["item"]["collector"])
        for finding in report["findings"]
        for evidence in finding["evidence"]
    ]


def test_a_macos_without_banned_software(tmp_path, capsys):
    report = scanned(capsys, tmp_path)

    assert (report["findings"], report["problems"]) == ([], [])
    assert (report["host"]["name"], report["host"]["platform"], report["host"]["release"]) == ("Their Mac", "macos", "macOS 15.1")


def test_the_only_trace_is_an_extension_of_the_second_user(tmp_path, capsys):
    assert where(scanned(capsys, tmp_path, edge("Users/bob"))) == [("tiktok", "client", "bob", "chromium-extensions")]


def test_the_only_trace_is_in_a_home_that_the_systems_directory_names(tmp_path, capsys):
    parts = account("itadmin", 499, "/var/itadmin"), edge("private/var/itadmin")

    assert where(scanned(capsys, tmp_path, *parts)) == [("tiktok", "client", "itadmin", "chromium-extensions")]


def test_an_account_whose_disk_is_not_there_makes_the_scan_incomplete(tmp_path, capsys):
    report = scanned(capsys, tmp_path, account("bob", 502, "/Volumes/Disk/bob"))

    assert report["complete"] is False
    assert [(one["reason"], one["location"], one["user"]) for one in report["problems"]] == [("home-absent", "/Volumes/Disk/bob", "bob")]


def test_folders_for_which_macos_asks_its_user_are_not_touched(tmp_path):
    """The watch is the interpreter's own; a folder's listing and a file's opening are both seen by it.

    Desktop, Documents and Downloads of a mounted disk are entered: nobody is asked there.
    """
    apps = {f"Users/alice/{folder}/TikTok.app/Contents/Info.plist": b"<plist/>" for folder in (*ASKS, "Applications")}
    root = macos_tree(tmp_path, apps, edge("Users/alice"))
    done = subprocess.run([sys.executable, "-c", WATCH, "scan", "--root", root, "--quiet"], capture_output=True, check=False)
    touched = [path.replace(os.sep, "/") for path in json.loads(done.stderr)]
    home = f"{tmp_path.as_posix()}/Users/alice"

    assert f"{home}/{SUPPORT}/Microsoft Edge/Local State" in touched
    assert [path for path in touched if path.startswith(tuple(f"{home}/{folder}" for folder in ASKS))] == []


def test_traces_that_are_the_only_ones_of_their_product_are_all_found(tmp_path, capsys):
    """TikTok's iPad app, a web app of DeepSeek, a Safari extension, and what a second account has in its own Applications."""
    application = "Users/bob/Applications/Chrome Apps.localized/Chat.app/Contents/Info.plist"
    shim = {
        "CFBundleIdentifier": "com.google.Chrome.app.hmjcdonmhijmnefklekckjkeoknbiipb",
        "CFBundleName": "Chat",
        "CrAppModeShortcutID": "hmjcdonmhijmnefklekckjkeoknbiipb",
        "CrAppModeShortcutURL": "https://chat.deepseek.com/",
    }
    appex = {
        "CFBundleIdentifier": "org.example.reader.extension",
        "CFBundleDisplayName": "Reader",
        "NSExtension": {"NSExtensionPointIdentifier": "com.apple.Safari.web-extension"},
    }
    own = {"CFBundleIdentifier": "org.example.own", "CFBundleName": "Own"}
    tree = {
        "Applications/TikTok.app/Wrapper/TikTok.app/Info.plist": plistlib.dumps({"CFBundleIdentifier": "com.zhiliaoapp.musically"}),
        application: plistlib.dumps(shim, fmt=plistlib.FMT_BINARY),
        "Applications/Reader.app/Contents/Info.plist": plistlib.dumps(
            {"CFBundleIdentifier": "org.example.reader", "CFBundleName": "Reader"}
        ),
        "Applications/Reader.app/Contents/PlugIns/Web.appex/Contents/Info.plist": plistlib.dumps(appex),
        "Users/bob/Applications/Own.app/Contents/Info.plist": plistlib.dumps(own),
    }
    code = ended("scan", "--root", macos_tree(tmp_path, tree), "--format", "json", "--inventory")
    report = json.loads(capsys.readouterr().out)

    assert (code, report["problems"]) == (1, [])
    assert {
        (finding["product"], finding["aspect"], finding["relation"], finding["verdicts"][0]["outcome"]) for finding in report["findings"]
    } == {("tiktok", "application", "official", "prohibited"), ("deepseek", "web-app", "official", "prohibited")}
    assert {(item["name"], item["kind"], item.get("user", "")) for item in report["inventory"]} == {
        ("TikTok", "application", ""),
        ("Chat", "web-app", "bob"),
        ("Reader", "application", ""),
        ("Reader", "extension", ""),
        ("Own", "application", "bob"),
    }
