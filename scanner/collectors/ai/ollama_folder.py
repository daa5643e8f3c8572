"""Folders that the unit of an Ollama names in OLLAMA_MODELS: where it keeps its models on another disk than that of the system.

What accounts and the machine set for every program is known already (`moved/`).
See: https://docs.ollama.com/faq
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import MAY_NOT, grant, may_read
from scanner.collectors.browsers.followed import follow_path
from scanner.formats.unit_specifiers import fill_in_specifiers
from scanner.host.host import MEBIBYTE
from scanner.model import Platform, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host

VARIABLE = "OLLAMA_MODELS"
UNITS = tuple(
    f"{folder}/ollama*.service{more}" for folder in ("/etc/systemd/system", "{config}/systemd/user") for more in ("", ".d/*.conf")
)
OF_ITS_HOME = ("~/", "$HOME/", "${HOME}/")
LIMIT = MEBIBYTE


def named_folders(host: Host) -> Iterator[Record]:
    """Yield each folder of models that a unit names; one that may not be read for who named it has the note `MAY_NOT`."""
    for record, said in _find_said(host):
        home = host.home(record)
        path = follow_path(host, _fill_in(said, home))
        if path and not record.user:
            grant(host, path)
        if path:
            yield Record(path, record.user, "" if may_read(host, path, record.user) else MAY_NOT)


def _find_said(host: Host) -> Iterator[tuple[Record, str]]:
    if host.platform is Platform.LINUX:
        from scanner.formats.unit_variables import unit_variables  # noqa: PLC0415  hardly a machine has such a unit

        for pattern in UNITS:
            for unit in host.glob(pattern):
                for variables in unit_variables((host.look(unit, LIMIT) if host.is_file(unit) else None) or b""):
                    yield unit, variables.get(VARIABLE, "")


def _fill_in(said: str, home: str) -> str:
    start = next((start for start in OF_ITS_HOME if said.startswith(start)), "")
    return f"{home}/{said.removeprefix(start)}" if start and home else fill_in_specifiers(said, home)
