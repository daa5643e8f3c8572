"""Python packages of a whole account or machine, by the names of their folders alone, and tools of pipx and uv.

Misses: virtual environments of projects, environments of conda in other places, packages of zip archives.
See: https://packaging.python.org/en/latest/specifications/recording-installed-packages/, https://peps.python.org/pep-0514/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.python_distribution import distribution, same
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

SITE = "lib/python3.*/site-packages"
CONDA = ("miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba")
CONDA_HOMES = (*(f"{{home}}/{name}" for name in CONDA), "/opt/conda", *(f"/opt/{name}" for name in CONDA))
CONDA_SITES = (*(f"{home}/{below}{SITE}" for home in CONDA_HOMES for below in ("", "envs/*/")), f"{{home}}/.conda/envs/*/{SITE}")
UNIX = (f"{{home}}/.pyenv/versions/*/{SITE}", f"{{home}}/.local/share/uv/python/*/{SITE}", *CONDA_SITES, f"/usr/local/{SITE}")
WINDOWS_HOMES = (
    "{local}/Programs/Python/Python*",
    "C:/Program Files/Python*",
    "C:/Python*",
    "{roaming}/uv/python/*",
    "{home}/.pyenv/pyenv-win/versions/*",
    *(f"{base}/{name}{below}" for base in ("{home}", "{local}", "C:/ProgramData") for name in CONDA for below in ("", "/envs/*")),
    "{home}/.conda/envs/*",
)
SITES = {
    Platform.LINUX: (
        "/usr/lib/python3/dist-packages",
        f"/usr/{SITE}",
        "/usr/lib64/python3.*/site-packages",
        "/usr/local/lib/python3.*/dist-packages",
        f"{{home}}/.local/{SITE}",
        *UNIX,
    ),
    Platform.MACOS: (
        "/Library/Python/3.*/site-packages",
        f"/Library/Frameworks/Python.framework/Versions/*/{SITE}",
        f"/opt/homebrew/{SITE}",
        "{home}/Library/Python/3.*/lib/python/site-packages",
        *UNIX,
    ),
    Platform.WINDOWS: (
        "{roaming}/Python/Python*/site-packages",
        "{local}/Packages/PythonSoftwareFoundation.Python.3.*/LocalCache/local-packages/Python*/site-packages",
        *(f"{home}/Lib/site-packages" for home in WINDOWS_HOMES),
    ),
}
# A folder for each tool, named after the package; what else is in it is what the tool needs.
TOOL_FOLDERS = ("{home}/.local/share/pipx/venvs/*", "{home}/.local/pipx/venvs/*", "/opt/pipx/venvs/*", "{home}/.local/share/uv/tools/*")
TOOLS = {
    Platform.LINUX: tuple(f"{folder}/{SITE}" for folder in TOOL_FOLDERS),
    Platform.MACOS: tuple(f"{folder}/{SITE}" for folder in (*TOOL_FOLDERS, "{support}/pipx/venvs/*")),
    Platform.WINDOWS: ("{home}/pipx/venvs/*/Lib/site-packages", "{local}/pipx/pipx/venvs/*/Lib/site-packages",
                       "{home}/.local/pipx/venvs/*/Lib/site-packages", "{roaming}/uv/tools/*/Lib/site-packages"),
}  # fmt: skip
KEYS = (r"{machine}\SOFTWARE\Python\*\*\InstallPath", r"{hku}\SOFTWARE\Python\*\*\InstallPath")
ON_THE_DISK = r"(?i)c:/[^*?]+"  # whoever wrote the key may have written a share of another machine
RECORDS = ("*.dist-info", "*.egg-info")
MOST_PACKAGES = 5000


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
        seen: set[str] = set()
        for record in _sites(host):
            end = host.real(record.location).casefold()
            if end not in seen:
                seen.add(end)
                yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the packages whose records stand in a folder."""
        found = [one.location for pattern in RECORDS for one in host.glob(pattern, under=record)]
        if len(found) > MOST_PACKAGES:
            yield Problem(Reason.CAPPED, f"{len(found)} packages; the first {MOST_PACKAGES} are told")
        for path in found[:MOST_PACKAGES]:
            name, version = distribution(path)
            if name:
                kind = Kind.COMMAND_LINE if record.about and same(name, record.about) else None
                yield Item(name, version, ids=(("pypi", name),), kind=kind, location=path)


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
            folder = plain(host.values(key).text(""), host.home(key))
            if re.fullmatch(ON_THE_DISK, folder):
                yield from (found._replace(user=key.user) for found in host.glob(f"{folder}/Lib/site-packages"))


def _tool(location: str) -> str:
    """Return the name of the tool that a folder is for: what stands before the last `lib`."""
    return location.lower().rpartition("/lib/")[0].rpartition("/")[2]
