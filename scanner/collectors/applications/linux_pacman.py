"""Arch Linux packages that pacman has installed.

Misses: software that was only copied to the disk, packages inside containers, and a database named only in a file that
pacman.conf includes.
See: https://man.archlinux.org/man/alpm-db-descv2.5.en for the sections of `desc`; pacman.conf(5) for DBPath
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.linux_pacman_desc import database_path, description
from scanner.collectors.collector import Collector, Said
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

USUAL = "/var/lib/pacman"
CONFIGURATION = "/etc/pacman.conf"
PACKAGES = "local/*/desc"


class LinuxPacman(Collector):
    """Arch Linux packages."""

    name = "linux-pacman"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"pacman"})
    places = (f"{USUAL}/{PACKAGES}", f"{CONFIGURATION}: DBPath")

    def find(self, host: Host) -> Iterator[Record]:
        """Name each package's file, in the usual place and where pacman.conf says."""
        configured = database_path((host.look(CONFIGURATION) or b"").decode("utf-8", "replace"))
        for folder in dict.fromkeys(host.real(path) for path in (USUAL, configured) if path.startswith("/")):
            yield from host.glob(PACKAGES, under=Record(folder))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the package that a file describes."""
        fields = description(host.read(record).decode("utf-8", "replace"))
        name = fields.get("NAME")
        if name:
            yield Item(name, fields.get("VERSION", ""), fields.get("PACKAGER", ""), (("pacman", name),))
        else:
            yield Problem(Reason.MALFORMED, "a description without %NAME%")
