"""Programs by the version resources of their files, in the folders where Windows, accounts and portable programs keep them.

Misses: single files outside such folders; programs deeper than a vendor's folder; other drives; what lies beside a program of its
folder's own name, or after twenty others; shared parts (`Common Files`), packaged apps and temporary files, which are no such folders.
See: https://learn.microsoft.com/en-us/windows/win32/menurc/versioninfo-resource, and
https://learn.microsoft.com/en-us/windows/win32/shell/knownfolderid for the folders
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from scanner.collectors.applications.windows_pe_version import PeVersion, pe_version
from scanner.collectors.collector import Collector, Said
from scanner.formats import versioned_name
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = (
    "C:/Program Files/*",
    "C:/Program Files (x86)/*",
    "C:/PortableApps/*",
    "{local}/Programs/*",
    "{local}/*",
    "{roaming}/*",
    "{home}/PortableApps/*",
)
NOT_PROGRAMS = frozenset(
    {"common files", "windowsapps", "programs", "packages", "temp", "application data", "history", "temporary internet files"}
)
OLD_CACHE = "inetcache"  # where `Temporary Internet Files` leads to
BESIDE = ("application", "apps", "bin", "current")  # where a program lies in its folder,
RELEASE = "app-"  # or in one of these, which Squirrel makes for each release
# What comes with a program. It is asked only where there is nothing else.
LONGEST_NAME = 255
SUPPORT = r"(?i)(?:unins|update|setup|install|crash|elevat|squirrel|maintenance).*|.*(?:crash\w*|report\w*|updater?|helper|setup|installer)"
NUMBER = r"\d{1,9}"
EXECUTABLE = ".exe"
MOST_PROGRAMS = 20  # of one folder
MOST_FOLDERS = 100  # of one vendor


class WindowsProgramFolders(Collector):
    """Programs in folders of their own. The name that a program's maker gave its file stays when the file is renamed."""

    name = "windows-program-folders"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.PRESENT
    makes = frozenset({"command", "original-filename"})
    places = FOLDERS

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders of programs and of their vendors."""
        for pattern in FOLDERS:
            for record in host.glob(pattern):
                if _base(record.location).lower() not in NOT_PROGRAMS and not _is_old_name(host, record) and host.is_folder(record):
                    yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the programs of a folder, or of the folders in it when it is a vendor's."""
        beside = _names(host, record)
        executables = _executables(host, record, beside)
        yield from _programs(host, record, executables)
        if not all(map(_is_support, executables)):
            return
        inner = [path for path in beside if _base(path).lower() not in NOT_PROGRAMS and host.is_folder(path)]
        if len(inner) > MOST_FOLDERS:
            yield Problem(Reason.CAPPED, f"{len(inner)} folders; only {MOST_FOLDERS} were read")
        for path in inner[:MOST_FOLDERS]:
            folder = record._replace(location=path)
            yield from _programs(host, folder, _executables(host, folder, _names(host, folder)))


def _is_old_name(host: Host, record: Record) -> bool:
    """Tell a junction that Windows keeps for old programs, named in its own language (`Anwendungsdaten`): nobody may list one."""
    if not host.link(record):
        return False
    target, folder = host.real(record.location), host.real(record.location.rpartition("/")[0])
    return target.casefold() == folder.casefold() or _base(target).lower() in {*NOT_PROGRAMS, OLD_CACHE}


def _names(host: Host, folder: Record) -> list[str]:
    return [found.location for found in host.glob("*", under=folder)]


def _executables(host: Host, folder: Record, beside: list[str]) -> list[str]:
    """Return the programs in a folder, those of later releases first."""
    found = [path for path in beside if _is_executable(path)]
    for path in beside:
        name = _base(path).lower()
        if name in BESIDE or name.startswith(RELEASE):
            found += [inner for inner in _names(host, folder._replace(location=path)) if _is_executable(inner)]
    return sorted(found, key=lambda path: [int(number) for number in re.findall(NUMBER, path.rpartition("/")[0])], reverse=True)


def _programs(host: Host, folder: Record, paths: list[str]) -> Iterator[Said]:
    """Yield one item for each product of a folder, and that of its own name alone where there is one."""
    name = versioned_name.split(_base(folder.location))[0]
    paths = [path for path in paths if not _is_support(path)] or paths
    seen = set()
    for path in sorted(paths, key=lambda path: _plain(path) != _plain(name))[:MOST_PROGRAMS]:
        about = pe_version(partial(host.part, path)) if host.is_file(path) else None
        if about is None:
            continue
        if about.damage:
            yield Problem(Reason.MALFORMED, about.damage, path)
        product = about.product or name
        if product not in seen:
            seen.add(product)
            yield Item(product, about.version, about.company, tuple(_ids(path, about)), location=path)
        if _plain(path) == _plain(name):
            return


def _ids(path: str, about: PeVersion) -> Iterator[tuple[str, str]]:
    original = _base(about.original.replace("\\", "/"))
    if original:
        yield "original-filename", original
    yield "command", _base(path)


def _base(path: str) -> str:
    return path.rpartition("/")[2]


def _is_executable(path: str) -> bool:
    return path.lower().endswith(EXECUTABLE)


def _is_support(path: str) -> bool:
    return re.fullmatch(SUPPORT, _stem(path)[-LONGEST_NAME:]) is not None


def _stem(path: str) -> str:
    name = _base(path)
    return name[: -len(EXECUTABLE)] if _is_executable(name) else name


def _plain(path: str) -> str:
    return "".join(letter for letter in _stem(path).lower() if letter.isalnum())
