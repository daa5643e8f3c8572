import json
import plistlib

from scanner.collectors.extensions.chromium_policy_extensions import ChromiumPolicyExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

A, B = "a" * 32, "b" * 32
PLACE = "/etc/opt/chrome/policies/managed/forced.json"


def test_forced_extensions_of_every_browsers_folder():
    files = {
        PLACE: json.dumps({"ExtensionInstallForcelist": [f"{A};https://a.example/crx"]}),
        "/etc/brave/policies/recommended/x": json.dumps({"ExtensionSettings": {B: {"installation_mode": "normal_installed"}}}),
    }

    assert bare(fake_host(files=files), ChromiumPolicyExtensions()) == [
        Item(A, ids=(("chromium-extension", A),), marks=(Mark.POLICY,), within="chrome", location=PLACE),
        Item(B, ids=(("chromium-extension", B),), marks=(Mark.POLICY,), within="brave", location="/etc/brave/policies/recommended/x"),
    ]


def test_comments_are_read_and_a_broken_file_costs_itself_alone():
    files = {PLACE: f'// why\n{{"ExtensionInstallForcelist": ["{A}",]}}', "/etc/opt/chrome/policies/managed/a.json": "{"}

    assert [one.name if isinstance(one, Item) else one.location for one in bare(fake_host(files=files), ChromiumPolicyExtensions())] == [
        A,
        "/etc/opt/chrome/policies/managed/a.json",
    ]


def test_a_bad_row_costs_itself_alone():
    assert bare(fake_host(files={PLACE: json.dumps({"ExtensionInstallForcelist": [1, A]})}), ChromiumPolicyExtensions()) == [
        Item(A, ids=(("chromium-extension", A),), marks=(Mark.POLICY,), within="chrome", location=PLACE),
        Problem(Reason.MALFORMED, "expected text in ExtensionInstallForcelist", PLACE),
    ]


def test_a_configuration_profile_of_macos():
    place = "/Library/Managed Preferences/alice/com.google.Chrome.plist"
    content = plistlib.dumps({"ExtensionInstallForcelist": [A]}, fmt=plistlib.FMT_BINARY)
    broken = "/Library/Managed Preferences/com.microsoft.Edge.plist"

    assert bare(fake_host(Platform.MACOS, files={place: content, broken: "{}"}), ChromiumPolicyExtensions()) == [
        Item(A, ids=(("chromium-extension", A),), marks=(Mark.POLICY,), within="chrome", location=place, user="alice"),
        Problem(Reason.MALFORMED, "expected a property list", broken),
    ]


def kept_out(identifier, location=PLACE, within="chrome"):
    marks = (Mark.POLICY, Mark.BLOCKED)
    return Item(identifier, ids=(("chromium-extension", identifier),), state=State.DISABLED, marks=marks, within=within, location=location)


def test_what_a_policy_forbids_in_every_browser_and_never_in_a_recommendation():
    brave = "/etc/brave/policies/managed/x.json"
    files = {
        PLACE: json.dumps({"ExtensionInstallBlocklist": [A]}),
        "/etc/opt/chrome/policies/recommended/no.json": json.dumps({"ExtensionInstallBlocklist": [B]}),
        brave: json.dumps({"ExtensionSettings": {B: {"installation_mode": "blocked"}, "*": {"installation_mode": "blocked"}}}),
    }

    assert bare(fake_host(files=files), ChromiumPolicyExtensions()) == [kept_out(A), kept_out(B, brave, "brave")]


def test_a_configuration_profile_of_macos_that_forbids():
    place = "/Library/Managed Preferences/com.google.Chrome.plist"
    content = plistlib.dumps({"ExtensionInstallBlocklist": [A]})

    assert bare(fake_host(Platform.MACOS, files={place: content}), ChromiumPolicyExtensions()) == [kept_out(A, place)]
