"""The MCP servers that a client's settings list: an item for each, whichever file it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.ai.mcp_server_entry import server
from scanner.formats.json_file import table, text
from scanner.formats.path_of_keys import values_at
from scanner.model import Item, Mark, Problem, Reason, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.collectors.collector import Said

MOST_SERVERS = 500
LONGEST_NAME = 100


def servers_in(found: object, client: str, paths: Sequence[Sequence[str]], *, managed: bool = False) -> Iterator[Said]:
    """Yield each server once that stands below one of some paths of keys, whichever projects use it."""
    marks = (Mark.POLICY,) if managed else ()
    entries = (one for keys in paths for one in _entries(found, keys))
    items = dict.fromkeys(said for name, entry in entries for said in _read_entry(name, entry, client, marks))
    yield from [*items][:MOST_SERVERS]
    if len(items) > MOST_SERVERS:
        yield Problem(Reason.CAPPED, f"more than {MOST_SERVERS} servers; only the first ones are listed")


def _entries(found: object, keys: Sequence[str]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the servers below a path of keys; what is no table there is another program's setting of the same name."""
    for servers, _ in values_at(found, keys):
        listed = enumerate(servers, 1) if isinstance(servers, list) else ()
        named = ((text(table(entry).get("name")) or f"server {number}", entry) for number, entry in listed)
        yield from ((str(name), table(entry)) for name, entry in (*table(servers).items(), *named) if isinstance(entry, dict))


def _read_entry(name: str, entry: dict[str, object], client: str, marks: tuple[Mark, ...]) -> Iterator[Said]:
    said = server(entry)
    state = State.DISABLED if said.disabled else State.NONE
    yield Item(name[:LONGEST_NAME], ids=said.ids, state=state, marks=marks, within=client)
    yield from said.problems
