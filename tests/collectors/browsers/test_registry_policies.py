from scanner.collectors.browsers.registry_policies import read_policies
from scanner.model import Platform, Record
from tests.fake_host import fake_host

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
