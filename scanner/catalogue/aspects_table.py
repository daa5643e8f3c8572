"""Reads the `[rule.aspects]` and `[rule.device]` of a policy: what a rule wants of each form of a product, and on whose devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.device_classes import DEVICE_CLASSES
from scanner.catalogue.policies import Treatment
from scanner.catalogue.policy_words import Aspect, Effect, Reading

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scanner.tables.table import Table


def read_aspects(table: Table, effect: Effect) -> Mapping[str, Treatment] | None:
    """Return what the rule wants of each aspect. A ban has to say of what; whatever else it does not name is unspecified."""
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


def read_devices(table: Table, declared: Collection[str], effect: Effect) -> Mapping[str, Effect] | None:
    """Return what the rule wants on each class of devices, None where it makes no difference between them."""
    if not table.has("device"):
        return None
    below = table.table("device")
    for key in below.keys():  # noqa: SIM118  a Table is no dict
        if key not in {*DEVICE_CLASSES, *declared}:
            below.fault(key, f"unknown class of devices; expected {', '.join(DEVICE_CLASSES)}, or one declared in [device_class]")
    found = {key: below.word(key, Effect) or Effect.UNSPECIFIED for key in below.keys()}  # noqa: SIM118
    for key, wanted in found.items():
        _not_stronger(table, f"device.{key}", wanted, effect)
    return found


def _treatment(aspects: Table, key: str) -> Treatment:
    if aspects.is_text(key):
        return Treatment(aspects.word(key, Effect) or Effect.UNSPECIFIED)
    below = aspects.table(key)
    reading = below.word("reading", Reading) or Reading.TEXT
    if reading is Reading.PROJECT and not below.has("why"):
        below.fault("why", "missing; a reading of the project says why")
    return Treatment(below.word("effect", Effect, required=True) or Effect.UNSPECIFIED, reading, below.text("why"))


def _not_stronger(table: Table, key: str, found: Effect, effect: Effect) -> None:
    if found.place > effect.place:
        table.fault(key, f"expected nothing stronger than the rule's effect, {effect}; found {found}")
