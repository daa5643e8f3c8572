"""Snaps, from the revision of each that is current, and those that were disabled, from the newest one that is kept.

Misses: older revisions, which are kept for a way back and do not run.
See: https://snapcraft.io/docs/system-snap-directory, https://snapcraft.io/docs/snap-format
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats.yaml_scalars import scalars
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

DESCRIPTION = "meta/snap.yaml"
DISABLED = "disabled"
REVISION = r"x?[0-9]{1,9}"  # one that was built here has an x
KEPT = "/var/lib/snapd/snaps/*.snap"  # the files that are mounted below the roots, `name_revision.snap`
ROOTS = ("/var/lib/snapd/snap", "/snap")  # Fedora and openSUSE have the first one, and some of them /snap as a link to it


class LinuxSnap(Collector):
    """Snaps. One whose revision is not mounted, as in a disk image, is known by its folder's name alone. A disabled one is present."""

    name = "linux-snap"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"snap"})
    places = (
        *(f"{root}/*/current/meta/snap.yaml" for root in ROOTS),
        *(f"{root}/*/*/meta/snap.yaml of disabled snaps" for root in ROOTS),
        KEPT,
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of each snap that has a current revision, be it there or not, and the newest revision of each that has none."""
        seen: set[str] = set()
        for root in ROOTS:
            if f"/{host.link(root).strip('/')}" in ROOTS:
                continue
            for record in host.glob(f"{root}/*"):
                current = f"{record.location}/current"
                there = record if host.link(current) or host.is_folder(current) else _find_disabled(host, record)
                if there:
                    seen.add(_name(record.location))
                    yield there
        for record in host.glob(KEPT):
            name = _name(record.location)
            if name not in seen:
                seen.add(name)
                yield record._replace(about=DISABLED)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the snap; without its snap.yaml it is present only, for nothing says that it still runs."""
        disabled = record.about == DISABLED
        file = f"{record.location}/{'' if disabled else 'current/'}{DESCRIPTION}"
        folder = _name(record.location)
        rung, state = (Rung.PRESENT, State.DISABLED) if disabled else (None, State.NONE)
        content = host.look(file, MEBIBYTE) if host.is_folder(record) else None
        if content is None:
            yield Item(folder, ids=(("snap", folder),), rung=Rung.PRESENT, state=state)
            return
        said = scalars(content.decode("utf-8", "replace"))
        if "name" not in said:
            yield Problem(Reason.MALFORMED, "a snap.yaml without `name:`", file)
        name = said.get("name", folder)
        yield Item(said.get("title", name), said.get("version", ""), ids=(("snap", name),), rung=rung, state=state)


def _find_disabled(host: Host, snap: Record) -> Record | None:
    """Return the newest revision of a snap without a current one, None where no revision is left."""
    revisions = [one for one in host.glob("*", under=snap, about=DISABLED) if re.fullmatch(REVISION, _last(one.location))]
    return max(revisions, key=lambda one: int(_last(one.location).lstrip("x")), default=None)


def _name(location: str) -> str:
    """Return the snap that a place is of: `/snap/NAME`, `/snap/NAME/42` or `NAME_42.snap`; a second instance is `NAME_instance`."""
    parts = location.split("/")
    return (parts[-2] if re.fullmatch(REVISION, parts[-1]) else parts[-1]).partition("_")[0]


def _last(location: str) -> str:
    return location.rpartition("/")[2]
