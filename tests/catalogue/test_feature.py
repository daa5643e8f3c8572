"""Which features a policy asks about, and what holds for every file of a feature that comes with the program."""

import pytest

from scanner.catalogue.feature import read_feature
from scanner.catalogue.in_question import in_question
from scanner.catalogue.load import load_catalogue
from scanner.catalogue.rule_parts import Addressed
from scanner.model import State
from scanner.setting import Store
from scanner.tables.toml_file import TomlFile

CATALOGUE = load_catalogue()
FEATURES = [*CATALOGUE.features.values()]


FEATURE = """name = "Sidebar"
vendor = "Example Works"
features = "assistant"
description = "Answers."
processing = "cloud"
default = "unknown"
reviewed = 2026-11-21
"""
SETTING = '[[setting]]\nstore = "registry"\nkey = "SOFTWARE\\\\X"\nname = "Y"\n'


def faults(tables):
    file = TomlFile("f.toml", (FEATURE + tables).encode())
    read_feature(file, "sidebar")
    return [f"{fault.key}: {fault.expected}" for fault in sorted(set(file.faults))]


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ("", ["presence: missing; expected [[presence]] tables"]),
        ('[[presence]]\nplatform = "linux"\n', ["presence[1]: expected a name, a publisher, an id or a web_app"]),
        ("[[presence]]\nsystem = true\n", ["presence[1].platform: missing; with `system`, a platform is required"]),
        (
            '[[presence]]\nsystem = true\nplatform = "linux"\nid.deb = "example"\n',
            ["presence[1].id: expected no other key beside `system`: the system itself is not recognised by an item"],
        ),
        ('[[presence]]\nprogram = "chrome"\nkind = "process"\n', ["presence[1]: expected a name, a publisher, an id or a web_app"]),
        ('[[presence]]\nprogram = "chrome"\nsince = "new"\n', ["presence[1].since: expected a version such as 156.0; found 'new'"]),
        (
            '[[presence]]\nname = "Example"\nconfidence = "high"\n',
            ["presence[1].confidence: may only lower what the fields are worth, which is low"],
        ),
        (
            f'[[presence]]\nprogram = "chrome"\n{SETTING}',
            ["setting[1]: expected `off` with the values that switch it off, or `on` with those that switch it on"],
        ),
        (
            f'[[presence]]\nprogram = "chrome"\n{SETTING}off = 1\n'.replace('key = "SOFTWARE\\\\X"\n', ""),
            ["setting[1].key: missing; expected a text in quotes"],
        ),
    ],
)
def test_a_file_that_cannot_be_meant(tables, expected):
    assert faults(tables) == expected


class Unread(dict):
    """Files that nobody may read."""

    def values(self):
        raise AssertionError("read")

    items = values


class Asking:
    """A policy of one rule."""

    def __init__(self, **match):
        self.rules = [self]
        self.match = Addressed(**match)


def named(**match):
    return {feature.product.id for feature in in_question(CATALOGUE.features, [Asking(**match)])}


def test_a_policy_asks_by_the_sort_of_a_feature_by_its_category_or_by_its_name():
    assert named(features=("screen-recall",)) == {"windows-recall"}
    assert named(products=("windows-recall", "tiktok")) == {"windows-recall"}
    assert named(products=("windows-photos",), features=("screen-recall",)) == {"windows-recall", "windows-photos"}
    assert named(categories=("built-in-ai",)) == {*CATALOGUE.features}
    assert named(categories=("messaging",), vendors=("Microsoft",)) == set()


def test_where_nobody_asks_no_file_of_a_feature_is_read():
    assert in_question(Unread({"windows-recall": None}), [Asking(products=("tiktok",))]) == []


def test_no_feature_has_the_id_of_a_product():
    assert {*CATALOGUE.features} & {*CATALOGUE.products} == set()


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.product.id)
class TestFile:
    def test_rests_on_something(self, feature):
        assert feature.product.references

    def test_its_settings_are_for_programs_that_it_knows(self, feature):
        known = {presence.program for presence in feature.presences}

        assert {one.setting.program for one in feature.settings} <= known

    def test_no_value_switches_it_on_and_off(self, feature):
        for one in feature.settings:
            assert not {*one.setting.off} & {*one.setting.on}, one.setting.name

    def test_a_registry_key_is_one(self, feature):
        for one in feature.settings:
            if one.setting.store is Store.REGISTRY:
                assert one.setting.key.startswith(("SOFTWARE\\", "HKLM\\SOFTWARE\\", "HKLM\\SYSTEM\\", "HKCU\\SOFTWARE\\"))
                assert "\\\\" not in one.setting.key
                assert not one.setting.key.endswith("\\")

    def test_one_that_is_on_where_nothing_is_set_can_be_switched_off(self, feature):
        if feature.default is State.ENABLED:
            assert any(one.setting.off and not one.ignored for one in feature.settings)
