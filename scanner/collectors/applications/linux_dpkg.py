"""Debian packages that dpkg has installed.

Misses: software that was only copied to the disk, and packages inside containers.
See: https://manpages.debian.org/dpkg-query.1 for the words of `Status`; deb822(5) for the form
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats.deb822 import paragraphs
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

STATUS = "/var/lib/dpkg/status"
STATUS_FOLDER = "/var/lib/dpkg/status.d/*"  # one file a package, in images built without dpkg
LIMIT = 64 * MEBIBYTE
FIELDS = ("Package", "Status", "Version", "Maintainer")


class LinuxDpkg(Collector):
    """Debian packages."""

    name = "linux-dpkg"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"deb"})
    places = (STATUS, STATUS_FOLDER)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the status file, and the files of status.d that are not checksums."""
        yield from host.glob(STATUS)
        for record in host.glob(STATUS_FOLDER):
            if not record.location.endswith(".md5sums"):
                yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages whose third word of status is `installed`; `hold` and `deinstall` before it change nothing."""
        always = record.location != STATUS  # a file in status.d has no status: it is there because the package is
        for fields in paragraphs(host.read(record, LIMIT).decode("utf-8", "replace"), *FIELDS):
            name = fields.get("Package")
            if not name:
                yield Problem(Reason.MALFORMED, "a paragraph without `Package:`")
            elif always or fields.get("Status", "").endswith(" installed"):
                yield Item(name, fields.get("Version", ""), fields.get("Maintainer", ""), (("deb", name),))
