"""The schema of a built-in feature's file, as `scanner/catalogue/feature_file.py` reads it."""

from schema_parts.meanings import meanings
from schema_parts.product import conditions
from schema_parts.shapes import ADDRESS, Shape, day, flag, one_of, said, some, table, tables, text, where, word

from scanner.catalogue.feature_file import DEFAULTS, KEYED
from scanner.catalogue.policy_words import FEATURES, Processing
from scanner.matching.versions import NUMBERS
from scanner.model import Platform
from scanner.setting import Store

DOCUMENT = "features.md"
VERSION = f".*{NUMBERS}.*"
OF_A_PLATFORM = where("system", True, {"required": ["platform"]})  # noqa: FBT003  it is the key's value
KEYS = [where("store", str(store), {"required": ["key"]}) for store in sorted(KEYED)]


def schema() -> Shape:
    """Return the shape of the whole file."""
    meaning = meanings(DOCUMENT, "## The keys of a file")
    keys = {
        "name": text(),
        "vendor": text(),
        "features": some(word(FEATURES, FEATURES)),
        "description": text(),
        "processing": word(Processing),
        "default": word(DEFAULTS, meanings(DOCUMENT, "## How it is weighed")),
        "references": some(text(ADDRESS)),
        "reviewed": day(),
        "presence": tables(_presence()),
        "setting": tables(_setting()),
    }
    required = ("name", "vendor", "features", "description", "processing", "default", "reviewed", "presence")
    head = {"title": "A built-in feature's file", "description": "docs/features.md explains every key."}
    return head | table({key: said(meaning[key], shape) for key, shape in keys.items()}, required)


def _presence() -> Shape:
    meaning = meanings(DOCUMENT, "## Presence")
    keys = {"program": some(text()), "platform": word(Platform), "system": flag(), "since": text(VERSION), "until": text(VERSION)}
    described = {key: said(meaning[key], shape) for key, shape in keys.items()}
    return table(described | conditions(), anyOf=one_of("program", "system", "id", "web_app", "name", "publisher"), **OF_A_PLATFORM)


def _setting() -> Shape:
    meaning = meanings(DOCUMENT, "## A setting")
    value: Shape = {"type": ["string", "integer", "boolean"]}
    keys = {
        "store": word(Store, meanings(DOCUMENT, "### Stores")),
        "program": some(text()),
        "key": text(),
        "name": text(),
        "off": some(value),
        "on": some(value),
        "since": text(VERSION),
        "until": text(VERSION),
        "overridden_by": some(text()),
        "ignored": text(),
        "removes": flag(),
    }
    described = {key: said(meaning[key], shape) for key, shape in keys.items()}
    return table(described, ["store", "name"], anyOf=one_of("off", "on", "ignored"), allOf=KEYS)
