"""A machine made up from a dict, for tests of logic. A real part proves what this only supposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors import gated
from scanner.host.files import Entry, Place, inside
from scanner.host.machine import Machine
from scanner.host.users import Account, linux_user, macos_user, windows_user
from scanner.model import HostFacts, Item, Kind, Platform, Problem, Reason, Record, Rung, Unreadable
from scanner.reading import Reading
from scanner.run import learn_moved_places
from tests.fake_registry import FakeRegistry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.collectors.collector import Collector
    from scanner.host.files import Within
    from scanner.host.host import Process

USERS = {
    Platform.LINUX: lambda account: linux_user(account, {}),
    Platform.MACOS: macos_user,
    Platform.WINDOWS: windows_user,
}
HOMES = {Platform.LINUX: "/home", Platform.MACOS: "/Users", Platform.WINDOWS: "C:/Users"}
FOLDER = None


class Link(str):
    """A symbolic link to an absolute path."""

    __slots__ = ()


class FakeDisk:
    """Files in a dict: text or bytes are a file, None an empty folder, a Link a link, a Reason what reading it meets."""

    def __init__(self, files: Mapping[str, str | bytes | Link | Reason | None]) -> None:
        self.files = dict(files)
        self.asked: list[str] = []
        self.closed: tuple[str, ...] = ()  # folders of which nothing is told, and that are there
        self.owners: dict[str, int | str] = {}  # of folders that are not the first account's: numbers, on Windows SIDs
        self.folders: set[str] = {"/"}
        for path in self.files:
            parts = path.split("/")
            self.folders.update("/".join(parts[:end]) or "/" for end in range(1, len(parts)))
        self.folders.update(path for path, content in self.files.items() if content is FOLDER)

    def real(self, path: str) -> str:
        parts = path.split("/")
        for end in range(len(parts), 0, -1):
            content = self.files.get("/".join(parts[:end]))
            if isinstance(content, Link):
                return self.real("/".join([content, *parts[end:]]))
        return path

    def place(self, path: str) -> Place:
        return Place(self.real(path), self.owner(path), "")

    def owner(self, path: str) -> str:
        return str(FakeDisk.entry(self, path).owner)

    def entry(self, path: str) -> Entry:
        path = self.real(path)
        if path.startswith(tuple(f"{folder}/" for folder in self.closed)):
            raise Unreadable(Reason.PERMISSION_DENIED, "as the test wants it", path)
        content = self.files.get(path)
        if isinstance(content, Reason):
            return Entry(is_file=content is not Reason.NOT_A_FILE, is_folder=False, size=1, owner=1000)
        if path in self.folders:
            return Entry(is_file=False, is_folder=True, size=0, owner=self.owners.get(path, 1000))
        if content is None:
            raise FileNotFoundError(path)
        return Entry(is_file=True, is_folder=False, size=len(content), owner=1000)

    def names(self, path: str, within: Within) -> list[str]:
        real = self.real(path)
        self._check(real, path, within)
        if isinstance(reason := self.files.get(real), Reason):
            raise Unreadable(reason, "as the test wants it")
        if f"{real}/".startswith(tuple(f"{folder}/" for folder in self.closed)):
            raise Unreadable(Reason.PERMISSION_DENIED, "as the test wants it", path)
        if real not in self.folders:
            raise FileNotFoundError(path)
        start = real.rstrip("/") + "/"
        return list({name[len(start) :].split("/")[0] for name in [*self.files, *self.folders] if name.startswith(start) and name != start})

    def read(self, path: str, limit: int, within: Within, *, whole: bool = True) -> bytes:
        real = self.real(path)
        self.asked.append(path)
        self._check(real, path, within)
        content = self.files.get(real)
        if isinstance(content, Reason):
            raise Unreadable(content, "as the test wants it")
        if real in self.folders:
            raise Unreadable(Reason.NOT_A_FILE, "not a regular file", path)
        if content is None:
            raise FileNotFoundError(path)
        found = content if isinstance(content, bytes) else content.encode()
        if whole and len(found) > limit:
            raise Unreadable(Reason.TOO_LARGE, f"{len(found)} bytes; the limit is {limit}", path)
        return found[:limit]

    def part(self, path: str, offset: int, size: int, within: Within) -> bytes:
        return self.read(path, offset + size, within, whole=False)[offset:]

    def link(self, path: str) -> str:
        parent, _, name = path.rpartition("/")
        content = self.files.get(f"{self.real(parent)}/{name}")
        return str(content) if isinstance(content, Link) else ""

    def let_go(self, *, in_use: bool) -> None:
        pass

    def _check(self, real: str, path: str, within: Within) -> None:
        if within is not None and not inside(real, within):
            raise Unreadable(Reason.LINK_LEAVES, "a link points outside the home", path)


def fake_host(
    platform: Platform = Platform.LINUX,
    files: Mapping[str, str | bytes | Link | Reason | None] | None = None,
    users: Sequence[str] = ("alice",),
    processes: Sequence[Process] = (),
    registry: Mapping[str, object] | None = None,
    others: Sequence[str] = (),
) -> Machine:
    """Make a host. Its users live in the platform's usual homes (/home/alice, /Users/alice, C:/Users/alice), with ids from 1000 on.

    `others` are homes that are out of scope.
    """
    start = "S-1-5-21-1-2-3-" if platform is Platform.WINDOWS else ""
    found = [USERS[platform](Account(name, f"{start}{1000 + index}", f"{HOMES[platform]}/{name}")) for index, name in enumerate(users)]
    return Machine(
        HostFacts("fake", platform, "", ""),
        FakeDisk(files or {}),
        lambda _: found,
        lambda _: tuple(processes),
        FakeRegistry(registry or {}),
        lambda _: [*(user.home for user in found), *others],
    )


def learned(host: Machine) -> Machine:
    """Return the host when it knows the places that variables name, as after the accounts' run; what is wrong with them is in `losses`."""
    host.learn_accounts()
    learn_moved_places(host)
    return host


def said(host: Machine, collector: Collector) -> list[Item | Problem]:
    """Return everything a collector says of a host, Problems included, in order of records, as the run would keep it.

    A scan would have looked: its gates are open wherever it finds a record or meets a problem.
    """
    gates = [one for one in gated(host.platform) if one.name == collector.name]  # those of settings have none
    closed = [one for one in gates if not one.is_open(_asked_anew(host))]
    reading = Reading(collector, host.watched())
    reading.whole()
    assert not closed or not (reading.records or reading.problems), f"{collector.name}: its gates are closed to what it finds"
    made = {kind for item in reading.items for kind, _ in (*item.ids, *item.claims)}
    assert made <= collector.makes, f"{collector.name} makes {sorted(made - collector.makes)} and does not say so"
    return [*reading.items, *reading.problems]


def _asked_anew(host: Machine) -> Machine:
    """Return the host as it is before a scan, whatever a test asked of it."""
    other = host.watched()
    other._answers, other._may_hold = {}, {}
    return other


def bare(host: Machine, collector: Collector) -> list[Item | Problem]:
    """Return what a collector says without what is the same for every item of it: its kind, its usual rung, its name."""
    return [
        one._replace(
            collector="",
            kind=None if one.kind is collector.kind else one.kind,
            rung=None if one.rung is collector.rung else one.rung,
        )
        if isinstance(one, Item)
        else one._replace(collector="")
        for one in said(host, collector)
    ]


__all__ = ["FOLDER", "FakeDisk", "Item", "Kind", "Link", "Problem", "Record", "Rung", "bare", "fake_host", "learned", "said"]
