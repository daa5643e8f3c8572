"""The schema of a policy file, as `scanner/catalogue/policy_file.py` reads it."""

from schema_parts import rule
from schema_parts.meanings import meanings
from schema_parts.shapes import LANGUAGE_NAMES, Shape, by_language, count, day, one_of, said, some, table, tables, text, word

from scanner.catalogue.device_classes import DEVICE_CLASSES
from scanner.catalogue.policy_file import FORMAT, ID, JURISDICTION, LANGUAGE
from scanner.catalogue.policy_words import IssuerKind
from scanner.language import LANGUAGES

LANGUAGE_LIST = some({"anyOf": [word(LANGUAGES, LANGUAGE_NAMES), text(LANGUAGE)]})
REQUIRED = ("format", "id", "version", "jurisdiction", "languages", "last_verified", "issuer", "title")


def schema() -> Shape:
    """Return the shape of the whole file."""
    meaning = meanings("policies.md", "## The head")
    keys = {
        "format": {"const": FORMAT},
        "id": text(ID),
        "version": text(),
        "jurisdiction": text(JURISDICTION),
        "languages": LANGUAGE_LIST,
        "official_languages": LANGUAGE_LIST,
        "fallback": LANGUAGE_LIST,
        "last_verified": day(),
        "stale_after_days": count(),
        "issuer": _issuer(),
        "title": by_language(LANGUAGE),
        "device_class": _device_classes(),
        "site": table({"default_device_class": said("The class of the devices that this policy is for.", _class())}),
        "extends": some(text()),
        "rule": tables(rule.schema()),
    }
    head = {"title": "A policy file", "description": "docs/policies.md explains every key."}
    return head | table({key: said(meaning[key], shape) for key, shape in keys.items()}, REQUIRED, anyOf=one_of("rule", "extends"))


def _issuer() -> Shape:
    keys = {
        "kind": said("`authority` only when the authority itself publishes this file.", word(IssuerKind)),
        "name": said("Who wrote the file.", text()),
    }
    return table(keys, keys)


def _class() -> Shape:
    return {"anyOf": [word(DEVICE_CLASSES), text()]}


def _device_classes() -> Shape:
    meaning = "By language, how the text defines this class of devices."
    known = {name: said(meaning, by_language(LANGUAGE)) for name in DEVICE_CLASSES}
    return table(known, additionalProperties=by_language(LANGUAGE))
