import json
import plistlib

from scanner.collectors.features.gecko_policy_settings import GeckoPolicySettings
from scanner.model import Platform, Problem, Reason, State
from tests.collectors.features.settings import item, setting
from tests.fake_host import bare, fake_host

CHAT = setting("gecko-policy", "AIControls.SidebarChatbot.Value", "firefox")
OLD = setting("gecko-policy", "GenerativeAI.Enabled", "firefox", number=2)
TRANSLATE = setting("gecko-policy", "TranslateEnabled", "firefox", number=3)
OFF, ON, DEFAULT_OFF = State.DISABLED_BY_POLICY, State.ENABLED, State.DISABLED
SYSTEM, BESIDE = "/etc/firefox/policies/policies.json", "/usr/lib/firefox-esr/distribution/policies.json"
BLOCKED = {"AIControls": {"SidebarChatbot": {"Value": "blocked", "Locked": True}}}
KEY = r"HKLM64\SOFTWARE\Policies\Mozilla\Firefox"


def said(*settings, **host):
    return bare(fake_host(**host), GeckoPolicySettings(settings))


def file(policies):
    return json.dumps({"policies": policies})


def test_a_locked_value_binds_and_another_is_a_default():
    files = {SYSTEM: file({**BLOCKED, "GenerativeAI": {"Enabled": False}, "TranslateEnabled": True})}

    assert said(CHAT, OLD, TRANSLATE, files=files) == [
        item(CHAT, OFF, SYSTEM, by_policy=True),
        item(OLD, DEFAULT_OFF, SYSTEM),
        item(TRANSLATE, ON, SYSTEM, by_policy=True),
    ]


def test_a_file_of_the_system_stands_in_for_the_one_beside_the_program():
    files = {BESIDE: file({"TranslateEnabled": False})}

    assert said(TRANSLATE, files=files) == [item(TRANSLATE, OFF, BESIDE, by_policy=True)]
    assert said(TRANSLATE, files={**files, SYSTEM: file({})}) == []


def test_keys_and_values_of_the_registry():
    registry = {
        KEY: {"TranslateEnabled": 0},
        rf"{KEY}\AIControls\SidebarChatbot": {"Value": "blocked", "Locked": 1},
        rf"{KEY}\GenerativeAI": {"Enabled": 0},
    }

    assert said(CHAT, OLD, TRANSLATE, platform=Platform.WINDOWS, registry=registry) == [
        item(CHAT, OFF, KEY, by_policy=True),
        item(OLD, DEFAULT_OFF, KEY),
        item(TRANSLATE, OFF, KEY, by_policy=True),
    ]


def test_a_whole_policy_as_text_in_the_registry():
    registry = {KEY: {"AIControls": json.dumps(BLOCKED["AIControls"]), "GenerativeAI": "{"}}

    assert said(CHAT, OLD, platform=Platform.WINDOWS, registry=registry) == [
        item(CHAT, OFF, KEY, by_policy=True),
        Problem(Reason.MALFORMED, "expected GenerativeAI to be JSON", KEY),
    ]


def test_a_configuration_profile_counts_when_it_says_so():
    place = "/Library/Managed Preferences/org.mozilla.firefox.plist"
    flat = {"AIControls__SidebarChatbot__Value": "blocked", "AIControls__SidebarChatbot__Locked": True}

    for more, expected in (({"EnterprisePoliciesEnabled": True}, [item(CHAT, OFF, place, by_policy=True)]), ({}, [])):
        assert said(CHAT, platform=Platform.MACOS, files={place: plistlib.dumps({**flat, **more})}) == expected


def test_what_is_broken():
    (problem,) = said(CHAT, files={SYSTEM: "// as Firefox does not take it\n" + file(BLOCKED)})
    assert (problem.reason, problem.location) == (Reason.MALFORMED, SYSTEM)
    assert said(CHAT, files={SYSTEM: "[]"}) == [Problem(Reason.MALFORMED, "expected a JSON object", SYSTEM)]
    assert said(CHAT, files={SYSTEM: '{"policies": []}'}) == []


def test_only_the_programs_that_are_asked_for_are_read():
    host = fake_host(files={SYSTEM: file(BLOCKED)})

    assert bare(host, GeckoPolicySettings([setting("gecko-policy", "TranslateEnabled", "librewolf")])) == []
    assert host.disk.asked == []
