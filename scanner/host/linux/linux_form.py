"""What form of device a running Linux is on: its firmware says it, or the tree of devices of one without such firmware, or a battery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.chassis import form_of_chassis, is_virtual
from scanner.model import Unreadable
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.host.files import Disk

FIRMWARE = "/sys/class/dmi/id"
TREE = "/sys/firmware/devicetree/base/chassis-type"
SUPPLIES = "/sys/class/power_supply"
MOST_SUPPLIES = 64
LIMIT = 256  # bytes; the kernel gives a size that is not the content's
# The words of the devicetree specification; `watch` and `embedded` are none of ours.
WORDS: Mapping[str, DeviceForm] = {
    "desktop": DeviceForm.DESKTOP,
    "all-in-one": DeviceForm.DESKTOP,
    "laptop": DeviceForm.LAPTOP,
    "convertible": DeviceForm.PORTABLE,
    "server": DeviceForm.SERVER,
    "tablet": DeviceForm.TABLET,
    "handset": DeviceForm.PHONE,
}


def linux_form(disk: Disk) -> DeviceForm:
    """Return the form, unknown where nothing tells. What has a battery is no desktop, whatever its firmware calls it."""
    if is_virtual(_line(disk, f"{FIRMWARE}/sys_vendor"), _line(disk, f"{FIRMWARE}/product_name")):
        return DeviceForm.VIRTUAL
    number = _line(disk, f"{FIRMWARE}/chassis_type")
    told = form_of_chassis(int(number) if number.isascii() and number.isdigit() else None)
    if told is DeviceForm.UNKNOWN:
        told = WORDS.get(_line(disk, TREE), DeviceForm.UNKNOWN)
    return DeviceForm.PORTABLE if told in {DeviceForm.UNKNOWN, DeviceForm.DESKTOP} and _has_battery(disk) else told


def _has_battery(disk: Disk) -> bool:
    """Tell whether the machine itself has one: a mouse's or a headset's has the scope `Device`."""
    try:
        names = disk.names(SUPPLIES, None)[:MOST_SUPPLIES]
    except (FileNotFoundError, Unreadable):
        return False
    supplies = [f"{SUPPLIES}/{name}" for name in names]
    return any(_line(disk, f"{one}/type") == "Battery" and _line(disk, f"{one}/scope") != "Device" for one in supplies)


def _line(disk: Disk, path: str) -> str:
    try:
        return disk.read(path, LIMIT, None, whole=False).decode("utf-8", "replace").strip("\0 \t\n")
    except (FileNotFoundError, Unreadable):
        return ""  # a form that cannot be told is unknown, and a rule that asks for it says so
