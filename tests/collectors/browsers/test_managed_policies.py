import json

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.browsers.managed_policies import (
    blocked_extension,
    find_managed_files,
    parse_list,
    parse_object,
    parse_policy,
    read_policies,
)
from scanner.formats.registry_values import Values
from scanner.model import Item, Mark, Platform, Problem, Reason, Record, Rung, State
from tests.fake_host import fake_host

ANY_VALUE = st.text() | st.integers() | st.binary() | st.lists(st.text())


def test_a_value_holds_an_object_or_a_list_as_text_or_as_lines():
    rules = {"*": {"installation_mode": "blocked"}}

    assert parse_policy(Values({"P": json.dumps(rules)}), "P") == {"P": rules}
    assert parse_policy(Values({"p": '["a", "b",] // why'}), "P") == {"P": ["a", "b"]}
    assert parse_policy(Values({"P": json.dumps(rules, indent=2).splitlines()}), "P") == {"P": rules}


def test_letters_that_are_none_cost_themselves_alone():
    assert parse_policy(Values({"P": '["a\ud800"]'}), "P") == {"P": ["a?"]}  # a registry holds any 16 bits


def test_no_value_is_no_policy():
    assert [
        parse_policy(Values(values), "P") for values in ({}, {"P": ""}, {"P": " "}, {"P": []}, {"P": 1}, {"P": b"{}"}, {"Q": "{}"})
    ] == [{}] * 7


def test_what_is_not_json_is_a_problem_and_none_of_it_is_shown():
    for broken in ('{"secret": ', '1}, {"', "[" * 100_000):
        assert parse_policy(Values({"P": broken}), "P") == Problem(Reason.MALFORMED, "expected P to be JSON")


def test_rows_are_the_numbered_values_in_order():
    values = {"10": "c", "2": "b", "1": "a", "": "default", "note": "x", "²": "x", "3": 7}

    assert parse_list(Values(values)) == ["a", "b", "", "c"]


def test_fields_are_text_numbers_or_objects_written_as_text():
    values = {"mode": "on", "rule": '{"mode": "on"}', "broken": "{", "": "default", "number": 1}

    assert parse_object(Values(values)) == {"mode": "on", "rule": {"mode": "on"}, "broken": "{", "number": 1}


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(["P", "1", "2", "", "a"]), ANY_VALUE))
def test_any_values_are_read(values):
    asked = Values(values)

    assert isinstance(parse_policy(asked, "P"), dict | Problem)
    assert all(isinstance(row, str) for row in parse_list(asked))
    assert "" not in parse_object(asked)


KEY = r"HKLM64\SOFTWARE\Policies\Google\Chrome"
NAMES = ("List", "Rules")


def found(registry):
    host = fake_host(Platform.WINDOWS, registry=registry)
    return [policy for policy in read_policies(host, Record(KEY), NAMES) if policy]


def test_what_stands_in_values_and_what_stands_in_keys():
    registry = {
        KEY: {"List": '["a"]', "Rules": '{"b": {"mode": "x"}}'},
        rf"{KEY}\List": {"1": "c", "2": "d"},
        rf"{KEY}\Rules": {"e": '{"mode": "y"}', "": ""},
        rf"{KEY}\Rules\f": {"mode": "z"},
        rf"{KEY}\Rules\f\hosts": {"1": "h"},
        rf"{KEY}\Other": {"1": "x"},
    }

    assert found(registry) == [
        {"List": ["a"]},
        {"List": ["c", "d"]},
        {"Rules": {"b": {"mode": "x"}}},
        {"Rules": {"e": {"mode": "y"}, "f": {"mode": "z", "hosts": ["h"]}}},
    ]


def test_a_key_that_is_left_behind_empty_is_no_policy():
    assert found({rf"{KEY}\List": {}, rf"{KEY}\Rules": {"": ""}}) == []


def test_no_key_is_deep_enough_to_lead_us_astray():
    deep = "\\".join(["k"] * 50)

    assert found({rf"{KEY}\Rules\{deep}": {"1": "x"}}) == [{"Rules": {"k": {"k": {}}}}]


def test_what_a_policy_forbids_is_no_trace_once_its_rung_is_known():
    found = blocked_extension("gecko-extension", "a@b", "firefox")

    assert found == Item(
        "a@b", ids=(("gecko-extension", "a@b"),), state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within="firefox"
    )
    assert found._replace(rung=Rung.CONFIGURED).keeps_out
    assert not found._replace(rung=Rung.INSTALLED).keeps_out


FOLDER = "/Library/Managed Preferences"
DOMAIN = "com.microsoft.VSCode"
MACHINES, OWN = f"{FOLDER}/{DOMAIN}.plist", f"{FOLDER}/alice/{DOMAIN}.plist"


def test_files_as_records():
    host = fake_host(Platform.MACOS, files={MACHINES: "", OWN: ""})

    assert [*find_managed_files(host, DOMAIN, about="editor")] == [Record(MACHINES, "", "editor"), Record(OWN, "alice", "editor")]
