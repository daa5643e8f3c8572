"""What firmware says of a machine's case (SMBIOS 3.7, table 17), and the names by which virtual machines give themselves away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCK = 0x80  # the bit that says whether the case can be locked
# Numbers that say nothing of use are left out: 1 (other), 2 (unknown), 11 (hand held), 12 (docking station) and parts of machines.
NUMBERS: Mapping[int, DeviceForm] = {
    **dict.fromkeys((3, 4, 5, 6, 7, 13, 15, 16, 24, 35, 36), DeviceForm.DESKTOP),
    **dict.fromkeys((8, 9, 10, 14), DeviceForm.LAPTOP),
    **dict.fromkeys((17, 23, 25, 28, 29), DeviceForm.SERVER),
    30: DeviceForm.TABLET,
    **dict.fromkeys((31, 32), DeviceForm.PORTABLE),  # convertible and detachable: both in one
}
VIRTUAL = re.compile(
    r"\b(qemu|kvm|vmware|virtualbox|innotek|xen|bochs|parallels|bhyve|virtual machine|google compute engine|openstack|virtualmac)",
    re.IGNORECASE,
)


def form_of_chassis(number: int | None) -> DeviceForm:
    """Return the form that a type of case stands for, unknown where it tells none."""
    return NUMBERS.get((number or 0) & ~LOCK, DeviceForm.UNKNOWN)


def is_virtual(*names: str) -> bool:
    """Tell whether the maker's or the model's name is one of a virtual machine."""
    return any(VIRTUAL.search(name) for name in names)
