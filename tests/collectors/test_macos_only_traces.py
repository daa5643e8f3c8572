"""One Mac on which banned software left no trace but those that peers overlook."""

import plistlib

from scanner.catalogue.load import load_catalogue
from scanner.collectors.applications.macos_app_bundles import MacosAppBundles
from scanner.collectors.extensions.macos_safari_extensions import MacosSafariExtensions
from scanner.collectors.web_apps.macos_web_apps import MacosWebApps
from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.model import Confidence, Item, Kind, Platform, Relation, Rung, State
from tests.fake_host import fake_host, said

TIKTOK = "/Applications/TikTok.app/Wrapper/TikTok.app"
SHIM = "/Users/bob/Applications/Chrome Apps.localized/DeepSeek.app"
APPEX = "/Users/bob/Applications/Downloader.app/Contents/PlugIns/Downloader.appex"
ID = "hmjcdonmhijmnefklekckjkeoknbiipb"

FILES = {
    f"{TIKTOK}/Info.plist": plistlib.dumps({"CFBundleIdentifier": "com.zhiliaoapp.musically", "CFBundleDisplayName": "TikTok"}),
    f"{SHIM}/Contents/Info.plist": plistlib.dumps(
        {
            "CFBundleIdentifier": f"com.google.Chrome.app.{ID}",
            "CrAppModeShortcutID": ID,
            "CrAppModeShortcutName": "DeepSeek",
            "CrAppModeShortcutURL": "https://chat.deepseek.com/",
        }
    ),
    f"{APPEX.partition('/PlugIns')[0]}/Info.plist": plistlib.dumps({"CFBundleIdentifier": "org.example.Downloader"}),
    f"{APPEX}/Contents/Info.plist": plistlib.dumps(
        {
            "CFBundleIdentifier": "org.example.Downloader.Extension",
            "CFBundleDisplayName": "Downloader",
            "NSExtension": {"NSExtensionPointIdentifier": "com.apple.Safari.web-extension"},
        }
    ),
}
WEB_APP = Item(
    "DeepSeek",
    ids=(("web-app", ID), ("site", "chat.deepseek.com")),
    kind=Kind.WEB_APP,
    rung=Rung.REGISTERED,
    within="chrome",
    location=SHIM,
    user="bob",
    collector="macos-web-apps",
)
EXTENSION = Item(
    "Downloader",
    ids=(("safari-extension", "org.example.Downloader.Extension"),),
    kind=Kind.EXTENSION,
    rung=Rung.INSTALLED,
    state=State.UNKNOWN,
    within="safari",
    location=APPEX,
    user="bob",
    collector="macos-safari-extensions",
)


def seen(*collectors):
    host = fake_host(Platform.MACOS, FILES, ("alice", "bob"))
    return [one for collector in collectors for one in said(host, collector())]


def test_the_second_accounts_web_app_and_extension_are_found():
    assert seen(MacosWebApps, MacosSafariExtensions) == [WEB_APP, EXTENSION]


def test_the_ipads_tiktok_and_the_web_apps_deepseek_are_the_makers_and_nothing_else_is_accused():
    matches = Matcher(load_catalogue().products.values()).match(seen(MacosAppBundles, MacosWebApps, MacosSafariExtensions))

    assert [(one.product, one.aspect, one.relation, one.rung, one.confidence) for one in findings(matches)] == [
        ("deepseek", "web-app", Relation.OFFICIAL, Rung.REGISTERED, Confidence.HIGH),
        ("tiktok", "application", Relation.OFFICIAL, Rung.INSTALLED, Confidence.HIGH),
    ]
