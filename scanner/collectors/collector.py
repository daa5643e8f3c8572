"""The shape of a collector: one place where software is recorded, found and read by two verbs.

`find` names the records that exist, `read` says what one of them holds. The run opens, times, bounds and catches, and fills
in where each item came from; so a collector has no `try`, cannot forget its provenance and cannot hide a loss.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from scanner.model import Item, Kind, Mark, Platform, Problem, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.host.host import Host
    from scanner.setting import Setting, Store

Said = Item | Problem
ALL_PLATFORMS = frozenset(Platform)


class Collector(ABC):
    """One place where software is recorded.

    `rung` is what an item of this place proves unless the item says otherwise. `makes` are the kinds of ids that its items
    may have: tests hold a collector to what it says, and signatures to what collectors make. `places` are the places in words for people,
    one line each, as docs/places.md lists them.
    """

    name: ClassVar[str]
    kind: ClassVar[Kind]
    platforms: ClassVar[frozenset[Platform]]
    rung: ClassVar[Rung]
    makes: ClassVar[frozenset[str]]
    places: ClassVar[tuple[str, ...]]

    @abstractmethod
    def find(self, host: Host) -> Iterable[Record]:
        """Name the records that exist on this host. Absent is silent."""

    @abstractmethod
    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Say what one record holds. A bad row is a Problem, and the rows after it go on."""


class SettingCollector(Collector):
    """One kind of store in which settings of built-in features stand. It is given the settings to look for.

    An item is a setting that is there: kind `feature`, the setting's name, the id `setting` with the setting's own, `within` its program,
    the state that its value means, and the mark `policy` where an administrator set it.
    """

    store: ClassVar[Store]
    kind = Kind.FEATURE
    rung = Rung.CONFIGURED
    makes = frozenset({"setting"})

    def __init__(self, settings: Iterable[Setting] = ()) -> None:
        """Keep the settings of this store."""
        self.settings = [setting for setting in settings if setting.store is self.store]


def item_of_setting(setting: Setting, value: object, *, by_policy: bool) -> Item:
    """Return the item for a setting that has a value; the value itself is not kept."""
    marks = (Mark.POLICY,) if by_policy else ()
    state = setting.state(value, by_policy=by_policy)
    return Item(setting.name, ids=(("setting", setting.id),), state=state, marks=marks, within=setting.program)


def item_of_default(setting: Setting, value: object) -> Item:
    """Return the item for a value that an administrator set and leaves to each account to change: a default, which binds nobody."""
    item = item_of_setting(setting, value, by_policy=False)
    return item._replace(state=State.DISABLED) if item.state is State.DISABLED_BY_USER else item
