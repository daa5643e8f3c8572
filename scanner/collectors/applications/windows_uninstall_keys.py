"""Windows programs registered by their installers, for the machine and for each account.

Misses: programs that no installer registered; which of the many programs of Office (one row) are there.
See: https://learn.microsoft.com/en-us/windows/win32/msi/uninstall-registry-key
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications import windows_uninstall_row
from scanner.collectors.applications.windows_upgrade_codes import UpgradeCodes
from scanner.collectors.collector import Collector, Said
from scanner.formats.home_page import HOME_PAGE
from scanner.formats.windows_version import version
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

ROWS = (
    r"{machine}\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*",
    r"{hku}\Software\Microsoft\Windows\CurrentVersion\Uninstall\*",
    # An account's keys have one view, in which a few installers of 32 bits wrote this name themselves.
    r"{hku}\Software\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*",
)
UPGRADES = (
    r"HKLM64\SOFTWARE\Classes\Installer\UpgradeCodes\*",
    r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes\*",
    r"{hku}\Software\Microsoft\Installer\UpgradeCodes\*",
)
UPGRADE = "upgrade"


class WindowsUninstallKeys(Collector):
    """Rows of the list of installed programs, with those that Windows does not show: hidden ones, parts of others and updates."""

    name = "windows-uninstall-keys"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.INSTALLED
    makes = frozenset({HOME_PAGE, "product-code", "uninstall-key", "upgrade-code", "web-app", "winget"})
    places = (*ROWS, *UPGRADES)

    def __init__(self) -> None:
        """Begin without upgrade codes: they are records too, so that one that is closed to us costs itself alone."""
        self._upgrades = UpgradeCodes()

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys of upgrade codes, and then the rows, in each view and of each account."""
        for pattern in UPGRADES:
            yield from host.keys(pattern, about=UPGRADE)
        for pattern in ROWS:
            yield from host.keys(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield a row's program; without a name to show it has that of its key."""
        key = record.location.rpartition("\\")[2]
        values = host.values(record)
        if record.about == UPGRADE:
            self._upgrades.add(key, values.names())
        elif windows_uninstall_row.is_row(values):
            home = host.home(record)
            ids = windows_uninstall_row.ids(key, values)
            upgrades = self._upgrades.of(windows_uninstall_row.product_code(key, values))
            yield Item(
                windows_uninstall_row.name(key, values),
                version(values),
                values.text("Publisher"),
                tuple(dict.fromkeys((*ids, *(("upgrade-code", code) for code in upgrades)))),
                kind=Kind.WEB_APP if any(kind == "web-app" for kind, _ in ids) else None,
                marks=windows_uninstall_row.marks(key, values),
                location=windows_uninstall_row.location(values, home),
                claims=windows_uninstall_row.home_pages(values),
            )
