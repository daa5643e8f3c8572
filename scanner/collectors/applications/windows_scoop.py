"""Programs installed by Scoop, for an account or for the whole machine.

Misses: a Scoop folder that only a Scoop within it is told of (a `config.json` beside its `apps`); apps without `current` (no_junction).
See: https://github.com/ScoopInstaller/Scoop/wiki/Scoop-Folder-Layout, https://github.com/ScoopInstaller/Scoop/wiki/App-Manifests
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import json_file
from scanner.formats.home_page import HOME_PAGE, home_claims
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

MANIFEST = "apps/*/current/manifest.json"
MANIFESTS = (f"{{home}}/scoop/{MANIFEST}", f"C:/ProgramData/scoop/{MANIFEST}")


class WindowsScoop(Collector):
    """Apps of Scoop; the folder's name is the manifest's."""

    name = "windows-scoop"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.INSTALLED
    makes = frozenset({HOME_PAGE, "scoop", "winget"})
    places = MANIFESTS

    def find(self, host: Host) -> Iterator[Record]:
        """Name the manifest of each app's current version."""
        for pattern in MANIFESTS:
            yield from host.glob(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the app, also when its manifest is damaged: it is there without it."""
        folder = record.location.removesuffix("/current/manifest.json")
        content = host.look(record, MEBIBYTE)
        manifest = json_file.document_or_problem(content) if content is not None else {}
        if isinstance(manifest, Problem):
            yield manifest
            manifest = {}
        name = folder.rpartition("/")[2]
        # Some buckets call their manifests as winget calls its packages: Publisher.Program.
        named = (("winget", name),) if "." in name else ()
        home = home_claims(json_file.text(manifest.get("homepage")))
        yield Item(name, json_file.text(manifest.get("version")), ids=(("scoop", name), *named), location=folder, claims=home)
