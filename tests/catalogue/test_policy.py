from datetime import date

import pytest

from scanner.catalogue.bodies import Bodies, Entities
from scanner.catalogue.policy import Policy
from scanner.catalogue.policy_words import BasisKind, Control, Effect, IssuerKind, OnExpiry, Origin, Reading, Support
from scanner.catalogue.rule import Rule
from scanner.catalogue.rule_parts import Addressed, Condition, Exempted, NotCovered, Period, Source, Treatment
from scanner.vocabulary import DeviceForm
from tests.catalogue.written import POLICY_HEAD, RULE_HEAD, policy, read_faulty


def faults(*parts, **others):
    return read_faulty(*parts, **others)[1]


def test_a_whole_file():
    head = POLICY_HEAD + 'official_languages = ["fr"]\nextends = ["another"]\nknown_through = 2026-11-20\n'
    head += 'site.default_device_class = "contractor"\n'
    head += '[device_class.contractor]\nen = "A"\nfr = "B"\n'
    rule = """control = "prevent"
on_expiry = "advise"
announced = 2026-01-01
effective_from = 2026-01-02
remove_by = 2026-01-02
archived_on = 2026-05-01
superseded_by = "a later act"
name_suffices = true
review_condition.fr = "jusque-là"
aspects.web-app = { effect = "advise-against", reading = "project", why = "because" }
device = { service = "prohibit", contractor = "unspecified" }
form.contractor = ["tablet", "phone"]
entities.bound = ["services"]
entities.bodies = { bound = ["ministry", "municipality:Ixelles"], excluded = "school" }
entities.excluded = { en = ["schools"], fr = ["écoles"] }
[[rule.exception]]
purpose = "research"
what = { en = "Research", fr = "Recherche" }
conditions.en = "A machine apart."
approver = "the head of security"
blanket = false
[[rule.not_covered]]
what = { en = "Mail", fr = "Le courrier" }
categories = ["messaging"]
[[rule.history]]
from = 2026-01-01
until = 2026-02-01
act = "an act"
"""

    assert policy(rule, head=head) == Policy(
        id="example-policy",
        version="1",
        jurisdiction="BE",
        languages=("en", "fr"),
        official_languages=("fr",),
        fallback=("en",),
        last_verified=date(2026, 11, 21),
        known_through=date(2026, 11, 20),
        stale_after_days=30,
        issuer_kind=IssuerKind.PROJECT,
        issuer={"en": "a test", "fr": "a test"},
        title={"en": "Example", "fr": "Exemple"},
        device_classes={"contractor": {"en": "A", "fr": "B"}},
        default_device_class="contractor",
        extends=("another",),
        rules=(
            Rule(
                id="example-rule",
                effect=Effect.PROHIBIT,
                control=Control.PREVENT,
                support=Support.OFFICIAL,
                dates={
                    "announced": date(2026, 1, 1),
                    "effective_from": date(2026, 1, 2),
                    "remove_by": date(2026, 1, 2),
                    "archived_on": date(2026, 5, 1),
                },
                review_condition={"fr": "jusque-là"},
                on_expiry=OnExpiry.ADVISE,
                match=Addressed(("tiktok",)),
                aspects={
                    "application": Treatment(Effect.PROHIBIT),
                    "web-app": Treatment(Effect.ADVISE_AGAINST, Reading.PROJECT, {"en": "because", "fr": "because"}),
                },
                devices={"service": Effect.PROHIBIT, "contractor": Effect.UNSPECIFIED},
                entities=Entities(
                    bound={"en": ("services",), "fr": ("services",)},
                    excluded={"en": ("schools",), "fr": ("écoles",)},
                    bodies=Bodies(bound=("ministry", "municipality:Ixelles"), excluded=("school",)),
                ),
                reason={"en": "A reason.", "fr": "Une raison."},
                action={"en": "Remove it.", "fr": "Supprimez-le."},
                exceptions=(
                    Exempted(
                        "research",
                        {"en": "Research", "fr": "Recherche"},
                        {"en": "A machine apart."},
                        dict.fromkeys(("en", "fr"), "the head of security"),
                    ),
                ),
                conditions=(),
                not_covered=(NotCovered({"en": "Mail", "fr": "Le courrier"}, ("messaging",)),),
                history=(Period(date(2026, 1, 1), date(2026, 2, 1), {"en": "an act", "fr": "an act"}),),
                basis=(Source(BasisKind.LAW, {"fr": "Loi"}, "", "", None, ("effect",), {}),),
                superseded_by="a later act",
                forms={"contractor": (DeviceForm.TABLET, DeviceForm.PHONE)},
                name_suffices=True,
            ),
        ),
        path="p.toml",
    )


def test_a_text_falls_back_along_the_list_and_then_on_any():
    found = policy()

    assert found.text({"en": "a", "fr": "b"}, "fr") == "b"
    assert found.text({"en": "a", "fr": "b"}, "nl") == "a"
    assert found.text({"fr": "b"}, "nl") == "b"
    assert found.text({}, "en") == ""


def test_without_a_fallback_every_language_of_the_policy_is_one_in_its_order():
    assert policy(head=POLICY_HEAD.replace('fallback = ["en"]\n', "")).fallback == ("en", "fr")


def test_a_file_without_rules_extends_others():
    assert faults(rule_head="", aspects="", basis="") == [": expected [[rule]] tables, or `extends` with the ids of other policies"]


def test_a_future_format_is_refused():
    assert faults(head=POLICY_HEAD.replace("policy/1", "policy/2")) == [
        "format: expected 'policy/1', found 'policy/2': this scanner does not know the format"
    ]


def test_a_misspelt_date_does_not_pass_in_silence():
    (found,) = faults("remove_bye = 2026-01-01\n")

    assert found.startswith("rule[1].remove_bye: unknown key; did you mean remove_by")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "BE",
            "Belgium",
            "jurisdiction: expected an ISO 3166 code such as BE or BE-BRU, or a private one such as EU-x-EP; found 'Belgium'",
        ),
        ('["en", "fr"]', '["en", "French"]', "languages: expected codes such as en; found 'French'"),
        ('fallback = ["en"]', 'fallback = ["nl"]', "fallback: expected one of en, fr; found 'nl'"),
        (', fr = "Exemple"', "", "title: expected the text in every language of the policy; missing: fr"),
        (', fr = "Exemple"', ', nl = "x", fr = "y"', "title.nl: expected one of the policy's languages: en, fr"),
        ("example-policy", "Example Policy", "id: expected words in lower case joined by -; found 'Example Policy'"),
        ("stale_after_days = 30", "stale_after_days = 0", "stale_after_days: expected a number above zero, found 0"),
    ],
)
def test_a_head_that_cannot_be_meant(old, new, expected):
    assert expected in faults(head=POLICY_HEAD.replace(old, new))


CONDITIONAL = RULE_HEAD.replace('"prohibit"', '"conditional"')
CONDITION = """[[rule.condition]]
id = "contract"
check = "manual"
text = { en = "Under contract.", fr = "Sous contrat." }
"""


class TestMatch:
    def test_features_successors_and_exceptions(self):
        match = 'match = { vendors = ["V"], include_successors = true, except = ["a"], features = ["assistant"], origin = "built-in" }'
        found = policy(rule_head=RULE_HEAD.replace('match.products = ["tiktok"]', match)).rules[0].match

        assert found == Addressed((), ("V",), (), ("assistant",), Origin.BUILT_IN, ("a",), include_successors=True)

    @pytest.mark.parametrize(
        ("match", "expected"),
        [
            ('{ features = ["magic"] }', "rule[1].match.features: expected one of agent, assistant,"),
            ('{ products = ["a"], include_successors = true }', "rule[1].match.include_successors: expected `vendors` too"),
            ('{ products = ["a"], reading = "project" }', "rule[1].match.why: missing; an interpretation by the project requires a reason"),
            ('{ products = ["a"], origin = "foreign" }', "rule[1].match.origin: expected one of built-in, any"),
        ],
    )
    def test_what_makes_no_sense_is_a_fault(self, match, expected):
        (found,) = faults(rule_head=RULE_HEAD.replace('match.products = ["tiktok"]', f"match = {match}"))

        assert found.startswith(expected)


class TestConditions:
    def test_they_are_for_somebody_to_check(self):
        assert policy(CONDITION, rule_head=CONDITIONAL, aspects="").rules[0].conditions == (
            Condition("contract", {"en": "Under contract.", "fr": "Sous contrat."}),
        )

    def test_a_ban_has_none(self):
        assert faults(CONDITION) == ["rule[1].condition: expected only in a rule with the effect conditional"]


def test_a_feature_is_wanted_off_or_not_at_all():
    assert "rule[1].expect.state: missing; expected a text in quotes" in faults(
        rule_head=RULE_HEAD.replace('"prohibit"', '"disable-feature"'), aspects=""
    )
    assert "rule[1].expect: expected only in a rule with the effect disable-feature" in faults('expect.state = "off"\n')
