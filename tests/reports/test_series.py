import pytest

from scanner.model import HostFacts, Platform, Scope
from scanner.reports.series import series_of
from tests.reports.scans import scan

OWN = Scope("this-user", privileged=False, homes=1, account="anna")
ID, OTHER = "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a17", "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a18"


def host(name, **others):
    return HostFacts(name, Platform.LINUX, "", "", **others)


def test_reports_of_one_machine_are_a_series():
    assert series_of(scan(id=ID)) == series_of(scan(id=OTHER, products=7))


@pytest.mark.parametrize(
    "other",
    [
        {"host": host("pc-2")},
        {"host": host("pc-1", root="/mnt/a")},
        {"host": host("pc-1", domain="office.example")},
        {"scope": OWN},
        {"scope": OWN._replace(account="bob")},
    ],
)
def test_another_machine_or_account_is_another_series(other):
    assert series_of(scan(**other)) not in {series_of(scan()), series_of(scan(scope=OWN._replace(account="carl")))}


@pytest.mark.parametrize("others", [{"host": host("")}, {"host": host("localhost")}, {"scope": OWN._replace(account="")}])
def test_what_cannot_be_told_apart_is_never_taken_for_the_same(others):
    assert series_of(scan(id=ID, **others)) != series_of(scan(id=OTHER, **others))
