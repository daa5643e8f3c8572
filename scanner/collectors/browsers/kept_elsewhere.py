"""Where package managers and tools keep the profiles of whatever browser they start. A new one is a row.

Both families are looked for in each place, by the shape of what is there.
See: https://github.com/ScoopInstaller/Scoop/wiki/Persistent-data, https://portableapps.com/development/portableapps.com_format and
https://github.com/linuxmint/webapp-manager
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import grant
from scanner.model import Platform
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record


class Keeper(NamedTuple):
    """A tool and the folders of profiles that it keeps. The last `*` of a pattern is the browser's name if the folder bears it."""

    id: str
    platform: Platform
    patterns: tuple[str, ...]
    named_after_browser: bool = True


PORTABLE = ("C:/PortableApps/*", "C:/PortableApps/PortableApps/*", "{home}/PortableApps/*", "{home}/PortableApps/PortableApps/*")
KEEPERS = (
    Keeper(
        "scoop",
        Platform.WINDOWS,
        tuple(
            f"{root}/scoop/persist/*/{folder}"
            for root in ("{home}", "C:/ProgramData")
            for folder in ("User Data", "profile", "Profiles", "Data", "Data/profile")
        ),
    ),
    Keeper(
        "portableapps",
        Platform.WINDOWS,
        tuple(f"{app}/Data/profile" for app in (*PORTABLE, "{desktop}/*Portable", "{home}/Downloads/*Portable", "{home}/*Portable")),
    ),
    Keeper(
        "webapp-manager",  # and ICE before it
        Platform.LINUX,
        ("{data}/ice/*/*", "{home}/.var/app/*/data/ice/*/*", "{home}/snap/*/common/ice/*/*"),
        named_after_browser=False,
    ),
)
PLACES = tuple(pattern for keeper in KEEPERS for pattern in keeper.patterns)


def find_kept_folders(host: Host) -> Iterator[Record]:
    """Yield every folder in such a place, with the browser's name or the tool's in `about`; some hold no profiles."""
    for keeper in KEEPERS:
        for pattern in keeper.patterns if keeper.platform is host.platform else ():
            behind = len(pattern.rpartition("*")[2].split("/"))
            for folder in host.glob(pattern):
                if not folder.user:  # a place of the machine, which nobody named: bounded all the same
                    grant(host, folder.location)
                name = folder.location.split("/")[-behind] if keeper.named_after_browser else keeper.id
                yield folder._replace(about=name)
