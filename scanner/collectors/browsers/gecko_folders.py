"""The folders that hold a profiles.ini: those of the Gecko programs in the table, and others recognised by their shape."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import find_account, place_of
from scanner.collectors.browsers.browser import OF_APPLE, PASSED_BY_START, find_browser_folders
from scanner.collectors.browsers.gecko_browsers import BROWSERS
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIST = "profiles.ini"
ON_DISK = ("*/extensions.json", "Profiles/*/extensions.json", "extensions.json")  # Tor Browser's `profile.default` is the first kind
# Right in these, or one folder deeper, a program that is not in the table may keep its profiles.ini.
ROOTS = {
    Platform.WINDOWS: ("{roaming}/*",),
    Platform.MACOS: ("{support}/*",),
    Platform.LINUX: (
        "{home}/.*",
        "{config}/*",
        "{home}/.var/app/*/.*",
        "{home}/.var/app/*/config/*",
        "{home}/snap/*/common/.*",
    ),
}
# Large, closed by the system, or with roots of its own (.config, .var).
PASSED_BY = frozenset(
    {".config", ".var", ".cache", ".local", ".ssh", ".gnupg", ".git", ".wine", ".npm", ".nvm", ".cargo", ".rustup"} | OF_APPLE
)
UNLISTED = "gecko:unlisted:"


def find_gecko_folders(host: Host) -> Iterator[Record]:
    """Yield every folder, with the program's id in `about`; a folder with several names may be yielded several times."""
    known: set[tuple[str, str]] = set()
    for folder in find_browser_folders(host, BROWSERS):
        known.add(place_of(host, folder))
        yield folder
    for folder in _find_by_shape(host):
        if place_of(host, folder) not in known:
            yield folder


def _find_by_shape(host: Host) -> Iterator[Record]:
    for root in ROOTS[host.platform]:
        for folder in host.glob(root):
            if _is_passed_by(host, folder):
                continue
            for record in chain(host.glob(LIST, under=folder), host.glob(f"*/{LIST}", under=folder)):
                found = record._replace(location=record.location.rpartition("/")[0])
                if any(any(host.glob(pattern, under=found)) for pattern in ON_DISK):
                    yield found._replace(about=UNLISTED + found.location.rpartition("/")[2].lstrip("."))


def _is_passed_by(host: Host, folder: Record) -> bool:
    """Tell whether to skip a folder: never a profile folder, or not owned by its account, which may have no access to it.

    In a copied system all may belong to whoever copied it: what has the owner of the home is the account's.
    """
    name = folder.location.rpartition("/")[2]
    if name in PASSED_BY or name.startswith(PASSED_BY_START) or host.link(folder):
        return True
    account = find_account(host, folder.user)
    if account is None or host.platform is not Platform.LINUX:
        return account is None
    owner = host.owner(folder)
    return bool(account.id and owner) and owner not in {account.id, host.owner(account.home)}
