"""Arch Linux packages that pacman has installed.

Misses: software that was only copied to the disk, packages inside containers, and a database named only in a file that
pacman.conf includes.
See: https://man.archlinux.org/man/alpm-db-descv2.5.en for the sections of `desc`; pacman.conf(5) for DBPath
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.linux_pacman_desc import database_path, description
from scanner.collectors.collector import Collector, Said
from scanner.formats.home_page import HOME_PAGE, home_claims
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

USUAL = "/var/lib/pacman"
CONFIGURATION = "/etc/pacman.conf"
PACKAGES = "local/*"
DESCRIPTION = "desc"
FOLDER = r"(.+)-([^-]+-[^-]+)"  # name, version and release


class LinuxPacman(Collector):
    """Arch Linux packages. One whose description is missing, as an interrupted run leaves it, is present only."""

    name = "linux-pacman"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({HOME_PAGE, "pacman"})
    places = (f"{USUAL}/{PACKAGES}/{DESCRIPTION}", f"{CONFIGURATION}: DBPath")

    def find(self, host: Host) -> Iterator[Record]:
        """Name each package's folder, in the usual place and where pacman.conf says."""
        configured = database_path((host.look(CONFIGURATION) or b"").decode("utf-8", "replace"))
        for folder in dict.fromkeys(host.real(path) for path in (USUAL, configured) if path.startswith("/")):
            described = [*host.glob(f"{PACKAGES}/{DESCRIPTION}", under=Record(folder))]
            yield from described
            known = {record.location.rpartition("/")[0] for record in described}
            yield from (one for one in host.glob(PACKAGES, under=Record(folder)) if one.location not in known and host.is_folder(one))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the package that a file describes, or by its folder's name the one that has none."""
        if not record.location.endswith(f"/{DESCRIPTION}"):
            yield from _read_undescribed(record.location)
            return
        fields = description(host.read(record).decode("utf-8", "replace"))
        name = fields.get("NAME")
        if name:
            home = home_claims(fields.get("URL", ""))
            yield Item(name, fields.get("VERSION", ""), fields.get("PACKAGER", ""), (("pacman", name),), claims=home)
        else:
            yield Problem(Reason.MALFORMED, "a description without %NAME%")


def _read_undescribed(folder: str) -> Iterator[Said]:
    found = re.fullmatch(FOLDER, folder.rpartition("/")[2])
    if found:
        yield Item(found[1], found[2], ids=(("pacman", found[1]),), rung=Rung.PRESENT)
    else:
        yield Problem(Reason.MALFORMED, "a package without a description")
