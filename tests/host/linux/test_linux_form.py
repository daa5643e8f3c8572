import pytest

from scanner.host.linux.linux_form import FIRMWARE, SUPPLIES, TREE, linux_form
from scanner.model import Reason
from scanner.vocabulary import DeviceForm
from tests.fake_host import FakeDisk

BATTERY = {f"{SUPPLIES}/BAT0/type": "Battery\n"}
MOUSE = {f"{SUPPLIES}/hidpp_battery_0/type": "Battery\n", f"{SUPPLIES}/hidpp_battery_0/scope": "Device\n"}
MAINS = {f"{SUPPLIES}/AC/type": "Mains\n"}


def chassis(number, vendor="Dell Inc.\n", product="Latitude 5540\n"):
    return {f"{FIRMWARE}/chassis_type": f"{number}\n", f"{FIRMWARE}/sys_vendor": vendor, f"{FIRMWARE}/product_name": product}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        *((chassis(number), DeviceForm.DESKTOP) for number in (3, 4, 6, 7, 13, 35)),
        *((chassis(number) | BATTERY, DeviceForm.LAPTOP) for number in (8, 9, 10, 14)),
        *((chassis(number), DeviceForm.SERVER) for number in (17, 23)),
        (chassis(30) | BATTERY, DeviceForm.TABLET),
        *((chassis(number) | BATTERY, DeviceForm.PORTABLE) for number in (31, 32)),
        (chassis(3) | MAINS | MOUSE, DeviceForm.DESKTOP),
        (chassis(3) | MAINS | BATTERY, DeviceForm.PORTABLE),  # what firmware of small tablets says
        (chassis(1) | BATTERY, DeviceForm.PORTABLE),
        (chassis(1), DeviceForm.UNKNOWN),
        (chassis(11), DeviceForm.UNKNOWN),
        (chassis("x"), DeviceForm.UNKNOWN),
        (chassis("²"), DeviceForm.UNKNOWN),
        (chassis(""), DeviceForm.UNKNOWN),
        ({}, DeviceForm.UNKNOWN),
        (BATTERY, DeviceForm.PORTABLE),
        ({f"{FIRMWARE}/chassis_type": Reason.PERMISSION_DENIED}, DeviceForm.UNKNOWN),
        (chassis(1, "QEMU\n", "Standard PC (Q35 + ICH9, 2009)\n") | BATTERY, DeviceForm.VIRTUAL),
        (chassis(3, "Microsoft Corporation\n", "Virtual Machine\n"), DeviceForm.VIRTUAL),
        (chassis(9, "Microsoft Corporation\n", "Surface Laptop 4\n"), DeviceForm.LAPTOP),
        (chassis(10, "Google\n", "Eve\n"), DeviceForm.LAPTOP),
        ({TREE: "tablet\0"} | BATTERY, DeviceForm.TABLET),
        ({TREE: "handset\0"} | BATTERY, DeviceForm.PHONE),
        ({TREE: "watch\0"}, DeviceForm.UNKNOWN),
    ],
)
def test_the_form_is_what_the_system_tells(files, expected):
    assert linux_form(FakeDisk(files)) is expected
