"""Debian packages that dpkg has installed.

One that is there without being set up is told as present, one of which settings are left as a residue.
Misses: software that was only copied to the disk, and packages inside containers.
See: dpkg(1) for the states, https://manpages.debian.org/dpkg-query.1 for the words of `Status`; deb822(5) for the form
"""

from __future__ import annotations

from sys import intern
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
JOURNAL = "/var/lib/dpkg/updates/*"  # what dpkg noted since it last wrote the status file: whole paragraphs, in the order of their numbers
FILES = "/var/lib/dpkg/info/{name}.list"
LIMIT = 64 * MEBIBYTE
NOTED = "journal"
MOST_DIGITS = 10
MOST_ENTRIES = 10_000  # dpkg empties its journal after 250
MOST_FILES = 2_000
FIELDS = ("Package", "Status", "Version", "Maintainer")
ARCHITECTURE = "Architecture"
# The third word of `Status`: what it says of the package's files. None where there are none.
HALF_INSTALLED = "half-installed"
RUNGS: dict[str, Rung | None] = {
    "installed": Rung.INSTALLED,
    "triggers-pending": Rung.PRESENT,
    "triggers-awaited": Rung.PRESENT,
    "half-configured": Rung.PRESENT,
    "unpacked": Rung.PRESENT,
    HALF_INSTALLED: Rung.RESIDUE,  # or present: its files tell
    "config-files": Rung.RESIDUE,
    "not-installed": None,
}

Fields = dict[str, str]


class LinuxDpkg(Collector):
    """Debian packages. One that is there and not set up is present only, and one of which settings are left is a residue."""

    name = "linux-dpkg"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"deb"})
    places = (STATUS, STATUS_FOLDER, JOURNAL, f"{FILES.format(name='*')} of packages that are half installed")

    def __init__(self) -> None:
        """Begin without a journal, whose entries are records too: one that cannot be read costs itself alone."""
        self._noted: dict[tuple[str, str], tuple[Fields, str]] = {}

    def find(self, host: Host) -> Iterator[Record]:
        """Name the entries of the journal in their order, the status file, and the files of status.d that are not checksums."""
        yield from _in_order(host.glob(JOURNAL, about=NOTED))
        yield from host.glob(STATUS)
        for record in host.glob(STATUS_FOLDER):
            if not record.location.endswith(".md5sums"):
                yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages; the first word of their status (`hold`, `deinstall`) is what is wanted of them, and changes nothing."""
        content = host.read(record, LIMIT)
        tells_apart = self._noted or record.about == NOTED or HALF_INSTALLED.encode() in content  # packages of one name, which are rare
        rows = paragraphs(content, *FIELDS, *([ARCHITECTURE] if tells_apart else []))
        if record.about == NOTED:
            self._noted.update((_key(fields), (fields, record.location)) for fields in rows)
        elif record.location == STATUS:
            for fields in rows:
                now = self._noted.pop(_key(fields), None) if self._noted else None
                if said := _read_paragraph(host, *(now or (fields, ""))):
                    yield said
            yield from filter(None, (_read_paragraph(host, fields, location) for fields, location in self._noted.values()))
        else:  # a file in status.d has no status: it is there because the package is
            yield from (_item(fields, None) if fields.get("Package") else _nameless() for fields in rows)


def _in_order(entries: Iterable[Record]) -> list[Record]:
    """Return the entries of the journal, which have numbers for names, without what dpkg is about to write."""
    numbers = {record: record.location.rpartition("/")[2] for record in entries}
    found = [record for record, number in numbers.items() if number.isascii() and number.isdecimal() and len(number) < MOST_DIGITS]
    return sorted(found, key=lambda record: int(numbers[record]))[:MOST_ENTRIES]


def _key(fields: Fields) -> tuple[str, str]:
    return fields.get("Package", ""), fields.get(ARCHITECTURE, "")


def _read_paragraph(host: Host, fields: Fields, location: str) -> Said | None:
    name = fields.get("Package")
    state = fields.get("Status", "not-installed").rpartition(" ")[2]
    if not name:
        return _nameless(location)
    if state not in RUNGS:
        return Problem(Reason.MALFORMED, f"a package in a state that dpkg does not have: {name}", location)
    rung = RUNGS[state]
    if rung is None:
        return None
    return _item(fields, Rung.PRESENT if state == HALF_INSTALLED and _has_files(host, fields) else rung, location)


def _has_files(host: Host, fields: Fields) -> bool:
    """Tell whether a file of the package is there: what was half installed and what was half removed have the same state."""
    names = (fields["Package"], f"{fields['Package']}:{fields.get(ARCHITECTURE, '')}")  # the second of what may be there twice
    for name in names:
        listed = (host.look(FILES.format(name=name), MEBIBYTE) or b"").decode("utf-8", "replace").split("\n")
        if any(path.startswith("/") and not path.startswith("/etc/") and host.is_file(path) for path in listed[:MOST_FILES]):
            return True
    return False


def _item(fields: Fields, rung: Rung | None, location: str = "") -> Item:
    name = fields["Package"]
    maintainer = intern(fields.get("Maintainer", ""))  # a distribution has thousands of packages and few maintainers
    item = Item(name, fields.get("Version", ""), maintainer, (("deb", name),), None, rung)
    return item._replace(location=location) if location else item


def _nameless(location: str = "") -> Problem:
    return Problem(Reason.MALFORMED, "a paragraph without `Package:`", location)
