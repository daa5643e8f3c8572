"""Settings of built-in features in a real registry, read and judged by the whole program."""

import pytest

from tests.windows.keys import PROFILES, written
from tests.windows.program import scanned

pytestmark = pytest.mark.windows
PARLIAMENT, INVENTORY = "eu-parliament-builtin-ai", "ai-inventory"
REPOSITORY = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
NOTEPAD = rf"{REPOSITORY}\Microsoft.WindowsNotepad_11.2508.1.0_x64__8wekyb3d8bbwe"
COPILOT = rf"{REPOSITORY}\Microsoft.Copilot_1.25.0.0_x64__8wekyb3d8bbwe"
OFF = {r"HKLM64\SOFTWARE\Policies\WindowsNotepad": {"DisableAIFeatures": 1}}
OTHER = "S-1-12-1-1-2-3-4"


def judged(keys, feature, policy=PARLIAMENT):
    """Scan with these keys in place; return the exit code, the verdict, and what each setting says for whom."""
    with written(keys):
        code, report = scanned("--policy", policy, "--device-class", "service", "--device-form", "tablet")
    found = next((one for one in report["findings"] if one["product"] == feature), None)
    if found is None:
        return code, None, []
    said = [(one["item"].get("user", ""), one["item"].get("state", "ignored"), one["item"]["location"]) for one in found["evidence"]]
    return code, found["verdicts"][0]["outcome"], said


@pytest.fixture
def own():
    """The SID of the account that runs the test."""
    from scanner.host.windows.windows_token import own_sid  # noqa: PLC0415  Windows only

    return own_sid()


def test_a_policy_of_the_machine_switches_it_off_for_everybody(own):
    code, outcome, said = judged({rf"HKU\{own}_Classes\{NOTEPAD}": {}, **OFF}, "windows-notepad")

    assert (code in {0, 3}, outcome) == (True, "compliant")
    assert said == [("", "disabled-by-policy", r"HKLM64\SOFTWARE\Policies\WindowsNotepad")]


def test_copilot_left_in_place_is_offered_whatever_the_sidebars_setting_says(own):
    sidebar = rf"HKU\{own}\SOFTWARE\Policies\Microsoft\Windows\WindowsCopilot"
    code, outcome, said = judged({rf"HKU\{own}_Classes\{COPILOT}": {}, sidebar: {"TurnOffWindowsCopilot": 1}}, "windows-copilot")

    assert (code in {0, 3}, outcome) == (True, "unspecified")
    assert {state for _, state, _ in said} == {"offered", "ignored"}


def test_each_account_that_is_logged_in_has_its_own_policies(own, tmp_path):
    home = tmp_path / "second"
    home.mkdir()
    key = r"SOFTWARE\Policies\Microsoft\Windows\WindowsAI"
    keys = {
        rf"{PROFILES}\{OTHER}": {"ProfileImagePath": str(home)},
        rf"HKU\{OTHER}\{key}": {"DisableAIDataAnalysis": 1},
        rf"HKU\{own}\{key}": {"DisableAIDataAnalysis": 0},
    }
    with written(keys):
        _, report = scanned("--policy", INVENTORY, "--all-users")
    rows = [one for one in report["inventory"] if one["collector"] == "registry-settings" and one["name"] == "DisableAIDataAnalysis"]

    assert {(one["location"].split("\\")[1], one["state"]) for one in rows} == {(OTHER, "disabled-by-policy"), (own, "unknown")}
    assert "second" in {one["user"] for one in rows}


def test_a_value_of_another_type_is_not_known(own):
    for value in ("1", b"\1\0\0\0", ["1"]):
        keys = {rf"HKU\{own}_Classes\{NOTEPAD}": {}, r"HKLM64\SOFTWARE\Policies\WindowsNotepad": {"DisableAIFeatures": value}}

        assert judged(keys, "windows-notepad")[1] == ("compliant" if value == "1" else "unspecified")


def test_no_setting_is_read_that_no_policy_asks_about(own):
    with written({rf"HKU\{own}_Classes\{NOTEPAD}": {}, **OFF}):
        _, report = scanned()

    assert [one for one in report["inventory"] if one["kind"] == "feature"] == []
    assert [one["collector"] for one in report["runs"] if one.get("kind") == "feature"] == []
