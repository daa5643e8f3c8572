"""A small macOS with something in every kind of place."""

import json
import plistlib

from tests.keyed_archives import machines_list
from tests.mach_o import signed_by
from tests.macos_trees import SYSTEM as A_MAC
from tests.macos_trees import account
from tests.macports_registry import registry
from tests.planted.browsers import FORCED_LIST, administered, browser, chromium, firefox, firefoxpwa, nativefier
from tests.planted.developers import HOST, destinations, editors, fetched, models, packages
from tests.planted.plant import DEEPSEEK_APP, HARMLESS, TIKTOK_PHONE, Plant

HOME = "Users/alice"
LIBRARY = f"{HOME}/Library/Application Support"
SYSTEM = {**{path: content for path, content in A_MAC.items() if not path.startswith("Users/")}, **account("alice", 501, "/Users/alice")}
STORE = "/nix/store/wbhg2ga8f3h87s9h5k0slxk0m81m4cxl-probe-nix-1.0"


def bundle(path: str, name: str, identifier: str, **more: object) -> dict[str, bytes]:
    """Return an application's property list and its signed program."""
    said = {"CFBundleName": name, "CFBundleIdentifier": identifier, "CFBundleExecutable": "program", "CFBundleShortVersionString": "1.0"}
    return {
        f"{path}/Contents/Info.plist": plistlib.dumps({**said, **more}),
        f"{path}/Contents/MacOS/program": signed_by("ABCDE12345"),
    }


POINT = {"NSExtension": {"NSExtensionPointIdentifier": "com.apple.Safari.web-extension"}}
SITE = {
    "CrAppModeShortcutID": DEEPSEEK_APP,
    "CrAppModeShortcutName": "DeepSeek",
    "CrAppModeShortcutURL": "https://chat.deepseek.com/",
}
PLANTED = [
    Plant("macos-app-bundles", "Probe", bundle("Applications/Probe.app", "Probe", "org.example.Probe")),
    Plant("macos-app-bundles", "Short videos", bundle(f"{HOME}/Applications/Short videos.app", "Short videos", TIKTOK_PHONE), "tiktok"),
    Plant("macos-app-bundles", "Firefox", bundle("Applications/Firefox.app", "Firefox", "org.mozilla.firefox")),
    Plant("homebrew", "probe-brew", {"opt/homebrew/Cellar/probe-brew/1.0/INSTALL_RECEIPT.json": "{}"}),
    Plant("macos-macports", "probe-port", {"opt/local/var/macports/registry/registry.db": registry(("probe-port", "1", 0, "installed"))}),
    Plant(
        "nix-profiles",
        "probe-nix",
        {f"{HOME}/.nix-profile/manifest.json": f'{{"version": 2, "elements": [{{"storePaths": ["{STORE}"]}}]}}'},
    ),
    Plant(
        "macos-package-receipts",
        "org.example.package",
        {
            "private/var/db/receipts/org.example.package.plist": plistlib.dumps(
                {"PackageIdentifier": "org.example.package", "PackageVersion": "1"}
            )
        },
    ),
    Plant(
        "macos-install-history",
        "Probe installed",
        {
            "Library/Receipts/InstallHistory.plist": plistlib.dumps(
                [{"displayName": "Probe installed", "displayVersion": "1", "packageIdentifiers": ["org.example.other"]}]
            )
        },
    ),
    Plant(
        "macos-launch-items",
        "org.example.job",
        {
            "Library/LaunchDaemons/org.example.job.plist": plistlib.dumps(
                {"Label": "org.example.job", "ProgramArguments": ["/usr/local/bin/probed"]}
            )
        },
    ),
    Plant(
        "macos-login-items",
        "Probe at login",
        {
            "private/var/db/com.apple.backgroundtaskmanagement/BackgroundItems-v16.btm": machines_list(
                {"name": "Probe at login", "bundleIdentifier": "org.example.login", "type": 2}
            )
        },
    ),
    Plant(
        "macos-safari-extensions",
        "Probe for Safari",
        bundle("Applications/Probe.app/Contents/PlugIns/Probe.appex", "Probe for Safari", "org.example.Probe.Extension", **POINT),
    ),
    Plant(
        "macos-web-apps",
        "DeepSeek",
        bundle(f"{HOME}/Applications/Chrome Apps.localized/DeepSeek.app", "DeepSeek", f"com.google.Chrome.app.{DEEPSEEK_APP}", **SITE),
        "deepseek",
    ),
    Plant(
        "macos-webkit-extensions",
        "Probe in Orion",
        {
            f"{LIBRARY}/Orion/Defaults/Extensions/{HARMLESS}/manifest.json": json.dumps(
                {"name": "Probe in Orion", "version": "1", "manifest_version": 3}
            )
        },
    ),
    Plant(
        "gecko-sideloads",
        "probe@example.org",
        {f"{LIBRARY}/Mozilla/Extensions/{{ec8030f7-c20a-464f-9b0e-13a3a9e97384}}/probe@example.org.xpi": b"PK"},
    ),
    Plant(
        "native-messaging-hosts", "org.example.probe_host", {"Library/Google/Chrome/NativeMessagingHosts/org.example.probe_host.json": HOST}
    ),
    *chromium(f"{LIBRARY}/Chromium/Default"),
    *firefox(f"{LIBRARY}/Firefox"),
    browser(
        f"{HOME}/browsers/work",
        "Probe that an agent names",
        {
            f"{HOME}/Library/LaunchAgents/org.example.work.plist": plistlib.dumps(
                {"Label": "org.example.work", "ProgramArguments": ["/opt/example-browser", f"--user-data-dir=/{HOME}/browsers/work"]}
            )
        },
    ),
    Plant("macos-launch-items", "org.example.work", {}),
    *firefoxpwa(f"{LIBRARY}/firefoxpwa"),
    *nativefier(f"{HOME}/Applications/Chat.app/Contents/Resources"),
    Plant("macos-app-bundles", "Chat", bundle(f"{HOME}/Applications/Chat.app", "Chat", "com.electron.nativefier.chat")),
    *administered(
        {"Library/Managed Preferences/com.google.Chrome.plist": plistlib.dumps(FORCED_LIST)},
        "Library/Application Support/Google/Chrome/External Extensions",
        "Applications/Firefox.app/Contents/Resources/distribution/policies.json",
    ),
    *editors(HOME, f"{LIBRARY}/JetBrains/GoLand2025.1/plugins", f"{LIBRARY}/Zed"),
    *destinations(
        HOME, LIBRARY, Plant("environment-files", "probe.example", {f"{HOME}/.zshrc": "export OPENAI_BASE_URL=https://probe.example/v1\n"})
    ),
    Plant(
        "service-environment",
        "probe.example",
        {
            f"{HOME}/Library/LaunchAgents/org.example.bot.plist": plistlib.dumps(
                {"Label": "org.example.bot", "EnvironmentVariables": {"OPENAI_BASE_URL": "https://probe.example/v1"}}
            )
        },
    ),
    Plant("macos-launch-items", "org.example.bot", {}),
    *packages("Library/Frameworks/Python.framework/Versions/3.13/lib/python3.13/site-packages", "opt/homebrew/lib/node_modules"),
    *fetched(f"{HOME}/.npm/_npx", f"{HOME}/.cache/uv"),
    *models(HOME, f"{LIBRARY}/Jan/data", "", signed_by("ABCDE12345")),
]
