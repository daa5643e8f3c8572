"""Folders that an account opened lately in an assistant or an editor, as that one lists them: where projects lie, and nobody searches.

Of a list only places below the account's own home count; on macOS none where only the user's consent lets anybody look.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scanner.collectors.editors.settings_folders import places_of
from scanner.collectors.editors.vscode_family import SETTINGS_NAMES
from scanner.formats.json_file import document_or_problem, table, text
from scanner.formats.path_of_keys import EVERY, values_at
from scanner.formats.sqlite_value import value_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Platform, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 32 * MEBIBYTE
CLAUDE, GEMINI = "{home}/.claude.json", "{home}/.gemini/trustedFolders.json"
STORAGE, STATE = "User/globalStorage/storage.json", "User/globalStorage/state.vscdb"
KEYS = {  # by the file's ending: the paths of keys whose last one is a folder
    ".claude.json": (("projects", EVERY),),
    "trustedFolders.json": ((EVERY,),),
    "storage.json": (("profileAssociations", "workspaces", EVERY),),
}
TABLE, RECENT = "ItemTable", "history.recentlyOpenedPathsList"
ADDRESS = r"file://(/.*)"
DRIVE = r"/?([A-Za-z]:)[/\\](.*)"
CLOSED = ("desktop", "documents", "downloads", "library")  # on macOS
LONGEST = 1024


def lists_on(platform: Platform) -> tuple[str, ...]:
    """Return the patterns of the lists on a platform."""
    editors = (places_of(platform, f"{name}/{file}") for name in SETTINGS_NAMES for file in (STORAGE, STATE))
    return (CLAUDE, GEMINI, *chain.from_iterable(editors))


def opened_folders(host: Host, record: Record) -> Iterator[str | Problem]:
    """Yield each folder below the home of the account whose record a list is, as the list names it, and what is wrong with the list."""
    home = host.home(record)
    for said in _listed(host, record):
        if isinstance(said, Problem):
            yield said
        elif folder := _below(home, said, host.platform):
            yield folder


def _listed(host: Host, record: Record) -> Iterator[str | Problem]:
    if record.location.endswith(STATE):
        yield from _recent(host, record)
        return
    content = host.look(record, LIMIT)
    if not content:
        return
    found = document_or_problem(content)
    if isinstance(found, Problem):
        yield found
        return
    paths = next((paths for ending, paths in KEYS.items() if record.location.endswith(ending)), ())
    yield from (name for keys in paths for _, name in values_at(found, keys))


def _recent(host: Host, database: Record) -> Iterator[str | Problem]:
    """Yield the folders that an editor of the VS Code family lists in its database."""
    log = host.look(f"{database.location}-wal", LIMIT) or b""
    value = value_or_problem(lambda at, size: host.part(database, at, size), log, TABLE, RECENT)
    if isinstance(value, Problem):
        yield value
    elif value:
        found = document_or_problem(value)
        entries = values_at(found, ("entries", EVERY))
        yield from [found] if isinstance(found, Problem) else (text(table(entry).get("folderUri")) for entry, _ in entries)


def _below(home: str, said: str, platform: Platform) -> str:
    """Return a folder as our own paths are written, empty where it is not below the home."""
    address = re.fullmatch(ADDRESS, said[:LONGEST])
    path = unquote(address[1]) if address else said[:LONGEST]
    if drive := re.fullmatch(DRIVE, path):
        path = f"{drive[1].upper()}/{drive[2]}".replace("\\", "/")
    path = path.rstrip("/")
    inside = path.removeprefix(f"{home}/") if platform is Platform.LINUX else _caseless(home, path)
    parts = inside.split("/")
    closed = platform is Platform.MACOS and parts[0].lower() in CLOSED
    return f"{home}/{inside}" if inside != path and "\0" not in path and not {"", ".", ".."} & {*parts} and not closed else ""


def _caseless(home: str, path: str) -> str:
    return path[len(home) + 1 :] if path.lower().startswith(f"{home.lower()}/") else path
