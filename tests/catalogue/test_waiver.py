from datetime import date

import pytest

from scanner.catalogue.waiver import Waiver, read_waivers
from scanner.tables.toml_file import TomlFile

WAIVER = """
[[waiver]]
id = "2026-014"
rule = "example-rule"
scope = "device:PC-1"
purpose = "institutional-communication"
approved_by = "the clerk"
reference = "NOTE-1"
granted = 2026-03-11
expires = 2026-09-11
conditions_confirmed = ["standalone-device"]
"""
BLANKET = "a waiver must name one rule, and devices by name"


def read(text, head='format = "waivers/1"\n'):
    file = TomlFile("w.toml", (head + text).encode())
    found = read_waivers(file, {"example-rule"}, {"tiktok"})
    return found, [f"{fault.line}: {fault.key}: {fault.expected}" for fault in sorted(set(file.faults))]


def test_a_whole_file():
    waiver = Waiver(
        *("2026-014", "example-rule", ("PC-1",), (), "institutional-communication", "the clerk", "NOTE-1"),
        *(date(2026, 3, 11), date(2026, 9, 11), ("standalone-device",)),
    )

    assert read(WAIVER) == ([waiver], [])


@pytest.mark.parametrize("key", ["id", "rule", "scope", "purpose", "approved_by", "reference", "expires"])
def test_a_waiver_says_what_until_when_and_who_granted_it(key):
    text = "\n".join(line for line in WAIVER.splitlines() if not line.startswith(f"{key} "))

    assert read(text)[1][0].startswith(f"3: waiver[1].{key}: missing")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("example-rule", "*", f"5: waiver[1].rule: {BLANKET}"),
        ("example-rule", "other", "5: waiver[1].rule: no policy has a rule 'other'"),
        ("device:PC-1", "device:*", f"6: waiver[1].scope: {BLANKET}"),
        ("device:PC-1", "device:PC*", f"6: waiver[1].scope: {BLANKET}"),
        ("device:PC-1", "device:", f"6: waiver[1].scope: {BLANKET}"),
        ("device:PC-1", "all", f"6: waiver[1].scope: {BLANKET}"),
        ("device:PC-1", "PC-1", "6: waiver[1].scope: expected device: and the name of a host as reports print it; found 'PC-1'"),
        ('reference = "NOTE-1"', 'reference = "NOTE-1"\nproducts = "*"', f"10: waiver[1].products: {BLANKET}"),
        ('reference = "NOTE-1"', 'reference = "NOTE-1"\nproducts = "tictok"', "10: waiver[1].products: unknown: 'tictok'"),
        ("2026-09-11", "2026-03-10", "11: waiver[1].expires: expected a day not before granted, 2026-03-11; found 2026-03-10"),
    ],
)
def test_blanket_ones_and_those_for_nothing_are_refused(old, new, expected):
    assert read(WAIVER.replace(old, new))[1] == [expected]


def test_two_waivers_have_two_ids():
    assert read(WAIVER + WAIVER)[1] == ["15: waiver[2].id: the id '2026-014' is already used by another waiver"]


def test_a_future_format_and_an_empty_file_are_refused():
    assert read(WAIVER, 'format = "waivers/2"\n')[1] == [
        "1: format: expected 'waivers/1', found 'waivers/2': this scanner does not know the format"
    ]
    assert read("")[1] == ["1: waiver: missing; expected [[waiver]] tables"]
