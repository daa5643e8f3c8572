"""Browsers registered with Windows, for the machine or for an account.

Misses: portable browsers, and those that came as a package of the Store.
See: https://learn.microsoft.com/en-us/windows/win32/shell/start-menu-reg, and
https://learn.microsoft.com/en-us/windows/win32/winprog64/shared-registry-keys for what the two views of the machine have in common
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines.windows_command import KINDS, command
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

CLIENTS = (
    r"HKLM64\SOFTWARE\Clients\StartMenuInternet\*",  # one key for both views since Windows 7
    r"{hku}\Software\Clients\StartMenuInternet\*",
)
POINTER = "@"  # before the file and the number of a text in it


class WindowsInternetClients(Collector):
    """Browsers, with the program that opens them."""

    name = "windows-internet-clients"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = KINDS
    places = CLIENTS

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys of the machine and of each account."""
        for pattern in CLIENTS:
            yield from host.keys(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the browser, by the name it shows, else by its key's."""
        home = host.home(record)
        names = (host.values(record).text(""), _below(host, record, "Capabilities", "ApplicationName"))
        shown = next((name for name in names if name and not name.startswith(POINTER)), "")
        opened = command(_below(host, record, r"shell\open\command", ""), home)
        yield Item(shown or record.location.rpartition("\\")[2], ids=opened.ids, location=opened.path)


def _below(host: Host, record: Record, key: str, name: str) -> str:
    """Return a value of a key below the record; one that is closed to us costs itself alone."""
    return next((host.values(found).text(name) for found in host.keys(key, under=record)), "")
