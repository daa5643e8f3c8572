"""A folder of profiles that a record names, and whose it is: an account's, or the machine's where no account can be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import grant, is_below
from scanner.collectors.browsers.followed import follow_path
from scanner.model import Platform, Record
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

HOME = r"(?:~|\$HOME|\$\{HOME\}|%h)(?=/|$)"  # of a shell and of systemd


class NamedFolder(NamedTuple):
    """A folder as a record names it: for which account (empty for any), for which browser, and whether an administrator wrote it."""

    folder: str
    user: str
    browser: str
    given: bool


def find_owned(host: Host, named: NamedFolder, about: str, signs: Iterable[str]) -> Iterator[Record]:
    """Yield the folder, for each account that it names another one for.

    One that an administrator named may be read if it holds one of the signs, which are names of files; if not, it is passed over.
    """
    for folder, user in dict.fromkeys(_find_owners(host, named)):
        if named.given and host.is_folder(folder):
            if not any(host.is_file(f"{folder}/{sign}") for sign in signs):
                continue
            grant(host, folder, user)
        yield Record(folder, user, about)


def _find_owners(host: Host, named: NamedFolder) -> Iterator[tuple[str, str]]:
    plain = _filled(host, named.folder, "")
    for account in host.users():
        folder = _filled(host, named.folder, account.home) if named.user in {"", account.name} else ""
        if folder and (named.user or folder != plain or is_below(host, folder, account.home)):
            yield folder, account.name
    if plain and not named.user and not any(is_below(host, plain, account.home) for account in host.users()):
        yield plain, ""


def _filled(host: Host, folder: str, home: str) -> str:
    """Return where a folder lies, empty where nobody knows; sessions start programs in the account's home."""
    if host.platform is Platform.WINDOWS:
        from scanner.formats import windows_path  # noqa: PLC0415  of one platform only

        return follow_path(host, windows_path.plain(folder, home))
    path = re.sub(rf"^{HOME}", lambda _: home, folder) if home else folder
    return follow_path(host, path if path.startswith("/") or not home else f"{home}/{path}")
