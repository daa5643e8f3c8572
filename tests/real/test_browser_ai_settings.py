"""Real browsers, asked what they make of the settings that our features' files name, and the whole program beside them."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors.features.chromium_policy_settings import ChromiumPolicySettings
from scanner.collectors.features.chromium_preference_settings import ChromiumPreferenceSettings
from scanner.collectors.features.gecko_policy_settings import GeckoPolicySettings
from scanner.collectors.features.gecko_preference_settings import GeckoPreferenceSettings
from scanner.host.live import live_host
from scanner.matching.versions import within
from scanner.model import Mark, State
from scanner.run import run
from scanner.setting import Store
from tests.real.parts import need
from tests.real.policy_files import policy_file
from tests.real.test_chromium import chromium, home_of
from tests.real.test_firefox import firefox, new_profile

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="the policies' folders are those of Linux")]

TOLD = """(async () => {
  const {addWebUiListener} = await import('chrome://resources/js/cr.js');
  const told = new Promise(done => addWebUiListener('policies-updated', (names, values) => done(values)));
  chrome.send('listenPoliciesUpdates');
  return (await told).policyGroups.chrome.policies;
})()"""
PREFERENCES = """
const wanted = arguments[0], done = arguments[arguments.length - 1], found = {};
for (const name of wanted) {
  const kind = Services.prefs.getPrefType(name);
  const value = kind === Services.prefs.PREF_BOOL ? Services.prefs.getBoolPref(name)
    : kind === Services.prefs.PREF_STRING ? Services.prefs.getStringPref(name) : null;
  found[name] = [value, Services.prefs.prefIsLocked(name)];
}
const {schema} = ChromeUtils.importESModule("resource:///modules/policies/schema.sys.mjs");
done([found, Services.policies.status, Services.policies.getActivePolicies() || {}, schema.properties]);
"""
FIREFOX = "/etc/firefox/policies/policies.json"
FEATURES = load_catalogue().features
SETTINGS = [one for feature in FEATURES.values() for one in feature.settings]


def settings(store, program):
    return [one for one in SETTINGS if one.setting.store is store and one.setting.program == program]


def for_chromium(wanted):
    """Return Chrome's settings as those of Chromium, which has its code, takes the same policies, and is free to be had."""
    return [one.setting._replace(program="chromium") for one in wanted]


def version_of(program):
    need(program)
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout


def obeyed(one, version):
    return not one.ignored and within(version, one.since, one.until)


def asked_of_page(folder, address, script):
    """Return what a script gives on one of Chromium's own pages."""
    with chromium(folder) as browser:
        target = browser.ask("Target.createTarget", url=address)["targetId"]
        session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        end = time.monotonic() + 30
        while time.monotonic() < end:
            answer = browser.ask("Runtime.evaluate", session, expression=script, awaitPromise=True, returnByValue=True)
            if "exceptionDetails" not in answer:
                break
            time.sleep(0.2)  # the page is not there yet
        browser.close()
    return answer["result"].get("value")


def told_by_chromium(folder):
    """Return every policy as chrome://policy shows it: its level, its value, and what is wrong with it."""
    return asked_of_page(folder, "chrome://policy/", TOLD)


def test_what_chromium_says_of_its_policies_is_what_our_files_say(tmp_path):
    version = version_of("chromium")
    ours = {one.setting.name: one for one in settings(Store.CHROMIUM_POLICY, "chrome")}
    with policy_file("ai", {name: one.setting.off[0] for name, one in ours.items()}):
        said = told_by_chromium(tmp_path)

    ignored = {name for name in ours if "error" in said[name]}
    overridden = {name for name in ignored if "overridden" in said[name]["error"]}
    assert {name: said[name]["error"] for name in ignored - overridden if obeyed(ours[name], version)} == {}
    assert {name for name in ours if name not in ignored and not obeyed(ours[name], version)} == set()
    assert overridden == {name for name, one in ours.items() if obeyed(one, version) and set(one.overridden_by) & set(ours)}
    assert {"GenAiDefaultSettings", "LensOverlaySettings", "TabOrganizerSettings"} <= ignored
    assert {"GeminiSettings", "AIModeSettings", "HelpMeWriteSettings", "BuiltInAIAPIsEnabled"}.isdisjoint(ignored)


@pytest.mark.parametrize("way", ["off", "on"])
def test_chromium_takes_every_value_that_our_files_know(tmp_path, way):
    version = version_of("chromium")
    ours = {one.setting.name: one for one in settings(Store.CHROMIUM_POLICY, "chrome") if obeyed(one, version)}
    values = {name: getattr(one.setting, way) for name, one in ours.items() if not one.overridden_by and getattr(one.setting, way)}
    for place in range(max(len(found) for found in values.values())):
        asked = {name: found[place] for name, found in values.items() if len(found) > place}
        with policy_file("ai", asked):
            said = told_by_chromium(tmp_path / str(place))

        assert {name: said[name].get("error", "") for name in asked} == dict.fromkeys(asked, "")
        assert {name: said[name]["value"] for name in asked} == asked


@pytest.mark.parametrize(("level", "bound"), [("managed", True), ("recommended", False)])
def test_a_recommended_policy_counts_until_the_account_chooses_otherwise(tmp_path, monkeypatch, level, bound):
    folder = f"/etc/chromium/policies/{level}"
    monkeypatch.setattr("tests.real.policy_files.FOLDER", folder)
    with policy_file("ai", {"GeminiSettings": 1}) as place:
        preference = asked_of_page(tmp_path, "chrome://prefs-internals/", "JSON.parse(document.body.innerText).browser.gemini_settings")
        gemini = for_chromium(FEATURES["chrome-gemini"].settings)
        [item] = run(ChromiumPolicySettings(gemini), live_host(all_users=False), 60).items

    assert preference["value"] == 1
    assert ("user_modifiable" in preference["metadata"]) is not bound
    assert (item.state, Mark.POLICY in item.marks) == (State.DISABLED_BY_POLICY if bound else State.DISABLED, bound)
    assert item.location == place


def test_what_an_account_chooses_in_chromium_is_what_we_read(tmp_path):
    home = tmp_path / "home"
    name = "optimization_guide.history_search_setting_state"
    chosen = (
        f"new Promise((done, fail) => chrome.settingsPrivate ? chrome.settingsPrivate.setPref('{name}', 2, '', done) : fail('not yet'))"
    )

    assert asked_of_page(home / ".config/chromium", "chrome://settings/ai", chosen) is True
    settings = for_chromium(FEATURES["chrome-history-search"].settings)
    [item] = run(ChromiumPreferenceSettings(settings), home_of(home), 60).items
    assert (item.name, item.state, item.location) == (name, State.DISABLED_BY_USER, f"{home}/.config/chromium/Default/Preferences")


@contextmanager
def firefox_policies(policies, before=""):
    """Put policies in force for Firefox, in the system's place, where none may be yet."""
    need("firefox-esr")
    place = Path(FIREFOX)
    if place.exists():
        pytest.skip(f"{FIREFOX} is somebody's own")
    made = [folder for folder in place.parents if not folder.exists()]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(before + json.dumps({"policies": policies}), encoding="utf-8")
    except PermissionError:
        pytest.skip(f"only an administrator may write to {FIREFOX}")
    try:
        yield
    finally:
        place.unlink()
        for folder in made:
            folder.rmdir()


def told_by_firefox(folder, names=()):
    folder.mkdir(exist_ok=True)
    home = folder / "home"
    with firefox(home, new_profile(home)) as remote:
        answer = remote.ask("WebDriver:ExecuteAsyncScript", script=PREFERENCES, args=[list(names)], newSandbox=True, scriptTimeout=60_000)
    return answer["value"]


def nested(paths):
    """Return policies as a file has them, from values by their paths."""
    whole = {}
    for path, value in paths.items():
        *above, last = path.split(".")
        place = whole
        for name in above:
            place = place.setdefault(name, {})
        place[last] = value
    return whole


def policies_of(one, value, *, locked=True):
    """Return the policies that set one setting."""
    holder = one.setting.name.rpartition(".")[0]
    return nested({one.setting.name: value, **({f"{holder}.Locked": locked} if holder else {})})


def test_every_policy_that_our_files_name_is_one_that_firefox_knows_and_reads_so(tmp_path):
    version = version_of("firefox-esr")
    ours = {one.setting.name: one for one in settings(Store.GECKO_POLICY, "firefox") if one.setting.off}
    with firefox_policies(nested({name: one.setting.off[0] for name, one in ours.items()})):
        _, status, active, schema = told_by_firefox(tmp_path)

    assert status == 1, "the policies are in force"
    for name, one in ours.items():
        place, shape = active, {"properties": schema}
        for part in name.split("."):
            place, shape = place.get(part, {}), shape["properties"].get(part, {})
        assert bool(shape) == obeyed(one, version), name
        assert place == one.setting.off[0], name
        assert {bool: "boolean", str: "string"}[type(place)] == shape["type"], name


# A preference that each feature hangs on, and what it is when the feature is off.
HANGS_ON = {
    "firefox-chatbot": ("browser.ml.chat.enabled", False),
    "firefox-link-previews": ("browser.ai.control.linkPreviewKeyPoints", "blocked"),
    "firefox-smart-tab-groups": ("browser.tabs.groups.smart.userEnabled", False),
    "firefox-smart-window": ("browser.ai.control.smartWindow", "blocked"),
    "firefox-translations": ("browser.translations.enable", False),
    "firefox-pdf-alt-text": ("browser.ai.control.pdfjsAltText", "blocked"),
}


def wins(feature):
    """Return the setting among the policies to which all others of a feature yield."""
    return next(one for one in FEATURES[feature].settings if one.setting.store is Store.GECKO_POLICY and not one.overridden_by)


def test_a_policy_that_our_files_call_off_switches_off_and_binds_only_when_it_is_locked(tmp_path):
    names = [name for name, _ in HANGS_ON.values()]
    policies = [policies_of(wins(feature), "blocked") for feature in HANGS_ON]
    whole = {"AIControls": {key: value for policy in policies for key, value in policy["AIControls"].items()}}
    with firefox_policies(whole):
        locked, *_ = told_by_firefox(tmp_path / "locked", names)
    for rule in whole["AIControls"].values():
        rule.pop("Locked")
    with firefox_policies(whole):
        free, *_ = told_by_firefox(tmp_path / "free", names)

    assert locked == {name: [value, True] for name, value in HANGS_ON.values()}
    # Marionette's own preferences switch translations off as a user would, in either case.
    assert free == {name: [value, False] for name, value in HANGS_ON.values()}


def test_ai_controls_win_over_generative_ai_and_the_name_over_the_default(tmp_path):
    chat, groups = "browser.ml.chat.enabled", "browser.tabs.groups.smart.userEnabled"
    available = {"Value": "available", "Locked": True}
    with firefox_policies({"AIControls": {"SmartTabGroups": available}, "GenerativeAI": {"Enabled": False, "Locked": True}}):
        one, *_ = told_by_firefox(tmp_path / "one", [chat, groups])
    with firefox_policies({"AIControls": {"Default": {"Value": "blocked", "Locked": True}, "SidebarChatbot": available}}):
        two, *_ = told_by_firefox(tmp_path / "two", [chat, groups])

    assert one == {chat: [True, False], groups: [True, True]}, "GenerativeAI counts for nothing, even where AIControls does not speak"
    assert two == {chat: [True, True], groups: [False, True]}


def test_a_file_with_comments_is_none_that_firefox_takes(tmp_path):
    with firefox_policies({"TranslateEnabled": False}, before="// why\n"):
        _, status, active, _ = told_by_firefox(tmp_path)
        settings = [one.setting for one in FEATURES["firefox-translations"].settings]
        done = run(GeckoPolicySettings(settings), live_host(all_users=False), 60)

    assert (status, active) == (2, {}), "failed"
    assert done.items == ()
    assert [problem.location for problem in done.problems] == [FIREFOX]


CHOOSE = """
Services.prefs.setBoolPref("browser.ml.chat.enabled", false);
Services.prefs.setStringPref("browser.ai.control.smartTabGroups", "blocked");
arguments[arguments.length - 1](true);
"""


def test_what_an_account_chooses_in_firefox_is_what_we_read(tmp_path):
    home = tmp_path / "home"
    profile = new_profile(home)
    with firefox(home, profile) as remote:
        remote.ask("WebDriver:ExecuteAsyncScript", script=CHOOSE, args=[], newSandbox=True, scriptTimeout=60_000)
    wanted = [one.setting for id_ in ("firefox-chatbot", "firefox-smart-tab-groups") for one in FEATURES[id_].settings]
    done = run(GeckoPreferenceSettings(wanted), home_of(home), 60)

    assert done.problems == ()
    said = {item.name: (item.state, item.location) for item in done.items}
    assert said["browser.ml.chat.enabled"] == (State.DISABLED_BY_USER, f"{profile}/prefs.js")
    assert said["browser.ai.control.smartTabGroups"] == (State.DISABLED_BY_USER, f"{profile}/prefs.js")


def test_features_of_chrome_are_not_counted_for_chromium_as_others_build_it(tmp_path):
    """It has neither the vendor's keys nor services: Debian's was once thirteen features of Chrome's."""
    need("chromium")
    options = ("--policy", "eu-parliament-builtin-ai", "--device-form", "tablet", "--inventory", "--format", "json")
    places = {"XDG_CONFIG_HOME": f"{tmp_path}/.config", "XDG_DATA_HOME": f"{tmp_path}/.local/share"}
    with policy_file("ai", {"GeminiSettings": 0}):
        done = subprocess.run(
            [sys.executable, "-m", "scanner", "scan", *options], capture_output=True, check=False, env={**os.environ, **places}
        )

    assert done.stderr == b""
    report = json.loads(done.stdout)
    assert [one for one in report["inventory"] if one["name"] == "chromium"], "it is here"
    evidence = [evidence["item"] for one in report["findings"] if one["product"].startswith("chrome-") for evidence in one["evidence"]]
    assert [item for item in evidence if item["within"] == "chromium" or "chromium" in item["location"]] == []
