"""Every bundled policy speaks every language: what a verdict says of each form of a product has no English in it."""

import re

import pytest

from scanner.catalogue.defaults import known_device_classes
from scanner.catalogue.load import load_catalogue
from scanner.catalogue.policy_words import Aspect
from scanner.judging.judge import Terms, facts, judge_finding
from scanner.language import LANGUAGES, speaker
from scanner.model import Confidence, Evidence, Finding, Item, Relation, Rung, State
from scanner.vocabulary import DeviceForm
from tests.catalogue.written import day

POLICIES = load_catalogue().policies
OTHERS = [language for language in LANGUAGES if language != "en"]
# None of these is a word of French, Dutch or German too.
ENGLISH = re.compile(
    r"\b(the|and|which|whether|with|its|from|used|other|those|this|that|these|does|must|who|whom|they|staff|by)\b", re.IGNORECASE
)
RELATIONS = {one: Relation(one) for one in (Aspect.CLIENT, Aspect.TOOL, Aspect.SDK, Aspect.MODEL)}
DAYS = ("2020-01-01", "2023-09-12", "2026-11-21", "2030-01-01")  # before, between and after the terms


def found(rule, aspect):
    """Return a finding that the rule speaks of, in a form."""
    relation = RELATIONS.get(aspect, Relation.OFFICIAL)
    evidence = Evidence(Item("x", rung=Rung.INSTALLED, state=State.ENABLED), 1, "id.deb", "x", relation, Confidence.HIGH)
    product, vendor, category = (next(iter(names), "") for names in (rule.match.products, rule.match.vendors, rule.match.categories))
    form = "application" if relation is not Relation.OFFICIAL else str(aspect)
    made = Finding(product, "X", vendor, category, form, relation, Rung.INSTALLED, Confidence.HIGH, (evidence,))
    return made._replace(features=rule.match.features)


def said(policy, language):
    """Yield everything that people read in a policy's verdicts, but for the titles of documents, which have languages of their own."""
    head = facts(policy, Terms(day("2026-11-21"), language=language, say=speaker(language)))
    yield from (head.title, head.issuer)
    for rule in policy.rules:
        yield from (texts.get(language, "") for texts in policy.device_classes.values())
        for aspect in Aspect:
            for device in (*known_device_classes([policy]), ""):
                for as_of in DAYS:
                    terms = Terms(day(as_of), device, device_form=DeviceForm.PHONE, language=language, say=speaker(language))
                    yield from words(judge_finding(found(rule, aspect), [policy], terms).verdicts[0])


def words(verdict):
    assert verdict.authority_reason, "a rule has one, and a reader of the report is told"
    yield from (
        verdict.reason,
        verdict.action,
        verdict.authority_reason,
        *verdict.conditions,
        *verdict.binds,
        *verdict.advises,
        *verdict.excludes,
    )
    yield from (text for one in verdict.exceptions for text in (one.what, one.conditions, one.approver))
    yield from (one.note for one in verdict.basis)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_no_english_word(policy, language):
    texts = {*said(policy, language)}

    assert len(texts) > 1
    assert {text for text in texts if ENGLISH.search(text.replace("by ByteDance", ""))} == set()


def test_the_list_knows_english():
    """Of most policies' English texts; a title may have none of the words."""
    caught = {policy.id for policy in POLICIES.values() if any(ENGLISH.search(text) for text in said(policy, "en"))}

    assert {policy.id for policy in POLICIES.values() if policy.rules} <= caught


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_every_text_of_a_policy_is_there_in_each_language(policy):
    """Of what was once in English alone; the reader itself asks for all languages where there is more than a plain text."""
    told = [policy.issuer]
    for rule in policy.rules:
        told += [rule.match.why, *rule.entities[:3], *(term.act for term in rule.history)]
        told += [treatment.why for treatment in (rule.aspects or {}).values()]
        told += [texts for one in rule.exceptions for texts in (one.what, one.approver)]

    assert [texts for texts in told if texts and ({*texts} < {*LANGUAGES} or len({*texts.values()}) == 1)] == []
