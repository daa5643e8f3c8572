"""Packages in rpm's database, in each of its three forms: SQLite (Fedora, EL 9), ndb (SUSE) and Berkeley DB (EL 7 and 8).

Misses: software that was only copied to the disk, packages inside containers, and a database that a macro moved elsewhere.
See: https://rpm-software-management.github.io/rpm/manual/format_header.html for a header; the forms are told in `formats`
"""

from __future__ import annotations

from functools import partial
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
QUERY = "SELECT blob FROM Packages"
TABLE, COLUMNS = "Packages", ("blob",)  # the same for a database that is read by its pages
MOST_PAGES = 1 << 20  # of a database that is too large to be read as a whole
CHANGED = "packages were installed or removed while it was being read"
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
        for row in _of_pages(host, record) if host.size(record) > LIMIT else _of_the_whole(host, record):
            yield row if isinstance(row, Problem) else row[0]
    elif record.location.endswith(".db"):
        from scanner.collectors.applications.linux_rpm_ndb import ndb_headers  # noqa: PLC0415

        yield from ndb_headers(host.read(record, LIMIT))
    else:
        from scanner.collectors.applications.linux_rpm_bdb import bdb_headers  # noqa: PLC0415

        yield from bdb_headers(host.read(record, LIMIT))


def _of_the_whole(host: Host, record: Record) -> Iterator[tuple[object, ...] | Problem]:
    from scanner.formats.sqlite_file import rows  # noqa: PLC0415  each machine has one of the three

    return rows(*_database_and_log(host, record), QUERY)


def _of_pages(host: Host, record: Record) -> Iterator[tuple[object, ...] | Problem]:
    """Yield the rows of a database page by page, which takes ten times as long and no memory."""
    from scanner.formats.sqlite_table import table_rows  # noqa: PLC0415  as above

    beside = f"{record.location}-wal"
    log = host.look(beside, LIMIT) or b""
    yield from table_rows(partial(host.part, record), log, TABLE, COLUMNS, most_pages=MOST_PAGES)
    if (host.aside().look(beside, LIMIT) or b"") != log:
        yield Problem(Reason.CHANGED, CHANGED)


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
    raise Unreadable(Reason.CHANGED, CHANGED)
