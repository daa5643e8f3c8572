import plistlib

import pytest

from scanner.collectors.applications.macos_package_receipts import MacosPackageReceipts
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

PLACE = "/private/var/db/receipts/org.example.probe.plist"
SAID = {"PackageIdentifier": "org.example.probe", "PackageVersion": "1.2", "InstallPrefixPath": "/", "InstallProcessName": "installer"}
PROBE = Item("org.example.probe", "1.2", ids=(("pkgutil", "org.example.probe"),), location=PLACE)


def found(files):
    return bare(fake_host(Platform.MACOS, files=files), MacosPackageReceipts())


@pytest.mark.parametrize("form", plistlib.PlistFormat)
def test_a_receipt_in_both_forms(form):
    assert found({PLACE: plistlib.dumps(SAID, fmt=form), PLACE.replace(".plist", ".bom"): b"BOMStore"}) == [PROBE]


def test_apples_own_are_built_in():
    place = "/Library/Apple/System/Library/Receipts/org.example.probe.plist"

    assert found({place: plistlib.dumps(SAID)}) == [PROBE._replace(location=place, marks=(Mark.BUILT_IN,))]


def test_a_receipt_without_a_version_is_an_item():
    assert found({PLACE: plistlib.dumps({**SAID, "PackageVersion": 1})}) == [PROBE._replace(version="")]


@pytest.mark.parametrize("said", [{}, {"PackageIdentifier": ["x"]}])
def test_a_receipt_of_nothing_is_a_problem(said):
    assert found({PLACE: plistlib.dumps(said)}) == [Problem(Reason.MALFORMED, "expected text as PackageIdentifier", PLACE)]


def test_a_damaged_receipt_costs_itself_alone():
    damaged = "/private/var/db/receipts/a.plist"

    assert found({damaged: "", PLACE: plistlib.dumps(SAID)}) == [PROBE, Problem(Reason.MALFORMED, "expected a property list", damaged)]
