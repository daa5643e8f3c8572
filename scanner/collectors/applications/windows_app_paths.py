"""Programs that can be started by name from the Run dialog: App Paths, of the machine and of each account.

Misses: programs that never registered there, which are most.
See: https://learn.microsoft.com/en-us/windows/win32/shell/app-registration, and
https://learn.microsoft.com/en-us/windows/win32/winprog64/shared-registry-keys for what the two views of the machine have in common
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import windows_path
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

PATHS = (
    r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\*",  # one key for both views since Windows 7
    r"{hku}\Software\Microsoft\Windows\CurrentVersion\App Paths\*",
)


class WindowsAppPaths(Collector):
    """Names of programs with their paths. The name need not be that of the file, and both are ids."""

    name = "windows-app-paths"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = frozenset({"command"})
    places = PATHS

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys of the machine and of each account."""
        for pattern in PATHS:
            yield from host.keys(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the program; some keys hold no path but only how to start what another key names."""
        name = record.location.rpartition("\\")[2]
        home = host.home(record)
        path = windows_path.plain(host.values(record).text(""), home)
        names = dict.fromkeys(filter(None, (name, windows_path.base(path))))
        yield Item(
            windows_path.base(path) or name,
            ids=tuple(("command", one) for one in names),
            location=path if windows_path.folder(path) else "",
        )
