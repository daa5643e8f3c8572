r"""Folders that OLLAMA_MODELS names: where an Ollama keeps its models on another disk than that of the system.

A service has the variable from its unit, and on Windows an account or the machine has it in the registry.
See: https://docs.ollama.com/faq
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import grant, may_read
from scanner.collectors.browsers.followed import follow_path
from scanner.collectors.destinations.environment_items import REGISTRY_KEYS
from scanner.host.host import MEBIBYTE
from scanner.model import Platform, Record, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host

VARIABLE = "OLLAMA_MODELS"
UNITS = tuple(
    f"{folder}/ollama*.service{more}" for folder in ("/etc/systemd/system", "{config}/systemd/user") for more in ("", ".d/*.conf")
)
OF_ITS_HOME = ("%h/", "~/", "$HOME/", "${HOME}/")
LIMIT = MEBIBYTE
MAY_NOT = "may-not"


def named_folders(host: Host) -> Iterator[Record]:
    """Yield each folder of models that a variable names; one that may not be read for who named it has the note `MAY_NOT`."""
    for record, said in _find_said(host):
        home = host.home(record)
        path = follow_path(host, _fill_in(host, said, home))
        if path and not record.user:
            grant(host, path)
        if path:
            yield Record(path, record.user, "" if may_read(host, path, record.user) else MAY_NOT)


def _find_said(host: Host) -> Iterator[tuple[Record, str]]:
    if host.platform is Platform.WINDOWS:
        for pattern in REGISTRY_KEYS:
            for key in host.keys(pattern):
                yield key, _value(host, key)
    elif host.platform is Platform.LINUX:
        from scanner.formats.unit_variables import unit_variables  # noqa: PLC0415  hardly a machine has such a unit

        for pattern in UNITS:
            for unit in host.glob(pattern):
                for variables in unit_variables((host.look(unit, LIMIT) if host.is_file(unit) else None) or b""):
                    yield unit, variables.get(VARIABLE, "")


def _value(host: Host, key: Record) -> str:
    try:
        return host.values(key).text(VARIABLE)
    except Unreadable:  # told by the collector of the variables
        return ""


def _fill_in(host: Host, said: str, home: str) -> str:
    if host.platform is Platform.WINDOWS:
        from scanner.formats.windows_path import plain  # noqa: PLC0415  of one platform only

        return plain(said, home)
    start = next((start for start in OF_ITS_HOME if said.startswith(start)), "")
    return f"{home}/{said.removeprefix(start)}" if start and home else said
