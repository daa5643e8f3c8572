import pytest

from scanner.judging.rule_on_a_day import Case, Ruling, ruling
from scanner.model import Flag, Outcome, State
from scanner.vocabulary import DeviceForm
from tests.catalogue.written import RULE_HEAD, day, policy

ASPECTS = """
aspects.application = "prohibit"
aspects.web-app = { effect = "prohibit", reading = "project", why = "as we read it" }
aspects.model = "inventory"
aspects.tool = "out-of-scope"
aspects.sdk = "allow"
aspects.client = { effect = "unspecified", why = "it names no clients" }
"""


def said(rule="", aspect="application", as_of="2026-06-01", device="service", state=State.NONE, **parts):
    return ruling(policy(rule, aspects=parts.pop("aspects", ASPECTS), **parts).rules[0], Case(aspect, state, device, day(as_of)))


def head(effect):
    return RULE_HEAD.replace('"prohibit"', f'"{effect}"')


class TestDays:
    RULE = "effective_from = 2026-02-01\nremove_by = 2026-02-28\n"

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            ("2026-01-31", Ruling(Outcome.UPCOMING, "prohibited from 2026-02-01")),
            ("2026-02-01", Ruling(Outcome.TO_REMOVE, "prohibited since 2026-02-01; to be removed by 2026-02-28")),
            ("2026-02-28", Ruling(Outcome.TO_REMOVE, "prohibited since 2026-02-01; to be removed by 2026-02-28")),
            ("2026-03-01", Ruling(Outcome.PROHIBITED, "prohibited since 2026-02-01; removal was due by 2026-02-28")),
        ],
    )
    def test_first_and_last_day_belong_to_the_period(self, as_of, expected):
        assert said(self.RULE, as_of=as_of) == expected

    def test_without_days_a_rule_always_holds(self):
        assert said() == Ruling(Outcome.PROHIBITED, "prohibited")

    def test_a_text_that_gives_no_first_day_holds_since_its_decision(self):
        rule = "announced = 2026-01-01\ndecided = 2026-02-01\n"

        assert said(rule) == Ruling(Outcome.PROHIBITED, "prohibited since 2026-02-01")
        assert said(rule, as_of="2026-01-15") == Ruling(Outcome.UPCOMING, "prohibited from 2026-02-01")


class TestEnd:
    @pytest.mark.parametrize(
        ("key", "ended"), [("valid_until", "it was valid until 2026-03-01"), ("review_by", "its review was due by 2026-03-01")]
    )
    @pytest.mark.parametrize(
        ("on_expiry", "outcome"), [("flag", Outcome.PROHIBITED), ("advise", Outcome.ADVISED_AGAINST), ("drop", Outcome.INVENTORIED)]
    )
    def test_what_becomes_of_a_rule_after_its_last_day(self, key, ended, on_expiry, outcome):
        rule = f'{key} = 2026-03-01\non_expiry = "{on_expiry}"\n'
        after = said(rule, as_of="2026-03-02")

        assert said(rule, as_of="2026-03-01") == Ruling(Outcome.PROHIBITED, "prohibited")
        if on_expiry == "drop":
            assert after == Ruling(outcome, f"no longer in force: {ended}")
        else:
            assert after == Ruling(outcome, f"prohibited; {ended}, and this policy file records no extension", (Flag.REVIEW_OVERDUE,))

    def test_a_rule_is_kept_where_its_file_says_nothing(self):
        assert said("review_by = 2026-03-01\n", as_of="2026-03-02").outcome is Outcome.PROHIBITED

    def test_an_upcoming_rule_is_not_overdue(self):
        assert said("effective_from = 2026-02-01\nvalid_until = 2026-03-01\n", as_of="2026-01-01").flags == ()


class TestAspect:
    @pytest.mark.parametrize(
        ("aspect", "expected"),
        [
            ("application", Ruling(Outcome.PROHIBITED, "prohibited")),
            ("web-app", Ruling(Outcome.PROHIBITED, "prohibited; as we read it", (Flag.PROJECT_READING,))),
            ("model", Ruling(Outcome.INVENTORIED, "to be inventoried")),
            ("sdk", Ruling(Outcome.INVENTORIED, "allowed")),
            ("tool", Ruling(Outcome.OUT_OF_SCOPE, "the policy does not cover tools")),
            (
                "client",
                Ruling(
                    Outcome.UNSPECIFIED,
                    "the policy does not say whether third-party clients are covered; ask your security officer; it names no clients",
                ),
            ),
            ("library", Ruling(Outcome.UNSPECIFIED, "the policy does not say whether libraries are covered; ask your security officer")),
        ],
    )
    def test_each_aspect_is_treated_apart_and_what_is_not_named_is_unspecified(self, aspect, expected):
        assert said(aspect=aspect) == expected

    @pytest.mark.parametrize(
        ("effect", "outcome"),
        [
            ("advise-against", Outcome.ADVISED_AGAINST),
            ("conditional", Outcome.CONDITIONS_TO_CHECK),
            ("inventory", Outcome.INVENTORIED),
            ("allow", Outcome.INVENTORIED),
        ],
    )
    def test_every_effect_has_its_outcome(self, effect, outcome):
        aspects = f'aspects.application = "{effect}"\n'
        found = said("effective_from = 2026-02-01\nremove_by = 2026-02-28\n", rule_head=head(effect), aspects=aspects)

        assert (found.outcome, found.flags) == (outcome, ())

    def test_a_rule_without_aspects_means_all_of_them(self):
        assert said(aspect="tool", rule_head=head("inventory"), aspects="").outcome is Outcome.INVENTORIED


class TestDevice:
    RULE = """effective_from = 2026-02-01
device = { service = "prohibit", personal-with-access = "advise-against", personal = "out-of-scope" }
"""

    @pytest.mark.parametrize(
        ("device", "expected"),
        [
            ("service", Ruling(Outcome.PROHIBITED, "prohibited since 2026-02-01")),
            ("personal-with-access", Ruling(Outcome.ADVISED_AGAINST, "advised against since 2026-02-01")),
            ("personal", Ruling(Outcome.OUT_OF_SCOPE, "the policy does not cover devices of class personal")),
            (
                "contractor",
                Ruling(
                    Outcome.UNSPECIFIED,
                    "the policy does not say whether devices of class contractor are covered; ask your security officer",
                ),
            ),
            ("", Ruling(Outcome.UNSPECIFIED, "the device class is not specified")),
        ],
    )
    def test_each_class_of_devices_is_treated_apart(self, device, expected):
        assert said(self.RULE, device=device) == expected

    def test_of_aspect_and_device_the_weaker_effect_holds(self):
        assert said(self.RULE, aspect="model", device="service").outcome is Outcome.INVENTORIED
        assert said(self.RULE, aspect="model", device="personal-with-access").outcome is Outcome.INVENTORIED
        assert said(self.RULE, aspect="library", device="personal").outcome is Outcome.OUT_OF_SCOPE

    def test_a_rule_without_devices_means_all_of_them(self):
        assert said(device="personal").outcome is Outcome.PROHIBITED


class TestFeature:
    HEAD = head("disable-feature").replace('products = ["tiktok"]', 'features = ["assistant"]') + 'expect.state = "off"\n'

    @pytest.mark.parametrize(
        ("state", "expected"),
        [
            (State.ENABLED, Ruling(Outcome.PROHIBITED, "must be switched off since 2026-02-16, and it is on")),
            (State.DISABLED, Ruling(Outcome.COMPLIANT, "must be switched off since 2026-02-16, and it is off")),
            (State.UNKNOWN, Ruling(Outcome.UNSPECIFIED, "must be switched off since 2026-02-16; its state is unknown")),
            (State.NONE, Ruling(Outcome.UNSPECIFIED, "must be switched off since 2026-02-16; its state is unknown")),
        ],
    )
    def test_off_is_compliant_on_is_a_violation_and_unknown_is_neither(self, state, expected):
        assert said("announced = 2026-02-16\n", "feature", state=state, rule_head=self.HEAD, aspects="") == expected

    def test_where_it_is_only_advised_off_is_compliant_too(self):
        rule = 'announced = 2026-02-16\ndevice.personal = "advise-against"\n'
        found = [
            said(rule, "feature", state=state, rule_head=self.HEAD, aspects="", device="personal").outcome
            for state in (State.ENABLED, State.DISABLED)
        ]

        assert found == [Outcome.ADVISED_AGAINST, Outcome.COMPLIANT]

    def test_what_is_off_stays_compliant_when_the_last_day_of_the_rule_is_over(self):
        rule = "announced = 2026-02-16\nvalid_until = 2026-03-01\n"
        expected = Ruling(Outcome.COMPLIANT, "must be switched off since 2026-02-16, and it is off")

        assert said(rule, "feature", state=State.DISABLED, rule_head=self.HEAD, aspects="") == expected


class TestArchived:
    RULE = 'effective_from = 2022-03-15\narchived_on = 2025-01-01\nsuperseded_by = "a later warning"\n'

    def test_what_its_issuer_archived_is_only_counted(self):
        after = Ruling(Outcome.INVENTORIED, "no longer in force: archived on 2025-01-01; superseded by a later warning")

        assert said(self.RULE, as_of="2024-12-31") == Ruling(Outcome.PROHIBITED, "prohibited since 2022-03-15")
        assert said(self.RULE, as_of="2025-01-01") == after


class TestTerms:
    TERMS = """
[[rule.history]]
from = 2026-01-01
until = 2026-03-01
act = "the first"
[[rule.history]]
from = 2026-03-10
act = "the second"
"""

    @pytest.mark.parametrize("as_of", ["2026-01-01", "2026-03-01", "2026-03-10", "2030-01-01"])
    def test_within_a_term_nothing_is_overdue(self, as_of):
        assert said(self.TERMS, as_of=as_of) == Ruling(Outcome.PROHIBITED, "prohibited")

    @pytest.mark.parametrize("as_of", ["2026-03-02", "2026-03-09"])
    def test_between_two_terms_the_rule_holds_and_is_overdue(self, as_of):
        reason = "prohibited; its term (the first) ended on 2026-03-01, and the next one had not begun"

        assert said(self.TERMS, as_of=as_of) == Ruling(Outcome.PROHIBITED, reason, (Flag.REVIEW_OVERDUE,))

    def test_of_several_terms_that_ended_the_last_one_is_named(self):
        third = '[[rule.history]]\nfrom = 2026-05-01\nact = "the third"\n'
        rule = self.TERMS.replace("from = 2026-03-10\n", "from = 2026-03-10\nuntil = 2026-04-01\n") + third
        reason = "prohibited; its term (the second) ended on 2026-04-01, and the next one had not begun"

        assert said(rule, as_of="2026-04-15") == Ruling(Outcome.PROHIBITED, reason, (Flag.REVIEW_OVERDUE,))

    def test_a_review_that_is_due_within_a_term_is_not_put_off_by_the_next_term(self):
        reason = "prohibited; its review was due by 2026-02-01, and this policy file records no extension"

        assert said(f"review_by = 2026-02-01\n{self.TERMS}", as_of="2026-02-15") == Ruling(
            Outcome.PROHIBITED, reason, (Flag.REVIEW_OVERDUE,)
        )

    def test_after_the_last_term_no_next_one_is_spoken_of(self):
        last = '[[rule.history]]\nfrom = 2026-01-01\nuntil = 2026-03-01\nact = "the only one"\n'
        reason = "prohibited; its term (the only one) ended on 2026-03-01, and this policy file records no extension"

        for rule in (last, f"valid_until = 2026-03-01\n{last}"):
            assert said(rule, as_of="2026-03-02") == Ruling(Outcome.PROHIBITED, reason, (Flag.REVIEW_OVERDUE,))


def test_a_class_without_a_list_is_classified_by_us():
    rule_head = RULE_HEAD.replace('match.products = ["tiktok"]', 'match = { categories = ["ai-agent"], reading = "project", why = "ours" }')

    assert said(rule_head=rule_head) == Ruling(Outcome.PROHIBITED, "prohibited; ours", (Flag.PROJECT_READING,))


ABOUT_PORTABLES = "the rule is about tablets and phones; this device is a laptop or a tablet, or both in one, and no more is known"


class TestForms:
    RULE = 'form.service = ["tablet", "phone"]\n'

    def said(self, form, device="service", aspect="application", rule=RULE, as_of="2026-06-01"):
        one = policy(rule, aspects=ASPECTS).rules[0]
        return ruling(one, Case(aspect, State.NONE, device, day(as_of), form))

    @pytest.mark.parametrize("form", [DeviceForm.TABLET, DeviceForm.PHONE])
    def test_a_device_of_a_form_that_is_named_is_judged(self, form):
        assert self.said(form) == Ruling(Outcome.PROHIBITED, "prohibited")

    @pytest.mark.parametrize(
        ("form", "words"),
        [
            (DeviceForm.DESKTOP, "a desktop computer"),
            (DeviceForm.LAPTOP, "a laptop"),
            (DeviceForm.SERVER, "a server"),
            (DeviceForm.VIRTUAL, "a virtual machine"),
            (DeviceForm.COMPUTER, "a desktop computer or a laptop"),
        ],
    )
    def test_a_device_of_another_form_is_out_of_scope(self, form, words):
        assert self.said(form) == Ruling(Outcome.OUT_OF_SCOPE, f"the rule is about tablets and phones, and this device is {words}")

    def test_what_is_not_known_is_no_violation_and_is_said(self):
        assert self.said(DeviceForm.UNKNOWN) == Ruling(
            Outcome.UNSPECIFIED, "the rule is about tablets and phones; what form this device has is not known"
        )
        assert self.said(DeviceForm.PORTABLE) == Ruling(
            Outcome.UNSPECIFIED,
            ABOUT_PORTABLES,
        )

    def test_another_class_of_devices_is_meant_in_any_form(self):
        assert self.said(DeviceForm.DESKTOP, "personal") == Ruling(Outcome.PROHIBITED, "prohibited")

    def test_what_the_text_leaves_out_in_any_form_is_said_first(self):
        assert self.said(DeviceForm.DESKTOP, aspect="tool").reason == "the policy does not cover tools"

    def test_one_form_and_three(self):
        assert self.said(DeviceForm.DESKTOP, rule='form.service = ["phone"]\n').reason.startswith("the rule is about phones, and")
        three = self.said(DeviceForm.DESKTOP, rule='form.service = ["laptop", "tablet", "phone"]\n')
        assert three.reason.startswith("the rule is about laptops, tablets and phones, and")
