import json

from scanner.collectors.features.chromium_preference_settings import ChromiumPreferenceSettings
from scanner.model import Platform, Problem, Reason, State
from tests.collectors.features.settings import item, setting
from tests.fake_host import bare, fake_host

SEARCH = setting("chromium-preference", "optimization_guide.history_search_setting_state", "chrome", off=(2,), on=(1,))
HOME = "/home/alice/.config/google-chrome"


def said(settings, **host):
    return bare(fake_host(**host), ChromiumPreferenceSettings(settings))


def preferences(value):
    return json.dumps({"optimization_guide": {"history_search_setting_state": value}, "account": "secret"})


def test_each_profile_has_its_own_choice():
    files = {
        f"{HOME}/Default/Preferences": preferences(2),
        f"{HOME}/Profile 1/Preferences": preferences(1),
        f"{HOME}/Profile 2/Preferences": preferences(0),
        f"{HOME}/Profile 3/Preferences": "{}",
    }

    assert said([SEARCH], files=files) == [
        item(SEARCH, State.DISABLED_BY_USER, f"{HOME}/Default/Preferences", "alice"),
        item(SEARCH, State.ENABLED, f"{HOME}/Profile 1/Preferences", "alice"),
        item(SEARCH, State.UNKNOWN, f"{HOME}/Profile 2/Preferences", "alice"),
    ]


def test_a_broken_file_is_told():
    place = f"{HOME}/Default/Preferences"

    assert said([SEARCH], files={place: "[]"}) == [Problem(Reason.MALFORMED, "expected a JSON object", place, "alice")]


def test_other_browsers_are_not_read():
    place = "/home/alice/.config/chromium/Default/Preferences"
    host = fake_host(files={place: preferences(2)})

    assert bare(host, ChromiumPreferenceSettings([SEARCH])) == []
    assert place not in host.disk.asked


def test_without_a_setting_nothing_is_looked_for():
    host = fake_host(files={f"{HOME}/Default/Preferences": preferences(2)})

    assert bare(host, ChromiumPreferenceSettings([])) == []
    assert host.disk.asked == []


def test_on_windows_and_macos():
    windows = "C:/Users/alice/AppData/Local/Google/Chrome/User Data/Default/Preferences"
    macos = "/Users/alice/Library/Application Support/Google/Chrome/Default/Preferences"

    for platform, place in ((Platform.WINDOWS, windows), (Platform.MACOS, macos)):
        assert said([SEARCH], platform=platform, files={place: preferences(2)}) == [item(SEARCH, State.DISABLED_BY_USER, place, "alice")]
