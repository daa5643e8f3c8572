import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.extensions_json import Addon, addons, listed
from scanner.model import Mark, Problem, Reason, State

UNKNOWN_TYPE = Problem(Reason.UNSUPPORTED_FORMAT, "add-on 1 is of an unknown type")


def only(**row):
    [found] = addons({"addons": [{"id": "a@b", "type": "extension", "active": True, **row}]})
    return found


def test_a_whole_row():
    row = {"version": "1", "defaultLocale": {"name": "N", "creator": "C"}, "path": "/p/a@b.xpi", "location": "app-profile"}

    assert only(**row) == Addon("a@b", "N", "1", "C", State.ENABLED, (), "/p/a@b.xpi")


def test_the_token_of_a_name_that_is_in_no_language_is_no_name():
    assert only(defaultLocale={"name": "__MSG_extName__"}).name == ""


@pytest.mark.parametrize("flag", ["userDisabled", "appDisabled", "softDisabled", "embedderDisabled"])
def test_soft_disabled_and_the_other_flags_switch_off(flag):
    assert only(active=False, **{flag: True}).state is State.DISABLED


def test_the_misspelt_soft_disable_is_no_flag():
    assert only(active=False, softDisable=True).state is State.UNKNOWN


def test_inactive_without_a_flag_is_pending():
    assert only(active=False, userDisabled=False, appDisabled=False, softDisabled=False).state is State.UNKNOWN


@pytest.mark.parametrize(
    ("row", "marks"),
    [
        ({"location": "app-system-defaults"}, (Mark.BUILT_IN, Mark.HIDDEN)),
        ({"location": "app-builtin-addons", "foreignInstall": True}, (Mark.BUILT_IN, Mark.HIDDEN)),
        ({"location": "app-profile", "installTelemetryInfo": {"source": "enterprise-policy"}}, (Mark.POLICY,)),
        ({"location": "app-profile", "installTelemetryInfo": {"source": "amo"}}, (Mark.STORE,)),
        ({"location": "app-system-share"}, (Mark.SIDELOADED,)),
        ({"location": "app-profile", "foreignInstall": True}, (Mark.SIDELOADED,)),
        ({"location": "app-temporary"}, (Mark.UNPACKED,)),
        ({"location": "app-profile", "visible": False}, (Mark.NOT_LOADED,)),
        ({"location": 3, "installTelemetryInfo": [], "foreignInstall": "x"}, ()),
    ],
)
def test_where_it_came_from(row, marks):
    assert only(**row).marks == marks


def test_themes_languages_and_dictionaries_are_no_extensions():
    kinds = ("theme", "locale", "dictionary", "sitepermission")

    assert list(addons({"addons": [{"id": "a@b", "type": kind} for kind in kinds]})) == []


@pytest.mark.parametrize("kind", ["future", 3, None, [], {}])
def test_an_unknown_type_is_a_problem(kind):
    assert only(type=kind) == UNKNOWN_TYPE


def test_a_bad_row_costs_itself_alone():
    rows = ["x", {}, {"id": 3}, {"id": "a@b", "type": "extension"}]

    assert [type(one) for one in addons({"addons": rows})] == [Problem, Problem, Problem, Addon]
    assert list(addons({"addons": {}})) == list(addons({})) == [Problem(Reason.MALFORMED, "expected `addons` to be a list")]


def test_ids_of_every_type_are_listed():
    assert listed({"addons": [{"id": "a@b", "type": "theme"}, "x", {"id": 3}]}) == {"a@b", ""}
    assert listed({"addons": 1}) == frozenset()


json_values = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2) | st.just({"a": []})
KEYS = ["id", "type", "version", "active", "path", "location", "defaultLocale", "installTelemetryInfo", "softDisabled"]


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(KEYS), json_values))
def test_any_row_gives_an_addon_a_problem_or_nothing(row):
    assert all(isinstance(one, Addon | Problem) for one in addons({"addons": [row, {"type": "extension", **row}]}))
