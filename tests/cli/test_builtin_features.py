"""Built-in features of systems and office programs, judged from the machine's own records to the exit code."""

import json
import plistlib

import pytest

from tests.hives import hive
from tests.macos_trees import VERSION, macos_tree
from tests.trees import ended, tree
from tests.windows_trees import CURRENT, SOFTWARE, UNINSTALL, windows_tree

PARLIAMENT, INVENTORY = "eu-parliament-builtin-ai", "ai-inventory"
CLASSES = "AppData/Local/Microsoft/Windows/UsrClass.dat"
REPOSITORY = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
COPILOT, NOTEPAD = "Microsoft.Copilot_1.25.0.0_x64__8wekyb3d8bbwe", "Microsoft.WindowsNotepad_11.2508.1.0_x64__8wekyb3d8bbwe"
CHATGPT = "OpenAI.ChatGPT-Desktop_1.2026.1.0_x64__2p2nqsd0c76g0"
REMOVAL = r"Policies\Microsoft\Windows\Appx\RemoveDefaultMicrosoftStorePackages\Microsoft.Copilot_8wekyb3d8bbwe"
SIDEBAR, WINDOWS_AI = r"Policies\Microsoft\Windows\WindowsCopilot", r"Policies\Microsoft\Windows\WindowsAI"
PRIVACY = r"Policies\Microsoft\office\16.0\common\privacy"
OFFICE = {rf"{UNINSTALL}\O365ProPlusRetail - fr-fr": {"DisplayName": "Microsoft 365 Apps - fr-fr", "Publisher": "Microsoft Corporation"}}
MANAGED = "Library/Managed Preferences"
RESTRICTIONS = "com.apple.applicationaccess.plist"


def packages(*names, user="alice"):
    keys = {rf"{REPOSITORY}\{name}": {"PackageRootFolder": rf"C:\Program Files\WindowsApps\{name}"} for name in names}
    return {f"Users/{user}/{CLASSES}": hive(keys)}


def account(keys, user="alice"):
    """Return the hive of an account with keys below its Software."""
    return {f"Users/{user}/NTUSER.DAT": hive({rf"Software\{key}": values for key, values in keys.items()} or {"Software": {}})}


def windows(folder, *parts, keys=None, build="26200", revision=7000):
    release = SOFTWARE[CURRENT] | {"DisplayVersion": "25H2", "CurrentBuild": build, "UBR": revision}
    return windows_tree(folder, account({}), account({}, "Bob"), *parts, software=SOFTWARE | {CURRENT: release} | (keys or {}))


def macos(folder, *parts, version="15.4"):
    release = {VERSION: plistlib.dumps({"ProductName": "macOS", "ProductVersion": version})}
    return macos_tree(folder, release, *parts)


def restrictions(user="", **values):
    return {f"{MANAGED}/{user}/{RESTRICTIONS}".replace("//", "/"): plistlib.dumps(values)}


def scanned(capsys, root, *policies):
    chosen = [option for policy in policies for option in ("--policy", policy)]
    code = ended("scan", "--root", root, "--format", "json", "--device-class", "service", "--device-form", "tablet", *chosen)
    return code, json.loads(capsys.readouterr().out)


def finding(report, product):
    return next((one for one in report["findings"] if one["product"] == product), None)


def outcome(report, product):
    return finding(report, product)["verdicts"][0]["outcome"]


def decided(one):
    """Return the setting that decided, or that the default did."""
    return one["matched"]["value"] if one["matched"]["field"] == "setting" else one["matched"]["field"]


def states(report, product):
    """Return what each setting, or the default, says for whom; what is not obeyed is marked."""
    evidence = finding(report, product)["evidence"]
    return [(one["item"].get("user", ""), one["item"].get("state", "ignored"), decided(one)) for one in evidence]


class TestCopilot:
    def test_what_only_came_along_is_offered_and_no_violation_as_a_program_or_as_a_feature(self, tmp_path, capsys):
        code, report = scanned(capsys, windows(tmp_path, packages(COPILOT)), PARLIAMENT)

        assert (code, outcome(report, "windows-copilot"), outcome(report, "ms-copilot")) == (0, "unspecified", "unspecified")
        assert states(report, "windows-copilot") == [("alice", "offered", "default")]

    def test_taken_away_by_policy_is_compliant(self, tmp_path, capsys):
        code, report = scanned(capsys, windows(tmp_path, keys={REMOVAL: {"RemovePackage": 1}}), PARLIAMENT)

        assert (code, outcome(report, "windows-copilot")) == (0, "compliant")
        assert states(report, "windows-copilot") == [("", "not-present", "RemovePackage")]

    def test_a_policy_that_has_not_taken_it_away_switches_nothing_off(self, tmp_path, capsys):
        root = windows(tmp_path, packages(COPILOT, user="Bob"), keys={REMOVAL: {"RemovePackage": 1}})
        code, report = scanned(capsys, root, PARLIAMENT)

        assert (code, outcome(report, "windows-copilot")) == (0, "unspecified")
        assert ("", "ignored", "RemovePackage") in states(report, "windows-copilot")

    def test_the_setting_of_the_sidebar_does_not_switch_off_the_program(self, tmp_path, capsys):
        off = {SIDEBAR: {"TurnOffWindowsCopilot": 1}}
        code, report = scanned(capsys, windows(tmp_path, packages(COPILOT), account(off), keys=off), PARLIAMENT)

        assert (code, outcome(report, "windows-copilot")) == (0, "unspecified")
        assert {state for _, state, name in states(report, "windows-copilot") if name == "TurnOffWindowsCopilot"} == {"ignored"}

    def test_a_folder_that_it_left_behind_is_no_copilot(self, tmp_path, capsys):
        left = {"Users/alice/AppData/Local/Packages/Microsoft.Copilot_8wekyb3d8bbwe/x": ""}
        code, report = scanned(capsys, windows(tmp_path, left), PARLIAMENT)

        assert (code, finding(report, "windows-copilot")) == (0, None)

    def test_a_machine_without_it_has_nothing_to_say(self, tmp_path, capsys):
        code, report = scanned(capsys, windows(tmp_path), PARLIAMENT)

        assert (code, finding(report, "windows-copilot"), finding(report, "windows-copilot-sidebar")) == (0, None, None)


class TestSidebar:
    """The retired sidebar, on a Windows that had it."""

    def seen(self, capsys, folder, *parts, keys=None):
        _, report = scanned(capsys, windows(folder, *parts, keys=keys, build="22631"), PARLIAMENT)
        return outcome(report, "windows-copilot-sidebar"), states(report, "windows-copilot-sidebar")

    def test_its_policy_is_each_accounts(self, tmp_path, capsys):
        off = {SIDEBAR: {"TurnOffWindowsCopilot": 1}}

        assert self.seen(capsys, tmp_path / "both", account(off), account(off, "Bob"))[0] == "compliant"
        assert self.seen(capsys, tmp_path / "one", account(off)) == (
            "unspecified",
            [("alice", "disabled-by-policy", "TurnOffWindowsCopilot"), ("", "unknown", "default")],
        )

    def test_a_value_of_the_machine_counts_nothing(self, tmp_path, capsys):
        found = self.seen(capsys, tmp_path, keys={SIDEBAR: {"TurnOffWindowsCopilot": 1}})

        assert found == ("unspecified", [("", "unknown", "default")])


class TestUnknown:
    def test_what_depends_on_hardware_or_an_account_is_neither_a_violation_nor_compliant(self, tmp_path, capsys):
        code, report = scanned(capsys, windows(tmp_path, packages(NOTEPAD)), PARLIAMENT)

        assert (code, outcome(report, "windows-notepad"), outcome(report, "windows-click-to-do")) == (0, "unspecified", "unspecified")

    def test_a_policy_settles_it(self, tmp_path, capsys):
        keys = {r"Policies\WindowsNotepad": {"DisableAIFeatures": 1}, WINDOWS_AI: {"DisableClickToDo": 1}}
        code, report = scanned(capsys, windows(tmp_path, packages(NOTEPAD), keys=keys), PARLIAMENT)

        assert (code, outcome(report, "windows-notepad"), outcome(report, "windows-click-to-do")) == (0, "compliant", "compliant")

    def test_a_policy_that_does_not_forbid_does_not_switch_on(self, tmp_path, capsys):
        keys = {r"Policies\WindowsNotepad": {"DisableAIFeatures": 0}}
        code, report = scanned(capsys, windows(tmp_path, packages(NOTEPAD), keys=keys), PARLIAMENT)

        assert (code, outcome(report, "windows-notepad")) == (0, "unspecified")

    def test_a_notepad_that_does_not_know_the_policy_yet_does_not_obey_it(self, tmp_path, capsys):
        keys = {r"Policies\WindowsNotepad": {"DisableAIFeatures": 1}}
        old = NOTEPAD.replace("11.2508.1.0", "11.2412.1.0")
        _, report = scanned(capsys, windows(tmp_path, packages(old), keys=keys), PARLIAMENT)

        assert outcome(report, "windows-notepad") == "unspecified"

    def test_one_accounts_policy_says_nothing_of_the_other(self, tmp_path, capsys):
        off = {WINDOWS_AI: {"DisableClickToDo": 1}}
        _, one = scanned(capsys, windows(tmp_path / "one", account(off)), PARLIAMENT)
        _, both = scanned(capsys, windows(tmp_path / "both", account(off), account(off, "Bob")), PARLIAMENT)

        assert (outcome(one, "windows-click-to-do"), outcome(both, "windows-click-to-do")) == ("unspecified", "compliant")

    def test_a_windows_before_it_does_not_have_it(self, tmp_path, capsys):
        _, report = scanned(capsys, windows(tmp_path, build="26100", revision=1742), PARLIAMENT)

        assert finding(report, "windows-click-to-do") is None


class TestRecall:
    def seen(self, capsys, folder, keys):
        _, report = scanned(capsys, windows(folder, keys=keys), INVENTORY)
        return states(report, "windows-recall")

    def test_each_of_its_policies_switches_it_off(self, tmp_path, capsys):
        for name, value in (("AllowRecallEnablement", 0), ("DisableAIDataAnalysis", 1)):
            assert self.seen(capsys, tmp_path / name, {WINDOWS_AI: {name: value}}) == [("", "disabled-by-policy", name)]

    @pytest.mark.parametrize(
        ("key", "name"),
        [(SIDEBAR, "DisableAIDataAnalysis"), (WINDOWS_AI, "TurnOffSavingSnapshots"), (r"Policies\Microsoft\Windows\Recall", "x")],
    )
    def test_what_public_tools_write_elsewhere_counts_nothing(self, tmp_path, capsys, key, name):
        found = self.seen(capsys, tmp_path, {key: {name: 1}})

        assert ("", "unknown", "default") in found
        assert {state for _, state, _ in found} <= {"unknown", "ignored"}

    @pytest.mark.parametrize("name", ["DisableAgentConnectors", "DisableAgentWorkspaces", "DisableRemoteAgentConnectors"])
    def test_a_withdrawn_policy_counts_nothing(self, tmp_path, capsys, name):
        root = windows(tmp_path, keys={WINDOWS_AI: {name: 1}}, build="26300")
        _, report = scanned(capsys, root, INVENTORY)
        found = [*states(report, "windows-agent-connectors"), *states(report, "windows-agent-workspaces")]

        assert ("", "ignored", name) in found
        assert {state for _, state, _ in found} == {"unknown", "ignored"}

    def test_connectors_are_switched_off_by_the_policy_that_took_their_place(self, tmp_path, capsys):
        for value, state in ((0, "unknown"), (1, "enabled"), (2, "disabled-by-policy")):
            root = windows(tmp_path / str(value), keys={WINDOWS_AI: {"ConfigureAgentConnectors": value}}, build="26300")
            _, report = scanned(capsys, root, INVENTORY)
            assert states(report, "windows-agent-connectors") == [("", state, "ConfigureAgentConnectors")]


class TestOffice:
    @pytest.mark.parametrize(
        ("key", "values", "state"),
        [
            (PRIVACY, {}, "enabled"),
            (PRIVACY, {"usercontentdisabled": 1}, "enabled"),  # 1 is on, against what the name says
            (PRIVACY, {"usercontentdisabled": 2}, "disabled-by-policy"),
            (PRIVACY, {"disconnectedstate": 2}, "disabled-by-policy"),
            (PRIVACY.replace(r"\office", r"\Cloud\Office"), {"usercontentdisabled": 2}, "disabled-by-policy"),
        ],
    )
    def test_what_the_values_of_its_policies_mean(self, tmp_path, capsys, key, values, state):
        root = windows(tmp_path, account({key: values}), account({key: values}, "Bob"), keys=OFFICE)
        _, report = scanned(capsys, root, INVENTORY)

        assert {found for _, found, _ in states(report, "office-analysing-experiences")} == {state}

    def test_each_program_has_its_own_switch_for_copilot(self, tmp_path, capsys):
        off = {r"Microsoft\Office\16.0\Word\Options": {"EnableCopilot": 0}}
        _, report = scanned(capsys, windows(tmp_path, account(off), account(off, "Bob"), keys=OFFICE), INVENTORY)
        evidence = finding(report, "office-copilot")["evidence"]

        assert {(one["item"]["within"], one["item"]["state"]) for one in evidence} == {
            ("word", "disabled-by-user"),
            ("excel", "unknown"),
            ("powerpoint", "unknown"),
            ("onenote", "unknown"),
        }

    def test_the_parliaments_message_does_not_settle_features_of_such_programs(self, tmp_path, capsys):
        code, report = scanned(capsys, windows(tmp_path, keys=OFFICE), PARLIAMENT)

        assert (code, outcome(report, "office-analysing-experiences")) == (0, "inventoried")

    def test_on_a_mac_its_preferences_are_managed(self, tmp_path, capsys):
        word = {"Applications/Microsoft Word.app/Contents/Info.plist": plistlib.dumps(
            {"CFBundleIdentifier": "com.microsoft.Word", "CFBundleShortVersionString": "16.100", "CFBundleName": "Microsoft Word"}
        )}  # fmt: skip
        managed = {f"{MANAGED}/com.microsoft.office.plist": plistlib.dumps({"OfficeExperiencesAnalyzingContentPreference": False})}
        _, on = scanned(capsys, macos(tmp_path / "on", word), INVENTORY)
        _, off = scanned(capsys, macos(tmp_path / "off", word, managed), INVENTORY)

        assert states(on, "office-analysing-experiences")[0][1] == "enabled"
        assert states(off, "office-analysing-experiences") == [("", "disabled-by-policy", "OfficeExperiencesAnalyzingContentPreference")]


class TestAcrobat:
    ROW = rf"{UNINSTALL}\{{AC76BA86-1033-1033-7760-BC15014EA700}}"

    @pytest.mark.parametrize(
        ("name", "key", "state"),
        [
            ("Adobe Acrobat (64-bit)", "Adobe Acrobat", "disabled-by-policy"),
            ("Adobe Acrobat Reader", "Acrobat Reader", "disabled-by-policy"),
            ("Adobe Acrobat Reader", "Adobe Acrobat", "enabled"),  # the other program's key
        ],
    )
    def test_each_program_has_its_own_key(self, tmp_path, capsys, name, key, state):
        keys = {self.ROW: {"DisplayName": name, "Publisher": "Adobe"}, rf"Policies\Adobe\{key}\DC\FeatureLockDown": {"bEnableGentech": 0}}
        _, report = scanned(capsys, windows(tmp_path, keys=keys), INVENTORY)

        assert state in {found for _, found, _ in states(report, "adobe-acrobat-ai")}
        assert ("enabled" in {found for _, found, _ in states(report, "adobe-acrobat-ai")}) is (state == "enabled")


class TestAppleIntelligence:
    def test_what_nobody_restricts_is_not_known(self, tmp_path, capsys):
        code, report = scanned(capsys, macos(tmp_path), PARLIAMENT)

        assert (code, report["complete"]) == (0, True)
        assert {one["product"]: one["verdicts"][0]["outcome"] for one in report["findings"]} == dict.fromkeys(
            (
                "apple-external-intelligence",
                "apple-external-intelligence-sign-in",
                "apple-mail-smart-replies",
                "apple-mail-summary",
                "apple-notes-transcription-summary",
                "apple-safari-summary",
                "apple-siri",
                "apple-writing-tools",
            ),
            "unspecified",
        )

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ([restrictions(allowWritingTools=False)], "compliant"),
            ([restrictions(allowWritingTools=True)], "unspecified"),
            ([restrictions("alice", allowWritingTools=False)], "compliant"),
            ([restrictions("alice", allowWritingTools=False), {"Users/bob/x": b""}], "unspecified"),
            ([restrictions(allowGenmoji=False)], "unspecified"),
        ],
    )
    def test_a_restriction_settles_its_own_feature_for_its_accounts(self, tmp_path, capsys, parts, expected):
        code, report = scanned(capsys, macos(tmp_path, *parts), PARLIAMENT)

        assert (code, outcome(report, "apple-writing-tools")) == (0, expected)

    def test_a_release_has_what_it_came_with(self, tmp_path, capsys):
        def named(version):
            _, report = scanned(capsys, macos(tmp_path / version, version=version), INVENTORY)
            return {one["product"] for one in report["findings"] if one["aspect"] == "feature"}

        assert named("13.6") == set()
        assert named("14.7") == {"apple-siri"}
        assert named("15.0") == {"apple-siri", "apple-writing-tools", "apple-genmoji", "apple-image-playground"}
        assert len(named("15.4")) == len(named("26.1")) == 12


class TestPolicies:
    def test_third_party_programs_are_out_of_the_parliaments_scope(self, tmp_path, capsys):
        code, report = scanned(capsys, windows(tmp_path, packages(CHATGPT)), PARLIAMENT)

        assert (code, outcome(report, "chatgpt")) == (0, "out-of-scope")

    def test_the_inventory_counts_features_whatever_their_state(self, tmp_path, capsys):
        keys = {WINDOWS_AI: {"DisableClickToDo": 1}}
        code, report = scanned(capsys, windows(tmp_path, packages(COPILOT, NOTEPAD), keys=keys), INVENTORY)
        counted = {one["product"]: one["verdicts"][0]["outcome"] for one in report["findings"] if one["aspect"] == "feature"}

        assert code == 0
        assert {*counted} == {
            "windows-copilot", "windows-notepad", "windows-click-to-do", "windows-recall", "windows-settings-agent", "windows-app-models",
        }  # fmt: skip
        assert set(counted.values()) == {"inventoried"}

    @pytest.mark.parametrize("policies", [(), ("be-federal-tiktok",)])
    def test_no_feature_is_looked_at_that_no_policy_asks_about(self, tmp_path, capsys, policies):
        root = windows(tmp_path, packages(COPILOT), keys={WINDOWS_AI: {"DisableClickToDo": 1}})
        _, report = scanned(capsys, root, *policies)

        assert [one["product"] for one in report["findings"] if one["aspect"] == "feature"] == []
        assert [one["collector"] for one in report["runs"] if one.get("kind") == "feature"] == []

    def test_a_policy_may_name_a_feature_like_a_product(self, tmp_path, capsys):
        policy = tmp_path / "ours.toml"
        policy.write_text(OURS, encoding="utf-8")
        root = windows(tmp_path / "root", packages(COPILOT, NOTEPAD), keys={WINDOWS_AI: {"DisableAIDataAnalysis": 1}})
        code, report = scanned(capsys, root, policy)

        assert (code, outcome(report, "windows-recall")) == (0, "compliant")
        assert [one["product"] for one in report["findings"] if one["aspect"] == "feature"] == ["windows-recall"]

    def test_a_report_says_what_a_value_means_and_never_the_value(self, tmp_path, capsys):
        values = {"DisableAIFeatures": "hunter2", "Other": "hunter2"}
        pc = windows(tmp_path / "pc", packages(NOTEPAD), keys={r"Policies\WindowsNotepad": values})
        mac = macos(tmp_path / "mac", restrictions(allowWritingTools="hunter2", token="hunter2"))
        for root, feature in ((pc, "windows-notepad"), (mac, "apple-writing-tools")):
            ended("scan", "--root", root, "--format", "json", "--inventory", "--policy", INVENTORY)
            printed = capsys.readouterr().out
            assert {state for _, state, _ in states(json.loads(printed), feature)} == {"unknown"}
            assert "hunter2" not in printed

    def test_an_old_report_is_judged_again_with_the_states_that_it_holds(self, tmp_path, capsys):
        old = tmp_path / "old.json"
        root = windows(tmp_path / "root", packages(COPILOT, NOTEPAD), keys={r"Policies\WindowsNotepad": {"DisableAIFeatures": 1}})
        assert ended("scan", "--root", root, "--policy", INVENTORY, "--quiet", "--output", old) == 0
        code = ended("judge", old, "--policy", PARLIAMENT, "--device-class", "service", "--device-form", "tablet", "--format", "json")
        report = json.loads(capsys.readouterr().out)

        assert (code, outcome(report, "windows-copilot"), outcome(report, "windows-notepad")) == (0, "unspecified", "compliant")

    def test_a_linux_has_none_of_them(self, tmp_path, capsys):
        code, report = scanned(capsys, tree(tmp_path), PARLIAMENT, INVENTORY)

        assert (code, [one["product"] for one in report["findings"]]) == (0, [])


OURS = """
format = "policy/1"
id = "ours"
version = "1"
jurisdiction = "BE"
languages = ["en"]
official_languages = ["en"]
fallback = ["en"]
last_verified = 2026-11-21
stale_after_days = 180
[issuer]
kind = "authority"
name = "ours"
[title]
en = "No pictures of the screen"
[[rule]]
id = "ours-recall"
effect = "disable-feature"
confidence = "official"
on_expiry = "flag"
[rule.match]
products = ["windows-recall"]
[rule.expect]
state = "off"
[rule.reason]
en = "x"
[rule.action]
en = "Switch it off."
[[rule.basis]]
kind = "decision"
title.en = "x"
supports = ["effect"]
"""
