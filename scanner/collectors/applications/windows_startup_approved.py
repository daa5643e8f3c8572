"""What an account, or an administrator for everybody, switched off of the programs that start with a session.

The Task Manager keeps it in `StartupApproved`: a value for each, by its name, whose first byte is odd when it is off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.formats.registry_values import Values
    from scanner.host.host import Host

APPROVED = r"Microsoft\Windows\CurrentVersion\Explorer\StartupApproved"


def read_approved(host: Host, key: str) -> Values | None:
    """Return the values of a key, None where there is none or it is closed to us: that must not cost what starts."""
    for found in host.keys(key):
        return host.values(found)
    return None


def is_switched_off(approved: Values | None, name: str) -> bool:
    """Tell whether something is switched off, by its name there."""
    first = approved.raw(name)[:1] if approved is not None else b""
    return bool(first) and first[0] % 2 == 1
