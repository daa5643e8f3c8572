import json

from scanner.collectors.extensions.gecko_policy_extensions import GeckoPolicyExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

FIREFOX = r"HKLM64\SOFTWARE\Policies\Mozilla\Firefox"
ALICE = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE\Policies\Mozilla"
FORCED = {"installation_mode": "force_installed"}


def said(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), GeckoPolicyExtensions())


def item(identifier, location=FIREFOX, within="firefox", user=""):
    ids = (("gecko-extension", identifier),)
    return Item(identifier, ids=ids, marks=(Mark.POLICY,), within=within, location=location, user=user)


def test_settings_as_text_as_lines_and_as_keys():
    registry = {
        FIREFOX: {"ExtensionSettings": json.dumps({"a@b": FORCED, "*": {"installation_mode": "blocked"}})},
        rf"{FIREFOX}\ExtensionSettings\c@d": {**FORCED, "install_url": "https://a.example"},
        rf"{ALICE}\Thunderbird": {"ExtensionSettings": json.dumps({"e@f": FORCED}, indent=1).splitlines()},
        rf"{ALICE}\Pale Moon\ExtensionSettings\g@h": FORCED,
    }

    assert said(registry) == [
        item("a@b"),
        item("c@d"),
        item("g@h", rf"{ALICE}\Pale Moon", "pale-moon", "alice"),
        item("e@f", rf"{ALICE}\Thunderbird", "thunderbird", "alice"),
    ]


def test_the_older_policy_names_addresses():
    registry = {
        rf"{FIREFOX}\Extensions\Install": {"1": "https://a.example/latest/a@b/latest.xpi", "2": "https://a.example/a-name.xpi", "3": 1},
        rf"{FIREFOX}\Extensions\Uninstall": {"1": "x@y"},
        rf"{FIREFOX}\ExtensionSettings\a@b": FORCED,
    }

    assert said(registry) == [
        item("a@b"),
        Item("a-name", marks=(Mark.POLICY,), within="firefox", location=FIREFOX),
        Problem(Reason.MALFORMED, "expected an address or a path in Extensions.Install", FIREFOX),
    ]


def test_what_is_broken_costs_itself_alone():
    registry = {
        FIREFOX: {"ExtensionSettings": "[]", "Extensions": "{"},
        rf"{FIREFOX}\ExtensionSettings\a@b": FORCED,
        r"HKLM64\SOFTWARE\Policies\Mozilla\Thunderbird": Reason.PERMISSION_DENIED,
    }

    assert said(registry) == [
        item("a@b"),
        Problem(Reason.MALFORMED, "expected ExtensionSettings to be an object", FIREFOX),
        Problem(Reason.MALFORMED, "expected Extensions to be JSON", FIREFOX),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", r"HKLM64\SOFTWARE\Policies\Mozilla\Thunderbird"),
    ]


def test_a_forbidden_extension_and_nothing_of_other_policies():
    registry = {
        rf"{FIREFOX}\ExtensionSettings\a@b": {"installation_mode": "blocked"},
        rf"{FIREFOX}\Extensions": {},
        rf"{FIREFOX}\Homepage": {"URL": "https://a.example"},
    }
    marks = (Mark.POLICY, Mark.BLOCKED)

    assert said(registry) == [item("a@b")._replace(state=State.DISABLED, marks=marks)]
