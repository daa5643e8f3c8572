"""Snaps, from the revision of each that is current.

Misses: older revisions, which are kept for a way back and do not run, and snaps that were disabled.
See: https://snapcraft.io/docs/system-snap-directory, https://snapcraft.io/docs/snap-format
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats.yaml_scalars import scalars
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

ROOTS = ("/var/lib/snapd/snap", "/snap")  # Fedora and openSUSE have the first one, and some of them /snap as a link to it


class LinuxSnap(Collector):
    """Snaps. One whose revision is not mounted, as in a disk image, is known by its folder's name alone."""

    name = "linux-snap"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"snap"})
    places = tuple(f"{root}/*/current/meta/snap.yaml" for root in ROOTS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of each snap that has a current revision, be it there or not."""
        for root in ROOTS:
            if f"/{host.link(root).strip('/')}" in ROOTS:
                continue
            for record in host.glob(f"{root}/*"):
                current = f"{record.location}/current"
                if host.link(current) or host.is_folder(current):
                    yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the snap; without its snap.yaml it is present only, for nothing says that it still runs."""
        folder = record.location.rpartition("/")[2].partition("_")[0]  # a second instance of a snap is `name_instance`
        content = host.look(f"{record.location}/current/meta/snap.yaml", MEBIBYTE)
        if content is None:
            yield Item(folder, ids=(("snap", folder),), rung=Rung.PRESENT)
            return
        said = scalars(content.decode("utf-8", "replace"))
        if "name" not in said:
            yield Problem(Reason.MALFORMED, "a snap.yaml without `name:`", f"{record.location}/current/meta/snap.yaml")
        name = said.get("name", folder)
        yield Item(said.get("title", name), said.get("version", ""), ids=(("snap", name),))
