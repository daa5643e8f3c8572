"""Python packages of a whole account or machine, by the names of their folders alone, and tools of pipx and uv.

Misses: virtual environments of projects, environments of conda in other places, packages of zip archives but eggs.
See: https://packaging.python.org/en/latest/specifications/recording-installed-packages/, https://peps.python.org/pep-0514/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.python_distribution import RECORDS, packages_of
from scanner.collectors.applications.tool_manager_places import CONDA_ON_UNIX, CONDA_ON_WINDOWS, PYTHON, PYTHON_TOOLS, prefixes
from scanner.collectors.browsers.bounds import FOREIGN, MAY_NOT, grant, is_absent, may_read
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.places_once import take_each_once
from scanner.model import Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

SITE = "lib/python3.*/site-packages"
WINDOWS_PREFIXES = (
    "{local}/Programs/Python/Python*",
    "C:/Program Files/Python*",
    "C:/Python*",
    *CONDA_ON_WINDOWS,
)
OWN_PREFIXES = {
    Platform.LINUX: ("/usr", "{home}/.local", *CONDA_ON_UNIX),
    Platform.MACOS: (
        "/Library/Frameworks/Python.framework/Versions/*",
        *(f"{root}/Caskroom/{name}/base" for root in ("/opt/homebrew", "/usr/local") for name in ("miniconda", "miniforge", "anaconda")),
        *CONDA_ON_UNIX,
    ),
    Platform.WINDOWS: WINDOWS_PREFIXES,
}
OWN_SITES = {
    Platform.LINUX: (
        "/usr/lib/python3/dist-packages",
        "/usr/lib64/python3.*/site-packages",
        "/usr/local/lib/python3.*/dist-packages",
        "/usr/local/lib64/python3.*/site-packages",
    ),
    Platform.MACOS: ("/Library/Python/3.*/site-packages", "{home}/Library/Python/3.*/lib/python/site-packages"),
    Platform.WINDOWS: (
        "{roaming}/Python/Python*/site-packages",
        "{local}/Packages/PythonSoftwareFoundation.Python.3.*/LocalCache/local-packages/Python*/site-packages",
    ),
}
LIBRARIES = {Platform.LINUX: SITE, Platform.MACOS: SITE, Platform.WINDOWS: "Lib/site-packages"}
SITES = {
    platform: (
        *sites,
        *(f"{prefix}/{LIBRARIES[platform]}" for prefix in (*OWN_PREFIXES[platform], *prefixes(PYTHON, platform))),
    )
    for platform, sites in OWN_SITES.items()
}
TOOLS = {platform: tuple(f"{prefix}/{LIBRARIES[platform]}" for prefix in prefixes(PYTHON_TOOLS, platform)) for platform in Platform}
KEYS = (
    r"{machine}\SOFTWARE\Python\*\*\InstallPath",
    r"{hku}\SOFTWARE\Python\*\*\InstallPath",
    r"{hku}\SOFTWARE\WOW6432Node\Python\*\*\InstallPath",
)
NO_PATTERN = r"[^*?]+"


class PythonPackages(Collector):
    """Python packages. A tool's own package is a command, any other a library; no file is opened."""

    name = "python-packages"
    kind = Kind.LIBRARY
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"pypi"})
    places = (*dict.fromkeys(site for table in (SITES, TOOLS) for sites in table.values() for site in sites), *KEYS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name each folder of packages once, however many names lead to it."""
        yield from take_each_once(host, _sites(host))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages whose records stand in a folder."""
        if record.about == MAY_NOT:
            yield Problem(Reason.LINK_LEAVES, FOREIGN)
            return
        yield from packages_of([one.location for pattern in RECORDS for one in host.glob(pattern, under=record)], record.about)


def _sites(host: Host) -> Iterator[Record]:
    for pattern in SITES.get(host.platform, ()):
        yield from host.glob(pattern)
    for pattern in TOOLS.get(host.platform, ()):
        for record in host.glob(pattern):
            yield record._replace(about=_tool(record.location))
    if host.platform is Platform.WINDOWS:
        yield from _named_by_the_registry(host)


def _named_by_the_registry(host: Host) -> Iterator[Record]:
    from scanner.formats.windows_path import plain  # noqa: PLC0415  other systems have no need of it

    for pattern in KEYS:
        for key in host.keys(pattern):
            folder = plain(host.values(key).text(""), host.home(key)).rstrip("/")
            if not key.user:
                grant(host, folder)
            if not re.fullmatch(NO_PATTERN, folder):
                continue
            if may_read(host, folder, key.user):
                yield from (found._replace(user=key.user) for found in host.glob(f"{folder}/Lib/site-packages"))
            elif key.user and not is_absent(host, folder, key.user):  # somebody else's, or on a share
                yield Record(folder, key.user, MAY_NOT)


def _tool(location: str) -> str:
    """Return the name of the tool that a folder is for: what stands before the last `lib`."""
    return location.lower().rpartition("/lib/")[0].rpartition("/")[2]
