r"""Variables of accounts and of the machine in the registry that say where clients of language models send what people type.

Misses: variables of running programs, and what a script sets.
See: https://learn.microsoft.com/en-us/windows/win32/procthread/environment-variables
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.collectors.destinations.environment_items import ENVIRONMENT, REGISTRY_KEYS, environment_items
from scanner.collectors.destinations.sent import DESTINATION_KINDS
from scanner.model import Kind, Platform, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record


class WindowsEnvironment(Collector):
    """Destinations of whatever is started with these variables. A record is a key."""

    name = "windows-environment"
    kind = Kind.DESTINATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    makes = DESTINATION_KINDS
    places = REGISTRY_KEYS

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys that are there."""
        for pattern in REGISTRY_KEYS:
            yield from host.keys(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each destination of a key once."""
        values = host.values(record)
        yield from environment_items(ENVIRONMENT, [{name: values.text(name) for name in values.names()}])
