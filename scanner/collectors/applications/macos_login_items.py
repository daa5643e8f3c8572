"""Login items and background items of applications, from macOS' own list.

Misses: whose an item of the machine's list is; lists of a form that nobody has described. From macOS 13 on the list is the machine's and
closed to all but an administrator with Full Disk Access; before that every account has its own, which tells names and paths alone.
See: https://github.com/objective-see/DumpBTM and https://github.com/mnrkbys/bgiparser, as Apple describes neither
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_background_items import LoginItem, login_items
from scanner.collectors.collector import Collector, Said
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

OF_MACHINE = "/private/var/db/com.apple.backgroundtaskmanagement/BackgroundItems-v*.btm"
OF_ACCOUNT = "{home}/Library/Application Support/com.apple.backgroundtaskmanagementagent/backgrounditems.btm"
LIMIT = 64 * MEBIBYTE
LIMIT_OF_ACCOUNT = 8 * MEBIBYTE  # hundreds of items take one; 64 in XML take half a minute and most of a gigabyte
NUMBER = r".*-v(\d{1,9})\.btm"


class MacosLoginItems(Collector):
    """Programs that start by themselves; whether they are still there is told by other places."""

    name = "macos-login-items"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.CONFIGURED
    makes = frozenset({"bundle-id", "team-id", "service", "command"})
    places = (f"{OF_MACHINE}, the newest", OF_ACCOUNT)

    def find(self, host: Host) -> Iterator[Record]:
        """Name each account's list and the newest of the machine's: macOS leaves older ones behind when it is upgraded."""
        yield from sorted(host.glob(OF_MACHINE), key=_form)[-1:]
        yield from host.glob(OF_ACCOUNT)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the items, each once: the machine's list has one for every account."""
        for found in dict.fromkeys(login_items(host.read(record, LIMIT_OF_ACCOUNT if record.user else LIMIT))):
            yield found if isinstance(found, Problem) else _item_of(found)


def _form(record: Record) -> int:
    found = re.fullmatch(NUMBER, record.location)
    return int(found[1]) if found else 0


def _item_of(found: LoginItem) -> Item:
    command = found.program.rpartition("/")[2]
    ids = (("bundle-id", found.bundle), ("team-id", found.team), ("service", found.label), ("command", command))
    return Item(
        found.name,
        publisher=found.developer,
        ids=tuple((kind, value) for kind, value in ids if value),
        state=State.ENABLED if found.on else State.DISABLED,
        marks=(Mark.AUTOSTART,) if found.on else (),
        location=found.program or found.path,
    )
