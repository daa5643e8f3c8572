"""Which release of which system a host runs, from its own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Unreadable

if TYPE_CHECKING:
    from scanner.host.files import Disk

LIMIT = 1 << 16
NO_DOMAIN = frozenset({"", "local", "localdomain"})


def linux_release(disk: Disk) -> str:
    """Return PRETTY_NAME of os-release(5), empty when there is none."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        for line in _text(disk, path).splitlines():
            key, _, value = line.partition("=")
            if key == "PRETTY_NAME":
                return value.strip().strip("\"'")
    return ""


def host_name(disk: Disk) -> str:
    """Return the name a mounted Linux system gives itself, empty when it gives none."""
    return _text(disk, "/etc/hostname").strip()


def linux_domain(name: str) -> str:
    """Return the domain of a host's full name, empty where it has a short one or one that only its own network knows."""
    domain = name.partition(".")[2]
    return domain if domain.rpartition(".")[2] not in NO_DOMAIN and not domain[-1:].isdigit() else ""


def _text(disk: Disk, path: str) -> str:
    try:
        return disk.read(path, LIMIT, None).decode("utf-8", "replace")
    except (FileNotFoundError, Unreadable):
        return ""  # a release that cannot be told is told as empty, and counts as any: what it may have is looked for
