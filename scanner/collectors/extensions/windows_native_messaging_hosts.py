r"""Programs that a browser starts when one of its extensions asks for them, each by a key of the Windows registry.

The key's name is the program's. The file that its value names is not opened: it may be anywhere, and would add nothing but a path.
Misses: browsers with a key of their own that is not in the table; whether the program is still there, so that an item is only configured.
See: https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging#native-messaging-host-location
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.collector import Collector, Said
from scanner.model import Item, Kind, Platform, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

ROOTS = ("{machine}", "{hku}")
KEYS = (
    ("chrome", r"Google\Chrome"),
    ("chromium", "Chromium"),
    ("edge", r"Microsoft\Edge"),
    ("brave", r"BraveSoftware\Brave-Browser"),
    ("vivaldi", "Vivaldi"),
    ("opera", "Opera Software"),
    ("arc", r"ArcBrowser\Arc"),
    ("firefox", "Mozilla"),
)
NAME = r"\w{1,100}(?:\.\w{1,100}){0,20}"


class WindowsNativeMessagingHosts(Collector):
    """Native messaging hosts, by their keys. `about` is the browser that looks there."""

    name = "windows-native-messaging-hosts"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    places = tuple(rf"{root}\SOFTWARE\{key}\NativeMessagingHosts\<name>" for root in ROOTS for _, key in KEYS)

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys whose names a host can have."""
        for root in ROOTS:
            for browser, key in KEYS:
                for record in host.keys(rf"{root}\SOFTWARE\{key}\NativeMessagingHosts\*", about=browser):
                    if re.fullmatch(NAME, _name(record)):
                        yield record

    def read(self, _: Host, record: Record) -> Iterable[Said]:
        """Yield the program by the name that extensions call it by."""
        name = _name(record)
        yield Item(name, ids=(("native-messaging-host", name),), within=record.about)


def _name(record: Record) -> str:
    return record.location.rpartition("\\")[2]
