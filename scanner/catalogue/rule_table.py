"""Reads one `[[rule]]` of a policy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.aspects_table import read_aspects, read_devices
from scanner.catalogue.categories import CATEGORIES
from scanner.catalogue.match_table import read_match
from scanner.catalogue.policies import Condition, Exempted, NotCovered, Period, Rule, Source
from scanner.catalogue.policy_words import DATES, BasisKind, Check, Control, Effect, Expected, OnExpiry, Support
from scanner.tables.language_texts import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scanner.tables.table import Table

ENTITIES = ("bound", "advised", "excluded")
SUPPORTED = (
    *(*DATES, "effect", "control", "review_condition", "match", "aspects", "device", "entities", "reason", "exception", "condition"),
    *("not_covered", "history", "superseded_by"),
)
ONLY_BELOW = (Effect.OUT_OF_SCOPE, Effect.UNSPECIFIED)  # make sense of one aspect or device, not of a whole rule
Languages = tuple[str, ...]


def read_rule(table: Table, languages: Languages, device_classes: Collection[str]) -> Rule:
    """Return the rule; the policy's languages and its own classes of devices are what its keys may name."""
    effect = _effect(table)
    return Rule(
        id=table.text("id", required=True),
        effect=effect,
        control=table.word("control", Control) or Control.PROHIBIT,
        support=table.word("confidence", Support, required=True) or Support.SECONDARY,
        dates=_dates(table),
        review_condition=texts(table, "review_condition", languages, whole=False),
        on_expiry=table.word("on_expiry", OnExpiry) or OnExpiry.FLAG,
        match=read_match(table),
        aspects=read_aspects(table, effect),
        devices=read_devices(table, device_classes, effect),
        entities=_entities(table),
        reason=texts(table, "reason", languages, whole=True),
        action=texts(table, "action", languages, whole=True),
        exceptions=tuple(_exception(one, languages) for one in table.tables("exception")),
        conditions=_conditions(table, languages, effect),
        not_covered=tuple(_not_covered(one, languages) for one in table.tables("not_covered")),
        history=tuple(_period(one) for one in table.tables("history")),
        basis=tuple(_source(one, languages) for one in table.tables("basis", required=True)),
        superseded_by=table.text("superseded_by"),
        name_suffices=table.flag("name_suffices"),
    )


def _effect(table: Table) -> Effect:
    effect = table.word("effect", Effect, required=True) or Effect.INVENTORY
    if effect in ONLY_BELOW:
        table.fault("effect", f"{effect} is for an aspect or a device, not for a rule")
    wants_off = table.table("expect").word("state", Expected, required=effect is Effect.DISABLE_FEATURE)
    if wants_off and effect is not Effect.DISABLE_FEATURE:
        table.fault("expect", f"expected only in a rule with the effect {Effect.DISABLE_FEATURE}")
    return effect


def _dates(table: Table) -> Mapping[str, date]:
    dates = {key: found for key in DATES if (found := table.date(key))}
    start = dates.get("effective_from", date.min)
    for key in ("remove_by", "valid_until", "review_by", "archived_on"):
        if dates.get(key, start) < start:
            table.fault(key, f"expected a day not before effective_from, {start}; found {dates[key]}")
    return dates


def _entities(table: Table) -> Mapping[str, tuple[str, ...]]:
    below = table.table("entities")
    return {key: below.texts(key) for key in ENTITIES}


def _exception(table: Table, languages: Languages) -> Exempted:
    if table.flag("blanket"):
        table.fault("blanket", "an exception for everything is none")
    return Exempted(table.text("purpose", required=True), texts(table, "conditions", languages, whole=False), table.text("approver"))


def _conditions(table: Table, languages: Languages, effect: Effect) -> tuple[Condition, ...]:
    given = table.tables("condition")
    for one in given:
        one.word("check", Check, required=True)
    if given and effect is not Effect.CONDITIONAL:
        table.fault("condition", f"expected only in a rule with the effect {Effect.CONDITIONAL}")
    return tuple(Condition(one.text("id", required=True), texts(one, "text", languages, whole=True)) for one in given)


def _not_covered(table: Table, languages: Languages) -> NotCovered:
    categories = table.texts("categories")
    for category in categories:
        if category not in CATEGORIES:
            table.fault("categories", f"unknown: {category!r}")
    return NotCovered(texts(table, "what", languages, whole=True), categories)


def _period(table: Table) -> Period:
    return Period(table.date("from", required=True) or date.min, table.date("until"), table.text("act", required=True))


def _source(table: Table, languages: Languages) -> Source:
    supports = table.texts("supports", required=True)
    for claim in supports:
        if claim not in SUPPORTED:
            table.fault("supports", f"expected keys of a rule: {', '.join(SUPPORTED)}; found {claim!r}")
    kind = table.word("kind", BasisKind, required=True) or BasisKind.PRESS
    title = texts(table, "title", languages, whole=False)
    if not title:
        table.fault("title", f"missing; expected the title in one of {', '.join(languages)}")
    number = ", ".join(filter(None, (table.text("number"), _numac(table))))
    note = texts(table, "note", languages, whole=False)
    return Source(kind, title, table.text("url"), number, table.date("date"), supports, note)


def _numac(table: Table) -> str:
    """Return the number under which the Belgian official gazette keeps the text."""
    numac = table.text("numac")
    return f"numac {numac}" if numac else ""
