"""Packages that a Nix profile refers to: a user's, the default one, and those of a NixOS or nix-darwin system.

Misses: store paths that no profile refers to, which wait to be deleted; packages without a program in the profiles of
NixOS, which tell only by their links; Guix.
See: https://nix.dev/manual/nix/stable/command-ref/files/profiles
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.nix_manifest import Element, elements, output_paths
from scanner.collectors.applications.nix_store_path import package
from scanner.collectors.collector import Collector, Said
from scanner.collectors.places_once import take_each_once
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

PROFILES = (
    "{home}/.local/state/nix/profiles/profile",
    "{home}/.nix-profile",
    "/nix/var/nix/profiles/per-user/*/profile",
    "/etc/profiles/per-user/*",
    "/nix/var/nix/profiles/default",
    "/run/current-system/sw",
    "/nix/var/nix/profiles/system/sw",  # the same where nothing runs: what /run leads to is made at the start
)


class NixProfiles(Collector):
    """Nix packages."""

    name = "nix-profiles"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX, Platform.MACOS})
    rung = Rung.INSTALLED
    makes = frozenset({"nix"})
    places = PROFILES

    def find(self, host: Host) -> Iterator[Record]:
        """Name each profile once, however many links lead to it."""
        found = (record for pattern in PROFILES for record in host.glob(pattern))
        yield from take_each_once(host, (record._replace(user=record.user or _user(record.location)) for record in found))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield what the manifest lists; without one, what nix-env's own lists and what the links of the profile's programs lead to."""
        manifest = f"{record.location}/manifest.json"
        content = host.look(manifest)
        if content is not None:
            listed = elements(content)
            if not isinstance(listed, Problem):
                yield from map(_item_of, listed)
                return
            yield listed._replace(location=manifest)
        expression = host.look(f"{record.location}/manifest.nix") or b""
        packages = {package(path): None for path in (*output_paths(expression), *_targets(host, record))}
        yield from (Item(name, version, ids=(("nix", name),)) for name, version in packages if name)


def _user(location: str) -> str:
    _, per_user, rest = location.partition("/per-user/")
    return rest.partition("/")[0] if per_user else ""


def _targets(host: Host, record: Record) -> Iterator[str]:
    """Yield where a profile's programs come from. One with a single package links to the whole `bin` of it."""
    yield host.link(f"{record.location}/bin")
    for program in host.glob("bin/*", under=record):
        yield host.link(program)


def _item_of(element: Element) -> Said:
    found = sorted((package(path) for path in element.paths), key=lambda one: (not one[0], len(one[0])))
    name, version = found[0] if found else ("", "")
    if not name:
        return Problem(Reason.MALFORMED, "an element of a profile without a path in the store")
    names = dict.fromkeys((name, element.attribute)) if element.attribute not in {"", "default"} else (name,)
    return Item(name, version, ids=tuple(("nix", one) for one in names), state=State.NONE if element.active else State.DISABLED)
