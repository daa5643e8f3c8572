"""Service units of systemd: programs that it starts at boot, at login or on demand, for the machine or for an account's session.

Of systemd's own units (`systemd-...`) only the names are read. The instance of a template is left out: it may be an account's name.
Misses: units that generators write to /run at boot, such as those for SysV init scripts; whether a service is running; that a socket or a
timer starts a service, which is listed without it.
See: https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.linux_systemd_unit import ENDING, STARTED_KINDS, find_started, parse_commands, service_name
from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines.shell_script import find_long_lines
from scanner.collectors.places_once import take_each_once
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung, State
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

# Of several units with one name the first counts, as for systemd.
OF_THE_MACHINE = (
    "/etc/systemd/system",
    "/usr/local/lib/systemd/system",
    "/usr/lib/systemd/system",
    "/lib/systemd/system",
)
OF_SESSIONS = (
    "{config}/systemd/user",
    "/etc/systemd/user",
    "{data}/systemd/user",
    "/usr/local/share/systemd/user",
    "/usr/share/systemd/user",
    "/usr/local/lib/systemd/user",
    "/usr/lib/systemd/user",
    "/lib/systemd/user",
)
WANTED = (".wants", ".requires")  # folders of links to units that start by themselves
DROP_INS = f"{ENDING}.d"
NOWHERE = "/dev/null"  # a link to it switches a unit off
OF_THE_SYSTEM = ("/usr/lib/", "/lib/")
OF_SYSTEMD = "systemd-"
MOST_COMMANDS = 1_000  # of one unit; those that start several things have a dozen


Unit = tuple[str, str]  # an account, empty for all of them, and a unit's name


class Folders(NamedTuple):
    """What the folders of one manager hold: units, those that start by themselves or are switched off, drop-ins, other names."""

    units: dict[Unit, Record]
    wanted: set[Unit]
    masked: set[Unit]
    drop_ins: dict[Unit, list[Record]]
    aliases: dict[Unit, list[str]]


class LinuxSystemdUnits(Collector):
    """Service units with the program that each starts; those that are switched off are kept."""

    name = "linux-systemd-units"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.REGISTERED
    makes = frozenset({"service"}) | STARTED_KINDS
    places = (
        *(f"{folder}/*{ENDING}" for folder in (*OF_THE_MACHINE, *OF_SESSIONS)),
        *(f"<each of these folders>/*{ending}/*{ENDING}, names only" for ending in WANTED),
        f"<each of these folders>/*{DROP_INS}/*.conf",
    )

    def __init__(self) -> None:
        """Know no folders yet."""
        self._folders: dict[Record, Folders] = {}

    def find(self, host: Host) -> Iterator[Record]:
        """Name each unit of the machine, and each of sessions, once, and the drop-ins, which are read with their units."""
        for places in (OF_THE_MACHINE, OF_SESSIONS):
            folders = _look_through(host, places)
            for unit in folders.units.values():
                self._folders[unit] = folders
                yield unit
            for drop_ins in folders.drop_ins.values():
                yield from drop_ins

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the service, by its unit's name."""
        folders = self._folders.get(record)
        if folders is None:  # a drop-in
            return
        unit = _unit(record)
        content = None if _is_systemds_own(record) else host.look(record, MEBIBYTE)
        empty = content == b""  # which switches a unit off, as a link to nowhere does
        masked = empty or unit in folders.masked
        wanted = not masked and _is_wanted(folders, unit)
        lines = [] if empty or _is_systemds_own(record) else parse_commands((content or b"", *_drop_ins(host, unit, folders)))
        if len(lines) > MOST_COMMANDS:
            yield Problem(Reason.CAPPED, f"{len(lines)} command lines; only the first {MOST_COMMANDS} were read")
        yield from find_long_lines(lines)
        names = dict.fromkeys((service_name(unit[1]), *folders.aliases.get(unit, ())))
        yield Item(
            next(iter(names)),
            ids=(*(("service", name.rstrip("@")) for name in names), *find_started(lines[:MOST_COMMANDS])),
            rung=Rung.RESIDUE if empty else None,  # the mask alone, with no program in it
            state=State.DISABLED if masked else State.ENABLED if wanted else State.UNKNOWN,
            marks=(Mark.AUTOSTART,) if wanted else (),
        )


def _drop_ins(host: Host, unit: Unit, folders: Folders) -> Iterator[bytes]:
    """Yield the content of a unit's drop-ins; one that is closed to us costs itself alone."""
    user, name = unit
    for drop_in in (one for owner in dict.fromkeys(("", user)) for one in folders.drop_ins.get((owner, name), ())):
        content = host.look(drop_in, MEBIBYTE)
        if content is not None:
            yield content


def _is_wanted(folders: Folders, unit: Unit) -> bool:
    """Tell whether a unit starts by itself; one of the machine does so too where a single account wants it."""
    user, name = unit
    return any(wanted == name and (owner == user or not owner or not user) for owner, wanted in folders.wanted)


def _is_systemds_own(record: Record) -> bool:
    return record.location.startswith(OF_THE_SYSTEM) and _file_name(record).startswith(OF_SYSTEMD)


def _look_through(host: Host, places: tuple[str, ...]) -> Folders:
    """List each folder once, and each under one name: /lib is a link to /usr/lib nearly everywhere."""
    folders = Folders({}, set(), set(), {}, {})
    for folder in take_each_once(host, (folder for place in places for folder in host.glob(place))):
        for entry in host.glob("*", under=folder):
            _sort(host, entry, folders)
    return folders


def _sort(host: Host, entry: Record, folders: Folders) -> None:
    name = _file_name(entry)
    if name.endswith(ENDING):
        _add_unit(host, entry, folders)
    elif name.endswith(DROP_INS):
        unit = _unit(entry._replace(location=entry.location.removesuffix(".d")))
        folders.drop_ins.setdefault(unit, []).extend(host.glob("*.conf", under=entry))
    elif name.endswith(WANTED):
        folders.wanted.update(_unit(link) for link in host.glob(f"*{ENDING}", under=entry))


def _add_unit(host: Host, entry: Record, folders: Folders) -> None:
    """Take a unit; a link is another name of one, or switches one off, or leads to where its maker keeps it."""
    unit = _unit(entry)
    target = host.link(entry)
    if target == NOWHERE:
        if unit not in folders.units:
            folders.masked.add(unit)
    elif target and (other := _unit(entry._replace(location=target))) != unit:
        folders.aliases.setdefault(other, []).append(service_name(unit[1]))
    else:
        folders.units.setdefault(unit, entry)


def _unit(record: Record) -> Unit:
    """Return whose unit a file or link is and its name; that of its template where it is an instance."""
    return record.user, f"{service_name(_file_name(record))}{ENDING}"


def _file_name(record: Record) -> str:
    return record.location.rpartition("/")[2]
