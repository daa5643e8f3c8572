import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from scanner.formats.chromium_preferences import Setting, settings
from scanner.model import Problem, Reason, State

A, B = "a" * 32, "b" * 32


def only(row):
    [found] = settings({"extensions": {"settings": {A: row}}})
    return found


def test_a_whole_entry():
    row = {"location": 1, "path": f"{A}/1.0_0", "manifest": {"name": "N"}, "from_webstore": True, "disable_reasons": []}

    assert only(row) == Setting(A, 1, f"{A}/1.0_0", {"name": "N"}, State.ENABLED, blocked=False, unsupported=False, from_store=True)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, State.ENABLED),
        ({"state": 1}, State.ENABLED),
        ({"disable_reasons": []}, State.ENABLED),
        ({"disable_reasons": 0}, State.ENABLED),
        ({"disable_reasons": [1]}, State.DISABLED),  # Wazuh takes a missing `state` for 1, osquery looks at nothing else
        ({"disable_reasons": 1}, State.DISABLED),
        ({"disable_reasons": [1], "state": 1}, State.DISABLED),
        ({"state": 0}, State.DISABLED),
        ({"disable_reasons": [0]}, State.DISABLED),
        ({"disable_reasons": "x"}, State.UNKNOWN),
        ({"disable_reasons": ["x"]}, State.UNKNOWN),
        ({"disable_reasons": "x", "state": 0}, State.DISABLED),
    ],
)
def test_disable_reasons_decide_as_a_list_or_a_mask_and_state_still_counts(row, state):
    assert only({"location": 1, **row}).state is state


@pytest.mark.parametrize("reasons", [[65536], 65536, 65536 | 1, [1, 65536]])
def test_blocked_by_policy(reasons):
    assert (only({"location": 1, "disable_reasons": reasons}).blocked, only({"location": 1, "disable_reasons": [1]}).blocked) == (
        True,
        False,
    )


def test_an_unsupported_manifest_version():
    assert only({"location": 1, "disable_reasons": [1 << 23]}).unsupported


def test_what_is_left_of_a_removed_extension_is_none():
    rows = {A: {}, B: {"location": 2, "state": 2}, "c" * 32: {"install_time": "1"}, "Not an id": {"location": 1}}

    assert list(settings({"extensions": {"settings": rows}})) == []


def test_operas_own_list():
    found = list(settings({"extensions": {"settings": {A: {"location": 1}}, "opsettings": {B: {"location": 5}}}}))

    assert [(one.id, one.location) for one in found] == [(A, 1), (B, 5)]


def test_wrong_types_cost_themselves_alone():
    assert list(settings({"extensions": {"settings": {A: "x", B: {"location": "1", "path": 3, "manifest": []}}, "opsettings": 7}})) == [
        Problem(Reason.MALFORMED, f"expected the entry of extension {A} to be an object"),
        Setting(B, 0, "", {}, State.ENABLED, blocked=False, unsupported=False, from_store=False),
        Problem(Reason.MALFORMED, "expected `extensions.opsettings` to be an object"),
    ]
    assert list(settings({"extensions": []})) == [Problem(Reason.MALFORMED, "expected `extensions` to be an object")]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@examples(max_examples=100)
@given(st.dictionaries(st.sampled_from(["location", "path", "manifest", "disable_reasons", "state", "from_webstore"]), json_values))
def test_any_entry_gives_a_setting_a_problem_or_nothing(row):
    assert all(isinstance(one, Setting | Problem) for one in settings({"extensions": {"settings": {A: row}}}))
