import pytest

from scanner.catalogue.policy import read_policy
from scanner.tables.toml_file import TomlFile
from tests.catalogue.written import ASPECTS, BASIS, POLICY_HEAD, RULE_HEAD, policy, read_faulty


def faults(*parts, **others):
    return read_faulty(*parts, **others)[1]


TERM = "[[rule.history]]\nfrom = "


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            "effective_from = 2026-01-02\nremove_by = 2026-01-01\n",
            "rule[1].remove_by: expected a day not before effective_from, 2026-01-02; found 2026-01-01",
        ),
        (
            'effective_from = "2026-01-02"\n',
            "rule[1].effective_from: expected a date such as 2026-11-21, without quotes, found '2026-01-02'",
        ),
        ('on_expiry = "forget"\n', "rule[1].on_expiry: expected one of flag, advise, drop; found 'forget'"),
        (
            'device.laptop = "prohibit"\n',
            (
                "rule[1].device.laptop: unknown class of devices; "
                "expected service, personal-with-access, personal, or one declared in [device_class]"
            ),
        ),
        (
            'form.laptop = ["tablet"]\n',
            (
                "rule[1].form.laptop: unknown class of devices; "
                "expected service, personal-with-access, personal, or one declared in [device_class]"
            ),
        ),
        (
            'form.service = ["tablet", "portable"]\n',
            "rule[1].form.service: expected forms of devices: desktop, laptop, tablet, phone, server, virtual; found 'portable'",
        ),
        (
            "form.service = []\n",
            "rule[1].form.service: expected forms of devices: desktop, laptop, tablet, phone, server, virtual; found none",
        ),
        (
            'aspects.web-app = { effect = "prohibit", reading = "project" }\n',
            "rule[1].aspects.web-app.why: missing; an interpretation by the project requires a reason",
        ),
        (
            "[[rule.exception]]\npurpose = 'all'\nblanket = true\n",
            "rule[1].exception[1].blanket: an exception for everything is not accepted",
        ),
        (
            "effective_from = 2026-02-01\n[[rule.history]]\nfrom = 2025-02-01\nuntil = 2026-01-31\nact = 'A'\n",
            "rule[1].history: expected a term that holds on the rule's first day, 2026-02-01; found 2025-02-01 to 2026-01-31",
        ),
        (
            "decided = 2026-02-01\n[[rule.history]]\nfrom = 2026-02-02\nact = 'A'\n",
            "rule[1].history: expected a term that holds on the rule's first day, 2026-02-01; found 2026-02-02 to now",
        ),
        (
            "valid_until = 2026-02-01\n[[rule.history]]\nfrom = 2025-02-01\nuntil = 2026-01-31\nact = 'A'\n",
            "rule[1].history: expected a term that holds on the rule's last day, 2026-02-01; found 2025-02-01 to 2026-01-31",
        ),
        (  # extended since: the rule would be said to have ended
            f"valid_until = 2026-02-01\n{TERM}2025-02-01\nuntil = 2026-02-01\nact = 'A'\n{TERM}2026-02-02\nact = 'B'\n",
            "rule[1].valid_until: expected a day not before the last term, from 2026-02-02; found 2026-02-01",
        ),
        (  # it would never hold
            f"{TERM}2026-02-01\nuntil = 2026-01-01\nact = 'A'\n",
            "rule[1].history[1].until: expected a day not before from, 2026-02-01; found 2026-01-01",
        ),
        (
            "decided = 2026-02-01\nvalid_until = 2026-01-01\n",
            "rule[1].valid_until: expected a day not before decided, 2026-02-01; found 2026-01-01",
        ),
    ],
)
def test_a_rule_that_cannot_be_meant(rule, expected):
    assert expected in faults(rule)


@pytest.mark.parametrize("first", ["", "announced = 2026-02-01\n", "announced = 2026-01-01\neffective_from = 2026-02-01\n"])
def test_a_history_has_a_term_on_the_rules_first_day_where_it_has_one(first):
    terms = "from = 2025-02-01\nuntil = 2025-12-31\nact = 'A'\n[[rule.history]]\nfrom = 2026-02-01\nuntil = 2026-06-30\nact = 'B'\n"

    assert policy(f"{first}[[rule.history]]\n{terms}").rules[0].history[1].act == {"en": "B", "fr": "B"}


def test_a_history_without_the_current_term_is_told_with_its_line(tmp_path):
    text = POLICY_HEAD + RULE_HEAD + ASPECTS + "decided = 2026-02-01\n[[rule.history]]\nfrom = 2026-02-02\nact = 'A'\n" + BASIS
    file = TomlFile("p.toml", text.encode())
    read_policy(file)
    (found,) = map(str, file.faults)

    assert found.startswith(f"p.toml:{text[: text.index('[[rule.history]]')].count(chr(10)) + 1}: rule[1].history: expected a term")


def test_an_unknown_aspect_is_a_fault():
    (found,) = faults('aspects.app = "prohibit"\n')

    assert found.startswith("rule[1].aspects.app: unknown aspect; expected one of: application, web-app,")


def test_a_ban_says_of_what():
    (found,) = faults(aspects="")

    assert found.startswith("rule[1].aspects: missing; a rule with the effect prohibit must name its aspects: application,")


def test_an_inventory_need_not():
    assert policy(aspects="", rule_head=RULE_HEAD.replace('"prohibit"', '"inventory"')).rules[0].aspects is None


def test_no_aspect_and_no_device_is_treated_harder_than_the_rule():
    head = RULE_HEAD.replace('"prohibit"', '"advise-against"')

    assert faults('device.service = "prohibit"\n', rule_head=head) == [
        "rule[1].aspects.application: expected nothing stronger than the rule's effect, advise-against; found prohibit",
        "rule[1].device.service: expected nothing stronger than the rule's effect, advise-against; found prohibit",
    ]


@pytest.mark.parametrize("effect", ["unspecified", "out-of-scope"])
def test_a_rule_wants_something(effect):
    assert f"rule[1].effect: {effect} is valid for an aspect or a device, not for a rule" in faults(
        rule_head=RULE_HEAD.replace('"prohibit"', f'"{effect}"')
    )


@pytest.mark.parametrize("effect", ["prohibitt", "unspecified"])
def test_an_effect_that_is_wrong_is_the_only_fault_of_its_rule(effect):
    (found,) = faults('device.service = "prohibit"\n', rule_head=RULE_HEAD.replace('"prohibit"', f'"{effect}"'))

    assert found.startswith("rule[1].effect: ")


def test_a_rule_names_something():
    assert faults(rule_head=RULE_HEAD.replace('match.products = ["tiktok"]', "match = {}")) == [
        "rule[1].match: expected products, vendors, categories or features"
    ]


def test_a_rule_has_a_basis_with_a_title_and_what_it_supports():
    assert faults(basis="") == ["rule[1].basis: missing; expected [[rule.basis]] tables"]
    assert faults(basis=BASIS.replace('title.fr = "Loi"', "")) == ["rule[1].basis[1].title: missing; expected the title in one of en, fr"]
    (found,) = faults(basis=BASIS.replace('"effect"', '"everything"'))
    assert found.startswith("rule[1].basis[1].supports: expected keys of a rule: announced,")
    assert found.endswith("; found 'everything'")


def test_the_text_of_an_aspect_may_be_explained_without_a_reading():
    found = policy(aspects=ASPECTS + 'aspects.client = { effect = "unspecified", why = "silent" }\n')

    assert found.rules[0].aspects["client"].why == {"en": "silent", "fr": "silent"}
