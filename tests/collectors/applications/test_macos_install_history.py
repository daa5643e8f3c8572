import plistlib
from datetime import datetime

from scanner.collectors.applications.macos_install_history import MacosInstallHistory
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

PLACE = "/Library/Receipts/InstallHistory.plist"
ROW = {
    "date": datetime(2025, 1, 2, 3, 4, 5),  # noqa: DTZ001  as plistlib writes it
    "displayName": "Probe",
    "displayVersion": "1.2",
    "packageIdentifiers": ["org.example.probe", "org.example.probe.more"],
    "processName": "installer",
}
IDS = (("pkgutil", "org.example.probe"), ("pkgutil", "org.example.probe.more"))
PROBE = Item("Probe", "1.2", ids=IDS, location=PLACE)


def found(content):
    return bare(fake_host(Platform.MACOS, files={PLACE: content}), MacosInstallHistory())


def test_a_row_without_its_day():
    assert found(plistlib.dumps([ROW])) == [PROBE]


def test_the_same_again_counts_once():
    assert found(plistlib.dumps([ROW, ROW, {**ROW, "displayVersion": "1.3"}])) == [PROBE, PROBE._replace(version="1.3")]


def test_a_bad_row_costs_itself_alone():
    rows = [7, {"displayName": "", "packageIdentifiers": "x"}, ROW]

    assert found(plistlib.dumps(rows)) == [
        PROBE,
        Problem(Reason.MALFORMED, "row 1 does not name what was installed", PLACE),
        Problem(Reason.MALFORMED, "row 2 does not name what was installed", PLACE),
    ]


def test_a_file_without_rows_is_a_problem():
    assert found(plistlib.dumps(ROW)) == [Problem(Reason.MALFORMED, "expected a property list with an array on top", PLACE)]
    assert found(Reason.PERMISSION_DENIED) == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", PLACE)]
