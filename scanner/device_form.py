"""What form a device has: which forms a rule may speak of, and what is known where the system does not tell its form apart."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class DeviceForm(StrEnum):
    """What the machine is to hold in the hand or to sit at. Some policies speak of some forms alone."""

    DESKTOP = "desktop"
    LAPTOP = "laptop"
    TABLET = "tablet"
    PHONE = "phone"
    SERVER = "server"
    VIRTUAL = "virtual"
    COMPUTER = "computer"  # a desktop or a laptop: all that some systems tell
    PORTABLE = "portable"  # a laptop or a tablet, or both in one
    UNKNOWN = "unknown"


# What a machine may be of which no more is known; the other forms are themselves.
MAY_BE: Mapping[DeviceForm, frozenset[DeviceForm]] = {
    DeviceForm.COMPUTER: frozenset({DeviceForm.DESKTOP, DeviceForm.LAPTOP}),
    DeviceForm.PORTABLE: frozenset({DeviceForm.LAPTOP, DeviceForm.TABLET}),
    DeviceForm.UNKNOWN: frozenset(DeviceForm) - {DeviceForm.COMPUTER, DeviceForm.PORTABLE, DeviceForm.UNKNOWN},
}
DEVICE_FORMS = tuple(form for form in DeviceForm if form not in MAY_BE)  # that a rule may name


def is_meant(form: DeviceForm, named: Collection[DeviceForm]) -> bool | None:
    """Tell whether a device is of a form that a rule names; None where that is not known."""
    possible = MAY_BE.get(form, frozenset({form}))
    if possible <= set(named):
        return True
    return False if possible.isdisjoint(named) else None
