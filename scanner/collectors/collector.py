"""The shape of a collector: one place where software is recorded, found and read by two verbs.

`find` names the records that exist, `read` says what one of them holds. The run opens, times, bounds and catches, and fills
in where each item came from; so a collector has no `try`, cannot forget its provenance and cannot hide a loss.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from scanner.model import Item, Kind, Platform, Problem, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.host.host import Host

Said = Item | Problem
ALL_PLATFORMS = frozenset(Platform)


class Collector(ABC):
    """One place where software is recorded.

    `rung` is what an item of this place proves unless the item says otherwise. `places` are the places in words for people,
    one line each, as the README's table shows them.
    """

    name: ClassVar[str]
    kind: ClassVar[Kind]
    platforms: ClassVar[frozenset[Platform]]
    rung: ClassVar[Rung]
    places: ClassVar[tuple[str, ...]]

    @abstractmethod
    def find(self, host: Host) -> Iterable[Record]:
        """Name the records that exist on this host. Absent is silent."""

    @abstractmethod
    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Say what one record holds. A bad row is a Problem, and the rows after it go on."""
