"""The version of an installed Windows program, from whichever of its values holds one.

See: https://learn.microsoft.com/en-us/windows/win32/msi/uninstall-registry-key for the values and the packed number
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.formats.registry_values import Values

HALVES = (("VersionMajor", "VersionMinor"), ("MajorVersion", "MinorVersion"))


def version(values: Values) -> str:
    """Return the version as text, empty when there is none: as shown, else by its two halves, else the packed number."""
    if shown := values.text("DisplayVersion"):
        return shown
    for major, minor in HALVES:
        first = _read_half(values, major)
        if first:
            second = _read_half(values, minor)
            return f"{first}.{second}" if second else first
    packed = values.number("Version")
    return _unpack(packed) if packed else values.text("Version")


def _read_half(values: Values, name: str) -> str:
    number = values.number(name)
    return values.text(name) if number is None else str(number)


def _unpack(number: int) -> str:
    """Return major.minor.build from 8, 8 and 16 bits; a number may have been stored with its highest bit as a sign."""
    number &= 0xFFFFFFFF
    return f"{number >> 24}.{number >> 16 & 0xFF}.{number & 0xFFFF}"
