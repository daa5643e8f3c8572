"""Packages (AppX, MSIX) provisioned for all accounts, and those registered for an account, from the machine's keys.

Misses: names for people; packages that were staged and given to nobody.
See: https://learn.microsoft.com/en-us/windows-hardware/manufacture/desktop/preinstall-apps-using-dism
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import appx_name, windows_path
from scanner.model import Item, Kind, Mark, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

STORE = r"HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Appx\AppxAllUserStore"
FOR_ALL = rf"{STORE}\Applications\*"
SHIPPED = rf"{STORE}\InboxApplications\*"
ACCOUNTS = rf"{STORE}\S-1-*"
THE_MACHINE = "S-1-5-18"

# What is there for all lies on the disk and comes to every account at its next login. The list of what Windows shipped is not
# shortened when an administrator takes a package out: it says what this Windows would install.
RUNGS = {FOR_ALL: Rung.REGISTERED, SHIPPED: Rung.CONFIGURED, ACCOUNTS: Rung.INSTALLED}


class WindowsAppxAllUsers(Collector):
    """Packages of the machine. What `Deprovisioned` and `Deleted` list was taken away and is not looked at."""

    name = "windows-appx-all-users"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = frozenset({"msix-family", "msix-name"})
    places = (FOR_ALL, SHIPPED, rf"{ACCOUNTS}\*")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the packages for all, those of Windows itself, and those of each account: by its SID where it is not in scope."""
        yield from host.keys(FOR_ALL, about=FOR_ALL)
        yield from host.keys(SHIPPED, about=SHIPPED)
        names = {user.id: user.name for user in host.users()} | {THE_MACHINE: ""}
        for account in host.keys(ACCOUNTS):
            sid = account.location.rpartition("\\")[2]
            yield from host.keys("*", under=account._replace(user=names.get(sid, sid)), about=ACCOUNTS)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield a package; its key is its full name, its path that of its manifest."""
        package = appx_name.full_name(record.location.rpartition("\\")[2])
        yield Item(
            package.name,
            package.version,
            ids=package.ids,
            rung=RUNGS[record.about],
            marks=((Mark.BUILT_IN,) if record.about == SHIPPED else ()) + package.marks,
            location=windows_path.folder(windows_path.plain(host.values(record).text("Path"))),
        )
