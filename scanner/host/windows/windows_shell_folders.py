r"""Where an account's own folders are, when they were moved: by OneDrive, which names them in its language, to another drive or to a share.

See: https://learn.microsoft.com/en-us/windows/win32/shell/knownfolderid and
https://learn.microsoft.com/en-us/windows-server/storage/folder-redirection/folder-redirection-rup-overview
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats import windows_path
from scanner.formats.registry_values import Values
from scanner.formats.variable_lines import ONLY_IN_A_SESSION
from scanner.host.files import inside
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scanner.host.host import User
    from scanner.host.machine import Machine

KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
NAMES = {"AppData": "roaming", "Local AppData": "local", "Desktop": "desktop", "Personal": "documents", "Start Menu": "start"}
UP = frozenset({"", ".", ".."})


def with_moved_folders(machine: Machine, user: User, remote: Callable[[str], bool]) -> User:
    """Return the user with the places of its own folders added that lie within its home or that it owns; others are noted as a Problem."""
    folders = dict(user.folders)
    said: list[str] = []
    for base, path in _find_moved(machine, user):
        loss = _loss(user, path, remote)
        if loss is None or (loss.reason is Reason.LINK_LEAVES and _may_read(machine, user, path)):
            folders[base] = (*folders[base], path)
        elif loss.reason is Reason.LINK_LEAVES and _is_absent(machine, user, path):
            continue
        elif not inside(path, tuple(said)):  # of a folder below one that was named already nobody needs to read
            machine.losses.append(loss)
            said.append(path)
    return user._replace(folders=folders)


def _find_moved(machine: Machine, user: User) -> Iterator[tuple[str, str]]:
    """Yield each base that has another place than usual, with that place."""
    try:
        values = Values(machine.registry.values(rf"{user.folders['hku'][0]}\{KEY}"))
    except (FileNotFoundError, Unreadable):
        return  # an account that never logged in has none; a hive that cannot be read is said to be, where it is opened
    for name, base in NAMES.items():
        path = windows_path.plain(values.text(name), user.home)
        if path and path.casefold() not in {place.casefold() for place in user.folders[base]}:
            yield base, path


def _loss(user: User, path: str, remote: Callable[[str], bool]) -> Problem | None:
    """Say why a folder is not looked into, None when it is."""
    if path.startswith("//") or remote(path):
        return Problem(Reason.NETWORK_HOME, "a folder of this account is on a network share and is not searched", path, user.name)
    if "%" in path or path[1:3] != ":/":
        return Problem(Reason.UNSUPPORTED_FORMAT, ONLY_IN_A_SESSION, path, user.name)
    if inside(path, (user.home,)) and UP.isdisjoint(path.split("/")[1:]):
        return None
    return Problem(Reason.LINK_LEAVES, "a folder of this account is outside its home and is not searched", path, user.name)


def _may_read(machine: Machine, user: User, path: str) -> bool:
    """Tell whether the account owns a folder that is in no folder of homes; what is read there is then bounded to it."""
    homes = user.home.rpartition("/")[0]
    return not inside(path, (homes,)) and UP.isdisjoint(path.split("/")[1:]) and machine.allow(path, user.id)


def _is_absent(machine: Machine, user: User, path: str) -> bool:
    """Tell whether a folder is not there, on the drive of the home: of others nobody knows what they are."""
    try:
        return path[0].casefold() == user.home[:1].casefold() and not machine.disk.entry(path).is_folder
    except FileNotFoundError:
        return True
    except Unreadable:
        return False
