"""Folders in which homes are made: /home, and where a system's own settings say that homes of new or of a directory's accounts go.

See: sssd.conf(5) `override_homedir`, smb.conf(5) `template homedir`, useradd(8) `HOME`, adduser.conf(5) `DHOME`, nslcd.conf(5)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.host.linux.locked_homes import HOMED_FOLDER
from scanner.host.users import Account, folder_accounts
from scanner.model import Problem, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.files import Disk

USUAL = ("/home/%u", "/export/home/%u")  # the second is where administrators have put a server's homes since Solaris
SETTINGS = (
    ("/etc/sssd/sssd.conf", r"(?:override_homedir|fallback_homedir)\s*=\s*(\S+)"),
    ("/etc/samba/smb.conf", r"template\s+homedir\s*=\s*(\S+)"),
    ("/etc/nslcd.conf", r"map\s+passwd\s+homeDirectory\s+\"?([^\s\"]+)"),
    ("/etc/default/useradd", r"HOME=[\"']?(/[^\s\"']*)"),
    ("/etc/adduser.conf", r"DHOME=[\"']?(/[^\s\"']*)"),
)
HOMES_OF_SSSD = r"(?im)^[ \t]*homedir_substring\s*=\s*(\S+)"  # which `%H` stands for
SNIPPETS = ("/etc/sssd/conf.d", ".conf", SETTINGS[0][1])
LIMIT = 1 << 20
VARIABLE = ("%", "$")
DEEPEST = 4  # variable parts of a template, such as a domain and an account
MOST_FOLDERS = 20_000


def home_folders(disk: Disk, problems: list[Problem]) -> list[Account]:
    """Return an account for each folder that stands where homes are made, named after it; its owner is its id where one is told."""
    found: dict[str, Account] = {}
    for template in dict.fromkeys([*USUAL, *_templates(disk, problems)]):
        for account in _at(disk, template, problems):
            found.setdefault(account.home, account)
            if len(found) >= MOST_FOLDERS:
                return [*found.values()]
    return [*found.values()]


def _templates(disk: Disk, problems: list[Problem]) -> Iterator[str]:
    """Yield paths such as `/srv/home/%d/%u`, of which each part with a sign of its own stands for any folder."""
    folder, ending, pattern = SNIPPETS
    snippets = [(f"{folder}/{name}", pattern) for name in _names(disk, folder, problems) if name.endswith(ending)]
    for path, pattern in [*SETTINGS, *snippets]:
        text = _text(disk, path, problems)
        for found in re.findall(rf"(?im)^[ \t]*{pattern}", text) if text else ():
            said = found.replace("%H", next(iter(re.findall(HOMES_OF_SSSD, text)), "/home")) if "%H" in found else found
            template = said if _is_variable(said) else f"{said.rstrip('/')}/%u"
            if template.startswith("/") and not template.startswith(("/%", "/$")):
                yield template


def _is_variable(part: str) -> bool:
    return any(sign in part for sign in VARIABLE)


def _at(disk: Disk, template: str, problems: list[Problem]) -> Iterator[Account]:
    parts = template.strip("/").split("/")
    start = next(place for place, part in enumerate(parts) if _is_variable(part))
    yield from _below(disk, "/" + "/".join(parts[:start]), parts[start:][:DEEPEST], problems)


def _below(disk: Disk, folder: str, parts: list[str], problems: list[Problem]) -> Iterator[Account]:
    """Walk down the parts of a template; a folder of the system's own that holds somebody's folders is a domain's, though none is named."""
    for account in folder_accounts(disk, folder, problems, but=("lost+found",)):
        if account.name.endswith(HOMED_FOLDER):  # the plain folder behind a home of systemd-homed
            account = account._replace(name=account.name.removesuffix(HOMED_FOLDER))  # noqa: PLW2901  the same account
            if _names(disk, f"{folder}/{account.name}", problems):
                continue
        deeper = [part for part in parts[1:] if _is_variable(part)]
        owner = owner_of(disk, account.home)
        if deeper:
            yield from _below(disk, account.home, parts[1:], problems)
        elif parts[1:]:  # the home is a folder of a fixed name within
            yield account._replace(home="/".join((account.home, *parts[1:])), id=owner)
        elif owner:
            yield account._replace(id=owner)
        else:
            inner = [one._replace(id=owner_of(disk, one.home)) for one in folder_accounts(disk, account.home, problems)]
            yield from [one for one in inner if one.id] or [account]


def _names(disk: Disk, folder: str, problems: list[Problem]) -> list[str]:
    try:
        return sorted(disk.names(folder, None))
    except FileNotFoundError:
        return []
    except Unreadable as problem:
        problems.append(Problem(problem.reason, "accounts may be missing", folder))
        return []


def _text(disk: Disk, path: str, problems: list[Problem]) -> str:
    try:
        return disk.read(path, LIMIT, None).decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
    except Unreadable as problem:
        problems.append(Problem(problem.reason, "accounts may be missing: the location of their home folders is unknown", path))
        return ""


def owner_of(disk: Disk, path: str) -> str:
    """Return a folder's owner; empty for one of root's, and for one that cannot be looked at, which `linux_homes` says."""
    try:
        return str(disk.entry(path).owner or "")
    except (FileNotFoundError, Unreadable):
        return ""
