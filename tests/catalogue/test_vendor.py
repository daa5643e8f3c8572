import pytest

from scanner.catalogue.vendor import check_families, read_vendor
from scanner.tables.toml_file import TomlFile
from tests.catalogue.written import day, product

VENDOR = """name = "Example Works"
description = "Makes examples."
subsidiaries = ["Example Mobile"]
successors = ["Later Works"]
references = ["https://example.org/"]
reviewed = 2026-11-21
[families]
chat = ["one", "two"]
"""
BLOCK = '[[match]]\nrelation = "official"\nname = "Example"\n'
ONE, TWO = product(BLOCK, "one"), product(BLOCK, "two")
OTHERS = [ONE._replace(id="three", vendor="Example Mobile"), ONE._replace(id="four", vendor="Later Works")]


def faults(text=VENDOR, products=(ONE, TWO, *OTHERS)):
    file = TomlFile("v.toml", text.encode())
    known = {one.id: one for one in products}
    check_families(read_vendor(file), file, known, {one.vendor for one in products})
    return [f"{fault.line}: {fault.key}: {fault.expected}" for fault in sorted(set(file.faults))]


def test_a_whole_file():
    found = read_vendor(TomlFile("v.toml", VENDOR.encode()))

    assert (found.name, found.subsidiaries, found.successors) == ("Example Works", ("Example Mobile",), ("Later Works",))
    assert (found.families, found.reviewed, found.path) == ({"chat": ("one", "two")}, day("2026-11-21"), "v.toml")
    assert faults() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"two"]', '"three"]', "8: families.chat: expected products of the vendor 'Example Works'; found 'three'"),
        ('"two"]', '"two"]\nmail = ["two"]', "8: families.chat: expected every product in one family; 'two' is in several"),
        ("Later Works", "Latter Works", "4: successors: no product and no file has the vendor 'Latter Works'"),
        ("Example Mobile", "Mobile", "3: subsidiaries: no product and no file has the vendor 'Mobile'"),
        ("reviewed", "reviwed", "1: reviewed: missing; expected a date such as 2026-11-21, without quotes"),
    ],
)
def test_what_does_not_fit_the_products_is_a_fault(old, new, expected):
    assert expected in faults(VENDOR.replace(old, new))
