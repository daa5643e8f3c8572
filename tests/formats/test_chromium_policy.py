from scanner.formats.chromium_policy import forbidden, installed
from scanner.model import Problem, Reason

A, B, C, D = ("abcd"[i] * 32 for i in range(4))
NO_ID = Problem(Reason.MALFORMED, "expected the 32 letters of an extension's id")


def test_both_policies_and_each_id_once():
    policy = {
        "ExtensionInstallForcelist": [f"{A};https://clients2.google.com/service/update2/crx", B],
        "ExtensionSettings": {
            f"{A},{C}": {"installation_mode": "force_installed"},
            D: {"installation_mode": "normal_installed"},
        },
    }

    assert list(installed(policy)) == [A, B, C, D]


def test_what_is_forbidden_allowed_or_for_all_others_is_not_installed():
    rules = {
        "*": {"installation_mode": "force_installed"},
        "update_url:https://a.example": {"installation_mode": "force_installed"},
        A: {"installation_mode": "blocked"},
        B: {"installation_mode": "allowed"},
        C: {"installation_mode": "removed"},
        D: {},
    }

    assert list(installed({"ExtensionSettings": rules, "ExtensionInstallBlocklist": [A]})) == []


def test_wrong_types_cost_themselves_alone():
    policy = {"ExtensionInstallForcelist": [1, "short", A], "ExtensionSettings": {B: 1, C: {"installation_mode": ["force_installed"]}}}

    assert list(installed(policy)) == [
        Problem(Reason.MALFORMED, "expected text in ExtensionInstallForcelist"),
        NO_ID,
        A,
        Problem(Reason.MALFORMED, "expected a rule of ExtensionSettings to be an object"),
    ]
    assert list(installed({"ExtensionInstallForcelist": {}, "ExtensionSettings": []})) == [
        Problem(Reason.MALFORMED, "expected ExtensionInstallForcelist to be a list"),
        Problem(Reason.MALFORMED, "expected ExtensionSettings to be an object"),
    ]


def test_a_list_forbids_what_no_other_policy_allows_or_installs():
    policy = {
        "ExtensionInstallBlocklist": ["*", A, B, C, D, A],
        "ExtensionInstallAllowlist": [B],
        "ExtensionInstallForcelist": [f"{C};https://a.example"],
        "ExtensionSettings": {D: {"installation_mode": "normal_installed"}},
    }

    assert list(forbidden(policy)) == [A]


def test_a_rule_forbids_by_either_mode_and_outweighs_the_lists():
    policy = {
        "ExtensionInstallAllowlist": [A],
        "ExtensionSettings": {
            f"{A}, {B}": {"installation_mode": "removed"},
            C: {"installation_mode": "blocked"},
            "*": {"installation_mode": "blocked"},
        },
    }

    assert list(forbidden(policy)) == [A, B, C]


def test_a_bad_row_of_a_list_of_forbidden_ones_costs_itself_alone():
    bad = Problem(Reason.MALFORMED, "expected the 32 letters of an extension's id in ExtensionInstallBlocklist")

    assert list(forbidden({"ExtensionInstallBlocklist": [1, "short", A]})) == [bad, bad, A]
    assert list(forbidden({"ExtensionInstallBlocklist": A})) == [
        Problem(Reason.MALFORMED, "expected ExtensionInstallBlocklist to be a list")
    ]
    assert list(forbidden({"ExtensionSettings": [], "ExtensionInstallForcelist": 1})) == []
