import json
import plistlib

from scanner.collectors.extensions.gecko_policy_extensions import GeckoPolicyExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

FORCED = json.dumps(
    {"policies": {"ExtensionSettings": {"*": {"installation_mode": "blocked"}, "a@b": {"installation_mode": "force_installed"}}}}
)


def item(location, within="firefox"):
    return Item("a@b", ids=(("gecko-extension", "a@b"),), marks=(Mark.POLICY,), within=within, location=location)


def test_policies_of_the_system_and_of_the_programs_own_folder():
    places = {
        "/etc/firefox/policies/policies.json": "firefox",
        "/etc/thunderbird/policies/policies.json": "thunderbird",
        "/usr/lib/firefox-esr/distribution/policies.json": "firefox",
    }

    assert bare(fake_host(files=dict.fromkeys(places, FORCED)), GeckoPolicyExtensions()) == [
        item(place, within) for place, within in places.items()
    ]


def test_macos_keeps_them_in_the_bundle():
    place = "/Applications/Firefox.app/Contents/Resources/distribution/policies.json"

    assert bare(fake_host(Platform.MACOS, files={place: FORCED}), GeckoPolicyExtensions()) == [item(place)]


def test_a_broken_file_is_a_problem():
    place = "/etc/firefox/policies/policies.json"

    assert bare(fake_host(files={place: '{"policies": 1}'}), GeckoPolicyExtensions()) == [
        Problem(Reason.MALFORMED, "expected `policies` to be an object", place)
    ]


def test_a_configuration_profile_of_macos_has_the_policies_on_top():
    place = "/Library/Managed Preferences/org.mozilla.firefox.plist"
    content = plistlib.dumps({"ExtensionSettings": {"a@b": {"installation_mode": "force_installed"}}})

    assert bare(fake_host(Platform.MACOS, files={place: content}), GeckoPolicyExtensions()) == [item(place)]


def test_windows_keeps_them_beside_the_program():
    places = [
        "C:/Program Files/Mozilla Firefox/distribution/policies.json",
        "C:/Program Files (x86)/Mozilla Firefox ESR/distribution/policies.json",
    ]

    assert bare(fake_host(Platform.WINDOWS, files=dict.fromkeys(places, FORCED)), GeckoPolicyExtensions()) == [
        item(place) for place in places
    ]


def test_the_older_policy_names_addresses():
    place = "/etc/firefox/policies/policies.json"
    rows = ["https://a.example/a@b.xpi", "https://a.example/other.xpi"]

    assert bare(fake_host(files={place: json.dumps({"policies": {"Extensions": {"Install": rows}}})}), GeckoPolicyExtensions()) == [
        item(place),
        Item("other", marks=(Mark.POLICY,), within="firefox", location=place),
    ]


def test_what_the_policy_forbids():
    place = "/etc/firefox/policies/policies.json"
    rules = {"*": {"installation_mode": "blocked"}, "c@d": {"installation_mode": "blocked"}}
    ids = (("gecko-extension", "c@d"),)

    assert bare(fake_host(files={place: json.dumps({"policies": {"ExtensionSettings": rules}})}), GeckoPolicyExtensions()) == [
        Item("c@d", ids=ids, state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within="firefox", location=place)
    ]
