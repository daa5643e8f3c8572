import pytest

from scanner.catalogue.waiver import Waiver, facts
from scanner.judging.judge import Terms, judged
from scanner.model import Confidence, Evidence, Finding, Item, Outcome, Relation, Rung, WaiverFacts
from tests.catalogue.written import day, policy

WAIVER = Waiver(
    *("2026-014", "example-rule", ("PC-1", "PC-2"), (), "institutional-communication", "the clerk", "NOTE-1"),
    *(day("2026-03-11"), day("2026-09-11"), ()),
)


def verdict(waiver=WAIVER, as_of="2026-06-01", device="pc-1", rule="", product="tiktok"):
    evidence = (Evidence(Item("TikTok", rung=Rung.INSTALLED), 1, "id.x = y", Relation.OFFICIAL, Confidence.HIGH),)
    found = Finding(
        product, "TikTok", "ByteDance", "social-media", "application", Relation.OFFICIAL, Rung.INSTALLED, Confidence.HIGH, evidence
    )
    (only,) = judged(found, [policy(rule)], Terms(day(as_of), waivers=(waiver,), devices=(device,))).verdicts
    return only


def test_an_excepted_finding_says_by_whom_until_when_and_what_it_would_be():
    found = verdict()

    assert (found.outcome, found.fails, found.waiver, found.action) == (Outcome.EXCEPTED, False, "2026-014", "")
    assert found.reason == ("excepted until 2026-09-11 for institutional-communication, approved by the clerk (NOTE-1); else: prohibited")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-03-10", Outcome.PROHIBITED),
        ("2026-03-11", Outcome.EXCEPTED),
        ("2026-09-11", Outcome.EXCEPTED),
        ("2026-09-12", Outcome.PROHIBITED),
    ],
)
def test_its_last_day_belongs_to_it_and_the_day_after_does_not(as_of, expected):
    assert verdict(as_of=as_of).outcome is expected


def test_it_is_for_one_rule_some_devices_and_perhaps_some_products():
    assert verdict(device="PC-2").outcome is Outcome.EXCEPTED
    assert verdict(device="PC-10").outcome is Outcome.PROHIBITED
    assert verdict(WAIVER._replace(rule="another-rule")).outcome is Outcome.PROHIBITED
    assert verdict(WAIVER._replace(products=("other",))).outcome is Outcome.PROHIBITED
    assert verdict(WAIVER._replace(products=("tiktok",))).outcome is Outcome.EXCEPTED


def test_what_asks_for_nothing_needs_no_exception():
    found = verdict(rule='device = { service = "out-of-scope" }\n')

    assert (found.outcome, found.waiver) == (Outcome.OUT_OF_SCOPE, "")


@pytest.mark.parametrize(("as_of", "expired"), [("2026-09-11", False), ("2026-09-12", True)])
def test_a_report_names_them_and_says_which_are_over(as_of, expired):
    assert facts([WAIVER], day(as_of), {"2026-014"}) == (
        WaiverFacts("2026-014", "example-rule", "the clerk", "NOTE-1", day("2026-09-11"), expired=expired, applied=True),
    )
