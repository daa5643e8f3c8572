"""The folders to which the programs of the Gecko family are installed on Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

# For everybody, and for one account that may not install for everybody.
BASES = ("C:/Program Files", "C:/Program Files (x86)", "{local}", "{local}/Programs")
# What the folders' names start with; a second copy and an ESR beside a release have something behind it.
STARTS = (
    ("mozilla firefox", "firefox"),
    ("firefox", "firefox"),  # Developer Edition and Nightly
    ("mozilla thunderbird", "thunderbird"),
    ("librewolf", "librewolf"),
    ("waterfox", "waterfox"),
    ("zen browser", "zen"),
    ("ablaze floorp", "floorp"),
    ("seamonkey", "seamonkey"),
)


def programs(host: Host) -> Iterator[Record]:
    """Name the folders, with the program in `about`. Each base is listed once, since listing is what costs."""
    if host.platform is not Platform.WINDOWS:
        return
    for base in BASES:
        for folder in host.glob(f"{base}/*"):
            name = folder.location.rpartition("/")[2].casefold()
            for start, program in STARTS:
                if name.startswith(start):
                    yield folder._replace(about=program)
                    break
