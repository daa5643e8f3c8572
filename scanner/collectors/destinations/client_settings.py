"""Where clients of language models send what people type, by their settings: provider, host and model, and never a key.

Misses: what a client is told on its command line or in a project's own folder, settings in a browser's database or in a keyring, what an
account set on its vendor's side, and folders of somebody's own choice.
See: `model_clients.py` for the clients
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.collectors.destinations.destination import destinations
from scanner.collectors.destinations.model_clients import MODEL_CLIENTS
from scanner.collectors.destinations.places_in_settings import sent_at
from scanner.collectors.destinations.sent import DESTINATION_KINDS
from scanner.collectors.editors.settings_folders import files_on, find_files
from scanner.formats.settings_document import settings_document
from scanner.host.host import MEBIBYTE
from scanner.model import Kind, Mark, Platform, Problem, Reason, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 16 * MEBIBYTE
MOST = 500


class ClientSettings(Collector):
    """Destinations of clients. A record is a file; `about` is the client's place in the table."""

    name = "client-settings"
    kind = Kind.DESTINATION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = DESTINATION_KINDS
    places = tuple(dict.fromkeys(pattern for client in MODEL_CLIENTS for platform in Platform for pattern in files_on(platform, client)))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files of settings that are there."""
        for place, client in enumerate(MODEL_CLIENTS):
            yield from find_files(host, files_on(host.platform, client), str(place))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each destination of a file once."""
        client = MODEL_CLIENTS[int(record.about)]
        found = settings_document(record.location, host.read(record, LIMIT))
        marks = (Mark.POLICY,) if client.managed else ()
        items = [item._replace(marks=marks) for item in destinations(client.id, sent_at(client.places, found))]
        yield from items[:MOST]
        if len(items) > MOST:
            yield Problem(Reason.CAPPED, f"more than {MOST} destinations; only the first ones are listed")
