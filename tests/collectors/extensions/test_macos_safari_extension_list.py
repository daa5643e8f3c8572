import plistlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.extensions.macos_safari_extension_list import POINTS, SafariExtension, extension_states, safari_extension
from scanner.model import Malformed, Problem, Reason, State

POINT = "com.apple.Safari.web-extension"
SAID = {
    "CFBundleIdentifier": "org.example.Blocker.Extension",
    "CFBundleDisplayName": "Blocker for Safari",
    "CFBundleName": "Extension",
    "CFBundleShortVersionString": "1.2",
    "CFBundleVersion": "345",
    "NSExtension": {"NSExtensionPointIdentifier": POINT},
}
SWITCHES = {
    "org.example.On (ABCDE12345)": {"Enabled": True, "GrantedPermissionOrigins": {"*://private.example.org/*": 0}},
    "org.example.Off (ABCDE12345)": {"Enabled": False},
    "org.example.Unsigned (UNSIGNED)": {"Enabled": 1},
    "org.example.Silent (ABCDE12345)": {},
    "org.example.Text (ABCDE12345)": {"Enabled": "YES"},
    "org.example.NoRow (ABCDE12345)": ["Enabled"],
    "org.example.NoTeam": {"Enabled": True},
}
FORMS = (plistlib.FMT_BINARY, plistlib.FMT_XML)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("point", sorted(POINTS))
def test_an_extension_of_each_sort_in_both_forms(form, point):
    content = plistlib.dumps({**SAID, "NSExtension": {"NSExtensionPointIdentifier": point}}, fmt=form)

    assert safari_extension(content) == SafariExtension("org.example.Blocker.Extension", "Blocker for Safari", "Extension", "1.2")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"NSExtension": POINT},
        {"NSExtension": {"NSExtensionPointIdentifier": [POINT]}},
        {"NSExtension": {"NSExtensionPointIdentifier": "x"}},
    ],
)
def test_what_extends_something_else_is_none_of_safaris(said):
    assert safari_extension(plistlib.dumps(said)) is None


def test_wrong_types_are_as_good_as_absent():
    wrong = {key: ["x"] for key in SAID} | {"NSExtension": SAID["NSExtension"], "CFBundleVersion": "345"}

    assert safari_extension(plistlib.dumps(wrong)) == SafariExtension("", "", "", "345")


@pytest.mark.parametrize("form", FORMS)
def test_states_and_nothing_else_of_a_row(form):
    assert extension_states(plistlib.dumps(SWITCHES, fmt=form)) == {
        "org.example.On": State.ENABLED,
        "org.example.Off": State.DISABLED,
        "org.example.Unsigned": State.ENABLED,
        "org.example.Silent": State.UNKNOWN,
        "org.example.Text": State.UNKNOWN,
        "org.example.NoRow": State.UNKNOWN,
        "org.example.NoTeam": State.ENABLED,
    }


def test_a_broken_list_of_states_is_a_problem():
    assert extension_states(b"bplist00") == Problem(Reason.MALFORMED, "expected a property list")


@settings(max_examples=100)
@given(st.binary(max_size=200) | st.sampled_from(FORMS).flatmap(lambda form: damaged(plistlib.dumps(SAID, fmt=form))))
def test_any_bytes_give_an_extension_none_or_malformed(content):
    with suppress(Malformed):
        assert isinstance(safari_extension(content), SafariExtension | None)


@settings(max_examples=100)
@given(st.binary(max_size=200) | st.sampled_from(FORMS).flatmap(lambda form: damaged(plistlib.dumps(SWITCHES, fmt=form))))
def test_any_bytes_give_states_or_a_problem(content):
    assert isinstance(extension_states(content), dict | Problem)


def damaged(whole):
    return st.tuples(st.integers(0, len(whole) - 1), st.binary(min_size=1, max_size=8)).map(
        lambda hit: whole[: hit[0]] + hit[1] + whole[hit[0] + len(hit[1]) :]
    )
