"""Reads a policy file: `signatures/policies/<id>.toml`, or one that an administration keeps for itself."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.device_classes import DEVICE_CLASSES
from scanner.catalogue.policies import Policy
from scanner.catalogue.policy_words import IssuerKind
from scanner.catalogue.rule_table import read_rule
from scanner.tables.language_texts import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.tables.language_texts import Texts
    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile

FORMAT = "policy/1"
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
LANGUAGE = r"[a-z]{2,3}"
JURISDICTION = r"[A-Z]{2}(-[A-Z0-9]{1,3}|-x-[A-Za-z0-9]+)?"
HALF_A_YEAR = 180


def read_policy(file: TomlFile) -> Policy:
    """Return the policy; it is only to be used when the file has no faults afterwards."""
    top = file.root
    if (found := top.text("format", required=True)) and found != FORMAT:
        top.fault("format", f"expected {FORMAT!r}, found {found!r}: this scanner does not know the format")
    languages = _languages(top, "languages", required=True)
    fallback = _languages(top, "fallback", required=False, among=languages) or languages
    device_classes = _device_classes(top.table("device_class"), languages)
    issuer = top.table("issuer", required=True)
    extends = top.texts("extends")
    policy = Policy(
        id=_formed(top, "id", ID, "words in lower case joined by -"),
        version=top.text("version", required=True),
        jurisdiction=_formed(top, "jurisdiction", JURISDICTION, "an ISO 3166 code such as BE or BE-BRU, or a private one such as EU-x-EP"),
        languages=languages,
        official_languages=_languages(top, "official_languages", required=False, among=languages),
        fallback=fallback,
        last_verified=top.date("last_verified", required=True) or date.min,
        stale_after_days=top.count("stale_after_days", HALF_A_YEAR),
        issuer_kind=issuer.word("kind", IssuerKind, required=True) or IssuerKind.PROJECT,
        issuer=issuer.text("name", required=True),
        title=texts(top, "title", languages, whole=True),
        device_classes=device_classes,
        default_device_class=_default(top.table("site"), device_classes),
        extends=extends,
        rules=tuple(read_rule(rule, languages, device_classes) for rule in top.tables("rule", required=not extends)),
        path=file.name,
    )
    top.close()
    return policy


def _formed(table: Table, key: str, form: str, expected: str) -> str:
    found = table.text(key, required=True)
    if found and not re.fullmatch(form, found):
        table.fault(key, f"expected {expected}; found {found!r}")
    return found


def _languages(table: Table, key: str, *, required: bool, among: tuple[str, ...] = ()) -> tuple[str, ...]:
    found = table.texts(key, required=required)
    for language in found:
        if not re.fullmatch(LANGUAGE, language) or (among and language not in among):
            table.fault(key, f"expected {'one of ' + ', '.join(among) if among else 'codes such as en'}; found {language!r}")
    return found


def _default(site: Table, declared: Mapping[str, Texts]) -> str:
    """Read which class of devices an administration's own policy is for."""
    found = site.text("default_device_class")
    known = (*DEVICE_CLASSES, *(name for name in declared if name not in DEVICE_CLASSES))
    if found and found not in known:
        site.fault("default_device_class", f"expected one of {', '.join(known)}; found {found!r}")
    return found


def _device_classes(table: Table, languages: tuple[str, ...]) -> Mapping[str, Texts]:
    return {name: texts(table, name, languages, whole=True) for name in table.keys()}  # noqa: SIM118  no dict
