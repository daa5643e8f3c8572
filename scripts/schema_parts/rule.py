"""The schema of a policy's `[[rule]]`, as `scanner/catalogue/rule_table.py` reads it."""

from schema_parts.meanings import meanings
from schema_parts.shapes import Shape, by_language, day, flag, one_of, said, some, table, tables, text, where, word
from schema_parts.treatment import REASONED, allowed, aspects, devices

from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.policy_file import LANGUAGE
from scanner.catalogue.policy_words import (
    DATES,
    FEATURES,
    BasisKind,
    Check,
    Control,
    Effect,
    Expected,
    OnExpiry,
    Origin,
    Reading,
    Support,
)
from scanner.catalogue.rule_table import ENTITIES, ONLY_BELOW, SUPPORTED

DOCUMENT = "policies.md"
REQUIRED = ("id", "effect", "confidence", "match", "reason", "action", "basis")
WITH_VENDORS = where("include_successors", True, {"required": ["vendors"]})  # noqa: FBT003  it is the key's value


def schema() -> Shape:
    """Return the shape of one rule."""
    meaning = meanings(DOCUMENT, "## A rule")
    effects = [effect for effect in Effect if effect not in ONLY_BELOW]
    keys = {
        "id": text(),
        "effect": word(effects, meaning),
        "control": word(Control),
        "confidence": word(Support),
        **{key: day() for key in DATES},
        "on_expiry": word(OnExpiry),
        "superseded_by": text(),
        "name_suffices": flag(),
        "review_condition": by_language(LANGUAGE, least=0),
        "match": _match(),
        "expect": table({"state": said("How the feature is to be set.", word(Expected))}, ["state"]),
        "aspects": aspects(),
        "device": devices(),
        "entities": table({key: said(f"Whom the text names as {key}.", some(text())) for key in ENTITIES}),
        "reason": by_language(LANGUAGE),
        "action": by_language(LANGUAGE),
        "exception": tables(_exception()),
        "condition": tables(_condition()),
        "not_covered": tables(_not_covered()),
        "history": tables(_period()),
        "basis": tables(_source()),
    }
    return table({key: said(meaning[key], shape) for key, shape in keys.items()}, REQUIRED, allOf=[allowed(one) for one in effects])


def _match() -> Shape:
    meaning = meanings(DOCUMENT, "### Whom a rule speaks of")
    keys = {
        "products": some(text()),
        "vendors": some(text()),
        "include_successors": flag(),
        "categories": some(word(CATEGORIES, CATEGORIES)),
        "features": some(word(FEATURES, FEATURES)),
        "origin": word(Origin),
        "except": some(text()),
        "reading": word(Reading),
        "why": text(),
    }
    described = {key: said(meaning[key], shape) for key, shape in keys.items()}
    return table(described, anyOf=one_of("products", "vendors", "categories", "features"), allOf=[REASONED, WITH_VENDORS])


def _exception() -> Shape:
    keys = {
        "purpose": said("What the exception is for.", text()),
        "conditions": said("By language: under which conditions.", by_language(LANGUAGE, least=0)),
        "approver": said("Who may grant it.", text()),
        "blanket": said("`true` is refused: an exception for everything is none.", {"const": False}),
    }
    return table(keys, ["purpose"])


def _condition() -> Shape:
    keys = {
        "id": said("A word for the condition.", text()),
        "check": said("Who can tell whether it is met: `manual` means that somebody must look.", word(Check)),
        "text": said("By language: the condition.", by_language(LANGUAGE)),
    }
    return table(keys, keys)


def _not_covered() -> Shape:
    keys = {
        "what": said("By language: what the text leaves out in so many words.", by_language(LANGUAGE)),
        "categories": said("Products of these get the verdict `out-of-scope`.", some(word(CATEGORIES, CATEGORIES))),
    }
    return table(keys, ["what"])


def _period() -> Shape:
    keys = {
        "from": said("The first day of the term.", day()),
        "until": said("Its last day; left out when it still holds.", day()),
        "act": said("The act that set the term.", text()),
    }
    return table(keys, ["from", "act"])


def _source() -> Shape:
    meaning = meanings(DOCUMENT, "### Documents")
    keys = {
        "kind": word(BasisKind),
        "title": by_language(LANGUAGE),
        "url": text(),
        "number": text(),
        "numac": text(),
        "date": day(),
        "note": by_language(LANGUAGE, least=0),
        "supports": some(word(SUPPORTED)),
    }
    return table({key: said(meaning[key], shape) for key, shape in keys.items()}, ["kind", "title", "supports"])
