"""Packages in rpm's database, in each of its three forms: SQLite (Fedora, EL 9), ndb (SUSE) and Berkeley DB (EL 7 and 8).

Misses: software that was only copied to the disk, packages inside containers, and a database that a macro moved elsewhere.
See: https://rpm-software-management.github.io/rpm/manual/format_header.html for a header; the forms are told in `formats`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = ("/var/lib/rpm", "/usr/lib/sysimage/rpm", "/usr/share/rpm")  # the usual place, SUSE and new Fedora, OSTree
FILES = ("rpmdb.sqlite", "Packages.db", "Packages")
LIMIT = 512 * MEBIBYTE
LOG_HEAD = 32
A_KEY = "gpg-pubkey"  # rpm keeps the keys of its sources as if they were packages


class LinuxRpm(Collector):
    """rpm packages."""

    name = "linux-rpm"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"rpm"})
    places = tuple(f"{folder}/{file}" for folder in FOLDERS for file in FILES)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the databases, each once: in most systems all these folders but one are links to that one."""
        for folder in dict.fromkeys(host.real(folder) for folder in FOLDERS):
            for file in FILES:
                yield from host.glob(f"{folder}/{file}")

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages of one database."""
        from scanner.collectors.applications.linux_rpm_header import rpm_package  # noqa: PLC0415  most machines have no database, and below

        for header in _headers(host, record):
            said = header if isinstance(header, Problem) else rpm_package(header)
            if isinstance(said, Problem):
                yield said
            elif said.name != A_KEY:
                yield Item(said.name, said.version, said.vendor, (("rpm", said.name),))


def _headers(host: Host, record: Record) -> Iterator[object]:
    if record.location.endswith(".sqlite"):
        from scanner.formats.sqlite_file import rows  # noqa: PLC0415  each machine has one of the three

        for row in rows(*_database_and_log(host, record), "SELECT blob FROM Packages"):
            yield row if isinstance(row, Problem) else row[0]
    elif record.location.endswith(".db"):
        from scanner.collectors.applications.linux_rpm_ndb import ndb_headers  # noqa: PLC0415

        yield from ndb_headers(host.read(record, LIMIT))
    else:
        from scanner.collectors.applications.linux_rpm_bdb import bdb_headers  # noqa: PLC0415

        yield from bdb_headers(host.read(record, LIMIT))


def _database_and_log(host: Host, record: Record) -> tuple[bytes, bytes]:
    """Return a database and its write-ahead log as they belong together.

    The log's head changes when it was emptied into the database; with the same head before and after, whatever the file
    lacks or has too early stands in the log as well.
    """
    beside = f"{record.location}-wal"
    for _ in range(2):
        head = host.head(beside, LOG_HEAD)
        database = host.read(record, LIMIT)
        log = host.look(beside, LIMIT) if head else b""
        if (log or b"")[:LOG_HEAD] == head:
            return database, log or b""
    raise Unreadable(Reason.CHANGED, "packages were installed or removed while it was being read")
