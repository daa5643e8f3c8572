from scanner.judging.attention import Attention
from scanner.model import Flag, Outcome, Relation
from scanner.reports.product_groups import group_findings, rulings, silent_verdicts, strictest
from tests.reports.scans import finding, verdict

WEAK = verdict(flags=(Flag.NAME_ONLY,), fails=False)
SILENT = verdict(Outcome.UNSPECIFIED, fails=False, policy="other")


def test_a_product_with_one_answer_is_one_group_in_all_its_forms():
    forms = [finding(verdict(), aspect=aspect) for aspect in ("application", "web-app", "extension")]
    [group] = group_findings(forms)

    assert (group.name, group.findings, group.attention, group.outcome) == ("TikTok", tuple(forms), Attention.BANNED, Outcome.PROHIBITED)


def test_another_answer_is_another_group_and_the_most_urgent_comes_first():
    weak, other, banned = finding(WEAK, relation=Relation.TOOL), finding(verdict(), product="q"), finding(verdict())

    assert [group.findings for group in group_findings([weak, other, banned])] == [(other,), (banned,), (weak,)]
    assert [group.doubtful for group in group_findings([weak, other, banned])] == [False, False, True]


def test_what_asks_for_nothing_is_in_no_group():
    assert group_findings([finding(SILENT), finding()]) == []


def test_what_fails_the_run_decides_even_beside_a_stricter_word_that_does_not():
    passed, failing = verdict(fails=False), verdict(Outcome.ADVISED_AGAINST, policy="b")

    assert strictest(finding(passed, failing)) is failing


def test_the_verdicts_of_one_rule_stand_together_apart_from_those_that_ask_for_nothing():
    one, other = verdict(reason="as a"), verdict(reason="as b")
    [group] = group_findings(
        [finding(one, SILENT), finding(other, aspect="web-app"), finding(one, verdict(policy="q"), aspect="extension")]
    )

    assert rulings(group) == [[one, other, one], [verdict(policy="q")]]
    assert silent_verdicts(group) == [SILENT]
