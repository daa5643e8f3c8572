"""Packages that npm, pnpm, Yarn or Bun installed for a whole account or machine, and those of Node's version managers.

Misses: packages of projects, prefixes that no account's own `.npmrc` names, and what npx and bunx keep in their caches.
See: https://docs.npmjs.com/cli/configuring-npm/folders, https://pnpm.io/settings#globaldir
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.applications.npm_package import NpmPackage, npm_package
from scanner.collectors.applications.tool_manager_places import DESCRIBED, NODE, prefixes
from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.browsers.followed import follow_path
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.places_once import take_each_once
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

PNPM_HOMES = {
    Platform.LINUX: ("{data}/pnpm",),
    Platform.MACOS: ("{home}/Library/pnpm", "{home}/.local/share/pnpm"),
    Platform.WINDOWS: ("{local}/pnpm",),
}
PNPM = ("global/*/node_modules", "global/*/*/node_modules")  # one folder for all, then one for each
UNIX = (
    "{home}/.npm-global/lib/node_modules",
    "{home}/.npm-packages/lib/node_modules",
    "{home}/.local/lib/node_modules",
)
OWN = {
    Platform.LINUX: (*UNIX, "/usr/lib/node_modules"),
    Platform.MACOS: UNIX,
    Platform.WINDOWS: ("{roaming}/npm/node_modules", "C:/Program Files/nodejs/node_modules"),
}
MISE_BY_PNPM = {
    Platform.LINUX: "{data}/mise/installs/*/*/5/node_modules",
    Platform.MACOS: "{home}/.local/share/mise/installs/*/*/5/node_modules",
    Platform.WINDOWS: "{local}/mise/installs/*/*/5/node_modules",
}
LIBRARIES = {Platform.LINUX: "lib/node_modules", Platform.MACOS: "lib/node_modules", Platform.WINDOWS: "node_modules"}
ROOTS = {
    platform: (
        *own,
        *(f"{prefix}/{LIBRARIES[platform]}" for prefix in prefixes(NODE, platform)),
        *(f"{home}/{below}" for home in PNPM_HOMES[platform] for below in PNPM),
        MISE_BY_PNPM[platform],
    )
    for platform, own in OWN.items()
}
SHARED = {platform: prefixes(DESCRIBED, platform) for platform in Platform}
# Of npm's settings only this one is kept: others hold tokens.
SETTINGS = "{home}/.npmrc"
PREFIX = r"(?m)^[ \t]*prefix[ \t]*=[ \t]*[\"']?([^\"'\r\n]{1,4096})"
HOME = r"^(?:~|\$\{(?:HOME|USERPROFILE)\})(?=[/\\])"
WANTED, NAMES_A_PREFIX = "wanted", "names a prefix"
DESCRIPTION = "package.json"
PACKAGES = ("*", "@*/*")
MOST_PACKAGES = 2000


class NpmGlobalPackages(Collector):
    """Global packages. One that puts a program on the path is a command, any other a library."""

    name = "npm-global-packages"
    kind = Kind.LIBRARY
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"npm"})
    places = (*dict.fromkeys(root for table in (ROOTS, SHARED) for roots in table.values() for root in roots), SETTINGS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name each folder of packages once: links lead from one version to another."""
        yield from host.glob(SETTINGS, about=NAMES_A_PREFIX)
        places = [(pattern, about) for table, about in ((ROOTS, ""), (SHARED, WANTED)) for pattern in table.get(host.platform, ())]
        found = (record for pattern, about in places for record in host.glob(pattern, about=about))
        yield from take_each_once(host, chain(found, _of_own_prefixes(host)))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages of a folder, by their own descriptions."""
        if record.about == NAMES_A_PREFIX:
            return
        if record.about != WANTED:
            folders = [one.location for pattern in PACKAGES for one in host.glob(pattern, under=record)]
            yield from _packages(host, record.location, folders)
            return
        description = f"{record.location}/{DESCRIPTION}"
        content = host.look(description, MEBIBYTE)
        whole = npm_package(content) if content is not None else NpmPackage()
        if whole.damage:
            yield whole.damage._replace(location=description)
        folder = f"{record.location}/node_modules"
        yield from _packages(host, folder, [f"{folder}/{name}" for name in whole.dependencies if ".." not in name])


def _of_own_prefixes(host: Host) -> Iterator[Record]:
    """Name the folders of packages below the prefixes that accounts chose for themselves."""
    for settings in host.glob(SETTINGS):
        content, home = host.look(settings, MEBIBYTE) or b"", host.home(settings)
        for said in re.findall(PREFIX, content.decode("utf-8", "replace")):
            prefix = follow_path(host, _in_home(said.rstrip(), home))
            folder = f"{prefix}/{LIBRARIES[host.platform]}"
            if prefix and may_read(host, prefix, settings.user) and host.is_folder(folder):
                yield Record(folder, settings.user)


def _in_home(path: str, home: str) -> str:
    return re.sub(HOME, lambda _: home, path)


def _packages(host: Host, root: str, folders: list[str]) -> Iterator[Said]:
    if len(folders) > MOST_PACKAGES:
        yield Problem(Reason.CAPPED, f"{len(folders)} packages; only {MOST_PACKAGES} were read")
    for folder in folders[:MOST_PACKAGES]:
        description = f"{folder}/{DESCRIPTION}"
        content = host.look(description, MEBIBYTE)
        if content is None:
            continue  # a folder of scoped packages, or one left behind
        one = npm_package(content)
        if one.damage:
            yield one.damage._replace(location=description)
        installed = folder[len(root) + 1 :]  # as npm was told: the description may have been changed since
        ids = tuple(("npm", name) for name in dict.fromkeys((one.name or installed, installed)))
        yield Item(ids[0][1], one.version, ids=ids, kind=Kind.COMMAND_LINE if one.has_program else None, location=folder)
