"""What a rule is to the body that scans, and what that makes of its verdict."""

import pytest

from scanner.catalogue.entity import Body
from scanner.catalogue.load import load_catalogue
from scanner.judging.judge import Terms, judge_finding
from scanner.judging.standing_of_body import policies_for, stand
from scanner.model import Outcome
from tests.catalogue.written import POLICY_HEAD, RULE_HEAD, day, policy
from tests.reports.scans import finding

BODIES = """entities.bodies.bound = ["ministry", "university", "regional-agency:ETNIC"]
entities.bodies.advised = ["local", "municipality:Ixelles"]
entities.bodies.excluded = ["province", "agency:ONE", "agency:RTBF", "private"]
"""
OTHERS = 'entities.bodies = { bound = ["agency:NASA"], excluded = ["others"] }\n'


def standing(body, rule=BODIES, jurisdiction="BE"):
    made = policy(rule, head=POLICY_HEAD.replace('"BE"', f'"{jurisdiction}"'))
    return stand(made, made.rules[0], Body(*body)).value


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("BE", "ministry"), "bound"),
        (("BE", "ministry", "Finance"), "bound"),
        (("BE", "municipality", "ixelles"), "advised"),
        (("BE", "municipality"), "advised"),  # by its level
        (("BE", "province", "Namur"), "excluded"),  # by its kind, before its level
        (("BE", "agency", "RTBF"), "excluded"),
        (("BE", "agency", "Sciensano"), "undecided"),
        (("BE", "agency"), "undecided"),  # one of those that the text names, or none
        (("BE", "hospital"), "undecided"),
        (("BE", "company"), "excluded"),
        (("BE-WAL", "ministry"), "undecided"),  # no ministry of the whole
        (("BE-WAL", "university"), "undecided"),
        (("BE-WAL", "municipality"), "advised"),  # the whole's word for each of its municipalities
        (("NL", "ministry"), "elsewhere"),
    ],
)
def test_the_most_specific_word_decides(body, expected):
    assert standing(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("US", "agency", "NASA"), "bound"),
        (("US", "agency", "EPA"), "excluded"),
        (("US", "agency"), "undecided"),
        (("US", "hospital"), "excluded"),
        (("US-TX", "agency", "NASA"), "bound"),
    ],
)
def test_others_are_those_that_no_other_word_means(body, expected):
    assert standing(body, OTHERS, "US") == expected


NAMED = 'entities.bodies = { bound = ["municipality:Calgary", "university:University of Helsinki"], excluded = ["others"] }\n'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (("BE", "municipality", " calgary "), "bound"),
        (("BE", "municipality", "City of Calgary"), "undecided"),
        (("BE", "municipality", "Calgary (Alberta)"), "undecided"),
        (("BE", "university", "Helsinki University"), "undecided"),
        (("BE", "university", "University of  Helsinki"), "bound"),
        (("BE", "university", "University of Oulu"), "excluded"),
        (("BE", "municipality", "Edmonton"), "excluded"),
        (("BE", "province", "Calgary"), "excluded"),  # of another kind
        (("BE", "municipality", "of"), "excluded"),  # no word of its own
    ],
)
def test_a_name_that_may_be_another_spelling_of_one_in_the_text_is_not_cleared(body, expected):
    assert standing(body, NAMED) == expected


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("municipality:Liège", "Liege"),
        ("municipality:Liège", "Lie\u0300ge"),
        ("municipality:Tromsø", "tromso"),
        ("university:UW\u2013Madison", "UW-Madison"),
        ("agency:Office de l\u2019emploi", "Office de l'emploi"),
        ("agency:Office de l'emploi", "Office de l\u2019emploi"),
    ],
)
def test_a_name_is_known_without_its_accents_and_with_other_signs(text, typed):
    rule = f'entities.bodies = {{ bound = ["{text}"], excluded = ["others"] }}\n'

    assert standing(("BE", text.partition(":")[0], typed), rule) == "bound"


def test_a_name_that_stands_in_the_text_is_no_spelling_of_a_longer_one():
    rule = 'entities.bodies = { bound = ["municipality:New York City"], excluded = ["municipality:York", "others"] }\n'

    assert standing(("BE", "municipality", "York"), rule) == "excluded"
    assert standing(("BE", "municipality", "New York"), rule) == "undecided"


def test_a_rule_of_a_part_may_not_be_for_a_body_of_the_whole():
    assert standing(("BE", "ministry"), jurisdiction="BE-BRU") == "undecided"
    assert standing(("BE", "province"), jurisdiction="BE-BRU") == "excluded"


def test_a_rule_that_says_nothing_of_bodies_is_for_whoever_selects_it():
    assert standing(("BE", "hospital"), "") == "bound"
    assert standing(("NL", "hospital"), "") == "elsewhere"


@pytest.mark.parametrize(
    ("kind", "rule", "as_of", "outcome", "said"),
    [
        ("ministry", "", "2026-12-01", Outcome.PROHIBITED, "prohibited"),
        ("municipality", "", "2026-12-01", Outcome.ADVISED_AGAINST, "prohibited; for BE/municipality this is advice"),
        ("municipality", "effective_from = 2027-01-01\n", "2026-12-01", Outcome.UPCOMING, "from 2027-01-01; for BE/municipality this is"),
        ("company", "", "2026-12-01", Outcome.OUT_OF_SCOPE, "the rule is not for BE/company"),
        ("hospital", "", "2026-12-01", Outcome.CONDITIONS_TO_CHECK, "prohibited; the text does not say whether this is for BE/hospital"),
        ("hospital", "archived_on = 2026-01-01\n", "2026-12-01", Outcome.INVENTORIED, "no longer in force"),
    ],
)
def test_the_verdict_follows_and_says_why(kind, rule, as_of, outcome, said):
    (only,) = judge_finding(finding(), [policy(rule + BODIES)], Terms(day(as_of), body=Body("BE", kind))).verdicts

    assert only.outcome is outcome
    assert only.fails is (outcome is Outcome.PROHIBITED)
    assert said in only.reason


def test_advice_does_not_make_a_mere_inventory_stricter():
    counts = policy(BODIES, aspects="", rule_head=RULE_HEAD.replace('"prohibit"', '"inventory"'))
    (only,) = judge_finding(finding(), [counts], Terms(day("2026-12-01"), body=Body("BE", "municipality"))).verdicts

    assert only.outcome is Outcome.INVENTORIED


def test_the_policies_for_a_body_are_those_with_a_rule_that_is_or_may_be_for_it():
    known = load_catalogue().policies.values()

    assert [one.id for one in policies_for(Body("BE-BRU", "municipality", "Ixelles"), known)] == [
        "be-brussels-municipalities-tiktok",
        "be-federal-kaspersky",
        "be-security-council-tiktok",
    ]
    assert policies_for(Body("DK-x-Folketing", "company"), known) == []


def test_every_bundled_rule_says_for_which_bodies_it_is():
    """Without that, a rule would be taken to bind every body of its jurisdiction."""
    silent = [rule.id for one in load_catalogue().policies.values() for rule in one.rules if not any(rule.entities.bodies)]

    assert silent == []


def test_a_body_that_may_be_one_that_a_rule_describes_is_not_cleared_by_its_name():
    """Such as "a contractor of the Department of Defense": one that gives its own may be such a contractor."""
    described = [
        (policy, rule, word.partition(":")[0])
        for policy in load_catalogue().policies.values()
        for rule in policy.rules
        for word in (*rule.entities.bodies.bound, *rule.entities.bodies.advised)
        if word.partition(":")[2][:1].islower()
    ]

    assert described
    assert {stand(policy, rule, Body(policy.jurisdiction, kind, "Example")).value for policy, rule, kind in described} <= {
        "bound",
        "advised",
        "undecided",
    }


@pytest.mark.parametrize(
    ("id_", "body"),
    [
        ("us-north-dakota-university-deepseek", Body("US-ND", "university", "Minot State")),  # one of the system's eleven
        ("us-new-york-city-schools-chatgpt", Body("US-NY", "school", "Public School 1")),
    ],
)
def test_a_part_of_a_system_that_a_rule_names_is_not_cleared_by_its_own_name(id_, body):
    policy = load_catalogue().policies[id_]

    assert stand(policy, policy.rules[0], body).value == "undecided"


@pytest.mark.parametrize(
    ("id_", "body"),
    [
        ("eu-commission-tiktok", Body("EU-x-EC", "eu-institution", "Commission européenne")),
        ("eu-commission-tiktok", Body("EU-x-EC", "eu-institution", "Europese Commissie")),
        ("eu-council-tiktok", Body("EU", "eu-institution", "Rat der Europäischen Union")),
        ("eu-eeas-tiktok", Body("EU", "eu-institution", "Service européen pour l'action extérieure")),
        ("fi-helsinki-university-openclaw", Body("FI", "university", "Helsingin yliopisto")),
        ("lv-foreign-ministry-tiktok", Body("LV", "ministry", "Ārlietu ministrija")),
        ("us-homeland-security-generative-ai", Body("US", "ministry", "DHS")),
        ("us-homeland-security-generative-ai", Body("US", "ministry", "Department of Homeland Security")),
    ],
)
def test_a_body_is_known_by_its_whole_name_its_letters_and_in_its_own_languages(id_, body):
    policy = load_catalogue().policies[id_]

    assert {stand(policy, rule, body).value for rule in policy.rules} == {"bound"}
