from scanner.collectors.features.gecko_preference_settings import GeckoPreferenceSettings
from scanner.model import Platform, State
from tests.collectors.features.settings import item, setting
from tests.fake_host import bare, fake_host

CHAT = setting("gecko-preference", "browser.ml.chat.enabled", "firefox")
ALL = setting("gecko-preference", "browser.ai.control.default", "firefox", number=2)
HOME = "/home/alice/.config/mozilla/firefox"
LIST = {f"{HOME}/profiles.ini": "[Profile0]\nName=a\nIsRelative=1\nPath=x.a\n"}
PREFS, USER = f"{HOME}/x.a/prefs.js", f"{HOME}/x.a/user.js"


def said(*settings, **host):
    return bare(fake_host(**host), GeckoPreferenceSettings(settings))


def test_what_somebody_wrote_wins_over_what_firefox_keeps():
    files = {
        **LIST,
        PREFS: 'user_pref("browser.ml.chat.enabled", true);\nuser_pref("browser.ai.control.default", "blocked");\n',
        USER: 'user_pref("browser.ml.chat.enabled", false);\nuser_pref("a.token", "secret");',
    }

    assert said(CHAT, ALL, files=files) == [
        item(CHAT, State.DISABLED_BY_USER, USER, "alice"),
        item(ALL, State.DISABLED_BY_USER, PREFS, "alice"),
    ]


def test_a_profile_without_a_choice_says_nothing():
    assert said(CHAT, files={**LIST, PREFS: 'user_pref("browser.startup.page", 3);'}) == []
    assert said(CHAT, files=LIST) == []


def test_another_program_is_not_asked():
    files = {"/home/alice/.thunderbird/profiles.ini": "[Profile0]\nPath=x\n", "/home/alice/.thunderbird/x/prefs.js": "user_pref"}
    host = fake_host(files=files)

    assert bare(host, GeckoPreferenceSettings([CHAT])) == []
    assert "/home/alice/.thunderbird/x/prefs.js" not in host.disk.asked


def test_on_windows():
    home = "C:/Users/alice/AppData/Roaming/Mozilla/Firefox"
    files = {
        f"{home}/profiles.ini": "[Profile0]\nPath=Profiles/x\n",
        f"{home}/Profiles/x/user.js": 'user_pref("browser.ml.chat.enabled", true);',
    }

    assert said(CHAT, platform=Platform.WINDOWS, files=files) == [item(CHAT, State.ENABLED, f"{home}/Profiles/x/user.js", "alice")]
