"""AI programs that their own installer put into a known folder of a home, unknown to package managers.

Misses: folders of other names, and files that somebody renamed; what such a file does is not looked at.
See: https://code.claude.com/docs/en/setup, https://opencode.ai/docs/, https://cursor.com/docs/cli/installation
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.ai.known_folders import PROGRAMS
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

STAR = "*"
# An ELF file, a script, a Windows program, and a macOS one for one processor or for several.
PROGRAM = (b"\x7fELF", b"#!", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


class HomePrograms(Collector):
    """Programs. One that keeps its versions apart is an item for each of them."""

    name = "home-programs"
    kind = Kind.COMMAND_LINE
    platforms = ALL_PLATFORMS
    rung = Rung.PRESENT
    makes = frozenset({"command", "config-folder"})
    places = tuple(f"{{home}}/{program.place}" for program in PROGRAMS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the programs that are there; a link such as `latest`, which leads to one of the versions, is none."""
        ending = ".exe" if host.platform is Platform.WINDOWS else ""
        for number, program in enumerate(PROGRAMS):
            place = program.place if program.place.endswith(STAR) else program.place + ending
            for record in host.glob(f"{{home}}/{place}", about=str(number)):
                if not (program.place.endswith(STAR) and _is_alias(host, record)):
                    yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield what is a program by its first bytes; a folder counts where it is a version's."""
        program = PROGRAMS[int(record.about)]
        versions = program.place.endswith(STAR)
        if (versions and host.is_folder(record)) or host.head(record, 4).startswith(PROGRAM):
            version = record.location.rpartition("/")[2].removesuffix(".exe") if versions else ""
            yield Item(program.command, version, ids=(("config-folder", program.folder), ("command", program.command)))


def _is_alias(host: Host, record: Record) -> bool:
    """Tell whether a name among versions is a link to another of them."""
    folder = record.location.rpartition("/")[0]
    return bool(host.link(record)) and host.real(record.location).rpartition("/")[0] == host.real(folder)
