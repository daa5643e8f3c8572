"""Android emulators on Windows, from their own registry keys.

Misses: the apps inside, which are in disk images; emulators of other makers, which have rows among the installed programs.
See: https://developer.android.com/games/playgames for Google's; the makers of the others describe no keys
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.formats import windows_path
from scanner.model import Item, Kind, Platform, Record, Rung
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host


class Emulator(NamedTuple):
    """Where an emulator keeps a key below `Software`, and its name."""

    key: str
    name: str


EMULATORS = (
    Emulator("BlueStacks", "BlueStacks"),
    Emulator("BlueStacks_nxt", "BlueStacks"),
    Emulator("BlueStacks_nxt_cn", "BlueStacks"),
    Emulator("BlueStacks_msi5", "BlueStacks"),
    Emulator(r"Google\Play Games", "Google Play Games"),
    Emulator(r"Google\Play Games Services", "Google Play Games"),
    Emulator(r"XuanZhi\LDPlayer*", "LDPlayer"),
    Emulator(r"leidian\ldplayer*", "LDPlayer"),
    Emulator(r"BigNox\VirtualBox", "NoxPlayer"),
    Emulator(r"Microvirt\MEmu", "MEmu"),
)
BASES = (r"{machine}\SOFTWARE", r"{hku}\Software")
FOLDERS = ("InstallDir", "InstallPath")
VERSIONS = ("ClientVersion", "Version")


class WindowsAndroidEmulators(Collector):
    """Emulators, each by a key of its own; a key may outlive its program."""

    name = "windows-android-emulators"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.REGISTERED
    makes = frozenset[str]()
    places = tuple(rf"{base}\{emulator.key}" for base in BASES for emulator in EMULATORS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys that exist, in each view and of each account."""
        for base in BASES:
            for emulator in EMULATORS:
                yield from host.keys(rf"{base}\{emulator.key}", about=emulator.name)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the emulator."""
        values = host.values(record)
        home = host.home(record)
        folders = (windows_path.plain(values.text(name), home) for name in FOLDERS)
        yield Item(record.about, next(filter(None, map(values.text, VERSIONS)), ""), location=next(filter(None, folders), ""))
