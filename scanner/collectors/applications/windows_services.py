"""Services: programs that Windows starts whoever is logged in.

Misses: drivers, which are no programs of their own; which library runs inside a shared svchost.exe; whether a service runs now.
See: https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-createservicew for `Type` and `Start`, and
https://github.com/kirillkovalenko/nssm/blob/master/registry.h for what NSSM and srvany keep of the program that they run as a service
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines.windows_command import KINDS, Command, command
from scanner.formats import windows_path
from scanner.model import Item, Kind, Mark, Platform, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

SERVICES = r"HKLM64\SYSTEM\CurrentControlSet\Services\*"
PROGRAM = 0x30  # a process of its own, or one shared with others; the other kinds are drivers
BY_ITSELF = 2  # when Windows starts; 0 and 1 are for drivers, 3 is when something asks for it
SWITCHED_OFF = 4
PARAMETERS = "Parameters"
RUNS_OTHERS = r"(?i)(?:nssm|srvany)[^/]{0,80}\.exe"
POINTER = "@"  # before the file and the number of a text in it


class WindowsServices(Collector):
    """Services with the program that each starts; those that are switched off are kept."""

    name = "windows-services"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = frozenset({"service"}) | KINDS
    places = (SERVICES, rf"{SERVICES}\{PARAMETERS}")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys of services and drivers."""
        yield from host.keys(SERVICES)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the service, by the name it shows, else by its key's."""
        values = host.values(record)
        if not (values.number("Type") or 0) & PROGRAM:
            return
        key = record.location.rpartition("\\")[2]
        shown = values.text("DisplayName")
        started = _run_by(host, record, command(values.text("ImagePath")))
        start = values.number("Start")
        yield Item(
            key if not shown or shown.startswith(POINTER) else shown,
            ids=(("service", key), *started.ids),
            state=State.DISABLED if start == SWITCHED_OFF else State.UNKNOWN if start is None else State.ENABLED,
            marks=(Mark.AUTOSTART,) if start == BY_ITSELF else (),
            location=started.path,
        )


def _run_by(host: Host, record: Record, started: Command) -> Command:
    """Return what a service starts: of one that runs any program as a service, that program, with the ids of both."""
    if re.fullmatch(RUNS_OTHERS, windows_path.base(started.program)):
        for key in host.keys(PARAMETERS, under=record):
            values = host.values(key)
            program = values.text("Application").strip('"')
            run = command(f'"{program}" {values.text("AppParameters")}') if program else Command("", ())
            return Command(run.program or started.program, tuple(dict.fromkeys((*started.ids, *run.ids))))
    return started
