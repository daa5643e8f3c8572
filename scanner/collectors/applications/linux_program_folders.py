"""Programs that were unpacked or linked by hand: folders in /opt and similar folders, and files in folders of commands.

Misses: programs deeper than one vendor's folder, folders of other names, and single files elsewhere in a home.
See: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s13.html for /opt, https://www.freedesktop.org/software/systemd/man/file-hierarchy.html
for ~/.local/bin
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines import command_line
from scanner.formats import versioned_name
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = ("/opt/*", "{home}/opt/*", "{home}/.local/opt/*")
COMMANDS = ("/usr/local/bin", "{home}/bin", "{home}/.local/bin")
COMMAND = "command"
BESIDE = ("*", "bin/*")  # where a program lies in its folder
RUNS = (b"\x7fELF", b"#!")
SCRIPT = ".sh"  # Java programs start by one
MOST_HEADS = 60  # of one folder: a program lies among a few dozen files, or is not found
MOST_PROGRAMS = 100  # of one vendor
MOST_COMMANDS = 3000
APPIMAGE = ".appimage"  # LinuxAppimage lists those


class LinuxProgramFolders(Collector):
    """Programs without a package. A folder counts when something in it looks as if it could be started."""

    name = "linux-program-folders"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.PRESENT
    makes = frozenset({"command"}) | command_line.KINDS
    places = (*FOLDERS, *COMMANDS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders that may be programs, and those that hold commands."""
        for pattern in FOLDERS:
            yield from (record for record in host.glob(pattern) if host.is_folder(record))
        for pattern in COMMANDS:
            yield from (record for record in host.glob(pattern, about=COMMAND) if host.is_folder(record))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the commands of a folder, or the program that it is, or the programs in a vendor's folder."""
        return _commands(host, record) if record.about == COMMAND else _programs(host, record)


def _programs(host: Host, folder: Record) -> Iterator[Said]:
    whole = _program(host, folder)
    if whole:
        yield whole
        return
    inner = [found for found in host.glob("*", under=folder) if host.is_folder(found)]
    if len(inner) > MOST_PROGRAMS:
        yield Problem(Reason.CAPPED, f"{len(inner)} folders; only {MOST_PROGRAMS} were read")
    programs = [program for found in inner[:MOST_PROGRAMS] if (program := _program(host, found))]
    if programs:  # of a vendor's folder and a program's inner one, either may have the name that people know
        name, version = versioned_name.split(_base(folder.location))
        yield Item(name, version)
    yield from programs


def _program(host: Host, folder: Record) -> Item | None:
    """Return the program that a folder is. Only a command of the folder's own name is an id: others may be anybody's."""
    name, version = versioned_name.split(_base(folder.location))
    files = [found.location for pattern in BESIDE for found in host.glob(pattern, under=folder) if _may_run(found.location)]
    own = _plain(name)
    files.sort(key=lambda path: _command(path) != own)
    for path in files[:MOST_HEADS]:
        if host.is_file(path) and host.head(path, 4).startswith(RUNS):
            ids = (("command", _base(path)),) if _command(path) == own else ()
            return Item(name, version, ids=ids, location=folder.location)
    return None


def _commands(host: Host, folder: Record) -> Iterator[Said]:
    found = [record.location for record in host.glob("*", under=folder) if not record.location.lower().endswith(APPIMAGE)]
    if len(found) > MOST_COMMANDS:
        yield Problem(Reason.CAPPED, f"{len(found)} files; only {MOST_COMMANDS} were read")
    for path in found[:MOST_COMMANDS]:
        target = host.link(path)
        # Where a link leads to may be out of bounds for us; that it leads to a file is enough.
        if host.is_file(path) and (target or host.head(path, 4).startswith(RUNS)):
            name = _base(path)
            yield Item(name, ids=(("command", name), *command_line.ids((target,))), kind=Kind.COMMAND_LINE, location=path)


def _base(path: str) -> str:
    return path.rpartition("/")[2]


def _may_run(path: str) -> bool:
    return "." not in _base(path).removesuffix(SCRIPT)


def _command(path: str) -> str:
    return _plain(_base(path).removesuffix(SCRIPT))


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
