r"""The user-data folders that an administrator's policy `UserDataDir` names, with Chromium's variables filled in.

See: https://www.chromium.org/administrators/policy-list-3/user-data-directory-variables/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_policy_places import find_policies, is_recommended
from scanner.collectors.browsers.documents import read_document
from scanner.collectors.browsers.named_folder import NamedFolder
from scanner.host.host import MEBIBYTE
from scanner.model import Platform, Problem, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.host.host import Host, User
    from scanner.model import Record

POLICY = "UserDataDir"
VARIABLE = r"\$\{([a-z_]{1,32})\}"
LIMIT = 16 * MEBIBYTE
OF_THE_MACHINE = {
    Platform.WINDOWS: {"global_app_data": "C:/ProgramData", "program_files": "C:/Program Files", "windows": "C:/Windows"},
    Platform.MACOS: {"users": "/Users"},
    Platform.LINUX: {},
}
OF_AN_ACCOUNT = {
    "documents": "/Documents",  # unless they were moved
    "local_app_data": "/AppData/Local",
    "roaming_app_data": "/AppData/Roaming",
    "profile": "",
    "user_home": "",
}
ANY = "*"  # the machine's name, a terminal session's: any folder there is looked at


def find_policy_folders(host: Host) -> tuple[NamedFolder, ...]:
    """Return the folders, each for an account where a variable tells them apart. What else is in a policy, and damage, others tell."""
    return host.once("folders that policies name", lambda: tuple(_found(host.aside())))


def fill_in(text: str, platform: Platform, account: User) -> str:
    """Return a policy's path for an account."""
    known = OF_THE_MACHINE[platform]

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name == "user_name":
            return account.name
        if name == "documents" and (moved := account.folders.get(name, ())[1:]):
            return moved[0]
        return account.home + OF_AN_ACCOUNT[name] if name in OF_AN_ACCOUNT else known.get(name, ANY)

    return re.sub(VARIABLE, value, text.strip().strip("\"'").replace("\\", "/")).rstrip("/")


def _found(host: Host) -> Iterator[NamedFolder]:
    for place in find_policies(host):
        for record, values in _documents(host, place) if not is_recommended(place) else ():
            said = values.get(POLICY)
            if isinstance(said, str) and said:
                yield from _folders(host, record, said)


def _folders(host: Host, record: Record, said: str) -> Iterator[NamedFolder]:
    given = host.platform is not Platform.WINDOWS or not record.user  # an account owns its part of the registry
    accounts = [account for account in host.users() if record.user in {"", account.name}]
    paths = {account.name: fill_in(said, host.platform, account) for account in accounts}
    if not record.user and len({*paths.values()}) == 1 and not re.search(VARIABLE, said):
        paths = {"": next(iter(paths.values()))}
    for user, path in paths.items():
        if ANY not in path:
            yield NamedFolder(path, user, record.about, given)
            continue
        for folder in host.glob(path):
            yield NamedFolder(folder.location, user, record.about, given)


def _documents(host: Host, place: Record) -> Iterator[tuple[Record, Mapping[str, object]]]:
    if host.platform is Platform.WINDOWS:
        yield place, {POLICY: _value(host, place)}
    elif host.platform is Platform.MACOS:
        from scanner.formats.plist import plist_or_problem  # noqa: PLC0415  of one platform only

        found = plist_or_problem(host.look(place, LIMIT) or b"")
        yield place, {} if isinstance(found, Problem) else found
    else:
        for file in host.glob("*.json", under=place, about=place.about):
            yield file, read_document(host, file.location, []) or {}


def _value(host: Host, key: Record) -> str:
    try:
        return host.values(key).text(POLICY)
    except Unreadable:  # told by the collector of policies
        return ""
