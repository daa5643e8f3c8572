"""Where clients that keep their settings in a database send what people type: extensions of VS Code's family, and Open WebUI.

Misses: Cursor's own addresses, and what an extension keeps in the keyring: its keys.
See: https://github.com/cline/cline, https://github.com/RooCodeInc/Roo-Code, https://docs.openwebui.com/getting-started/env-configuration
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.destinations.destination import destinations
from scanner.collectors.destinations.model_clients import CLINE, OPEN_WEBUI, ROO_CODE
from scanner.collectors.destinations.places_in_settings import sent_at
from scanner.collectors.destinations.sent import DESTINATION_KINDS
from scanner.collectors.editors.settings_folders import SETTINGS_FOLDERS, places_of
from scanner.collectors.editors.vscode_family import INSTEAD, SETTINGS_NAMES
from scanner.collectors.sqlite_tables import LOG, rows_of
from scanner.formats.json_file import any_document
from scanner.formats.sqlite_value import value_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Kind, Platform, Problem, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.destinations.model_clients import Place
    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 32 * MEBIBYTE  # of a log
# An extension's id, which names its folder, and the key of its settings in the editor's database.
EXTENSIONS: dict[str, tuple[str, str, tuple[Place, ...]]] = {
    "saoudrizwan.claude-dev": ("cline", "saoudrizwan.claude-dev", CLINE),
    "rooveterinaryinc.roo-cline": ("roo-code", "RooVeterinaryInc.roo-cline", ROO_CODE),
    "kilocode.kilo-code": ("kilo-code", "kilocode.Kilo-Code", ROO_CODE),
}
DATABASE, TABLE = "state.vscdb", "ItemTable"
FOLDERS = (
    *(f"{folder}/<editor>" for folder in (*SETTINGS_FOLDERS.values(), "{home}/.var/app/<editor>/config")),
    *dict.fromkeys(folder for editors in INSTEAD.values() for folders in editors.values() for folder in folders),
)
OPEN_WEBUI_FILES = (
    "/var/lib/docker/volumes/*open-webui*/_data/webui.db",
    "{data}/docker/volumes/*open-webui*/_data/webui.db",
    "{data}/open-webui/webui.db",
)
OF_OPEN_WEBUI = ("config", ("data",))


class ClientDatabases(Collector):
    """Destinations of clients. A record is a database; `about` is an extension whose settings stand in its editor's."""

    name = "client-databases"
    kind = Kind.DESTINATION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = DESTINATION_KINDS
    places = (
        *(f"{folder}/User/globalStorage/{name}" for folder in FOLDERS for name in (DATABASE, *EXTENSIONS)),
        *OPEN_WEBUI_FILES,
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the editor's database for each extension that has a folder beside it, and the other databases."""
        for name in SETTINGS_NAMES:
            for extension in EXTENSIONS:
                for place in places_of(host.platform, f"{name}/User/globalStorage/{extension}"):
                    for folder in host.glob(place, about=extension):
                        yield folder._replace(location=f"{folder.location.rpartition('/')[0]}/{DATABASE}")
        for pattern in OPEN_WEBUI_FILES if host.platform is Platform.LINUX else ():
            yield from host.glob(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each destination once."""
        if record.about:
            client, key, places = EXTENSIONS[record.about]
            found = _of_an_extension(host, record, key)
        else:
            client, places = "open-webui", OPEN_WEBUI
            found = _of_open_webui(host, record)
        for said in found:
            if isinstance(said, Problem):
                yield said
            else:
                yield from destinations(client, sent_at(places, said))


def _of_an_extension(host: Host, database: Record, key: str) -> Iterator[object]:
    log = host.look(f"{database.location}{LOG}", LIMIT) or b""
    value = value_or_problem(lambda at, size: host.part(database, at, size), log, TABLE, key)
    if value:
        yield value if isinstance(value, Problem) else any_document(value)


def _of_open_webui(host: Host, database: Record) -> Iterator[object]:
    """Yield the newest settings, a text of JSON; none of a database that its program has not begun to fill."""
    rows = rows_of(host, database, *OF_OPEN_WEBUI, may_lack_table=True)
    yield from (row for row in rows if isinstance(row, Problem))
    value = next((row[0] for row in reversed(rows) if isinstance(row, tuple)), None)
    if isinstance(value, str | bytes) and value:
        yield any_document(value if isinstance(value, bytes) else value.encode())
