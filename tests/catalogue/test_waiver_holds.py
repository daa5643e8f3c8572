import pytest

from scanner.catalogue.waiver import Waiver, facts
from scanner.judging.judge import Terms, judge_finding
from scanner.model import Confidence, Evidence, Finding, Item, Outcome, Relation, Rung
from scanner.policy_facts import WaiverFacts
from tests.catalogue.written import RULE_HEAD, day, policy

WAIVER = Waiver(
    *("2026-014", "example-rule", ("PC-1", "PC-2"), (), "institutional-communication", "the clerk", "NOTE-1"),
    *(day("2026-03-11"), day("2026-09-11"), ()),
)


def verdict(*waivers, as_of="2026-06-01", device="pc-1", rule="", product="tiktok", **parts):
    evidence = (Evidence(Item("TikTok", rung=Rung.INSTALLED), 1, "id.x", "y", Relation.OFFICIAL, Confidence.HIGH),)
    found = Finding(
        product, "TikTok", "ByteDance", "social-media", "application", Relation.OFFICIAL, Rung.INSTALLED, Confidence.HIGH, evidence
    )
    (only,) = judge_finding(found, [policy(rule, **parts)], Terms(day(as_of), waivers=waivers or (WAIVER,), devices=(device,))).verdicts
    return only


def test_an_excepted_finding_says_by_whom_until_when_and_what_it_would_be():
    found = verdict()

    assert (found.outcome, found.fails, found.waiver, found.action) == (Outcome.EXCEPTED, False, "2026-014", "")
    assert found.reason == (
        "exception until 2026-09-11 for institutional-communication, approved by the clerk (NOTE-1); otherwise: prohibited"
    )


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


CONDITIONS = """[[rule.exception]]
purpose = "institutional-communication"
conditions = { en = "Alone, and empty.", fr = "Seule et vide." }
confirm = ["alone", "empty"]
[[rule.exception]]
purpose = "research"
"""
WORDLESS = CONDITIONS.replace('confirm = ["alone", "empty"]\n', "")


@pytest.mark.parametrize(
    ("rule", "purpose", "confirmed", "missing"),
    [
        (CONDITIONS, "institutional-communication", ("empty", "alone"), ()),
        (CONDITIONS, "institutional-communication", ("alone", "empty", "more"), ()),
        (CONDITIONS, "institutional-communication", ("alone",), ("empty",)),
        (CONDITIONS, "institutional-communication", (), ("alone", "empty")),
        (CONDITIONS, "research", (), ()),  # the text asks for nothing
        (CONDITIONS, "a wedding", (), ()),  # an exception of the administration's own
        (WORDLESS, "institutional-communication", (), ("institutional-communication",)),
        (WORDLESS, "institutional-communication", ("it stands alone",), ()),
    ],
)
def test_a_waiver_for_a_purpose_with_conditions_holds_only_when_they_are_confirmed(rule, purpose, confirmed, missing):
    waiver = WAIVER._replace(purpose=purpose, conditions_confirmed=confirmed)
    found = verdict(waiver, rule=rule)
    (told,) = facts([waiver], day("2026-06-01"), {found.waiver}, ["PC-1"], [policy(rule)])

    assert waiver.unconfirmed(policy(rule).rules[0]) == told.unconfirmed == missing
    assert (found.outcome, found.fails, found.waiver) == (
        (Outcome.PROHIBITED, True, "") if missing else (Outcome.EXCEPTED, False, "2026-014")
    )
    note = f"prohibited; waiver 2026-014 not applied, conditions not confirmed: {', '.join(missing)}"
    assert found.reason == note if missing else note not in found.reason


def test_what_is_allowed_on_conditions_is_excepted_when_they_are_confirmed():
    conditional = """[[rule.condition]]
id = "contract"
check = "manual"
text = { en = "A contract.", fr = "Un contrat." }
"""
    head = RULE_HEAD.replace('"prohibit"', '"conditional"')

    for confirmed, outcome in (((), Outcome.CONDITIONS_TO_CHECK), (("contract",), Outcome.EXCEPTED)):
        waiver = WAIVER._replace(conditions_confirmed=confirmed)
        assert verdict(waiver, rule=conditional, rule_head=head, aspects="").outcome is outcome


def test_another_waiver_that_is_confirmed_applies():
    one, other = WAIVER, WAIVER._replace(id="2026-015", conditions_confirmed=("alone", "empty"))

    assert verdict(one, other, rule=CONDITIONS).waiver == "2026-015"


def test_nothing_is_said_of_what_is_unconfirmed_for_other_devices_or_days():
    for device, as_of in (("PC-9", "2026-06-01"), ("PC-1", "2027-01-01")):
        (told,) = facts([WAIVER], day(as_of), set(), [device], [policy(CONDITIONS)])
        assert told.unconfirmed == ()


@pytest.mark.parametrize("purpose", ["Institutional-Communication", "institutional communication", " institutional_communication "])
def test_a_purpose_that_is_spelled_otherwise_has_the_same_conditions(purpose):
    waiver = WAIVER._replace(purpose=purpose)

    assert waiver.unconfirmed(policy(CONDITIONS).rules[0]) == ("alone", "empty")
    assert verdict(waiver, rule=CONDITIONS).outcome is Outcome.PROHIBITED
