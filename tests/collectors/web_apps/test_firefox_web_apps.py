import json

import pytest

from scanner.collectors.web_apps.firefox_web_apps import FirefoxWebApps
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

ROOTS = {
    Platform.LINUX: "/home/alice/.mozilla/firefox",
    Platform.MACOS: "/Users/alice/Library/Application Support/Firefox",
    Platform.WINDOWS: "C:/Users/alice/AppData/Roaming/Mozilla/Firefox",
}
APP = {
    "id": "3f333e75-b8fb-4e79-97d8-f7dcb3221fab",
    "scopes": [{"hostname": "www.tiktok.com", "prefix": "/hush"}],
    "userContextId": 0,
    "startUrl": "https://me:hush@www.tiktok.com/@hush?hush",
    "name": "TikTok",
}


def said(content, platform=Platform.LINUX, listed="[Profile0]\nPath=Profiles/x.work\nIsRelative=1\n"):
    root = ROOTS[platform]
    files = {f"{root}/profiles.ini": listed, f"{root}/Profiles/x.work/taskbartabs/taskbartabs.json": content}
    return bare(fake_host(platform, files), FirefoxWebApps())


def place(platform=Platform.LINUX):
    return f"{ROOTS[platform]}/Profiles/x.work/taskbartabs/taskbartabs.json"


@pytest.mark.parametrize("platform", Platform)
def test_a_web_app_of_every_platform_without_its_address(platform):
    found = said(json.dumps({"version": 1, "taskbarTabs": [APP]}), platform)

    assert found == [Item("TikTok", ids=(("site", "www.tiktok.com"),), within="firefox", location=place(platform), user="alice")]
    assert "hush" not in repr(found)


def test_one_without_a_name_is_called_after_its_site():
    rows = [{key: value for key, value in APP.items() if key != "name"}, {"name": "x"}]

    assert said(json.dumps({"taskbarTabs": rows})) == [
        Item("www.tiktok.com", ids=(("site", "www.tiktok.com"),), within="firefox", location=place(), user="alice"),
        Problem(Reason.MALFORMED, "expected web app 2 to have an address or a scope", place(), "alice"),
    ]


def test_a_broken_list_is_a_problem():
    assert [one.reason for one in said("{")] == [Reason.MALFORMED]


def test_a_profile_of_somebody_else_is_not_looked_into():
    assert said("{", listed="[Profile0]\nPath=/home/bob/x\nIsRelative=0\n") == []
