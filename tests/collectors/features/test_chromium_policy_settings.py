import json
import plistlib

from scanner.collectors.features.chromium_policy_settings import ChromiumPolicySettings
from scanner.model import Platform, Problem, Reason, State
from tests.collectors.features.settings import item, setting
from tests.fake_host import bare, fake_host

HELP = setting("chromium-policy", "HelpMeWriteSettings", "chrome")
APIS = setting("chromium-policy", "BuiltInAIAPIsEnabled", "chrome", number=2)
LEO = setting("chromium-policy", "BraveAIChatEnabled", "brave", number=3)
OFF, ON, DEFAULT_OFF = State.DISABLED_BY_POLICY, State.ENABLED, State.DISABLED
MANAGED = "/etc/opt/chrome/policies/managed"
KEY = r"HKLM64\SOFTWARE\Policies\Google\Chrome"
ALICE = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE\Policies\BraveSoftware\Brave"


def said(*settings, **host):
    return bare(fake_host(**host), ChromiumPolicySettings(settings))


def test_a_policy_file_of_linux():
    files = {f"{MANAGED}/ai": json.dumps({"HelpMeWriteSettings": 2, "BuiltInAIAPIsEnabled": True, "Other": "secret"})}

    assert said(HELP, APIS, LEO, files=files) == [
        item(HELP, OFF, f"{MANAGED}/ai", by_policy=True),
        item(APIS, ON, f"{MANAGED}/ai", by_policy=True),
    ]


def test_of_several_files_the_last_one_has_the_word_and_a_broken_one_costs_itself_alone():
    files = {
        f"{MANAGED}/a.json": json.dumps({"HelpMeWriteSettings": 2, "BuiltInAIAPIsEnabled": False}),
        f"{MANAGED}/b.json": json.dumps({"HelpMeWriteSettings": 1}),
        f"{MANAGED}/c.json": "{",
    }

    assert said(HELP, APIS, files=files) == [
        item(HELP, ON, f"{MANAGED}/b.json", by_policy=True),
        item(APIS, OFF, f"{MANAGED}/a.json", by_policy=True),
        Problem(
            Reason.MALFORMED, "expected JSON: Expecting property name enclosed in double quotes at line 1 column 2", f"{MANAGED}/c.json"
        ),
    ]


def test_a_recommendation_is_a_default_and_no_policy():
    place = "/etc/opt/chrome/policies/recommended/ai.json"

    assert said(HELP, APIS, files={place: json.dumps({"HelpMeWriteSettings": 2, "BuiltInAIAPIsEnabled": True})}) == [
        item(HELP, DEFAULT_OFF, place),
        item(APIS, ON, place),
    ]


def test_a_value_that_nobody_knows():
    for value in (3, "2", None, [2], {"a": 1}):
        assert said(HELP, files={f"{MANAGED}/x": json.dumps({"HelpMeWriteSettings": value})}) == [
            item(HELP, State.UNKNOWN, f"{MANAGED}/x", by_policy=True)
        ]


def test_the_registry_of_everybody_and_of_one_account():
    registry = {
        KEY: {"HelpMeWriteSettings": 2, "BuiltInAIAPIsEnabled": 1},
        rf"{KEY}\Recommended": {"HelpMeWriteSettings": 1},
        ALICE: {"BraveAIChatEnabled": 0},
    }

    assert said(HELP, APIS, LEO, platform=Platform.WINDOWS, registry=registry) == [
        item(HELP, OFF, KEY, by_policy=True),
        item(APIS, ON, KEY, by_policy=True),
        item(HELP, ON, rf"{KEY}\Recommended"),
        item(LEO, OFF, ALICE, "alice", by_policy=True),
    ]


def test_a_configuration_profile_of_macos():
    place = "/Library/Managed Preferences/alice/com.google.Chrome.plist"
    content = plistlib.dumps({"BuiltInAIAPIsEnabled": False, "HelpMeWriteSettings": 2}, fmt=plistlib.FMT_BINARY)

    assert said(APIS, platform=Platform.MACOS, files={place: content}) == [item(APIS, OFF, place, "alice", by_policy=True)]


def test_only_the_browsers_that_are_asked_for_are_looked_at():
    host = fake_host(files={f"{MANAGED}/x": Reason.PERMISSION_DENIED})

    assert bare(host, ChromiumPolicySettings([LEO])) == []
    assert host.disk.asked == []
    assert said(HELP, files={f"{MANAGED}/x": Reason.PERMISSION_DENIED}) == [
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{MANAGED}/x")
    ]
