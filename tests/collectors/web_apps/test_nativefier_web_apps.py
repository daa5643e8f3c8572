import json

import pytest

from scanner.collectors.web_apps.nativefier_web_apps import NativefierWebApps
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

APP = {"name": "TikTok", "targetUrl": "https://me:hush@www.TikTok.com/foryou?hush", "electronVersion": "25.7.0", "insecure": False}
PLACES = [
    (Platform.LINUX, "/opt/tiktok-linux-x64", "resources/app", ""),
    (Platform.LINUX, "/home/alice/Applications/TikTok-linux-x64", "resources/app", "alice"),
    (Platform.LINUX, "/home/alice/opt/tiktok", "resources/app", "alice"),
    (Platform.LINUX, "/home/alice/.local/opt/tiktok", "resources/app", "alice"),
    (Platform.MACOS, "/Applications/TikTok.app", "Contents/Resources/app", ""),
    (Platform.MACOS, "/Users/alice/Applications/TikTok.app", "Contents/Resources/app", "alice"),
    (Platform.WINDOWS, "C:/Program Files/TikTok-win32-x64", "resources/app", ""),
    (Platform.WINDOWS, "C:/Program Files (x86)/TikTok", "resources/app", ""),
    (Platform.WINDOWS, "C:/Users/alice/AppData/Local/Programs/TikTok", "resources/app", "alice"),
    (Platform.WINDOWS, "C:/Users/alice/Desktop/TikTok-win32-x64", "resources/app", "alice"),
]


def said(content, platform=Platform.LINUX, place="/opt/probe/resources/app"):
    return bare(fake_host(platform, {f"{place}/nativefier.json": content}), NativefierWebApps())


@pytest.mark.parametrize(("platform", "folder", "below", "user"), PLACES)
def test_a_site_that_was_packed_by_its_host_alone(platform, folder, below, user):
    found = said(json.dumps(APP), platform, f"{folder}/{below}")

    assert found == [Item("TikTok", ids=(("site", "www.tiktok.com"),), location=folder, user=user)]


def test_one_without_a_name_is_called_after_its_site_and_a_long_one_is_cut():
    assert [one.name for one in said(json.dumps({"targetUrl": "http://a.example"}))] == ["a.example"]
    assert [len(one.name) for one in said(json.dumps({**APP, "name": "x" * 5000}))] == [100]


def test_pages_of_its_own_are_no_site():
    assert said(json.dumps({**APP, "targetUrl": "file:///index.html"})) == []


@pytest.mark.parametrize("content", ["{}", '{"targetUrl": 3}', "[]", "{"])
def test_a_damaged_one_is_said(content):
    assert [(type(one), one.reason) for one in said(content)] == [(Problem, Reason.MALFORMED)]
