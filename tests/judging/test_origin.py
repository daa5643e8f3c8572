"""A rule about what was shipped with the system, the browser or the device speaks of nothing else."""

import pytest

from scanner.catalogue.policy_words import Effect, Expected
from scanner.judging.judge import Terms, judge_finding
from scanner.judging.origin import came_with
from scanner.model import Confidence, Evidence, Finding, Item, Mark, Outcome, Relation, Rung, State
from tests.catalogue.written import RULE_HEAD, day, policy

BLOCKED = Item("x", rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED))
DEB = Item("teamviewer", ids=(("deb", "teamviewer"),), rung=Rung.INSTALLED)
ROW = Item("TeamViewer", ids=(("uninstall-key", "TeamViewer"),), rung=Rung.INSTALLED)
SHIPPED = Item("TeamViewer", rung=Rung.INSTALLED, marks=(Mark.BUILT_IN,))
BUNDLED = Item("Copilot", ids=(("vscode-extension", "github.copilot"),), rung=Rung.INSTALLED, marks=(Mark.BUILT_IN,))
ANY = RULE_HEAD.replace('match.products = ["tiktok"]', 'match = { products = ["teamviewer"], origin = "any" }')
BUILT_IN = ANY.replace('"any"', '"built-in"')


def finding(*items, aspect="application", category="remote-access"):
    evidence = tuple(Evidence(item, 1, "id.x", "y", Relation.OFFICIAL, Confidence.HIGH) for item in items)
    return Finding("teamviewer", "T", "T", category, aspect, Relation.OFFICIAL, Rung.INSTALLED, Confidence.HIGH, evidence)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding(SHIPPED), True),
        (finding(DEB, SHIPPED), True),  # somebody may install the newer one of what was shipped
        (finding(ROW, category="built-in-ai"), True),
        (finding(ROW, aspect="feature"), True),
        (finding(DEB), False),
        (finding(ROW, DEB), False),
        (finding(ROW._replace(marks=(Mark.STORE,))), False),
        (finding(BUNDLED), False),  # an editor is no system, browser or device
        (finding(BLOCKED), False),
        (finding(ROW), None),
    ],
)
def test_what_the_items_tell_of_where_it_comes_from(found, expected):
    assert came_with(found) is expected


@pytest.mark.parametrize(
    ("found", "rule_head", "outcome", "policy_id"),
    [
        (finding(DEB), BUILT_IN, Outcome.INVENTORIED, ""),
        (finding(SHIPPED), BUILT_IN, Outcome.PROHIBITED, "example-policy"),
        (finding(ROW), BUILT_IN, Outcome.UNSPECIFIED, "example-policy"),
        (finding(DEB), ANY, Outcome.PROHIBITED, "example-policy"),
        (finding(SHIPPED), ANY, Outcome.PROHIBITED, "example-policy"),
        (finding(DEB), ANY.replace(', origin = "any"', ""), Outcome.PROHIBITED, "example-policy"),
    ],
    ids=["added", "shipped", "unknown", "added-any", "shipped-any", "added-unsaid"],
)
def test_only_what_was_shipped_is_banned_by_a_rule_on_what_is_shipped(found, rule_head, outcome, policy_id):
    (verdict,) = judge_finding(found, [policy(rule_head=rule_head)], Terms(day("2026-06-01"))).verdicts

    assert (verdict.outcome, verdict.policy, verdict.fails) == (outcome, policy_id, outcome is Outcome.PROHIBITED)


def test_where_no_record_tells_that_is_said():
    (verdict,) = judge_finding(finding(ROW), [policy(rule_head=BUILT_IN)], Terms(day("2026-06-01"))).verdicts

    assert (
        verdict.reason
        == "the policy covers only what was shipped with the system, the browser or the device; no record shows whether this was"
    )


def test_a_feature_that_is_off_is_not_called_compliant_where_no_record_tells_whether_it_was_shipped():
    made = policy(rule_head=BUILT_IN)
    rule = made.rules[0]._replace(effect=Effect.DISABLE_FEATURE, aspects=None, expect=Expected.OFF)
    (verdict,) = judge_finding(
        finding(ROW._replace(state=State.DISABLED)), [made._replace(rules=(rule,))], Terms(day("2026-06-01"))
    ).verdicts

    assert (verdict.outcome, "no record shows" in verdict.reason) == (Outcome.UNSPECIFIED, True)


def test_a_category_that_the_text_leaves_out_stays_left_out_for_what_somebody_added():
    left_out = '[[rule.not_covered]]\nwhat = { en = "other programs", fr = "le reste" }\ncategories = ["remote-access"]\n'
    (verdict,) = judge_finding(finding(DEB), [policy(left_out, rule_head=BUILT_IN)], Terms(day("2026-06-01"))).verdicts

    assert (verdict.outcome, verdict.reason) == (Outcome.OUT_OF_SCOPE, "the text excludes: other programs")
