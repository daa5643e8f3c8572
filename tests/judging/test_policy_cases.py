"""Every worked case of tests/cases/policies.toml, judged by the real policies for the body that it names."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from scanner.catalogue.entity import find_body
from scanner.catalogue.load import load_catalogue
from scanner.judging.judge import Terms, judge_finding
from scanner.judging.standing_of_body import policies_for
from scanner.model import Confidence, Evidence, Finding, Item, Mark, Relation, Rung, State
from scanner.vocabulary import DeviceForm

FILE = Path(__file__).parents[1] / "cases/policies.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))
CATALOGUE = load_catalogue()
RELATIONS = {"client": Relation.CLIENT, "model": Relation.MODEL, "sdk": Relation.SDK, "tool": Relation.TOOL}
KNOWN = CATALOGUE.policies.values()


def found(case):
    """Return the case's product as a finding beyond doubt; a built-in assistant that is on stands for every feature."""
    form = case.get("form", "application")
    if form == "feature":
        item = Item("x", rung=Rung.INSTALLED, state=State.ENABLED, marks=(Mark.BUILT_IN,))
        identity, kinds = ("assistant", "Microsoft", "built-in-ai"), ("assistant", "writing-assistant")
    else:
        product = CATALOGUE.products[case["product"]]
        item, identity, kinds = Item("x", rung=Rung.INSTALLED), (product.id, product.vendor, product.category), ()
    id_, vendor, category = identity
    relation = RELATIONS.get(form, Relation.OFFICIAL)
    evidence = Evidence(item, 1, "id.x", "y", relation, Confidence.HIGH)
    aspect = "application" if form == "client" else form
    return Finding(id_, id_, vendor, category, aspect, relation, Rung.INSTALLED, Confidence.HIGH, (evidence,), features=kinds)


def named(number_and_case):
    number, case = number_and_case
    return f"{number}-{case['body']}-{case['text']}"


@pytest.mark.parametrize("case", CASES["case"], ids=map(named, enumerate(CASES["case"], 1)))
def test_each_gets_what_the_text_says(case):
    text = CASES["text"][case["text"]]
    policy, body = CATALOGUE.policies[text["policy"]], find_body(case["body"], KNOWN)
    device_form = DeviceForm(case.get("device_form", DeviceForm.UNKNOWN))
    terms = Terms(case["day"], case.get("device", "service"), device_form=device_form, body=body)
    verdicts = {one.rule: one for one in judge_finding(found(case), [policy], terms).verdicts}
    only = verdicts[case.get("rule") or next(iter(verdicts))]

    assert only.outcome.value == case["verdict"], only.reason
    assert text["source"] in {document.url for document in only.basis}
    assert "rule" in case or len(verdicts) == 1
    assert only.fails is (case["verdict"] in {"prohibited", "to-remove"})
    assert case["verdict"] == "out-of-scope" or policy in policies_for(body, KNOWN)


def test_the_cases_are_as_many_and_as_wide_as_they_should_be():
    bodies = Counter(case["body"] for case in CASES["case"])
    decided = {CASES["text"][case["text"]]["policy"] for case in CASES["case"]}

    assert len(CASES["case"]) >= 120
    assert len({tuple(sorted((key, str(value)) for key, value in case.items())) for case in CASES["case"]}) == len(CASES["case"])
    assert {case["text"] for case in CASES["case"]} == {*CASES["text"]}
    assert {"Ixelles", "ONE", "RTBF", "BE/hospital", "BE/ministry", "EU-x-EP/parliament-staff", "NASA"} <= {*bodies}
    assert len(decided) > 30
