"""The path that a variable's value stands for: `~`, and other variables in it, as far as they are known; and where usual places are.

See: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02, pam_env.conf(5) for `@{HOME}`
"""

from __future__ import annotations

import re
from collections import ChainMap
from typing import TYPE_CHECKING

from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from scanner.host.host import Host, User

CODE = ("$(", "`")  # a command, which nobody runs
REFERENCE = r"\$\{(\w{1,128})(?::?[-=]([^{}]*))?\}|\$(\w{1,128})|@\{(\w{1,128})\}"
HOME = "HOME"
# What programs take where these are not set: https://specifications.freedesktop.org/basedir-spec/latest/
UNSET = {
    "XDG_CONFIG_HOME": "$HOME/.config",
    "XDG_DATA_HOME": "$HOME/.local/share",
    "XDG_CACHE_HOME": "$HOME/.cache",
    "XDG_STATE_HOME": "$HOME/.local/state",
}
DEEPEST = 4  # of variables that name variables
MOST = 16  # variables in one path: of two thousand, each with a long value, a path would be gigabytes
LONGEST = 4096


def is_code(value: str) -> bool:
    """Tell whether a value is what a command prints."""
    return any(sign in value for sign in CODE)


def is_open(platform: Platform, path: str) -> bool:
    """Tell whether something in a path could not be filled in."""
    return "%" in path if platform is Platform.WINDOWS else "$" in path or "@{" in path or path.startswith("~")


def fill_in(platform: Platform, value: str, others: MutableMapping[str, str], account: User | None = None) -> str:
    """Return the path; what depends on the account is left as it stands while none is given."""
    home = account.home if account else ""
    if platform is Platform.WINDOWS:
        from scanner.formats.windows_path import plain  # noqa: PLC0415  of one platform only

        return plain(value, home)
    own = {HOME: home, "USER": account.name, "LOGNAME": account.name} if account else {}
    known = ChainMap(own, others, UNSET)  # no copies: a file may assign thousands
    path = value.strip()[:LONGEST]
    for _ in range(DEEPEST if "$" in path or "@" in path else 0):
        filled = re.sub(REFERENCE, lambda found: _value(found, known), path, count=MOST)[:LONGEST]
        if filled == path:
            break
        path = filled
    return home + path[1:] if home and path[:2] in {"~", "~/"} else path


def _value(found: re.Match[str], known: Mapping[str, str]) -> str:
    name = found[1] or found[3] or found[4]
    return known.get(name) or (found[2] if found[2] is not None and name != HOME else found[0])


def usual_places(host: Host, user: str, pattern: str) -> list[str]:
    """Return where a usual place is for an account."""
    if not pattern.startswith("{"):
        return [pattern]
    base, _, rest = pattern[1:].partition("}")
    return [folder + rest for account in host.users() if account.name == user for folder in account.folders.get(base, ())]
