"""Whether a folder that an account named may be read on behalf of that account.

A profile's record or a process's arguments may name any folder, and the scan may run as root. On behalf of an account it reads only
that account's home, folders that the account owns, what the system keeps for everybody, and what an administrator gave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Platform

if TYPE_CHECKING:
    from scanner.host.host import Host, User
    from scanner.model import Record

FOR_EVERYBODY = {
    Platform.LINUX: ("/usr", "/opt", "/nix/store", "/gnu/store", "/snap", "/var/lib/flatpak"),
    Platform.MACOS: ("/Applications", "/Library/Application Support", "/System", "/opt"),
    Platform.WINDOWS: ("C:/Program Files", "C:/Program Files (x86)"),
}
FOREIGN = "a folder that may not belong to the account, or that is not on this machine; not read"
MAY_NOT = "may-not"  # a note to `read` of a folder that is only to be told
GRANTED = "folders that an administrator gave"


def may_read(host: Host, folder: str, user: str) -> bool:
    """Tell whether a folder may be read on behalf of an account; one that it owns elsewhere is first bounded to itself.

    So is any other where the scan has only that account's rights. That root asks is no reason: anyone can have `sudo` carry any
    argument while it waits for a password. The bounds hold against links that are put there after the owner was asked for.
    """
    account = find_account(host, user)
    if not is_plain(folder):
        return False
    if account is None:
        return _is_granted(host, folder, user)
    if is_below(host, folder, account.home) or any(is_below(host, folder, place) for place in FOR_EVERYBODY[host.platform]):
        return True
    if _is_granted(host, folder, user):
        return True
    return bool(account.id) and not is_anothers(host, folder, user) and host.allow(folder, account.id)


def grant(host: Host, folder: str, user: str = "") -> None:
    """Let a folder be read on behalf of an account, or of the machine: a record that only an administrator can write names it.

    What lies there may be anybody's: it is bounded to itself, and one that is reached by a link is not granted.
    """
    if is_plain(folder) and is_below(host, host.real(folder), folder) and host.allow(folder):
        _find_granted(host).add((user, folder))


def _is_granted(host: Host, folder: str, user: str) -> bool:
    return any(user == whose and is_below(host, folder, place) for whose, place in _find_granted(host))


def _find_granted(host: Host) -> set[tuple[str, str]]:
    return host.once(GRANTED, set)


def is_anothers(host: Host, folder: str, user: str) -> bool:
    """Tell whether a folder lies in another account's home: that account is not to pay for questions that this one's records ask."""
    if host.whose(folder) in {"", user}:
        return False
    account = find_account(host, user)
    return account is None or not is_below(host, folder, account.home)  # two accounts may have one home


def is_absent(host: Host, folder: str, user: str) -> bool:
    """Tell whether a folder that may not be read is not there: in another account's home, and on other drives, nobody asks."""
    account = find_account(host, user)
    if not is_plain(folder) or is_anothers(host, folder, user) or (account and drive_of(folder) != drive_of(account.home)):
        return False
    aside = host.aside()
    return not (aside.is_folder(folder) or aside.unread())


def drive_of(path: str) -> str:
    """Return the letter of a path's drive, empty where it has none."""
    return path[:1].casefold() if path[1:2] == ":" else ""


def find_account(host: Host, user: str) -> User | None:
    """Return the account in scope that has a name."""
    return next((account for account in host.users() if account.name == user), None)


def place_of(host: Host, folder: Record) -> tuple[str, str]:
    """Return whose folder it is and where it really is, to know it again. No account can make another's folder count as known."""
    may_ask = is_plain(folder.location) and not is_anothers(host, folder.location, folder.user)
    place = host.real(folder.location) if may_ask else folder.location
    return folder.user, place.casefold() if host.platform is Platform.WINDOWS else place


def is_plain(path: str) -> bool:
    """Tell whether a path is absolute, has no `..`, and is not on a network share."""
    start, _, rest = path.partition("/")
    drive = len(start) == 2 and start[0].isalpha() and start[1] == ":"  # noqa: PLR2004  C:
    if "\0" in path or (drive and ":" in rest):  # below a drive a colon names another stream of a file
        return False
    return (drive or not start) and not {"", ".", ".."} & set(rest.split("/"))


def is_below(host: Host, folder: str, place: str) -> bool:
    """Tell whether a folder is another one or lies below it."""
    if host.platform is Platform.WINDOWS:
        folder, place = folder.casefold(), place.casefold()
    return folder == place or folder.startswith(place.rstrip("/") + "/")
