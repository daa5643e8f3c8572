from datetime import UTC, datetime

from scanner.catalogue.waiver import Waiver
from scanner.judging.judge import Terms
from scanner.judging.judge_again import SAID_UNADDRESSED, SAID_UNASKED, judged_again
from scanner.model import CollectorRun, Kind, Outcome, Status
from scanner.stdlib.uuid7 import moment_of
from tests.catalogue.written import POLICY_HEAD, day, policy
from tests.reports.scans import finding, partial_scan, scan, verdict

MOMENT = datetime(2027, 1, 2, tzinfo=UTC)
WAIVER = Waiver("W-7", "example-rule", ("pc-1",), (), "research", "somebody", "note 7", None, day("2026-12-31"), ())


def outcomes(made):
    return [verdict.outcome for one in made.findings for verdict in one.verdicts]


def test_verdicts_policies_and_terms_are_new_and_the_rest_is_old():
    old = scan(finding(verdict(Outcome.UNSPECIFIED, fails=False)), runs=partial_scan().runs)
    new = judged_again(old, [policy("effective_from = 2026-02-01\n")], Terms(day("2026-06-01"), "personal"), MOMENT)

    assert (outcomes(new), new.findings[0].fails) == ([Outcome.PROHIBITED], True)
    assert [one.id for one in new.policies] == ["example-policy"]
    assert (new.as_of, new.device_class, new.device_class_assumed, new.judged) == (day("2026-06-01"), "personal", False, MOMENT)
    assert (new.policies_assumed, moment_of(new.id)) == (False, MOMENT)
    assert (new.started, new.host, new.runs, new.catalogue_digest) == (old.started, old.host, old.runs, old.catalogue_digest)
    assert [one.evidence for one in new.findings] == [one.evidence for one in old.findings]


def test_another_day_another_verdict():
    rules = [policy("effective_from = 2026-02-01\n")]

    assert outcomes(judged_again(scan(finding()), rules, Terms(day("2026-01-31")), MOMENT)) == [Outcome.UPCOMING]


def test_waivers_are_those_of_now_and_say_whether_they_applied():
    idle = WAIVER._replace(id="W-8", devices=("pc-2",))
    terms = Terms(day("2026-06-01"), waivers=(WAIVER, idle), devices=("pc-1",))
    new = judged_again(scan(finding()), [policy()], terms, MOMENT)

    assert outcomes(new) == [Outcome.EXCEPTED]
    assert [(one.id, one.applied) for one in new.waivers] == [("W-7", True), ("W-8", False)]


def test_what_nobody_confirmed_of_a_waiver_for_this_device_is_said():
    rule = policy('[[rule.exception]]\npurpose = "research"\nconditions = { en = "Alone.", fr = "Seule." }\nconfirm = ["alone"]\n')
    terms = Terms(day("2026-06-01"), waivers=(WAIVER,), devices=("pc-1",), policies_assumed=True)
    new = judged_again(scan(finding()), [rule], terms, MOMENT)

    assert [one.unconfirmed for one in new.waivers] == [("alone",)]
    assert new.policies_assumed


def test_features_that_the_scan_did_not_look_at_are_said_to_be_unseen_once():
    old, terms = scan(runs=partial_scan().runs), Terms(day("2026-06-01"))
    new = judged_again(old, [], terms, MOMENT, features=True)
    skipped = CollectorRun("built-in-features", Kind.FEATURE, Status.SKIPPED, 0, (), (), 0.0)

    assert new.not_looked_at == (SAID_UNASKED, *old.not_looked_at)
    assert new.runs == (*old.runs, skipped) == judged_again(new, [], terms, MOMENT, features=True).runs
    assert judged_again(new, [], terms, MOMENT, features=True).not_looked_at == new.not_looked_at
    assert judged_again(old, [], terms, MOMENT).not_looked_at == old.not_looked_at


def test_products_that_a_report_left_out_are_said_to_be_unseen_once_unless_the_same_policies_judge_it():
    terms = Terms(day("2026-06-01"))
    whole = judged_again(scan(runs=partial_scan().runs), [policy()], terms, MOMENT)
    old = whole._replace(only_addressed=True)
    other = policy(head=POLICY_HEAD.replace('version = "1"', 'version = "2"'))
    new = judged_again(old, [other], terms, MOMENT)
    skipped = CollectorRun("left-out-products", None, Status.SKIPPED, 0, (), (), 0.0)

    assert (new.not_looked_at, new.runs) == ((SAID_UNADDRESSED, *old.not_looked_at), (*old.runs, skipped))
    again = judged_again(new, [policy()], terms, MOMENT)
    assert (again.not_looked_at, again.runs) == (new.not_looked_at, new.runs), "what was left out stays so"
    for seen in (
        judged_again(old, [policy()], terms, MOMENT),
        judged_again(old, [], terms, MOMENT),
        judged_again(whole, [other], terms, MOMENT),
    ):
        assert (seen.not_looked_at, seen.runs) == (old.not_looked_at, old.runs)
