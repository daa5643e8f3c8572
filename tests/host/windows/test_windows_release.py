import pytest

from scanner.host.windows.windows_release import windows_architecture, windows_domain, windows_form, windows_name, windows_release
from scanner.model import Reason
from scanner.vocabulary import DeviceForm
from tests.fake_registry import FakeRegistry

CURRENT = r"HKLM64\SOFTWARE\Microsoft\Windows NT\CurrentVersion"


TEN = {"CurrentMajorVersionNumber": 10, "CurrentMinorVersionNumber": 0}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {**TEN, "ProductName": "Windows 10 Pro", "DisplayVersion": "24H2", "CurrentBuild": "26100", "UBR": 1742},
            "Windows 11 Pro 24H2 (10.0.26100.1742)",
        ),
        (
            {**TEN, "ProductName": "Windows 10 Pro", "ReleaseId": "2009", "CurrentBuild": "19045", "UBR": 1},
            "Windows 10 Pro 2009 (10.0.19045.1)",
        ),
        ({"ProductName": "Windows 7 Professional", "CurrentVersion": "6.1", "CurrentBuild": "7601"}, "Windows 7 Professional (6.1.7601)"),
        ({**TEN, "ProductName": "Windows Server 2022", "CurrentBuild": "20348"}, "Windows Server 2022 (10.0.20348)"),
        ({"ProductName": 5, "CurrentBuild": "x"}, ""),
        ({}, ""),
    ],
)
def test_the_release(values, expected):
    assert windows_release(FakeRegistry({CURRENT: values})) == expected


def test_the_name_and_the_architecture():
    control = r"HKLM64\SYSTEM\CurrentControlSet\Control"
    registry = FakeRegistry(
        {
            rf"{control}\ComputerName\ComputerName": {"ComputerName": "PC"},
            rf"{control}\Session Manager\Environment": {"PROCESSOR_ARCHITECTURE": "AMD64"},
        }
    )

    assert (windows_name(registry), windows_architecture(registry)) == ("PC", "x86_64")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"Domain": "office.example", "NV Domain": "old.example"}, "office.example"),
        ({"NV Domain": "office.example"}, "office.example"),
        ({}, ""),
    ],
)
def test_the_domain_that_it_has_joined(values, expected):
    parameters = r"HKLM64\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"

    assert windows_domain(FakeRegistry({parameters: values})) == expected


def test_a_registry_that_says_nothing():
    assert (windows_name(FakeRegistry({})), windows_architecture(FakeRegistry({}))) == ("", "")
    assert windows_release(FakeRegistry({CURRENT: Reason.PERMISSION_DENIED})) == ""


@pytest.mark.parametrize(
    ("firmware", "folds", "expected"),
    [
        ({"EnclosureType": 3}, 0, DeviceForm.DESKTOP),
        ({"EnclosureType": 3}, 1, DeviceForm.DESKTOP),
        ({"EnclosureType": 0x8A}, 0, DeviceForm.LAPTOP),
        ({"EnclosureType": 10}, 1, DeviceForm.PORTABLE),
        ({"EnclosureType": 30}, 0, DeviceForm.TABLET),
        ({"EnclosureType": 31}, 0, DeviceForm.PORTABLE),
        ({"EnclosureType": 23}, 0, DeviceForm.SERVER),
        (
            {"EnclosureType": 3, "SystemProductName": "Virtual Machine"},
            0,
            DeviceForm.VIRTUAL,
        ),
        ({"EnclosureType": 1, "SystemManufacturer": "VMware, Inc."}, 0, DeviceForm.VIRTUAL),
        ({"EnclosureType": "9"}, 0, DeviceForm.LAPTOP),
        ({"EnclosureType": "x"}, 0, DeviceForm.UNKNOWN),
        ({}, 1, DeviceForm.UNKNOWN),
    ],
)
def test_the_form_is_what_the_firmware_tells(firmware, folds, expected):
    keys = {
        r"HKLM64\HARDWARE\DESCRIPTION\System\BIOS": firmware,
        r"HKLM64\SYSTEM\CurrentControlSet\Control\PriorityControl": {"ConvertibilityEnabled": folds},
    }

    assert windows_form(FakeRegistry(keys)) is expected
    assert windows_form(FakeRegistry({})) is DeviceForm.UNKNOWN
