from datetime import UTC, date, datetime

import pytest

from scanner.device_form import DeviceForm
from scanner.model import Confidence, Flag, HostFacts, Outcome, Platform, Scope, Status
from scanner.reports.terminal.headline import about, headline
from tests.reports.scans import finding, run, scan, verdict

BANNED = finding(verdict())
WEAK = finding(verdict(flags=(Flag.NAME_ONLY,), fails=False), confidence=Confidence.LOW)
NAME = finding(verdict(), confidence=Confidence.LOW)  # a policy says that a name suffices
PASSED = finding(verdict(fails=False))
OPEN = finding(verdict(Outcome.CONDITIONS_TO_CHECK, fails=False))
LET_PASS = "Software that a policy bans is present, and --fail-on lets it pass: 1 finding."
GAPS = {"runs": [run(status=Status.FAILED)]}


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (scan(), "No banned software found, and everything in scope was read."),
        (scan(**GAPS), "No banned software found, but not everything could be read."),
        (scan(OPEN), "No banned software found, and everything in scope was read. 1 finding to check."),
        (scan(BANNED, BANNED), "Banned software is present: 2 findings."),
        (scan(BANNED, WEAK, OPEN), "Banned software is present: 1 finding. 2 findings to check."),
        (scan(BANNED, **GAPS), "Banned software is present: 1 finding. Not everything could be read."),
        (scan(NAME, WEAK), "Banned software is present: 1 finding. 1 finding to check."),
        (scan(WEAK), "No banned software found, and everything in scope was read. 1 finding to check."),
        (scan(WEAK, **GAPS), "No banned software found, but not everything could be read. 1 finding to check."),
        (scan(PASSED), LET_PASS),
        (
            scan(PASSED, WEAK, **GAPS),
            f"{LET_PASS} 1 finding to check. Not everything could be read.",
        ),
        (scan(PASSED, BANNED), "Banned software is present: 1 finding. 1 finding to check."),
    ],
)
def test_the_answer_in_one_sentence(made, sentence):
    assert headline(made) == sentence


def test_a_report_that_was_judged_again_says_so():
    again = scan(judged=datetime(2027, 1, 2, 3, 4, tzinfo=UTC), as_of=date(2023, 3, 9), device_class="")

    assert about(again).endswith("Read 2026-11-20 08:00 UTC, judged again 2027-01-02 03:04 UTC as of 2023-03-09.")


def test_a_mounted_system_and_a_single_user_without_rights():
    made = scan(
        host=HostFacts("image", Platform.WINDOWS, "", "", "/mnt/image"),
        scope=Scope("this-user", privileged=False, homes=1),
        device_class="",
    )

    assert about(made) == (
        "image: windows. A system mounted at /mnt/image. In scope: this user, 1 home, without administrator rights. "
        "Read 2026-11-20 08:00 UTC, judged as of 2026-11-20."
    )


@pytest.mark.parametrize(
    ("form", "stated", "expected"),
    [
        (DeviceForm.LAPTOP, False, "Device form: laptop (detected)"),
        (DeviceForm.TABLET, True, "Device form: tablet"),
        (DeviceForm.UNKNOWN, False, ""),
    ],
)
def test_the_form_of_device_is_said_where_it_is_known(form, stated, expected):
    said = " ".join(about(scan(host=HostFacts("pc-1", Platform.LINUX, "", "", "", form, stated))).split())

    assert (f"{expected}." if expected else "Device class: service (assumed).") in said
    assert ("Device form" in said) is bool(expected)
