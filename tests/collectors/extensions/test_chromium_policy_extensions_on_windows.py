import json

from scanner.collectors.extensions.chromium_policy_extensions import ChromiumPolicyExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

A, B, C, D = ("abcd"[number] * 32 for number in range(4))
CHROME = r"HKLM64\SOFTWARE\Policies\Google\Chrome"
BOB = r"HKU\S-1-5-21-1-2-3-1001\SOFTWARE\Policies"


def said(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry, users=("alice", "bob")), ChromiumPolicyExtensions())


def item(identifier, location=CHROME, within="chrome", user=""):
    ids = (("chromium-extension", identifier),)
    return Item(identifier, ids=ids, marks=(Mark.POLICY,), within=within, location=location, user=user)


def test_a_forced_list_of_the_machine_and_of_an_account():
    registry = {
        rf"{CHROME}\ExtensionInstallForcelist": {"1": f"{A};https://clients2.google.com/service/update2/crx", "2": B},
        rf"{BOB}\Microsoft\Edge\ExtensionInstallForcelist": {"1": f"{C};https://edge.microsoft.com/extensionwebstorebase/v1/crx"},
    }

    assert said(registry) == [item(A), item(B), item(C, rf"{BOB}\Microsoft\Edge", "edge", "bob")]


def test_every_browser_has_a_key_of_its_own():
    keys = {
        r"Google\Chrome for Testing": "chrome-for-testing",
        "Chromium": "chromium",
        r"Microsoft\Edge": "edge",
        r"BraveSoftware\Brave": "brave",
        "Vivaldi": "vivaldi",
        r"Opera Software\Opera": "opera",
        "YandexBrowser": "yandex",
    }
    registry = {rf"HKLM64\SOFTWARE\Policies\{key}\ExtensionInstallForcelist": {"1": A} for key in keys}

    assert said(registry) == [item(A, rf"HKLM64\SOFTWARE\Policies\{key}", browser) for key, browser in keys.items()]


def test_settings_as_json_and_as_keys():
    registry = {
        CHROME: {"ExtensionSettings": json.dumps({A: {"installation_mode": "force_installed"}, "*": {"installation_mode": "blocked"}})},
        rf"{CHROME}\ExtensionSettings": {D: '{"installation_mode": "normal_installed"}'},
        rf"{CHROME}\ExtensionSettings\{B}": {"installation_mode": "force_installed", "update_url": "https://a.example"},
        rf"{CHROME}\ExtensionSettings\{C}": {"installation_mode": "blocked"},
    }

    assert said(registry) == [item(A), item(D), item(B), kept_out(C)]


def test_a_list_as_json_and_recommended_ones():
    registry = {
        CHROME: {"ExtensionInstallForcelist": f'["{A}"]'},
        rf"{CHROME}\Recommended\ExtensionSettings\{B}": {"installation_mode": "normal_installed"},
    }

    assert said(registry) == [item(A), item(B, rf"{CHROME}\Recommended")]


def test_an_extension_that_two_policies_name_is_one_item():
    registry = {
        rf"{CHROME}\ExtensionInstallForcelist": {"1": A, "2": A},
        rf"{CHROME}\ExtensionSettings\{A}": {"installation_mode": "force_installed"},
    }

    assert said(registry) == [item(A)]


def test_windows_keeps_one_policies_for_both_views_and_so_it_is_asked_once():
    registry = {rf"{view}\SOFTWARE\Policies\Chromium\ExtensionInstallForcelist": {"1": A} for view in ("HKLM64", "HKLM32")}

    assert said(registry) == [item(A, r"HKLM64\SOFTWARE\Policies\Chromium", "chromium")]


def test_what_is_broken_costs_itself_alone():
    registry = {
        CHROME: {"ExtensionSettings": "{"},
        rf"{CHROME}\ExtensionInstallForcelist": {"1": 7, "2": "short", "3": A, "": "x", "name": "x"},
        rf"{CHROME}\ExtensionSettings": {B: "blocked", C: 1},
        r"HKLM64\SOFTWARE\Policies\Microsoft\Edge": Reason.PERMISSION_DENIED,
    }
    no_id = Problem(Reason.MALFORMED, "expected the 32 letters of an extension's id", CHROME)
    no_rule = Problem(Reason.MALFORMED, "expected a rule of ExtensionSettings to be an object", CHROME)

    assert said(registry) == [
        item(A),
        no_id,
        no_id,
        Problem(Reason.MALFORMED, "expected ExtensionSettings to be JSON", CHROME),
        no_rule,
        no_rule,
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", r"HKLM64\SOFTWARE\Policies\Microsoft\Edge"),
    ]


def test_other_policies_and_forbidden_extensions_are_no_items():
    registry = {
        CHROME: {"HomepageLocation": "https://a.example", "ExtensionSettings": 1},
        rf"{CHROME}\ExtensionInstallBlocklist": {"1": "*"},
        rf"{CHROME}\ExtensionInstallForcelist": {},
    }

    assert said(registry) == []


def kept_out(identifier, location=CHROME, user=""):
    marks = (Mark.POLICY, Mark.BLOCKED)
    ids = (("chromium-extension", identifier),)
    return Item(identifier, ids=ids, state=State.DISABLED, marks=marks, within="chrome", location=location, user=user)


def test_what_a_policy_forbids_and_what_outweighs_that():
    alice = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE\Policies\Google\Chrome"
    registry = {
        rf"{CHROME}\ExtensionInstallBlocklist": {"1": "*", "2": A, "3": B, "4": C},
        rf"{CHROME}\ExtensionInstallAllowlist": {"1": B},
        CHROME: {"ExtensionSettings": json.dumps({C: {"installation_mode": "allowed"}, D: {"installation_mode": "removed"}})},
        rf"{alice}\ExtensionInstallBlocklist": {"1": B},
        rf"{CHROME}\Recommended\ExtensionInstallBlocklist": {"1": B},
    }

    assert said(registry) == [kept_out(A), kept_out(D), kept_out(B, alice, "alice")]
