"""What a macOS system says of itself in its own property lists: its release, its name, its domain and what form of device it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.plist import plist
from scanner.host.chassis import is_virtual
from scanner.model import Unreadable
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from scanner.host.files import Disk

VERSION = "/System/Library/CoreServices/SystemVersion.plist"
PREFERENCES = "/Library/Preferences/SystemConfiguration/preferences.plist"
# Where opendirectoryd keeps a property list for each domain of Active Directory that the Mac has joined, as osquery reads it (`ad_config`).
DOMAINS = "/Library/Preferences/OpenDirectory/Configurations/Active Directory"
MOST_DOMAINS = 10  # a Mac joins one
LIMIT = 1 << 20
# How the names of models began until 2022; those since (`Mac14,7`) tell only that it is a Mac, of which none is a tablet or phone.
MODELS = {"MacBook": DeviceForm.LAPTOP, "iMac": DeviceForm.DESKTOP, "Macmini": DeviceForm.DESKTOP, "MacPro": DeviceForm.DESKTOP}


def macos_release(disk: Disk) -> str:
    """Return such as `macOS 15.1`, empty when the system does not say."""
    values = _values(disk, VERSION)
    return " ".join(said for key in ("ProductName", "ProductVersion") if (said := _text(values.get(key))))


def macos_name(disk: Disk) -> str:
    """Return the name that its owner gave the computer, empty when it has none."""
    system = _values(disk, PREFERENCES).get("System")
    inner = system.get("System") if isinstance(system, dict) else None
    return _text(inner.get("ComputerName")) if isinstance(inner, dict) else ""


def macos_domain(disk: Disk) -> str:
    """Return the DNS domain that the computer has joined, empty where it has joined none, or only an administrator may read which."""
    try:
        names = disk.names(DOMAINS, None)
    except (FileNotFoundError, Unreadable):
        return ""
    for name in sorted(names)[:MOST_DOMAINS]:
        values: object = _values(disk, f"{DOMAINS}/{name}")
        for key in ("module options", "ActiveDirectory"):
            values = values.get(key) if isinstance(values, dict) else None
        joined = values if isinstance(values, dict) else {}
        if domain := _text(joined.get("domain")) or _text(joined.get("trust domain")):
            return domain.lower()
    return ""


def macos_form(disk: Disk) -> DeviceForm:
    """Return the form as far as the name of the model tells it."""
    model = _text(_values(disk, PREFERENCES).get("Model"))
    if is_virtual(model):
        return DeviceForm.VIRTUAL
    return next((form for start, form in MODELS.items() if model.startswith(start)), DeviceForm.COMPUTER)


def _values(disk: Disk, path: str) -> dict[str, object]:
    try:
        return plist(disk.read(path, LIMIT, None))
    except (FileNotFoundError, Unreadable):
        return {}  # a release that cannot be told is told as empty, and counts as any: what it may have is looked for


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
