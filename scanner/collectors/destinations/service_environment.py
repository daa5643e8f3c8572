"""Variables of services, of launchd's jobs and of containers that say where clients of language models send what people type.

Misses: files that a unit's `EnvironmentFile` or a Compose file's `env_file` names, units in packages' folders, Compose files elsewhere.
See: https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment=,
https://keith.github.io/xcode-man-pages/launchd.plist.5.html, https://docs.docker.com/reference/compose-file/services/#environment
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.docker_homes import DOCKER_HOMES
from scanner.collectors.browsers import launch_records
from scanner.collectors.collector import Collector, Said
from scanner.collectors.destinations.environment_items import environment_items
from scanner.collectors.destinations.sent import DESTINATION_KINDS
from scanner.formats.json_file import document, table
from scanner.formats.unit_variables import split_variables, unit_variables
from scanner.host.host import MEBIBYTE
from scanner.model import Kind, Platform, Rung

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scanner.host.host import Host
    from scanner.model import Record

LIMIT = 4 * MEBIBYTE
UNITS = launch_records.UNITS
JOBS = launch_records.FILES[Platform.MACOS]
CONTAINERS = tuple(f"{home}/containers/*/config.v2.json" for home in DOCKER_HOMES)
COMPOSE_NAMES = ("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
COMPOSE_FOLDERS = ("{home}", "{home}/*", "/opt/*", "/srv/*", "/srv/docker/*", "/opt/stacks/*", "/root/*", "/docker/*")
COMPOSE = tuple(f"{folder}/{name}" for folder in COMPOSE_FOLDERS for name in COMPOSE_NAMES)


def of_job(content: bytes) -> Iterator[dict[str, str]]:
    """Yield the variables that a job of launchd sets."""
    from scanner.formats.plist import plist  # noqa: PLC0415  of one platform only

    yield _texts(table(plist(content).get("EnvironmentVariables")))


def of_container(content: bytes) -> Iterator[dict[str, str]]:
    """Yield the variables of one of Docker's containers."""
    yield _listed(table(document(content).get("Config")).get("Env"))


def of_compose(content: bytes) -> Iterator[dict[str, str]]:
    """Yield the variables of each service of a Compose file."""
    from scanner.formats.yaml_document import yaml_document  # noqa: PLC0415  few machines have such a file

    for service in table(table(yaml_document(content)).get("services")).values():
        said = table(service).get("environment")
        yield _listed(said) if isinstance(said, list) else _texts(table(said))


READERS: Mapping[str, tuple[tuple[str, ...], Callable[[bytes], Iterator[dict[str, str]]]]] = {
    "service": (UNITS, unit_variables),
    "launchd": (JOBS, of_job),
    "container": (CONTAINERS, of_container),
    "compose": (COMPOSE, of_compose),
}
OF_PLATFORM = {Platform.LINUX: ("service", "container", "compose"), Platform.MACOS: ("launchd", "compose")}


class ServiceEnvironment(Collector):
    """Destinations of services. A record is a file; `about` is what sort of service it describes."""

    name = "service-environment"
    kind = Kind.DESTINATION
    platforms = frozenset(OF_PLATFORM)
    rung = Rung.CONFIGURED
    makes = DESTINATION_KINDS
    places = tuple(pattern for patterns, _ in READERS.values() for pattern in patterns)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files that are there."""
        for sort in OF_PLATFORM[host.platform]:
            for pattern in READERS[sort][0]:
                yield from host.glob(pattern, about=sort)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield each destination of a file once."""
        content = host.read(record, LIMIT)
        yield from environment_items(record.about, READERS[record.about][1](content) if content.strip() else ())


def _listed(found: object) -> dict[str, str]:
    return split_variables(one for one in found if isinstance(one, str)) if isinstance(found, list) else {}


def _texts(found: Mapping[str, object]) -> dict[str, str]:
    return {str(key): value for key, value in found.items() if isinstance(value, str)}
