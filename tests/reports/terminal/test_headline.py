from datetime import UTC, date, datetime

import pytest

from scanner.model import Confidence, Flag, HostFacts, Outcome, Platform, Scope, Status
from scanner.reports.terminal.headline import about, headline, standing
from scanner.vocabulary import DeviceForm
from tests.reports.scans import POLICY, finding, run, scan, verdict

BANNED = finding(verdict())
WEAK = finding(verdict(flags=(Flag.NAME_ONLY,), fails=False), confidence=Confidence.LOW)
NAME = finding(verdict(), confidence=Confidence.LOW)  # a policy says that a name suffices
PASSED = finding(verdict(fails=False))
OPEN = finding(verdict(Outcome.CONDITIONS_TO_CHECK, fails=False))
OTHER = finding(verdict(Outcome.CONDITIONS_TO_CHECK, fails=False), product="q", name="Q")
LET_PASS = "Banned software found, let pass by --fail-on: TikTok."
NOTHING = "Nothing found that these policies ban: be-fed-tiktok. Everything in scope was read."
IN_PART = "Incomplete: not everything could be read. In what was read, nothing was found that these policies ban: be-fed-tiktok."
UNREAD = "Not everything could be read."
GAPS = {"runs": [run(status=Status.FAILED)]}


@pytest.mark.parametrize(
    ("made", "sentence", "comes_to"),
    [
        (scan(), NOTHING, "clear"),
        (scan(**GAPS), IN_PART, "incomplete"),
        (scan(OPEN), f"{NOTHING} To check: TikTok.", "to-check"),
        (scan(BANNED, BANNED), "Banned software found: TikTok.", "banned"),
        (scan(BANNED, WEAK, OTHER), "Banned software found: TikTok. To check: TikTok, Q.", "banned"),
        (scan(BANNED, **GAPS), f"Banned software found: TikTok. {UNREAD}", "banned"),
        (scan(NAME, WEAK), "Banned software found: TikTok. To check: TikTok.", "banned"),
        (scan(WEAK), f"{NOTHING} To check: TikTok.", "to-check"),
        (scan(WEAK, **GAPS), f"{IN_PART} To check: TikTok.", "to-check"),
        (scan(PASSED), LET_PASS, "to-check"),
        (scan(PASSED, WEAK, **GAPS), f"{LET_PASS} To check: TikTok. {UNREAD}", "to-check"),
        (scan(PASSED, BANNED), "Banned software found: TikTok. To check: TikTok.", "banned"),
        (scan(policies=()), "Nothing was judged (--policy none).", "not-judged"),
        (scan(policies=(), **GAPS), f"Nothing was judged (--policy none). {UNREAD}", "incomplete"),
    ],
)
def test_the_answer_claims_no_more_than_was_judged_and_read(made, sentence, comes_to):
    assert headline(made) == sentence
    assert standing(made) == comes_to


def test_of_many_products_and_policies_the_number_is_told():
    many = [finding(verdict(), product=f"p{number}", name=f"P{number}") for number in range(6)]
    policies = tuple(POLICY._replace(id=f"q{number}") for number in range(5))

    assert headline(scan(*many)) == "Banned software found: P0, P1, P2, P3 and 2 more."
    assert headline(scan(policies=policies)) == "Nothing found that these 5 policies ban. Everything in scope was read."
    assert about(scan(policies=policies))[1] == "Policies: q0, q1, q2, q3, q4. Device class: service (assumed)."


def test_default_policies_are_said_to_be_assumed_and_nothing_is_said_where_none_judged():
    assert about(scan(policies_assumed=True))[1] == "Policies: be-fed-tiktok (assumed). Device class: service (assumed)."
    assert about(scan(device_class_assumed=False))[1] == "Policies: be-fed-tiktok. Device class: service."
    assert len(about(scan(policies=()))) == 2


def test_a_report_that_was_judged_again_says_so():
    again = scan(judged=datetime(2027, 1, 2, 3, 4, tzinfo=UTC), as_of=date(2023, 3, 9), device_class="")

    assert about(again)[-1].endswith("Read 2026-11-20 08:00 UTC, judged again 2027-01-02 03:04 UTC as of 2023-03-09.")


@pytest.mark.parametrize(("language", "said"), [("en", "Machine without a name: linux."), ("fr", "Machine sans nom : linux.")])
def test_a_machine_without_a_name_is_called_so(language, said):
    assert about(scan(host=HostFacts("", Platform.LINUX, "", ""), language=language))[0] == said


def test_a_mounted_system_and_a_single_user_without_rights():
    made = scan(
        host=HostFacts("image", Platform.WINDOWS, "", "", "/mnt/image"),
        scope=Scope("this-user", privileged=False, homes=1),
        device_class="",
    )

    assert about(made) == [
        "image: windows. A system mounted at /mnt/image.",
        "Policies: be-fed-tiktok.",
        "In scope: this user, 1 home, without administrator rights. Read 2026-11-20 08:00 UTC, judged as of 2026-11-20.",
    ]


@pytest.mark.parametrize(
    ("form", "stated", "expected"),
    [
        (DeviceForm.LAPTOP, False, "Device form: laptop (detected)"),
        (DeviceForm.TABLET, True, "Device form: tablet"),
        (DeviceForm.UNKNOWN, False, ""),
    ],
)
def test_the_form_of_device_is_said_where_it_is_known(form, stated, expected):
    said = about(scan(host=HostFacts("pc-1", Platform.LINUX, "", "", "", form, stated)))

    assert said[0] == " ".join(filter(None, ("pc-1: linux.", expected and f"{expected}.")))
