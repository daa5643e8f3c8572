"""Packages that npm, pnpm, Yarn or Bun installed for a whole account or machine, and those of Node's version managers.

Misses: packages of projects, prefixes that neither an account's own `.npmrc` nor a variable names, and what was only run (`npx_cache.py`).
See: https://docs.npmjs.com/cli/configuring-npm/folders, https://pnpm.io/settings#globaldir
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.applications.npm_folder import packages_below, wanted_packages
from scanner.collectors.applications.tool_manager_places import DESCRIBED, NODE, prefixes
from scanner.collectors.browsers.bounds import FOREIGN, is_absent, may_read
from scanner.collectors.browsers.followed import MOST_UP, follow_path, is_endless
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.places_once import take_each_once
from scanner.host.host import MEBIBYTE
from scanner.model import Kind, Platform, Problem, Reason, Record, Rung

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
            yield from _refuse_prefixes(host, record)
            return
        yield from wanted_packages(host, record) if record.about == WANTED else packages_below(host, record)


def _of_own_prefixes(host: Host) -> Iterator[Record]:
    """Name the folders of packages below the prefixes that accounts chose for themselves."""
    for settings in host.glob(SETTINGS):
        for said in _find_prefixes(host, settings):
            prefix = follow_path(host, said)
            folder = f"{prefix}/{LIBRARIES[host.platform]}"
            if prefix and may_read(host, prefix, settings.user) and host.is_folder(folder):
                yield Record(folder, settings.user)


def _refuse_prefixes(host: Host, settings: Record) -> Iterator[Problem]:
    """Yield why a prefix that is there, or of which nobody knows whether it is, is not looked at."""
    for said in _find_prefixes(host, settings):
        if is_endless(said):
            yield Problem(Reason.CAPPED, f"more than {MOST_UP} times `..` in a path; not followed")
        elif (
            (prefix := follow_path(host, said)) and not may_read(host, prefix, settings.user) and not is_absent(host, prefix, settings.user)
        ):
            yield Problem(Reason.LINK_LEAVES, FOREIGN, prefix)


def _find_prefixes(host: Host, settings: Record) -> list[str]:
    content, home = host.look(settings, MEBIBYTE) or b"", host.home(settings)
    return [re.sub(HOME, lambda _: home, said.rstrip()) for said in re.findall(PREFIX, content.decode("utf-8", "replace"))]
