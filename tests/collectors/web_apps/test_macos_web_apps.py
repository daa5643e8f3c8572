import plistlib

import pytest

from scanner.collectors.web_apps.macos_web_apps import MacosWebApps
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import Link, bare, fake_host

ID = "hmjcdonmhijmnefklekckjkeoknbiipb"
SHIM = "/Users/alice/Applications/Chrome Apps.localized/DeepSeek.app"
IDS = (("web-app", ID), ("site", "chat.deepseek.com"))


def shim(browser="com.google.Chrome", **more):
    return plistlib.dumps(
        {
            "CFBundleIdentifier": f"{browser}.app.{ID}",
            "CFBundleShortVersionString": "131.0.6778.86",
            "CrAppModeShortcutID": ID,
            "CrAppModeShortcutName": "DeepSeek",
            "CrAppModeShortcutURL": "https://chat.deepseek.com/a/chat/secret",
            **more,
        }
    )


def of_safari(**more):
    return plistlib.dumps(
        {"CFBundleIdentifier": "com.apple.Safari.WebApp.3F333E75-B8FB-4E79-97D8-F7DCB3221FAB", "CFBundleName": "DeepSeek", **more}
    )


def item(location=SHIM, user="alice", name="DeepSeek", ids=IDS, within="chrome"):
    return Item(name, ids=ids, within=within, location=location, user=user)


def said(files, users=("alice",)):
    return bare(fake_host(Platform.MACOS, files, users), MacosWebApps())


@pytest.mark.parametrize(
    ("app", "user"),
    [
        (SHIM, "alice"),
        ("/Users/alice/Applications/DeepSeek.app", "alice"),
        ("/Users/bob/Applications/Edge Apps.localized/DeepSeek.app", "bob"),
        ("/Applications/DeepSeek.app", ""),
        ("/Applications/Chrome Apps.localized/DeepSeek.app", ""),
        ("/Applications/Of mine/Sites/DeepSeek.APP", ""),
    ],
)
def test_a_web_app_of_chrome_in_every_place(app, user):
    assert said({f"{app}/Contents/Info.plist": shim()}, ("alice", "bob")) == [item(app, user)]


@pytest.mark.parametrize(
    ("browser", "within"),
    [
        ("com.google.Chrome.canary", "chrome"),
        ("com.microsoft.edgemac", "edge"),
        ("com.brave.Browser.nightly", "brave"),
        ("com.vivaldi.Vivaldi", "vivaldi"),
        ("org.chromium.Chromium", "chromium"),
        ("org.example.Browser", "org.example.Browser"),
        ("com.google.ChromeLike", "com.google.ChromeLike"),
    ],
)
def test_the_browser_that_holds_it(browser, within):
    assert said({f"{SHIM}/Contents/Info.plist": shim(browser)}) == [item(within=within)]


def test_a_web_app_of_safari():
    app = "/Users/alice/Applications/DeepSeek.app"
    content = of_safari(Manifest={"name": "x", "start_url": "https://chat.deepseek.com/"})

    assert said({f"{app}/Contents/Info.plist": content}) == [item(app, ids=IDS[1:], within="safari")]


def test_one_that_says_neither_name_nor_address_is_kept_under_its_folders_name():
    app = "/Users/alice/Applications/Snapp.app"

    assert said({f"{app}/Contents/Info.plist": of_safari(CFBundleName=["x"], Manifest="x")}) == [
        item(app, name="Snapp", ids=(), within="safari")
    ]


def test_other_applications_are_not_web_apps_and_what_is_wrong_with_them_is_said_elsewhere():
    files = {
        "/Applications/Other.app/Contents/Info.plist": plistlib.dumps({"CFBundleIdentifier": "org.example.Other"}),
        "/Applications/Noise.app/Contents/Info.plist": b"noise",
        "/Applications/File.app": "text",
    }

    assert said(files) == []


def test_a_broken_web_app_costs_itself_alone():
    broken, denied = SHIM.replace("DeepSeek", "A"), SHIM.replace("DeepSeek", "B")
    files = {
        f"{broken}/Contents/Info.plist": shim()[:-20],
        f"{denied}/Contents/Info.plist": Reason.PERMISSION_DENIED,
        f"{SHIM}/Contents/Info.plist": shim(),
    }

    assert said(files) == [
        item(),
        Problem(Reason.MALFORMED, "expected a property list", f"{broken}/Contents/Info.plist", "alice"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{denied}/Contents/Info.plist", "alice"),
    ]


def test_a_link_out_of_the_home_is_not_followed():
    place = f"{SHIM}/Contents/Info.plist"

    assert said({"/Users/bob/App.app/Contents/Info.plist": shim(), SHIM: Link("/Users/bob/App.app")}) == [
        Problem(Reason.LINK_LEAVES, "a link points outside the home", place, "alice")
    ]
