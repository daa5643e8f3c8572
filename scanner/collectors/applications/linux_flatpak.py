"""Flatpak applications of the system, of every user, and of the extra installations that an administrator set up.

Misses: runtimes and extensions, which are no applications.
See: https://docs.flatpak.org/en/latest/flatpak-command-reference.html#flatpak-installation
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications import linux_flatpak_appstream
from scanner.collectors.collector import Collector, Said
from scanner.formats import desktop_entry
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

SYSTEM = "/var/lib/flatpak/app/*"
USER = "{data}/flatpak/app/*"
EXTRA = "/etc/flatpak/installations.d/*.conf"
DEPLOYED = "*/*/active"  # architecture, branch, and the link to the commit in use
LEFT = "*/*/*/metadata"  # of a commit that no link names any more
METADATA = (
    "files/share/metainfo/{id}.metainfo.xml",
    "files/share/metainfo/{id}.appdata.xml",
    "files/share/appdata/{id}.appdata.xml",
    "files/share/app-info/xmls/{id}.xml.gz",  # what flatpak itself reads, when flatpak-builder has made it
)


class LinuxFlatpak(Collector):
    """Flatpaks. Many tell no version; they are items all the same."""

    name = "linux-flatpak"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.INSTALLED
    makes = frozenset({"flatpak"})
    places = (SYSTEM, USER, EXTRA)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of each application."""
        yield from host.glob(SYSTEM)
        yield from host.glob(USER)
        for folder in sorted(set(_extra(host))):
            yield from host.glob("app/*", under=Record(folder))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield an item for each branch that is deployed; without one, what is kept and not in use is present, and a folder a residue."""
        app = record.location.rpartition("/")[2]
        deployed = [*host.glob(DEPLOYED, under=record)]
        for active in deployed:
            yield from _read_app(host, app, active.location)
        if not deployed:
            kept = next(iter(host.glob(LEFT, under=record)), None)
            yield Item(app, ids=(("flatpak", app),), rung=Rung.PRESENT if kept else Rung.RESIDUE)


def _extra(host: Host) -> Iterator[str]:
    for record in host.glob(EXTRA):
        text = (host.look(record, MEBIBYTE) or b"").decode("utf-8", "replace")
        for heading, values in desktop_entry.groups(text).items():
            path = values.get("Path", "").rstrip("/")
            if heading.startswith("Installation ") and path.startswith("/") and path != "/var/lib/flatpak":
                yield path


def _read_app(host: Host, app: str, folder: str) -> Iterator[Said]:
    component = linux_flatpak_appstream.Component()
    for pattern in METADATA:
        place = f"{folder}/{pattern.format(id=app)}"
        content = host.look(place, linux_flatpak_appstream.MOST_BYTES)
        if content is None:
            continue
        read = linux_flatpak_appstream.component(content)
        if read.damage:
            yield Problem(Reason.MALFORMED, read.damage, place)
        component = component._replace(**{key: value for key, value in read._asdict().items() if value})
        if component.version:  # a file may name the application only, and another one list its releases
            break
    entry = host.look(f"{folder}/export/share/applications/{app}.desktop", MEBIBYTE) or b""
    values = desktop_entry.groups(entry.decode("utf-8", "replace")).get("Desktop Entry", {})
    name = desktop_entry.name(values) or component.name or app
    yield Item(name, component.version, component.developer, (("flatpak", app),), location=folder)
