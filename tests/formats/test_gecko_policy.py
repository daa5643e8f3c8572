import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.gecko_policy import Installed, forbidden, installed
from scanner.model import Problem, Reason


def by_id(identifier):
    return Installed(identifier, (("gecko-extension", identifier),))


def fetched(rows):
    return list(installed({"policies": {"Extensions": {"Install": rows}}}))


def test_installed_and_not_the_blocked_ones():
    rules = {
        "*": {"installation_mode": "blocked"},
        "a@b": {"installation_mode": "force_installed"},
        "c@d": {"installation_mode": "blocked"},
    }

    assert list(installed({"policies": {"ExtensionSettings": rules}})) == [by_id("a@b")]


def test_wrong_types_are_problems():
    assert list(installed({"policies": []})) == [Problem(Reason.MALFORMED, "expected `policies` to be an object")]
    assert list(installed({})) == []
    assert list(installed({"policies": {"Extensions": [], "ExtensionSettings": 1}})) == [
        Problem(Reason.MALFORMED, "expected ExtensionSettings to be an object"),
        Problem(Reason.MALFORMED, "expected Extensions.Install to be a list"),
    ]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://addons.mozilla.org/firefox/downloads/latest/a-name/latest.xpi", Installed("a-name")),
        ("https://addons.mozilla.org/firefox/downloads/latest/a@b/latest.xpi", by_id("a@b")),
        ("https://addons.mozilla.org/firefox/downloads/file/12/a_name-1.0.xpi", Installed("a_name-1.0")),
        ("https://a.example/%7Bec8030f7-c20a-464f-9b0e-13a3a9e97384%7d.xpi", by_id("{ec8030f7-c20a-464f-9b0e-13a3a9e97384}")),
        ("C:\\deploy\\a@b.xpi", by_id("a@b")),
        ("\\\\server\\share\\a.xpi", Installed("a")),
        ("file:///C:/deploy/a%40b.xpi", by_id("a@b")),
    ],
)
def test_the_older_policy_gives_addresses_and_sometimes_ids_in_them(address, found):
    assert fetched([address]) == [found]


def test_nothing_of_an_address_is_kept_but_the_extensions_name():
    assert fetched(["https://me@a.example/people/x/a.xpi?token=secret#secret", "https://me@a.example"]) == [
        Installed("a"),
        Problem(Reason.MALFORMED, "expected an address or a path in Extensions.Install"),
    ]


def test_a_bad_address_costs_itself_alone():
    bad = Problem(Reason.MALFORMED, "expected an address or a path in Extensions.Install")

    assert fetched([1, "", "a.xpi", "latest/", "latest//latest.xpi", "a/latest"]) == [
        bad,
        bad,
        Installed("a"),
        bad,
        bad,
        Installed("latest"),
    ]


@settings(max_examples=100)
@given(st.text() | st.from_regex(r"https://[a@/%7B.-]*latest[/x]*(\.xpi)?"))
def test_any_address_is_a_name_or_a_problem(address):
    [found] = fetched([address])

    assert isinstance(found, Problem) or ("/" not in found.name and found.name)


def test_what_the_policy_forbids_by_name():
    rules = {"*": {"installation_mode": "blocked"}, "c@d": {"installation_mode": "blocked"}, "no id": {"installation_mode": "blocked"}}

    assert list(forbidden({"policies": {"ExtensionSettings": rules}})) == ["c@d"]
    assert list(forbidden({"policies": []})) == list(forbidden({"policies": {"ExtensionSettings": 1}})) == []
