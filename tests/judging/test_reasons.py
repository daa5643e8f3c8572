"""What a verdict tells its reader: why, what to do, on which documents, in the language that was asked for."""

import pytest

from scanner.judging.judge import Terms, facts, judge_finding
from scanner.judging.judge_again import judged_again
from scanner.model import Flag, Outcome, State
from tests.catalogue.written import RULE_HEAD, day, policy
from tests.judging.test_accusations import of
from tests.judging.test_judge import finding
from tests.judging.test_judge_again import MOMENT, WAIVER
from tests.judging.test_rule_on_a_day import said
from tests.reports.scans import scan

DAY = day("2026-06-01")
BASIS = """
[[rule.basis]]
kind = "law"
title = { fr = "Loi", en = "Act" }
date = 2026-01-05
note = { fr = "article 3", en = "section 3" }
supports = ["effect"]
"""
CONDITIONAL = RULE_HEAD.replace('"prohibit"', '"conditional"')
ASSESSED = """
[[rule.condition]]
id = "assessed"
check = "manual"
text = { en = "A risk assessment exists.", fr = "Une analyse de risques existe." }
"""
FEATURE = RULE_HEAD.replace('"prohibit"', '"disable-feature"').replace(
    'products = ["tiktok"]', 'products = ["tiktok"]\nexpect.state = "off"'
)
REVIEWED = 'review_condition = { en = "until the review", fr = "jusqu\'au réexamen" }\n'
NOT_COVERED = """
[[rule.not_covered]]
what = { en = "messengers", fr = "les messageries" }
categories = ["messaging"]
[[rule.not_covered]]
what = { en = "social media", fr = "les médias sociaux" }
categories = ["social-media"]
"""


def verdict(rule="", *, found=None, language="en", assumed=False, **parts):
    terms = Terms(DAY, language=language, device_class_assumed=assumed)
    (only,) = judge_finding(found or finding(), [policy(rule, **{"basis": BASIS, **parts})], terms).verdicts
    return only


def in_states(*states):
    """Return a feature's finding with an item in each state."""
    first, *others = [of(finding("feature"), state=state) for state in states]
    return of(first, *others, state=states[0])


def judged_feature(*states, rule=""):
    return verdict(rule, found=in_states(*states), rule_head=FEATURE, aspects="")


def test_a_verdict_speaks_the_language_that_was_asked_for():
    english = verdict(ASSESSED, rule_head=CONDITIONAL, aspects='aspects.application = "conditional"\n')
    french = verdict(ASSESSED, rule_head=CONDITIONAL, aspects='aspects.application = "conditional"\n', language="fr")

    assert (english.action, french.action) == ("Remove it.", "Supprimez-le.")
    assert (english.conditions, french.conditions) == (("A risk assessment exists.",), ("Une analyse de risques existe.",))
    assert [(one.title, one.note, one.date) for one in english.basis] == [("Act", "section 3", "2026-01-05")]
    assert [(one.title, one.note, one.date) for one in french.basis] == [("Loi", "article 3", "2026-01-05")]


def test_a_policy_is_named_in_the_language_that_was_asked_for():
    named = [facts(policy(basis=BASIS), Terms(DAY, language=language)) for language in ("en", "fr")]

    assert [(one.title, one.basis[0].title, one.basis[0].note) for one in named] == [
        ("Example", "Act", "section 3"),
        ("Exemple", "Loi", "article 3"),
    ]


def test_a_text_that_is_not_there_in_the_language_that_was_asked_for_is_flagged():
    assert verdict(language="fr").flags == ()
    assert verdict(language="nl").flags == (Flag.OTHER_LANGUAGE,)
    assert verdict(language="nl").action == "Remove it."


def test_a_scan_that_is_judged_again_is_in_the_language_that_was_asked_for():
    again = judged_again(scan(finding()), [policy()], Terms(DAY, language="fr"), MOMENT)

    assert again.language == "fr"
    assert again.findings[0].verdicts[0].action == "Supprimez-le."


def test_conditions_are_told_only_where_somebody_must_check_them():
    inventoried = verdict(ASSESSED, rule_head=CONDITIONAL, aspects='aspects.application = "inventory"\n')

    assert inventoried.conditions == ()


@pytest.mark.parametrize(
    ("states", "outcome", "reason"),
    [
        ([State.ENABLED], Outcome.PROHIBITED, "must be switched off, and it is on (until the review)"),
        ([State.DISABLED_BY_POLICY], Outcome.COMPLIANT, "must be switched off, and it is off (until the review)"),
        ([State.UNKNOWN], Outcome.UNSPECIFIED, "must be switched off; its state is unknown"),
    ],
)
def test_a_condition_of_review_is_told_wherever_the_rule_is_in_force_for_what_is_compliant_too(states, outcome, reason):
    found = judged_feature(*states, rule=REVIEWED)

    assert (found.outcome, found.reason) == (outcome, reason)


def test_a_condition_of_review_is_told_in_the_language_that_was_asked_for_and_not_of_what_the_rule_leaves_out():
    left_out = verdict(REVIEWED, aspects='aspects.application = "out-of-scope"\n')

    assert verdict(REVIEWED, language="fr").reason.endswith("(jusqu'au réexamen)")
    assert left_out.reason == "the policy does not cover applications"


@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        ([State.ENABLED, State.DISABLED_BY_POLICY], Outcome.PROHIBITED),
        ([State.DISABLED_BY_USER, State.ENABLED, State.UNKNOWN], Outcome.PROHIBITED),
        ([State.DISABLED_BY_POLICY, State.UNKNOWN], Outcome.UNSPECIFIED),
        ([State.DISABLED_BY_POLICY], Outcome.COMPLIANT),
        ([State.DISABLED_BY_USER], Outcome.COMPLIANT),
        ([State.NOT_PRESENT], Outcome.COMPLIANT),
        ([State.DISABLED], Outcome.COMPLIANT),
        ([State.NONE], Outcome.UNSPECIFIED),
    ],
)
def test_a_feature_is_on_when_it_is_on_for_one_account_and_off_only_when_nothing_else_is_known(states, outcome):
    assert judged_feature(*states).outcome is outcome


def test_what_a_text_leaves_out_in_so_many_words_is_out_of_scope_and_says_so_in_the_language():
    other = RULE_HEAD.replace('"tiktok"', '"other"')
    english, french = (verdict(NOT_COVERED, rule_head=other, language=language) for language in ("en", "fr"))

    assert (english.outcome, english.fails, english.action) == (Outcome.OUT_OF_SCOPE, False, "")
    assert english.reason == "the text excludes: social media"
    assert french.reason.endswith("les médias sociaux")
    assert verdict(NOT_COVERED).outcome is Outcome.PROHIBITED, "a product that the rule names is not left out by its category"


def test_what_switches_a_feature_off_stands_behind_what_the_policy_asks_for():
    found = of(finding())._replace(remedy="chrome policy X = 1")

    assert verdict(found=found).action == "Remove it. To switch it off: chrome policy X = 1."


def test_an_assumed_class_of_devices_is_not_flagged_where_the_text_says_nothing_of_the_class():
    rule = 'device = { personal = "prohibit" }\n'

    assert verdict(rule, assumed=True).flags == ()
    assert verdict(rule, assumed=True).outcome is Outcome.UNSPECIFIED


def test_a_reading_of_ours_of_the_form_and_one_of_the_product_are_both_told():
    head = RULE_HEAD.replace(
        'match.products = ["tiktok"]', 'match = { categories = ["social-media"], reading = "project", why = "the list" }'
    )
    aspects = 'aspects.application = { effect = "prohibit", reading = "project", why = "the form" }\n'

    assert said(rule_head=head, aspects=aspects).reason == "prohibited; the form; the list"


def test_what_was_archived_without_a_successor_names_none():
    assert said("archived_on = 2025-01-01\n").reason == "no longer in force: archived on 2025-01-01"


TERMS = """
[[rule.history]]
from = 2026-01-01
until = 2026-03-01
act = "the first"
[[rule.history]]
from = 2026-03-10
until = 2026-04-01
act = "the second"
"""


@pytest.mark.parametrize(
    ("as_of", "ended"),
    [
        ("2025-12-31", ""),
        ("2026-01-01", ""),
        ("2026-03-01", ""),
        ("2026-03-02", "(the first) ended on 2026-03-01, and the next one had not begun"),
        ("2026-03-09", "(the first) ended on 2026-03-01, and the next one had not begun"),
        ("2026-03-10", ""),
        ("2026-04-01", ""),
        ("2026-04-02", "(the second) ended on 2026-04-01, and this policy file records no extension"),
    ],
)
def test_a_term_holds_on_its_first_and_on_its_last_day_and_only_the_term_before_has_ended(as_of, ended):
    found = said(TERMS, as_of=as_of)

    assert found.flags == ((Flag.REVIEW_OVERDUE,) if ended else ())
    assert found.reason == (f"prohibited; its term {ended}" if ended else "prohibited")


EFFECTS = ["prohibit", "conditional", "advise-against", "inventory", "allow", "unspecified", "out-of-scope"]
OUTCOMES = dict(
    zip(
        EFFECTS,
        [
            *(Outcome.PROHIBITED, Outcome.CONDITIONS_TO_CHECK, Outcome.ADVISED_AGAINST, Outcome.INVENTORIED, Outcome.INVENTORIED),
            *(Outcome.UNSPECIFIED, Outcome.OUT_OF_SCOPE),
        ],
        strict=True,
    )
)


@pytest.mark.parametrize("device", ["prohibit", "advise-against", "out-of-scope", "unspecified"])
@pytest.mark.parametrize("aspect", ["prohibit", "advise-against", "inventory", "out-of-scope", "unspecified"])
def test_of_the_forms_effect_and_the_devices_the_weaker_one_holds_whichever_it_is(aspect, device):
    found = said(f'device = {{ service = "{device}" }}\n', aspects=f'aspects.application = "{aspect}"\n')

    assert found.outcome is OUTCOMES[max(aspect, device, key=EFFECTS.index)]


def test_why_is_said_in_the_words_of_the_report():
    terms = Terms(DAY, say=lambda text, *_: text.upper())
    (found,) = judge_finding(finding(), [policy()], terms).verdicts

    assert found.reason == "PROHIBITED"


def test_what_is_excepted_keeps_what_a_reader_must_know_of_the_rule():
    waiver = WAIVER._replace(granted=None, expires=day("2026-12-31"), devices=("pc-1",))
    terms = Terms(DAY, waivers=(waiver,), devices=("pc-1",))
    (found,) = judge_finding(finding(), [policy("review_by = 2026-05-31\n")], terms).verdicts

    assert (found.outcome, found.flags) == (Outcome.EXCEPTED, (Flag.REVIEW_OVERDUE,))
