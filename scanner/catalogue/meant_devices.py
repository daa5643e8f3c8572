"""Which devices a rule means: the effect on each class of them, and of which forms a device of a class has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.defaults import DEVICE_CLASSES
from scanner.catalogue.policy_words import Effect
from scanner.tables.declaration import Key, Kind
from scanner.tables.kinds import WORD, WORDS
from scanner.vocabulary import DEVICE_FORMS, DeviceForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.tables.declaration import Known
    from scanner.tables.table import Table


def _read_devices(table: Table, key: Key, known: Known) -> Mapping[str, Effect] | None:
    if not table.has(key.name):
        return None
    below = table.table(key.name)
    for name in below.keys():  # noqa: SIM118  a Table is no dict
        _check_class(below, name, known)
    return {name: read_effect(below, name, known) for name in below.keys()}  # noqa: SIM118


def _read_forms(table: Table, key: Key, known: Known) -> Mapping[str, tuple[DeviceForm, ...]]:
    if not table.has(key.name):
        return {}
    below = table.table(key.name)
    found: dict[str, tuple[DeviceForm, ...]] = {}
    for name in below.keys():  # noqa: SIM118  a Table is no dict
        _check_class(below, name, known)
        fault = "expected forms of devices: {known}; found {found}"
        words = WORDS.read(below, Key(name, WORDS, "", words=DEVICE_FORMS, fault=fault), known)
        found[name] = tuple(DeviceForm(word) for word in words if word in DEVICE_FORMS)
        if not words:
            below.fault(name, f"expected forms of devices: {', '.join(DEVICE_FORMS)}; found none")
    return found


def _check_class(below: Table, name: str, known: Known) -> None:
    if name not in {*DEVICE_CLASSES, *known.get("device_class", ())}:
        below.fault(name, f"unknown class of devices; expected {', '.join(DEVICE_CLASSES)}, or one declared in [device_class]")


def read_effect(below: Table, name: str, known: Known) -> Effect:
    """Return the effect below a name, unspecified where it is none of the words."""
    found: Effect | None = WORD.read(below, Key(name, WORD, "", words=Effect), known)
    return found or Effect.UNSPECIFIED


DEVICES = Kind("effect by class of devices", _read_devices)
FORMS = Kind("forms, by class of devices", _read_forms)
