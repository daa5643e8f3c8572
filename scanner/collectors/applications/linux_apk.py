"""Alpine packages that apk has installed.

Misses: software that was only copied to the disk, packages inside containers, and `installed.adb`, to which apk 3 can convert.
See: https://wiki.alpinelinux.org/wiki/Apk_spec for the one-letter fields
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

DATABASES = ("/lib/apk/db/installed", "/usr/lib/apk/db/installed", "/var/lib/apk/db/installed")  # apk 3 moved it
LIMIT = 64 * MEBIBYTE
NAME, VERSION, MAINTAINER, FLAGS = "P", "V", "m", "f"
BROKEN = frozenset("fsx")  # flags: files, a script or attributes were not put in place


class LinuxApk(Collector):
    """Alpine packages. One that apk notes as broken is present only."""

    name = "linux-apk"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"apk"})
    places = DATABASES

    def find(self, host: Host) -> Iterator[Record]:
        """Name the database once: where /lib is a link to /usr/lib, it has two names."""
        for path in dict.fromkeys(host.real(path) for path in DATABASES):
            yield from host.glob(path)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages; their files, which stand in the same paragraphs, are passed over."""
        for fields in paragraphs(host.read(record, LIMIT), NAME, VERSION, MAINTAINER, FLAGS):
            name = fields.get(NAME)
            if name:
                rung = Rung.PRESENT if BROKEN & {*fields.get(FLAGS, "")} else None
                yield Item(name, fields.get(VERSION, ""), fields.get(MAINTAINER, ""), (("apk", name),), rung=rung)
            else:
                yield Problem(Reason.MALFORMED, "a paragraph without `P:`")
