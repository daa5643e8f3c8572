r"""The registry of hive files: of a system that does not run, and of accounts that are not logged in. Nothing is ever loaded or mounted.

`HKLM32\SOFTWARE` is the part of the SOFTWARE hive that Windows shows to 32-bit programs, and `CurrentControlSet` the set of the SYSTEM
hive that was started last: both exist in a running system only.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from scanner.formats.hives.hive import UNREADABLE, Hive
from scanner.formats.hives.hive_header import PAGE, hive_header
from scanner.formats.hives.hive_log import complete_hive
from scanner.formats.hives.hive_values import hive_text
from scanner.host.host import MEBIBYTE
from scanner.host.registry import SEPARATOR, root_of
from scanner.model import Malformed, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scanner.formats.hives.hive import Key
    from scanner.formats.registry_values import Value
    from scanner.host.machine import Machine
    from scanner.host.watched import Share

Answer = TypeVar("Answer")
LARGEST = 512 * MEBIBYTE  # bytes of one of the machine's hives, which stay in memory; a SOFTWARE of 200 has been seen
LARGEST_OF_ACCOUNT = 128 * MEBIBYTE
LARGEST_LOG_OF_ACCOUNT = 32 * MEBIBYTE  # the checksums of a mebibyte take a third of a second, in which nobody else's home is found
BYTES_A_SECOND, BYTES_OF_A_LOG_A_SECOND = 32 * MEBIBYTE, 3 * MEBIBYTE  # of a slow disk, and of a usual processor
KNOWN = 4 * MEBIBYTE  # bytes after whose reading the pace of the disk is known
SOON = 0.25  # seconds, for which nobody's time needs to be kept
MOST_HELD = 8 * MEBIBYTE  # bytes of accounts' hives in memory; another one is read again when somebody asks for it
MOST_KEY_LINKS = 8
SELECT = r"HKLM64\SYSTEM\Select"
LOGS = (".LOG1", ".LOG2", ".LOG")
ROOTS = {"machine": "HKLM64", "user": "HKU"}  # as the kernel names them in a link from one key to another


class Hives:
    r"""Hives by the key that each stands for, such as `HKLM64\SOFTWARE` or an account's `HKU\<SID>`."""

    def __init__(self) -> None:
        """Start with none."""
        self._hives: dict[str, Hive] = {}
        self._spelled: dict[str, str] = {}
        self._again: dict[str, Callable[[], Hive]] = {}  # how an account's hive is read again
        self._held: dict[str, int] = {}  # sizes of the accounts' hives in memory, the oldest first
        self._read, self._took = 0, 0.0  # bytes of files, and the seconds of reading them

    def open(self, key: str, path: str, machine: Machine, share: Share | None = None) -> bool:
        """Read a hive file for a key, and tell whether there is one; whatever is wrong with it is noted once, here.

        An account's may take no more than its share of the time. One that is open already is not read again.
        """
        root, is_accounts = key.casefold(), key.startswith(ROOTS["user"])
        if root in self._spelled:
            return True
        go_on = share.go_on if share else _go_on
        try:
            most, of_a_log = (LARGEST_OF_ACCOUNT, LARGEST_LOG_OF_ACCOUNT) if is_accounts else (LARGEST, LARGEST_OF_ACCOUNT)
            if share and (size := machine.aside().size(path)) <= most:  # a larger one is refused before it takes any time
                self._keep_to(share, size)
            content = self._read_whole(machine, path, most)
            hive, lack = _open_whole(content, path, most, lambda log: machine.look(log, of_a_log), go_on)
        except FileNotFoundError:
            return False
        except Unreadable as problem:
            machine.note(problem, path)
            return True
        if lack:
            machine.note(lack, path)
        self._spelled[root] = key
        if is_accounts:
            self._again[root] = _reopening(path, machine.reader(path), with_logs=lack is None or lack.reason is not Reason.TIMED_OUT)
            self._make_room(root, hive.size)  # its logs may have made it larger than its file
        self._hives[root] = hive
        return True

    def _keep_to(self, share: Share, size: int) -> None:
        """Raise Unreadable where a file would take more than its account's share, by the pace at which others were read."""
        is_guess = self._read < KNOWN  # a usual disk is ten times as fast, and a machine of many accounts has small shares
        if (seconds := size / BYTES_A_SECOND if is_guess else size * self._took / self._read) > SOON:
            share.go_on(seconds, is_guess=is_guess)

    def _read_whole(self, machine: Machine, path: str, most: int) -> bytes:
        began = monotonic()
        content = machine.read(path, most)
        self._took += monotonic() - began
        self._read += len(content)
        return content

    def _make_room(self, root: str, size: int) -> None:
        """Let go of the accounts' hives that were read first, for another one."""
        while self._held and sum(self._held.values()) + size > MOST_HELD:
            oldest = next(iter(self._held))
            del self._held[oldest], self._hives[oldest]
        self._held[root] = size

    def _hive(self, root: str) -> Hive:
        hive = self._hives.get(root)
        if hive is None:
            if root not in self._again:
                raise FileNotFoundError(root)
            hive = self._again[root]()
            self._make_room(root, hive.size)
            self._hives[root] = hive
        return hive

    def __contains__(self, key: str) -> bool:
        return self._root(key) in self._spelled

    def names(self, key: str) -> list[str]:
        """Return the names of the keys below a key; the roots of ours have those of the hives that are open."""
        if SEPARATOR not in key:
            found = [spelled.partition(SEPARATOR) for spelled in self._spelled.values()]
            if names := [name for root, _, name in found if root.casefold() == key.casefold().replace("hklm32", "hklm64")]:
                return names
        return self._ask(key, lambda hive, place: hive.names(place))

    def values(self, key: str) -> Mapping[str, Value]:
        """Return a key's values by name."""
        if SEPARATOR not in key:
            return {}
        return self._ask(key, lambda hive, place: hive.values(place))

    def _ask(self, key: str, ask: Callable[[Hive, Key], Answer]) -> Answer:
        """Ask a key; whatever is broken says where, so that many questions that meet one broken place are told as one."""
        try:
            return ask(*self._key(key))
        except Unreadable as problem:
            raise Unreadable(problem.reason, problem.detail, problem.location or key) from problem

    def _root(self, key: str) -> str:
        """Return the first two parts of a key, by which its hive is known."""
        return root_of(key).replace("hklm32", "hklm64")

    def _key(self, key: str, links: int = 0) -> tuple[Hive, Key]:
        """Find a key, links to other keys followed."""
        if self._root(key) not in self._spelled:
            raise FileNotFoundError(key)
        hive = self._hive(self._root(key))
        if links > MOST_KEY_LINKS:
            raise Unreadable(Reason.LINK_LOOP, f"more than {MOST_KEY_LINKS} links from key to key", key)
        place, parts = hive.root, self._parts(hive, key)
        for index, part in enumerate(parts):
            found = _below(hive, place, part, SEPARATOR.join([self._spelled[self._root(key)], *parts[:index]]))
            if found is None:
                raise FileNotFoundError(key)
            if found.link:
                return self._key(SEPARATOR.join([_target(hive, found), *parts[index + 1 :]]), links + 1)
            place = found
        return hive, place

    def _parts(self, hive: Hive, key: str) -> list[str]:
        view, _, rest = key.partition(SEPARATOR)
        name, *parts = rest.split(SEPARATOR)
        if view.casefold() == "hklm32" and name.casefold() == "software":
            return ["WOW6432Node", *parts]
        if name.casefold() == "system" and parts and parts[0].casefold() == "currentcontrolset":
            return [_current(hive), *parts[1:]]
        return parts


def weigh_hives(machine: Machine, paths: Iterable[str]) -> float:
    """Return how many seconds hives may take to be opened, by the sizes of them and of their logs."""
    looking = machine.aside()
    weights = (("", BYTES_A_SECOND), *((end, BYTES_OF_A_LOG_A_SECOND) for end in LOGS))
    return sum(looking.size(path + end) / pace for path in paths for end, pace in weights)


def _go_on() -> None:
    """Bound nothing: the machine's own hives are nobody's."""


def _open_whole(
    content: bytes, path: str, most: int, look: Callable[[str], bytes | None], go_on: Callable[[], None]
) -> tuple[Hive, Unreadable | None]:
    """Open a hive, completed from the logs beside it when it was not written to the end, and say what is not whole about it."""
    if hive_header(content[:PAGE]).clean:
        return Hive(content), None
    logs = [log for end in LOGS if (log := look(path + end))]
    try:
        found = complete_hive(content, logs, most, go_on)
    except Unreadable as problem:
        if problem.reason is not Reason.TIMED_OUT:
            raise
        return Hive(content), Unreadable(Reason.TIMED_OUT, "incomplete, and its log takes too long to check; read as is")
    return Hive(found.content), found.lack


def _reopening(path: str, read: Callable[[str, int], bytes], *, with_logs: bool) -> Callable[[], Hive]:
    """Return what reads a hive again; what is wrong with it or its logs was said when it was read first."""

    def look(log: str) -> bytes | None:
        try:
            return read(log, LARGEST_LOG_OF_ACCOUNT)
        except (FileNotFoundError, Unreadable):
            return None

    def again() -> Hive:
        try:
            content = read(path, LARGEST_OF_ACCOUNT)
            return _open_whole(content, path, LARGEST_OF_ACCOUNT, look, _go_on)[0] if with_logs else Hive(content)
        except FileNotFoundError:
            raise Unreadable(Reason.CHANGED, "gone since the scan began", path) from None

    return again


def _below(hive: Hive, key: Key, name: str, where: str) -> Key | None:
    """Return a key below another; say of one whose keys are broken where it stands and how many are, and not what was looked for."""
    try:
        return hive.child(key, name)
    except Unreadable as problem:
        more = sum(one.startswith(UNREADABLE) for one in hive.names(key)) - 1 if name.startswith(UNREADABLE) else 0
        raise Unreadable(problem.reason, problem.detail + (f", and {more} more keys beside it" if more else ""), where) from problem


def _current(hive: Hive) -> str:
    select = hive.child(hive.root, "Select")
    number = hive.values(select).get("Current") if select else None
    if not isinstance(number, int) or not 0 < number < 1000:  # noqa: PLR2004  it has three digits
        lack = "expected the number of the current control set in Select, found none"
        raise Unreadable(Reason.MALFORMED, lack, SELECT)
    return f"ControlSet{number:03}"


def _target(hive: Hive, link: Key) -> str:
    r"""Return where a link leads, as a key of ours: it says `\Registry\Machine\Software\...`."""
    raw = hive.values(link).get("SymbolicLinkValue", b"")
    text = hive_text(raw) if isinstance(raw, bytes) else ""
    empty, registry, root, *parts = [*text.split(SEPARATOR), "", "", ""][: max(3, text.count(SEPARATOR) + 1)]
    if empty or registry.casefold() != "registry" or root.casefold() not in ROOTS:
        raise Malformed(f"expected a link to a key, found one to {text[:80]!r}")
    return SEPARATOR.join([ROOTS[root.casefold()], *parts])
