"""Variables of accounts and of the machine that say where clients of language models send what people type.

Of a shell's profile only plain assignments are read; nothing is run. Values other than an address' host and a model's name are dropped.
Misses: what a profile sets under a condition or by a command, variables of running programs, and projects' own `.env` files.
See: https://man7.org/linux/man-pages/man8/pam_env.8.html, https://www.freedesktop.org/software/systemd/man/latest/environment.d.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.collectors.destinations.environment_items import ENVIRONMENT, LIMIT, VARIABLE_FILES, environment_items, may_say, quiet_files
from scanner.collectors.destinations.sent import DESTINATION_KINDS
from scanner.model import Kind, Platform, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record


class EnvironmentFiles(Collector):
    """Destinations of whatever is started with these variables. A record is a file."""

    name = "environment-files"
    kind = Kind.DESTINATION
    platforms = frozenset({Platform.LINUX, Platform.MACOS})
    rung = Rung.CONFIGURED
    makes = DESTINATION_KINDS
    places = tuple(dict.fromkeys(pattern for patterns in VARIABLE_FILES.values() for pattern in patterns))

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files that are there."""
        for pattern in VARIABLE_FILES[host.platform]:
            yield from host.glob(pattern)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each destination of a file once."""
        if record.location in quiet_files(host):
            return
        content = host.read(record, LIMIT)
        if may_say(content):
            from scanner.formats.variable_lines import variables  # noqa: PLC0415  hardly a file is read as such

            yield from environment_items(ENVIRONMENT, [variables(content)])
