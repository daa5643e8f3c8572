"""Built-in features of browsers and editors, judged from the machine's own records to the exit code."""

import json
import plistlib

import pytest

from tests.macos_trees import macos_tree
from tests.trees import ended, tree
from tests.windows_trees import SOFTWARE, UNINSTALL, windows_tree

SECRET = "sesame-4711"
CHROME = "etc/opt/chrome/policies/managed/ai.json"
PREFERENCES = "home/alice/.config/google-chrome/Default/Preferences"
PROFILE = "home/alice/.mozilla/firefox"
CODE = "home/alice/.config/Code/User/settings.json"


def installed(**versions):
    status = "".join(
        f"Package: {name.replace('_', '-')}\nStatus: install ok installed\nVersion: {version}\n\n" for name, version in versions.items()
    )
    return {"var/lib/dpkg/status": status}


def policy(name="ai", **policies):
    return {f"etc/opt/chrome/policies/managed/{name}.json": json.dumps({**policies, "HomepageLocation": f"https://{SECRET}.example"})}


def firefox(*lines):
    secret = f'user_pref("a.token", "{SECRET}");\n'
    return {
        f"{PROFILE}/profiles.ini": "[Profile0]\nIsRelative=1\nPath=x\n",
        f"{PROFILE}/x/user.js": secret + "".join(f"{one}\n" for one in lines),
    }


def scanned(capsys, root, policy="eu-parliament-builtin-ai"):
    code = ended(
        "scan",
        "--root",
        root,
        "--format",
        "json",
        "--inventory",
        "--device-class",
        "service",
        "--device-form",
        "tablet",
        "--policy",
        policy,
    )
    report = capsys.readouterr().out
    assert SECRET not in report
    return code, {one["product"]: one for one in json.loads(report)["findings"]}


def decided(one):
    """Return the setting that decided, or that the default did."""
    return one["matched"]["value"] if one["matched"]["field"] == "setting" else one["matched"]["field"]


def said(finding):
    """Return the states with what decided and where, and the outcome."""
    [verdict] = finding["verdicts"]
    told = {(one["item"].get("state", ""), decided(one), one["item"]["location"]) for one in finding["evidence"]}
    return told, verdict["outcome"]


BY_DEFAULT = ("unknown", "default", "/var/lib/dpkg/status")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], ({BY_DEFAULT}, "unspecified")),
        ([policy(GeminiSettings=1)], ({("disabled-by-policy", "GeminiSettings", f"/{CHROME}")}, "compliant")),
        ([policy(GeminiSettings=0)], ({("enabled", "GeminiSettings", f"/{CHROME}")}, "prohibited")),
        ([policy(GenAiDefaultSettings=2)], ({BY_DEFAULT, ("", "GenAiDefaultSettings", f"/{CHROME}")}, "unspecified")),
        (
            [policy(GeminiSettings=1), policy("z", GeminiSettings=0)],
            ({("enabled", "GeminiSettings", "/etc/opt/chrome/policies/managed/z.json")}, "prohibited"),
        ),
    ],
    ids=["nothing", "off", "on", "default-for-all", "the-last-file"],
)
def test_gemini_in_chrome(tmp_path, capsys, parts, expected):
    code, found = scanned(capsys, tree(tmp_path, installed(google_chrome_stable="145.0.7632.1-1"), *parts))

    assert said(found["chrome-gemini"]) == expected
    assert code == (1 if expected[1] == "prohibited" else 0)


def test_a_version_that_has_no_such_feature_has_no_finding(tmp_path, capsys):
    _, found = scanned(capsys, tree(tmp_path, installed(google_chrome_stable="136.0.1-1")))

    assert "chrome-gemini" not in found
    assert said(found["chrome-help-me-write"]) == ({BY_DEFAULT}, "unspecified")


def test_a_policy_for_a_browser_that_is_not_there_is_told(tmp_path, capsys):
    code, found = scanned(capsys, tree(tmp_path, policy(GeminiSettings=0)))

    assert (code, said(found["chrome-gemini"])) == (0, ({("not-present", "GeminiSettings", f"/{CHROME}")}, "compliant"))


def test_the_newer_of_two_settings_has_the_word(tmp_path, capsys):
    both = policy(SearchContentSharingSettings=0, LensOverlaySettings=1)
    _, found = scanned(capsys, tree(tmp_path, installed(google_chrome_stable="156.0.1-1"), both))
    _, older = scanned(capsys, tree(tmp_path, installed(google_chrome_stable="143.0.1-1"), both))

    assert said(found["chrome-content-sharing"]) == (
        {("enabled", "SearchContentSharingSettings", f"/{CHROME}"), ("", "LensOverlaySettings", f"/{CHROME}")},
        "prohibited",
    )
    assert said(older["chrome-content-sharing"])[1] == "compliant"


def test_what_an_account_chose(tmp_path, capsys):
    chosen = json.dumps({"optimization_guide": {"history_search_setting_state": 1}, "account_info": [SECRET]})
    _, found = scanned(capsys, tree(tmp_path, installed(google_chrome_stable="145.0.1-1"), {PREFERENCES: chosen}), "ai-inventory")

    assert said(found["chrome-history-search"])[0] == {
        ("enabled", "optimization_guide.history_search_setting_state", f"/{PREFERENCES}"),
    }


class TestFirefox:
    CHAT = 'user_pref("browser.ml.chat.enabled", false);'

    def told(self, tmp_path, capsys, *parts, version="153.0esr-1"):
        code, found = scanned(capsys, tree(tmp_path, installed(firefox_esr=version), *parts))
        return code, said(found["firefox-chatbot"])

    CHOSEN = 'user_pref("browser.ml.chat.provider", "https://chat.example.org/");'

    def test_it_comes_with_the_chatbot_and_asks_no_service_before_one_is_chosen(self, tmp_path, capsys):
        default = ("offered", "default", "/var/lib/dpkg/status")

        assert self.told(tmp_path, capsys) == (0, ({default}, "unspecified"))

    def test_an_account_chose_a_service(self, tmp_path, capsys):
        place = f"/{PROFILE}/x/user.js"

        assert self.told(tmp_path, capsys, firefox(self.CHOSEN)) == (
            1,
            ({("enabled", "browser.ml.chat.provider", place)}, "prohibited"),
        )

    def test_a_choice_that_was_taken_back_is_none(self, tmp_path, capsys):
        emptied = firefox(self.CHOSEN.replace("https://chat.example.org/", ""))

        assert self.told(tmp_path, capsys, emptied)[1][1] == "unspecified"

    def test_a_choice_outlives_no_switch(self, tmp_path, capsys):
        assert self.told(tmp_path, capsys, firefox(self.CHOSEN + self.CHAT))[1][1] == "compliant"

    def test_switched_on_by_an_account_it_is_still_only_offered(self, tmp_path, capsys):
        on = self.CHAT.replace("false", "true")

        assert self.told(tmp_path / "a", capsys, firefox(on))[1][1] == "unspecified"
        assert self.told(tmp_path / "b", capsys, firefox(on + self.CHOSEN))[1][1] == "prohibited"

    def test_an_account_switched_it_off(self, tmp_path, capsys):
        place = f"/{PROFILE}/x/user.js"

        assert self.told(tmp_path, capsys, firefox(self.CHAT)) == (
            0,
            ({("disabled-by-user", "browser.ml.chat.enabled", place)}, "compliant"),
        )

    @pytest.mark.parametrize(
        ("policies", "version", "decided", "outcome"),
        [
            ({"AIControls": {"Default": {"Value": "blocked", "Locked": True}}}, "153.0", "AIControls.Default.Value", "compliant"),
            ({"GenerativeAI": {"Enabled": False, "Locked": True}}, "153.0", "GenerativeAI.Enabled", "compliant"),
            ({"AIControls": {"Default": {"Value": "blocked", "Locked": True}}}, "145.0", "default", "unspecified"),
            # GenerativeAI counts for nothing beside AIControls, whatever that speaks of
            (
                {"AIControls": {"SmartTabGroups": {"Value": "blocked"}}, "GenerativeAI": {"Enabled": False, "Locked": True}},
                "153.0",
                "default",
                "unspecified",
            ),
        ],
    )
    def test_by_policy(self, tmp_path, capsys, policies, version, decided, outcome):
        file = {"etc/firefox/policies/policies.json": json.dumps({"policies": policies})}
        _, (told, found) = self.told(tmp_path, capsys, file, version=version)

        assert [matched for state, matched, _ in told if state] == [decided]
        assert found == outcome

    def test_a_policy_that_does_not_lock_yields_to_the_account(self, tmp_path, capsys):
        file = {"etc/firefox/policies/policies.json": json.dumps({"policies": {"AIControls": {"SidebarChatbot": {"Value": "blocked"}}}})}
        again = firefox(self.CHAT.replace("false", "true") + self.CHOSEN)

        assert self.told(tmp_path / "a", capsys, file)[1][1] == "compliant"
        assert self.told(tmp_path / "b", capsys, file, again)[1][1] == "prohibited"


@pytest.mark.parametrize(
    ("accepted", "policy", "outcome"),
    [
        (False, None, "unspecified"),
        (False, True, "unspecified"),
        (True, None, "prohibited"),
        (True, True, "prohibited"),
        (True, False, "compliant"),  # the description in the template says the contrary
    ],
)
def test_leo_is_on_once_its_terms_are_accepted_unless_a_policy_says_false(accepted, policy, outcome, tmp_path, capsys):
    profile = "home/alice/.config/BraveSoftware/Brave-Browser"
    parts = {
        f"{profile}/Local State": '{"profile": {"info_cache": {"Default": {}}}}',
        f"{profile}/Default/Preferences": '{"brave": {"ai_chat": {"last_accepted_disclaimer": "13370000000000000"}}}' if accepted else "{}",
    }
    if policy is not None:
        parts["etc/brave/policies/managed/leo.json"] = json.dumps({"BraveAIChatEnabled": policy})
    _, found = scanned(capsys, tree(tmp_path, installed(brave_browser="1.96.59"), parts))

    assert said(found["brave-leo"])[1] == outcome


def test_copilot_in_an_editor(tmp_path, capsys):
    content = f'{{"chat.disableAIFeatures": true, /* {SECRET} */ "a.token": "{SECRET}",}}'
    _, found = scanned(capsys, tree(tmp_path, installed(code="1.110.0"), {CODE: content}))

    assert said(found["vscode-copilot"]) == ({("disabled-by-user", "chat.disableAIFeatures", f"/{CODE}")}, "compliant")


def test_edge_and_firefox_in_the_registry_of_windows(tmp_path, capsys):
    edge = {"DisplayName": "Microsoft Edge", "Publisher": "Microsoft Corporation", "DisplayVersion": "150.0.1"}
    fox = {"DisplayName": "Mozilla Firefox (x64 en-US)", "Publisher": "Mozilla", "DisplayVersion": "153.0"}
    keys = {
        rf"{UNINSTALL}\Microsoft Edge": edge,
        rf"{UNINSTALL}\Mozilla Firefox 153.0 (x64 en-US)": fox,
        r"Policies\Microsoft\Edge": {"ComposeInlineEnabled": 0, "HubsSidebarEnabled": 0},
        r"Policies\Mozilla\Firefox\AIControls\SidebarChatbot": {"Value": "blocked", "Locked": 1},
    }
    _, found = scanned(capsys, windows_tree(tmp_path, software=SOFTWARE | keys))

    assert said(found["edge-compose"])[1] == "compliant"
    assert [state for state, *_ in said(found["edge-copilot"])[0] if state] == ["unknown"], (
        "the side bar is not the way to Copilot any more"
    )
    assert said(found["firefox-chatbot"])[1] == "compliant"


def test_chrome_in_the_managed_preferences_of_macos(tmp_path, capsys):
    bundle = {"CFBundleIdentifier": "com.google.Chrome", "CFBundleName": "Google Chrome", "CFBundleShortVersionString": "150.0.1"}
    files = {
        "Applications/Google Chrome.app/Contents/Info.plist": plistlib.dumps(bundle),
        "Library/Managed Preferences/com.google.Chrome.plist": plistlib.dumps({"GeminiSettings": 1, "HomepageLocation": SECRET}),
    }
    _, found = scanned(capsys, macos_tree(tmp_path, files))

    assert said(found["chrome-gemini"]) == (
        {("disabled-by-policy", "GeminiSettings", "/Library/Managed Preferences/com.google.Chrome.plist")},
        "compliant",
    )


def test_the_model_that_chrome_fetched_is_found(tmp_path, capsys):
    model = "home/alice/.config/google-chrome/OptGuideOnDeviceModel/2025.8.8.1141"
    _, found = scanned(capsys, tree(tmp_path, {PREFERENCES: "{}", f"{model}/weights.bin": "x"}), "ai-inventory")

    [evidence] = found["gemini-nano"]["evidence"]
    assert (found["gemini-nano"]["aspect"], found["gemini-nano"]["relation"]) == ("model", "model")
    assert (evidence["item"]["version"], evidence["item"]["location"]) == ("2025.8.8.1141", f"/{model}")


def test_where_nobody_asks_no_browser_is_asked(tmp_path, capsys):
    _, found = scanned(capsys, tree(tmp_path, installed(google_chrome_stable="145.0.1-1"), policy(GeminiSettings=0)), "be-federal-tiktok")

    assert not {name for name in found if name.startswith("chrome-")}
