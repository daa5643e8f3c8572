"""Products of the Windows Installer for the machine and for every account, from the machine's own registry.

Misses: programs that were installed in another way; upgrade codes, which the rows of windows-uninstall-keys have.
See: https://learn.microsoft.com/en-us/windows/win32/msi/installation-context
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications import windows_uninstall_row
from scanner.collectors.collector import Collector, Said
from scanner.formats.home_page import HOME_PAGE
from scanner.formats.packed_guid import unpacked
from scanner.formats.windows_version import version
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

ACCOUNTS = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData\*"
PRODUCTS = r"Products\*\InstallProperties"
THE_MACHINE = "S-1-5-18"


class WindowsInstallerProducts(Collector):
    """Products by the account they were installed for: also one whose own registry cannot be read, or is not in scope."""

    name = "windows-installer-products"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.INSTALLED
    makes = frozenset({HOME_PAGE, "product-code"})
    places = (rf"{ACCOUNTS}\{PRODUCTS}",)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the properties of each product; the user is the account's name, or its SID when it is none of those in scope."""
        names = {user.id: user.name for user in host.users()} | {THE_MACHINE: ""}
        for account in host.keys(ACCOUNTS):
            sid = account.location.rpartition("\\")[2]
            yield from host.keys(PRODUCTS, under=account._replace(user=names.get(sid, sid)))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the product; a name that it lacks is its code."""
        packed = record.location.split("\\")[-2]
        code = unpacked(packed)
        if not code:
            yield Problem(Reason.MALFORMED, "a Windows Installer product whose key is not a packed GUID")
        values = host.values(record)
        home = host.home(record)
        yield Item(
            windows_uninstall_row.name(code or packed, values),
            version(values),
            values.text("Publisher"),
            (("product-code", code),) if code else (),
            marks=windows_uninstall_row.marks(code, values),
            location=windows_uninstall_row.location(values, home),
            claims=windows_uninstall_row.home_pages(values),
        )
