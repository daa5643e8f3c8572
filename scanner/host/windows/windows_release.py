"""What a Windows system says of itself in its registry: its name, its release, its architecture and its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.registry_values import Values
from scanner.host.chassis import form_of_chassis, is_virtual
from scanner.host.windows.windows_accounts import CURRENT
from scanner.model import Unreadable
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from scanner.host.registry import Registry

CONTROL = r"HKLM64\SYSTEM\CurrentControlSet\Control"
FIRMWARE = r"HKLM64\HARDWARE\DESCRIPTION\System\BIOS"
NETWORK = r"HKLM64\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"
FIRST_11 = 22000  # its builds still say "Windows 10" in ProductName
ARCHITECTURES = {"AMD64": "x86_64", "ARM64": "arm64", "x86": "x86"}


def windows_release(registry: Registry) -> str:
    """Return such as `Windows 11 Pro 24H2 (10.0.26100.1742)`, empty when the registry does not say."""
    values = _values(registry, CURRENT)
    build = values.number("CurrentBuild") or values.number("CurrentBuildNumber")
    major, minor = values.number("CurrentMajorVersionNumber"), values.number("CurrentMinorVersionNumber")
    version = values.text("CurrentVersion") if major is None else f"{major}.{minor or 0}"
    name = values.text("ProductName")
    if build and build >= FIRST_11:
        name = name.replace("Windows 10", "Windows 11")
    numbers = ".".join(str(part) for part in (version, build, values.number("UBR")) if part not in {None, ""})
    words = (name, values.text("DisplayVersion") or values.text("ReleaseId"), f"({numbers})" if numbers else "")
    return " ".join(word for word in words if word)


def windows_name(registry: Registry) -> str:
    """Return the computer's name, empty when the registry does not say."""
    return _values(registry, rf"{CONTROL}\ComputerName\ComputerName").text("ComputerName")


def windows_domain(registry: Registry) -> str:
    """Return the DNS domain that the computer has joined, or was given, empty when the registry does not say."""
    values = _values(registry, NETWORK)
    return values.text("Domain") or values.text("NV Domain")


def windows_architecture(registry: Registry) -> str:
    """Return the system's architecture, which need not be the interpreter's."""
    said = _values(registry, rf"{CONTROL}\Session Manager\Environment").text("PROCESSOR_ARCHITECTURE")
    return ARCHITECTURES.get(said, said)


def windows_form(registry: Registry) -> DeviceForm:
    """Return the form of a running machine: the key is made anew at each start, and no hive file holds it."""
    firmware = _values(registry, FIRMWARE)
    if is_virtual(firmware.text("SystemManufacturer"), firmware.text("SystemProductName")):
        return DeviceForm.VIRTUAL
    told = form_of_chassis(firmware.number("EnclosureType"))
    folds = _values(registry, rf"{CONTROL}\PriorityControl").number("ConvertibilityEnabled") == 1
    return DeviceForm.PORTABLE if folds and told is DeviceForm.LAPTOP else told


def _values(registry: Registry, key: str) -> Values:
    try:
        return Values(registry.values(key))
    except (FileNotFoundError, Unreadable):
        return Values({})  # a release that cannot be told is told as empty, and counts as any: what it may have is looked for
