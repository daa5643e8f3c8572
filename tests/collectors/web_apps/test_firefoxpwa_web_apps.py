import json

import pytest

from scanner.collectors.web_apps.firefoxpwa_web_apps import MOST_APPS, FirefoxpwaWebApps
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

PLACES = {
    Platform.LINUX: "/home/alice/.local/share/firefoxpwa/config.json",
    Platform.MACOS: "/Users/alice/Library/Application Support/firefoxpwa/config.json",
    Platform.WINDOWS: "C:/Users/alice/AppData/Roaming/FirefoxPWA/config.json",
}
APP = {
    "ulid": "01HUSH",
    "config": {"name": None, "document_url": "https://me:hush@www.tiktok.com/hush", "manifest_url": "https://cdn.example/hush"},
    "manifest": {"name": "TikTok", "start_url": "https://www.tiktok.com/foryou?hush", "scope": "https://tiktok.com/"},
}
IDS = (("site", "www.tiktok.com"), ("site", "tiktok.com"))


def said(sites, platform=Platform.LINUX):
    return bare(fake_host(platform, {PLACES[platform]: json.dumps({"profiles": {}, "sites": sites})}), FirefoxpwaWebApps())


@pytest.mark.parametrize("platform", Platform)
def test_a_web_app_of_every_platform_without_its_address(platform):
    found = said({"01HUSH": APP}, platform)

    assert found == [Item("TikTok", ids=IDS, within="firefox", location=PLACES[platform], user="alice")]
    assert "hush" not in repr(found).lower()


def test_the_name_that_its_user_gave_it_counts_and_one_without_is_called_after_its_site():
    own = {**APP, "config": {**APP["config"], "name": "Videos"}}
    bare_one = {"config": {"document_url": "https://a.example/"}}

    assert [item.name for item in said({"1": own, "2": bare_one})] == ["Videos", "a.example"]


@pytest.mark.parametrize(
    ("table", "key"), [("config", "document_url"), ("config", "start_url"), ("manifest", "start_url"), ("manifest", "scope")]
)
def test_one_address_suffices_wherever_it_stands(table, key):
    (found,) = said({"1": {table: {key: "https://www.tiktok.com/"}}})

    assert found.ids == (("site", "www.tiktok.com"),)


@pytest.mark.parametrize("app", [{}, None, {"config": {"document_url": "file:///x"}}, {"config": [], "manifest": 3}])
def test_one_without_an_address_costs_itself_alone(app):
    place = PLACES[Platform.LINUX]

    assert said({"1": app, "2": APP}) == [
        Item("TikTok", ids=IDS, within="firefox", location=place, user="alice"),
        Problem(Reason.MALFORMED, "expected web app 1 to have an address", place, "alice"),
    ]


def test_very_many_are_capped_and_said():
    found = said({str(number): APP for number in range(MOST_APPS + 1)})

    assert len(found) == MOST_APPS + 1
    assert found[-1].reason is Reason.CAPPED


@pytest.mark.parametrize("content", ["[]", "{", '{"sites": [1]}', '{"sites": null}'])
def test_a_list_of_another_shape_is_a_problem(content):
    [problem] = bare(fake_host(files={PLACES[Platform.LINUX]: content}), FirefoxpwaWebApps())

    assert (problem.reason, problem.location) == (Reason.MALFORMED, PLACES[Platform.LINUX])


def test_whoever_has_no_web_app_yet():
    assert bare(fake_host(files={PLACES[Platform.LINUX]: '{"profiles": {}}'}), FirefoxpwaWebApps()) == []
