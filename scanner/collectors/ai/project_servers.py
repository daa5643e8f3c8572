"""MCP servers that projects configure for whoever opens them, in the folders that an account opened lately.

Of an entry as little is kept as of one in an account's own settings.
Misses: folders outside the account's home, those that no assistant or editor lists, folders below them, JetBrains' and Zed's lists, and on
macOS what lies in Desktop, Documents and Downloads.
See: https://code.claude.com/docs/en/mcp, https://code.visualstudio.com/docs/copilot/customization/mcp-servers
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.agents.opened_folders import lists_on, opened_folders
from scanner.collectors.ai.mcp_server_entry import SERVER_KINDS
from scanner.collectors.ai.mcp_server_list import servers_in
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.editors.mcp_clients import PROJECT_FILES
from scanner.collectors.editors.settings_folders import find_files
from scanner.formats.settings_document import settings_table
from scanner.host.host import MEBIBYTE
from scanner.model import Kind, Platform, Problem, Reason, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 16 * MEBIBYTE
MOST_FOLDERS = 200  # of an account


BROKEN, TOO_MANY = "list", "too many"


class ProjectServers(Collector):
    """MCP servers of projects. A record is a project's file, and `about` its row in the table; or a list with which something is wrong."""

    name = "project-servers"
    kind = Kind.DESTINATION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = SERVER_KINDS
    places = (
        *dict.fromkeys(pattern for platform in Platform for pattern in lists_on(platform)),
        *(f"<a folder that one of these lists names>/{file.path}" for file in PROJECT_FILES),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files that are there in the folders of each account's lists."""
        accounts: dict[str, Record] = {}
        for record in find_files(host, lists_on(host.platform), ""):
            accounts.setdefault(record.user, record)
        for first in accounts.values():
            yield from _of_account(host, first)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each server of a file once, or what is wrong with a list."""
        if record.about == BROKEN:
            yield from (said for said in opened_folders(host, record) if isinstance(said, Problem))
        elif record.about == TOO_MANY:
            yield Problem(Reason.CAPPED, f"more than {MOST_FOLDERS} folders were opened; only the first ones were looked at")
        else:
            file, content = PROJECT_FILES[int(record.about)], host.read(record, LIMIT)
            yield from servers_in(settings_table(record.location, content), file.client, (file.keys,)) if content.strip() else ()


def _of_account(host: Host, first: Record) -> Iterator[Record]:
    folders: dict[str, None] = {}
    for pattern in lists_on(host.platform):
        for listed in host.glob(pattern, under=first, about=BROKEN):
            for said in opened_folders(host, listed):
                if isinstance(said, Problem):
                    yield listed
                else:
                    folders[said] = None
    for folder in [*folders][:MOST_FOLDERS]:
        for row, file in enumerate(PROJECT_FILES):
            yield from host.glob(file.path, under=first._replace(location=folder), about=str(row))
    if len(folders) > MOST_FOLDERS:
        yield first._replace(about=TOO_MANY)
