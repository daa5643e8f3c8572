"""Reads one `[[rule]]` of a policy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.policies import (
    DATES,
    DEVICE_CLASSES,
    Addressed,
    Aspect,
    BasisKind,
    Control,
    Effect,
    Exempted,
    OnExpiry,
    Period,
    Reading,
    Rule,
    Source,
    Support,
    Treatment,
)
from scanner.catalogue.texts_table import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scanner.catalogue.table import Table

ENTITIES = ("bound", "advised", "excluded")
SUPPORTED = (*DATES, "effect", "control", "review_condition", "match", "aspects", "device", "entities", "reason", "exception", "history")
STRENGTH = {effect: strength for strength, effect in enumerate(Effect)}
ONLY_BELOW = (Effect.OUT_OF_SCOPE, Effect.UNSPECIFIED)  # make sense of one aspect or device, not of a whole rule
Languages = tuple[str, ...]


def read_rule(table: Table, languages: Languages, device_classes: Collection[str]) -> Rule:
    """Return the rule; the policy's languages and its own classes of devices are what its keys may name."""
    effect = table.word("effect", Effect, required=True) or Effect.INVENTORY
    if effect in ONLY_BELOW:
        table.fault("effect", f"{effect} is for an aspect or a device, not for a rule")
    devices = _devices(table, device_classes)
    rule = Rule(
        id=table.text("id", required=True),
        effect=effect,
        control=table.word("control", Control) or Control.PROHIBIT,
        support=table.word("confidence", Support, required=True) or Support.SECONDARY,
        dates=_dates(table),
        review_condition=texts(table, "review_condition", languages, whole=False),
        on_expiry=table.word("on_expiry", OnExpiry) or OnExpiry.FLAG,
        match=_match(table),
        aspects=_aspects(table, effect),
        devices=devices,
        entities=_entities(table),
        reason=texts(table, "reason", languages, whole=True),
        action=texts(table, "action", languages, whole=True),
        exceptions=tuple(_exception(one, languages) for one in table.tables("exception")),
        history=tuple(_period(one) for one in table.tables("history")),
        basis=tuple(_source(one, languages) for one in table.tables("basis", required=True)),
    )
    for key, found in (devices or {}).items():
        _not_stronger(table, f"device.{key}", found, effect)
    return rule


def _dates(table: Table) -> Mapping[str, date]:
    dates = {key: found for key in DATES if (found := table.date(key))}
    start = dates.get("effective_from", date.min)
    for key in ("remove_by", "valid_until", "review_by"):
        if dates.get(key, start) < start:
            table.fault(key, f"expected a day not before effective_from, {start}; found {dates[key]}")
    return dates


def _match(table: Table) -> Addressed:
    below = table.table("match", required=True)
    found = Addressed(below.texts("products"), below.texts("vendors"), below.texts("categories"))
    if table.has("match") and not (found.products or found.vendors or found.categories):
        table.fault("match", "expected products, vendors or categories")
    return found


def _aspects(table: Table, effect: Effect) -> Mapping[str, Treatment] | None:
    """Read what the rule wants of each aspect. A ban has to say of what; whatever else it does not name is unspecified."""
    if not table.has("aspects"):
        if effect in {Effect.PROHIBIT, Effect.ADVISE_AGAINST}:
            table.fault("aspects", f"missing; a rule with the effect {effect} says of which aspects: {', '.join(Aspect)}")
        return None
    below = table.table("aspects")
    found: dict[str, Treatment] = {}
    for key in below.keys():  # noqa: SIM118  a Table is no dict
        if key not in set(Aspect):
            below.fault(key, f"unknown aspect; expected one of: {', '.join(Aspect)}")
        found[key] = _treatment(below, key)
        _not_stronger(below, key, found[key].effect, effect)
    return found


def _treatment(aspects: Table, key: str) -> Treatment:
    if aspects.is_text(key):
        return Treatment(aspects.word(key, Effect) or Effect.UNSPECIFIED)
    below = aspects.table(key)
    reading = below.word("reading", Reading) or Reading.TEXT
    if reading is Reading.PROJECT and not below.has("why"):
        below.fault("why", "missing; a reading of the project says why")
    return Treatment(below.word("effect", Effect, required=True) or Effect.UNSPECIFIED, reading, below.text("why"))


def _devices(table: Table, declared: Collection[str]) -> Mapping[str, Effect] | None:
    if not table.has("device"):
        return None
    below = table.table("device")
    for key in below.keys():  # noqa: SIM118  a Table is no dict
        if key not in {*DEVICE_CLASSES, *declared}:
            below.fault(key, f"unknown class of devices; expected {', '.join(DEVICE_CLASSES)}, or one declared in [device_class]")
    return {key: below.word(key, Effect) or Effect.UNSPECIFIED for key in below.keys()}  # noqa: SIM118


def _not_stronger(table: Table, key: str, found: Effect, effect: Effect) -> None:
    if STRENGTH[found] > STRENGTH[effect]:
        table.fault(key, f"expected nothing stronger than the rule's effect, {effect}; found {found}")


def _entities(table: Table) -> Mapping[str, tuple[str, ...]]:
    below = table.table("entities")
    return {key: below.texts(key) for key in ENTITIES}


def _exception(table: Table, languages: Languages) -> Exempted:
    if table.flag("blanket"):
        table.fault("blanket", "an exception for everything is none")
    return Exempted(table.text("purpose", required=True), texts(table, "conditions", languages, whole=False), table.text("approver"))


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
    return Source(kind, title, table.text("url"), table.text("number"), table.date("date"), supports)
