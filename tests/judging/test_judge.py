import pytest

from scanner.catalogue.policy_words import Effect, Expected
from scanner.catalogue.rule_parts import Treatment
from scanner.judging.judge import Terms, facts, judge_finding
from scanner.model import (
    Basis,
    Confidence,
    Evidence,
    ExceptionTerms,
    Finding,
    Flag,
    Item,
    Mark,
    Outcome,
    Relation,
    Rung,
    State,
    Verdict,
)
from scanner.policy_facts import PolicyFacts
from tests.catalogue.written import ASPECTS, POLICY_HEAD, RULE_HEAD, day, policy

DEVICE = 'device = { service = "prohibit", personal = "out-of-scope" }\n'


def finding(aspect="application", relation=Relation.OFFICIAL, rung=Rung.INSTALLED, confidence=Confidence.HIGH, product="tiktok"):
    return of(Evidence(Item("TikTok", rung=rung), 1, "name", "x", relation, confidence), aspect=aspect, product=product)


def of(*evidence, aspect="application", product="tiktok"):
    """Make a finding of its evidence, of which the first is the best match."""
    best = min((one.item.rung for one in evidence), key=list(Rung).index)
    return Finding(product, "TikTok", "ByteDance", "social-media", aspect, evidence[0].relation, best, evidence[0].confidence, evidence)


def verdicts(*policies, found=None, as_of="2026-06-01", device="service", assumed=False):
    return judge_finding(found or finding(), policies, Terms(day(as_of), device, device_class_assumed=assumed)).verdicts


def test_a_verdict_whole():
    rule = DEVICE + "effective_from = 2026-02-01\n[[rule.exception]]\npurpose = 'research'\n"

    assert verdicts(policy(rule)) == (
        Verdict(
            policy="example-policy",
            rule="example-rule",
            outcome=Outcome.PROHIBITED,
            fails=True,
            reason="prohibited since 2026-02-01",
            action="Remove it.",
            basis=(Basis("law", "Loi", supports=("effect",)),),
            dates={"effective_from": day("2026-02-01")},
            flags=(),
            exceptions=(ExceptionTerms("research"),),
            support="official",
            control="prohibit",
            authority_reason="A reason.",
        ),
    )


def test_a_verdict_says_whom_the_rule_binds_whether_it_is_made_impossible_and_what_exceptions_ask():
    rule = """control = "prevent"
entities = { bound = ["services"], advised = ["schools"], excluded = ["museums", "theatres"] }
[[rule.exception]]
purpose = "research"
what = { en = "Research", fr = "Recherche" }
conditions = { en = "A machine apart.", fr = "Une machine à part." }
confirm = ["apart"]
approver = "the clerk"
"""
    (found,) = verdicts(policy(rule))

    assert found.exceptions == (ExceptionTerms("research", "A machine apart.", "the clerk", ("apart",), "Research"),)
    assert (found.control, found.binds, found.advises, found.excludes) == ("prevent", ("services",), ("schools",), ("museums", "theatres"))


def test_without_a_rule_that_speaks_of_it_a_finding_is_only_counted():
    nobody = (Verdict("", "", Outcome.INVENTORIED, fails=False, reason="not covered by the selected policies", action="", basis=()),)

    assert verdicts() == nobody
    assert verdicts(policy(), found=finding(product="other")) == nobody


@pytest.mark.parametrize("match", ['products = ["tiktok"]', 'vendors = ["ByteDance"]', 'categories = ["messaging", "social-media"]'])
def test_a_rule_speaks_of_products_vendors_or_categories(match):
    (found,) = verdicts(policy(rule_head=RULE_HEAD.replace('products = ["tiktok"]', match)))

    assert found.outcome is Outcome.PROHIBITED


@pytest.mark.parametrize("relation", [Relation.CLIENT, Relation.TOOL, Relation.SDK, Relation.MODEL])
def test_what_is_not_the_product_itself_goes_by_its_relation(relation):
    aspects = ASPECTS + f'aspects.{relation} = "inventory"\n'

    assert verdicts(policy(), found=finding(relation=relation))[0].outcome is Outcome.UNSPECIFIED
    assert verdicts(policy(aspects=aspects), found=finding(relation=relation))[0].outcome is Outcome.INVENTORIED
    assert verdicts(policy(aspects=aspects), found=finding())[0].outcome is Outcome.PROHIBITED


@pytest.mark.parametrize(
    ("found", "fails", "flags"),
    [
        (finding(), True, ()),
        (finding(confidence=Confidence.MEDIUM), True, ()),
        (finding(confidence=Confidence.LOW), False, (Flag.NAME_ONLY,)),
        (finding(rung=Rung.CONFIGURED), True, ()),
        (finding(rung=Rung.RESIDUE), False, (Flag.RESIDUE_ONLY,)),
        (finding(rung=Rung.RESIDUE, confidence=Confidence.LOW), False, (Flag.NAME_ONLY, Flag.RESIDUE_ONLY)),
    ],
)
def test_a_name_or_a_residue_accuses_nobody(found, fails, flags):
    (verdict,) = verdicts(policy(), found=found)

    assert (verdict.outcome, verdict.fails, verdict.flags) == (Outcome.PROHIBITED, fails, flags)


def test_an_installed_name_and_an_id_in_a_leftover_folder_do_not_add_up_to_an_accusation():
    leftover = Evidence(Item("TikTok", rung=Rung.RESIDUE), 1, "id.x", "y", Relation.OFFICIAL, Confidence.HIGH)
    name = Evidence(Item("TikTok", rung=Rung.INSTALLED), 2, "name", "tiktok", Relation.OFFICIAL, Confidence.LOW)
    (verdict,) = verdicts(policy(), found=of(leftover, name))

    assert (verdict.outcome, verdict.fails, verdict.flags) == (Outcome.PROHIBITED, False, (Flag.NAME_ONLY,))


def test_within_the_time_for_removal_a_run_fails_too():
    (verdict,) = verdicts(policy("remove_by = 2026-06-01\n"))

    assert (verdict.outcome, verdict.fails) == (Outcome.TO_REMOVE, True)


@pytest.mark.parametrize(
    ("aspect", "outcome", "action"),
    [("library", Outcome.UNSPECIFIED, ""), ("model", Outcome.INVENTORIED, ""), ("tool", Outcome.ADVISED_AGAINST, "Remove it.")],
)
def test_what_is_no_ban_fails_nothing_and_only_what_somebody_must_do_is_said(aspect, outcome, action):
    aspects = ASPECTS + 'aspects.model = "inventory"\naspects.tool = "advise-against"\n'
    (verdict,) = verdicts(policy(aspects=aspects), found=finding(aspect))

    assert (verdict.outcome, verdict.fails, verdict.action) == (outcome, False, action)


def test_an_assumed_class_of_devices_is_said_where_it_mattered():
    assert verdicts(policy(DEVICE), assumed=True)[0].flags == (Flag.DEVICE_CLASS_ASSUMED,)
    assert verdicts(policy(DEVICE), assumed=False)[0].flags == ()
    assert verdicts(policy(), assumed=True)[0].flags == ()


def test_every_rule_that_fires_is_told_the_strictest_first():
    site = policy(
        rule_head=RULE_HEAD.replace("example-rule", "counts").replace('"prohibit"', '"inventory"'),
        aspects="",
        head=POLICY_HEAD.replace("example-policy", "a-site"),
    )

    assert [(verdict.policy, verdict.outcome) for verdict in verdicts(site, policy())] == [
        ("example-policy", Outcome.PROHIBITED),
        ("a-site", Outcome.INVENTORIED),
    ]


class TestFacts:
    def test_a_policy_as_a_report_names_it(self):
        assert facts(policy(), Terms(day("2026-12-01"))) == PolicyFacts(
            id="example-policy",
            version="1",
            jurisdiction="BE",
            title="Example",
            issuer="a test",
            last_verified=day("2026-11-21"),
            stale=False,
            basis=(Basis("law", "Loi", supports=("effect",)),),
            issuer_kind="project",
            beyond_horizon=True,
        )

    def test_a_policy_of_the_authority_itself_says_so_and_in_which_languages_it_binds(self):
        head = POLICY_HEAD.replace('"project"', '"authority"') + 'official_languages = ["fr"]\n'
        found = facts(policy(head=head), Terms(day("2026-12-01")))

        assert (found.issuer_kind, found.official_languages) == ("authority", ("fr",))

    @pytest.mark.parametrize(("as_of", "stale"), [("2020-01-01", False), ("2026-12-21", False), ("2026-12-22", True)])
    def test_it_goes_stale_when_nobody_verifies_it(self, as_of, stale):
        assert facts(policy(), Terms(day(as_of))).stale is stale

    @pytest.mark.parametrize(
        ("known", "as_of", "beyond"),
        [
            ("2026-11-21", "2026-11-20", False),
            ("2026-11-21", "2026-11-21", False),
            ("2026-11-21", "2027-01-20", False),  # 60 days
            ("2026-11-21", "2027-01-21", True),
            ("", "2026-11-21", True),
        ],
    )
    def test_new_measures_may_be_missing_when_nobody_looked_for_them_for_60_days(self, known, as_of, beyond):
        found = facts(policy(head=POLICY_HEAD + (f"known_through = {known}\n" if known else "")), Terms(day(as_of)))

        assert (found.known_through, found.beyond_horizon) == (day(known) if known else None, beyond)


BLOCK = Evidence(
    Item("x", rung=Rung.CONFIGURED, state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED)),
    1,
    "name",
    "x",
    Relation.OFFICIAL,
    Confidence.HIGH,
)


def test_what_a_policy_keeps_out_is_compliant_and_never_fails_a_run():
    kept_out = of(BLOCK)
    everything = Terms(day("2026-06-01"), fail_on=frozenset(Outcome))
    (found,) = judge_finding(kept_out, [policy()], everything).verdicts
    (unaddressed,) = judge_finding(kept_out, [], everything).verdicts

    assert (found.outcome, found.fails, found.flags, found.action) == (Outcome.COMPLIANT, False, (), "")
    assert found.reason == "prohibited; not installed, blocked by browser policy"
    assert (unaddressed.outcome, unaddressed.fails) == (Outcome.INVENTORIED, False)


def of_effect(effect):
    made = policy()
    return made._replace(rules=(made.rules[0]._replace(effect=effect, aspects=None),))


ASK_FOR_NOTHING = [(Effect.INVENTORY, Outcome.INVENTORIED), (Effect.OUT_OF_SCOPE, Outcome.OUT_OF_SCOPE)]


@pytest.mark.parametrize(("effect", "outcome"), ASK_FOR_NOTHING)
def test_a_verdict_that_asks_for_nothing_stays_what_it_is_where_a_policy_keeps_the_product_out(effect, outcome):
    """Compliant is who was asked for something: a product that is only counted is not."""
    (found,) = verdicts(of_effect(effect), found=of(BLOCK))

    assert (found.outcome, "blocked by browser policy" in found.reason) == (outcome, False)


@pytest.mark.parametrize(
    ("trace", "fails", "flags"),
    [
        (Evidence(Item("x", rung=Rung.INSTALLED), 1, "name", "x", Relation.OFFICIAL, Confidence.HIGH), True, ()),
        (Evidence(Item("x", rung=Rung.RESIDUE), 1, "name", "x", Relation.OFFICIAL, Confidence.HIGH), False, (Flag.RESIDUE_ONLY,)),
        (Evidence(Item("x", rung=Rung.INSTALLED), 1, "name", "x", Relation.OFFICIAL, Confidence.LOW), False, (Flag.NAME_ONLY,)),
    ],
)
def test_a_block_beside_a_trace_makes_it_neither_surer_nor_less_sure(trace, fails, flags):
    (found,) = verdicts(policy(), found=of(trace, BLOCK)._replace(rung=trace.item.rung))

    assert (found.outcome, found.fails, found.flags) == (Outcome.PROHIBITED, fails, flags)


@pytest.mark.parametrize(
    ("effect", "state", "outcome", "told"),
    [
        (Effect.DISABLE_FEATURE, State.DISABLED, Outcome.COMPLIANT, True),
        (Effect.DISABLE_FEATURE, State.ENABLED, Outcome.PROHIBITED, True),
        (Effect.DISABLE_FEATURE, State.UNKNOWN, Outcome.UNSPECIFIED, False),
        (Effect.ADVISE_AGAINST, State.NONE, Outcome.ADVISED_AGAINST, True),
        (Effect.INVENTORY, State.NONE, Outcome.INVENTORIED, False),
        (Effect.OUT_OF_SCOPE, State.NONE, Outcome.OUT_OF_SCOPE, False),
    ],
)
def test_until_when_a_ban_holds_is_said_where_it_asks_for_something_or_is_met(effect, state, outcome, told):
    """A feature that is off today must stay off until the review: whoever reads "compliant" has to know."""
    made = policy()
    off = Expected.OFF if effect is Effect.DISABLE_FEATURE else None
    rule = made.rules[0]._replace(effect=effect, aspects=None, expect=off, review_condition={"en": "until the review"})
    item = Item("TikTok", rung=Rung.INSTALLED, state=state)
    found = of(Evidence(item, 1, "id.x", "y", Relation.OFFICIAL, Confidence.HIGH))
    (said,) = verdicts(made._replace(rules=(rule,)), found=found)

    assert said.outcome is outcome
    assert ("(until the review)" in said.reason) is told


@pytest.mark.parametrize("expect", [None, Expected.OFF])
@pytest.mark.parametrize("effect", [Effect.PROHIBIT, Effect.DISABLE_FEATURE])
def test_what_is_offered_and_nobody_has_set_up_is_never_a_violation(effect, expect):
    made = policy()
    rule = made.rules[0]._replace(effect=effect, aspects=None, expect=expect)

    def said(*states):
        seen = [Evidence(Item("x", rung=Rung.INSTALLED, state=one), 1, "id.x", "y", Relation.OFFICIAL, Confidence.HIGH) for one in states]
        (found,) = verdicts(made._replace(rules=(rule,)), found=of(*seen, aspect="feature"))
        end = "; it is offered, and nobody has set it up"
        return found.outcome, found.fails, found.reason.endswith(end) and not found.reason.startswith(("XX", "None"))

    assert said(State.OFFERED) == (Outcome.UNSPECIFIED, False, True)
    assert said(State.OFFERED, State.DISABLED_BY_USER) == (Outcome.UNSPECIFIED, False, True)
    assert said(State.OFFERED, State.ENABLED)[:2] == (Outcome.PROHIBITED, True)


def test_what_is_offered_is_counted_where_a_rule_only_counts():
    made = policy()
    rule = made.rules[0]._replace(effect=Effect.INVENTORY, aspects=None)
    offered = Evidence(Item("x", rung=Rung.INSTALLED, state=State.OFFERED), 1, "id.x", "y", Relation.OFFICIAL, Confidence.HIGH)

    assert verdicts(made._replace(rules=(rule,)), found=of(offered, aspect="feature"))[0].outcome is Outcome.INVENTORIED


@pytest.mark.parametrize(
    ("processing", "outcome"),
    [("local", Outcome.OUT_OF_SCOPE), ("", Outcome.OUT_OF_SCOPE), ("cloud", Outcome.UNSPECIFIED)],
)
def test_a_text_that_leaves_out_models_on_the_machine_says_nothing_of_one_in_a_cloud(processing, outcome):
    made = policy()
    rule = made.rules[0]._replace(aspects={"model": Treatment(Effect.OUT_OF_SCOPE)})
    model = finding(aspect="model", relation=Relation.MODEL)._replace(processing=processing)

    [found] = verdicts(made._replace(rules=(rule,)), found=model)
    said = "the text excludes models that run on this machine, and this one runs in a cloud"
    assert (found.outcome, found.reason == said) == (outcome, processing == "cloud")


def test_what_a_text_leaves_out_and_is_no_model_is_left_out_though_it_runs_in_a_cloud():
    made = policy()
    rule = made.rules[0]._replace(aspects={"tool": Treatment(Effect.OUT_OF_SCOPE)})
    [found] = verdicts(made._replace(rules=(rule,)), found=finding(relation=Relation.TOOL)._replace(processing="cloud"))

    assert found.outcome is Outcome.OUT_OF_SCOPE


@pytest.mark.parametrize(("as_of", "conditions"), [("2026-01-31", ("Ask first.",)), ("2026-02-01", ())])
def test_conditions_are_told_as_long_as_they_are_to_be_met(as_of, conditions):
    condition = '[[rule.condition]]\nid = "asked"\ncheck = "manual"\ntext = { en = "Ask first.", fr = "Demandez." }\n'
    conditional = RULE_HEAD.replace("prohibit", "conditional")
    written = policy(f"archived_on = 2026-02-01\n{condition}", rule_head=conditional, aspects="")

    assert verdicts(written, as_of=as_of)[0].conditions == conditions


@pytest.mark.parametrize("relation", [Relation.CLIENT, Relation.SDK, Relation.OFFICIAL])
def test_where_a_client_sends_is_judged_by_that_whatever_the_relation(relation):
    found = of(
        Evidence(Item("api.example.com", rung=Rung.CONFIGURED), 1, "id.site", "api.example.com", relation, Confidence.HIGH),
        aspect="destination",
    )
    written = policy(aspects='aspects.destination = "prohibit"\n')

    [verdict] = verdicts(written, found=found)
    assert (verdict.outcome, verdict.fails) == (Outcome.PROHIBITED, True)


def test_a_model_that_others_serve_is_to_be_checked_and_accuses_nobody():
    served = Evidence(Item("router", rung=Rung.CONFIGURED), 1, "id.served-model", "x", Relation.MODEL, Confidence.MEDIUM)
    written = policy(aspects='aspects.destination = "prohibit"\n')
    [verdict] = verdicts(written, found=of(served, aspect="destination"))
    [known] = verdicts(written, found=of(served, served._replace(field="id.site"), aspect="destination"))

    assert (verdict.outcome, verdict.fails) == (Outcome.CONDITIONS_TO_CHECK, False)
    assert (known.outcome, known.fails) == (Outcome.PROHIBITED, True)


@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        ((State.DISABLED,), Outcome.UNSPECIFIED),
        ((State.DISABLED, State.DISABLED), Outcome.UNSPECIFIED),
        ((State.DISABLED, State.NONE), Outcome.PROHIBITED),
    ],
)
def test_a_service_that_every_client_was_told_to_leave_off_accuses_nobody(states, outcome):
    items = (Item("router", rung=Rung.CONFIGURED, state=state) for state in states)
    found = of(*(Evidence(one, 1, "id.site", "x", Relation.CLIENT, Confidence.HIGH) for one in items), aspect="destination")

    [verdict] = verdicts(policy(aspects='aspects.destination = "prohibit"\n'), found=found)
    left_off = outcome is Outcome.UNSPECIFIED
    assert (verdict.outcome, verdict.fails, "leave it off" in verdict.reason) == (outcome, not left_off, left_off)


@pytest.mark.parametrize(("effect", "outcome"), ASK_FOR_NOTHING)
@pytest.mark.parametrize(("field", "state"), [("id.served-model", State.NONE), ("id.site", State.DISABLED)])
def test_a_service_of_which_nothing_is_asked_is_not_to_be_checked(effect, outcome, field, state):
    """Whether others serve the model, or every client leaves it off, matters to a ban alone."""
    item = Item("router", rung=Rung.CONFIGURED, state=state)
    found = of(Evidence(item, 1, field, "x", Relation.MODEL, Confidence.MEDIUM), aspect="destination")

    assert verdicts(of_effect(effect), found=found)[0].outcome is outcome
