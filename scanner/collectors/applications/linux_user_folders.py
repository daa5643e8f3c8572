"""An account's desktop and downloads, which a session names in the account's language: Bureau, Schreibtisch, Téléchargements.

See: https://www.freedesktop.org/wiki/Software/xdg-user-dirs/
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import may_read
from scanner.model import Problem, Reason, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.host.host import Host

FILE = "user-dirs.dirs"
LINE = r"""(?m)^[ \t]*XDG_([A-Z]{1,32})_DIR[ \t]*=[ \t]*"(\$HOME(?=[/"])|(?=/))((?:[^"\\\n]|\\.){0,4096})["]"""
LIMIT = 1 << 16
DESKTOP, DOWNLOADS = "DESKTOP", "DOWNLOAD"
ELSEWHERE = "elsewhere"


def user_folders(host: Host, key: str) -> Iterator[Record]:
    """Name the folder that each account has for a purpose, where it is another than the one that an English session makes.

    One outside the home counts when it is the account's own; another is named with the note `ELSEWHERE` and is not looked into.
    """
    for names in host.glob(f"{{config}}/{FILE}"):
        for path in host.once(names.location, partial(_named, host, names)).get(key, ()):
            if host.is_folder(path):
                yield Record(path, names.user, "" if may_read(host, path, names.user) else ELSEWHERE)


def not_looked_into(record: Record) -> Problem:
    """Say that a folder was left out because it is not the account's."""
    return Problem(Reason.LINK_LEAVES, "a folder outside the home that the account does not own; not read", record.location, record.user)


def _named(host: Host, names: Record) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    home = host.home(names)
    content = host.look(names, LIMIT) or b""
    for key, start, rest in re.findall(LINE, content.decode("utf-8", "replace")):
        path = (home if start else "") + re.sub(r"\\(.)", r"\1", rest).rstrip("/")
        usual = f"{home}/{key.capitalize()}{'s' * (key == DOWNLOADS)}"
        # The home itself is how a session says that there is no such folder.
        switched_off = path in {home, usual, ""}
        found[key] = () if switched_off or not {"", ".", ".."}.isdisjoint(path.split("/")[1:]) else (path,)
    return found
