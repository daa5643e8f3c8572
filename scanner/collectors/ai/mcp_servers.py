"""MCP servers: programs and sites that an assistant may use as tools, from its configuration.

Of an entry the name, the program's base name, the package it runs and the host of its address are kept: never arguments, variables,
headers, or the rest of an address. An item is a destination: what an assistant was set to send to, whether it ever did is not told.
Misses: servers that an assistant's account keeps on the vendor's side, and those of a JetBrains IDE whose registry names another file;
`project_servers.py` reads projects' own.
See: https://modelcontextprotocol.io/docs/develop/connect-local-servers
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.ai.jetbrains_servers import jetbrains_servers
from scanner.collectors.ai.mcp_server_entry import SERVER_KINDS, server
from scanner.collectors.ai.mcp_server_list import LONGEST_NAME, servers_in
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.mcp_clients import CLIENTS
from scanner.collectors.editors.settings_folders import files_on, find_files, places_of
from scanner.formats.json_file import table, text
from scanner.formats.settings_document import settings_table
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 16 * MEBIBYTE
# Claude's bundles (.mcpb) unpacked: each has a manifest with the one server that it is.
BUNDLES = {platform: places_of(platform, "Claude") for platform in Platform}
# A client without a row is found by what most call their file, in a folder of its own.
SHAPES = ("mcp.json", "mcp_config.json", "mcp_settings.json", "agent/mcp.json", "settings/mcp.json")
FOLDERS = ("{home}/.*", "{home}/.config/*")
ANY = str(next(place for place, client in enumerate(CLIENTS) if client.id == "any"))
MANIFEST, BUNDLE = "Claude Extensions/*/manifest.json", "bundle"


class McpServers(Collector):
    """MCP servers by the client that may use them. A record is a file; `about` is the client's place in the table."""

    name = "mcp-servers"
    kind = Kind.DESTINATION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = SERVER_KINDS
    places = (
        *dict.fromkeys(pattern for client in CLIENTS for platform in Platform for pattern in files_on(platform, client)),
        *(f"{folder}/{shape}" for folder in FOLDERS for shape in SHAPES),
        *(f"{folder}/{MANIFEST}" for folders in BUNDLES.values() for folder in folders),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the configuration files that are there."""
        known = [file for place, client in enumerate(CLIENTS) for file in find_files(host, files_on(host.platform, client), str(place))]
        yield from known
        named = {file.location for file in known}
        yield from (file for file in _find_by_shape(host) if file.location not in named)
        yield from find_files(host, tuple(f"{folder}/{MANIFEST}" for folder in BUNDLES[host.platform]), BUNDLE)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each server of a file once, whichever projects use it."""
        content = host.read(record, LIMIT)
        if not content.strip():
            return
        found = jetbrains_servers(content) if record.location.endswith(".xml") else settings_table(record.location, content)
        if record.about == BUNDLE:
            yield from _bundle(found)
            return
        client = CLIENTS[int(record.about)]
        yield from servers_in(found, client.id, client.keys, managed=client.managed)


def _find_by_shape(host: Host) -> Iterator[Record]:
    """Name the files of clients that are not in the table.

    Homes hold hidden folders that are closed to their own account. Asking for an owner is the question that is no loss there.
    """
    for root in FOLDERS:
        for folder in host.glob(root) if any(host.may_hold(f"{root}/{shape}") for shape in SHAPES) else ():
            places = (f"{folder.location}/{shape}" for shape in SHAPES)
            yield from (folder._replace(location=place, about=ANY) for place in places if host.owner(place))


def _bundle(manifest: dict[str, object]) -> Iterator[Said]:
    said = server(table(manifest.get("server")).get("mcp_config"))
    name = text(manifest.get("display_name")) or text(manifest.get("name"))
    publisher = text(table(manifest.get("author")).get("name"))
    if name:
        yield Item(
            name[:LONGEST_NAME],
            text(manifest.get("version")),
            publisher,
            said.ids,
            Kind.COMMAND_LINE,
            Rung.INSTALLED,
            within="claude-desktop",
        )
        yield from said.problems
