"""What a collector may ask of a machine: the only door there is, live, mounted or made up by a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scanner.formats.registry_values import Values
    from scanner.model import Platform, Record

MEBIBYTE = 1 << 20
DEFAULT_LIMIT = 16 * MEBIBYTE
Answer = TypeVar("Answer")


class User(NamedTuple):
    """An account with a home. `id` is a uid or a SID as text; `folders` are the bases that patterns may start with.

    Keys of `folders` are `home`, `config`, `data` on Linux; `home`, `support` on macOS; `home`, `local`, `roaming`, `desktop`,
    `documents` and `start` (the start menu) on Windows, where `hku` and `classes` are the bases of registry keys. A base may have
    several places.
    """

    name: str
    id: str
    home: str
    folders: Mapping[str, tuple[str, ...]]


class Moved(NamedTuple):
    """A place that an account has in place of a usual one, which is written as patterns are; without an account it is the machine's."""

    user: str
    usual: str
    place: str


class Process(NamedTuple):
    """A running program. `arguments` are for matching in memory and are never stored.

    `executable` is empty where the system does not tell, and `denied` says that it refused to tell. `cut` says that there are more
    arguments than we are willing to read.
    """

    pid: int
    name: str
    executable: str
    user: str
    arguments: tuple[str, ...] = ()
    denied: bool = False
    kernel: bool = False
    cut: bool = False


class Host(Protocol):
    """A machine to look at.

    Paths have forward slashes on every platform. Absent things are silent. What is there and cannot be read is noted by the
    host itself and reaches the report with the collector's stream, whether or not the collector cares; only `read` raises.
    """

    @property
    def platform(self) -> Platform:
        """The operating system of the machine."""

    @property
    def phone_backups(self) -> bool:
        """Whether somebody asked for the backups of phones to be looked at: they are never looked at otherwise."""

    def users(self) -> Sequence[User]:
        """Return the accounts in scope whose homes can be looked at."""

    def sees_every_home(self) -> bool:
        """Tell whether every home of the machine is one of `users`: none is out of scope, closed to us or on another machine."""

    def unread(self) -> Sequence[str]:
        """Return the places that were asked of this host, and of none that it was made from, and could not be read."""

    def aside(self) -> Host:
        """Return the same machine, of which nobody is told what could not be read: for records that another collector reads and tells."""

    def allow(self, folder: str, owner: str = "") -> bool:
        """Bound what is read below a folder to that folder: a place that a process or a profile named, not the machine's owner.

        With an owner's id, only if that account owns it, or if the scan has no more rights than that account: it can show nobody what is
        not for them then. Whose it is and where it lies are told at once, of one open folder.
        """

    def whose(self, place: str) -> str:
        """Return the name of the account whose home or keys hold a place, empty for the machine's."""

    def home(self, record: Record) -> str:
        """Return the home of the account whose record it is, empty for a record of the machine."""

    def glob(self, pattern: str, *, under: Record | None = None, about: str = "") -> Iterator[Record]:
        """Name what exists at a pattern, in sorted order.

        `*` and `?` stand for anything within one path component. A pattern is absolute (`/opt/*`), starts with a base of
        `User.folders` (`{home}/Applications/*`: asked for every user in scope, or for the one whose record `under` is), or is
        relative to `under`, whose own path is taken literally and whose user is kept.
        """

    def read(self, place: Record | str, limit: int = DEFAULT_LIMIT) -> bytes:
        """Return a file's bytes, never more than `limit`, never those of a link's target out of bounds.

        Raise FileNotFoundError or `Unreadable`.
        """

    def look(self, place: Record | str, limit: int = DEFAULT_LIMIT, *, shown: str = "") -> bytes | None:
        """Return the bytes of a file beside the record, None when it is not there or (noted as a Problem) not readable.

        The Problem names the place, or what is `shown` in its stead where a path holds what nobody should read.
        """

    def head(self, place: Record | str, size: int) -> bytes:
        """Return the first bytes of a file of any size, empty when it is not there or (noted) not readable."""

    def part(self, place: Record | str, offset: int, size: int) -> bytes:
        """Return bytes from within a file of any size, fewer at its end; empty when it is not there or (noted) not readable."""

    def size(self, place: Record | str) -> int:
        """Return a regular file's size in bytes; 0 when there is none, or (noted) it is not readable."""

    def is_folder(self, place: Record | str) -> bool:
        """Tell whether a folder is there."""

    def is_file(self, place: Record | str) -> bool:
        """Tell whether a regular file is there."""

    def link(self, place: Record | str) -> str:
        """Return what a symbolic link says, unresolved; empty when it is none."""

    def real(self, path: str) -> str:
        """Return a path with the links in it followed, so that one file under two names is known as one."""

    def owner(self, place: Record | str) -> str:
        """Return the id of the account that owns a file or folder, empty when it is not there."""

    def once(self, question: str, ask: Callable[[], Answer]) -> Answer:
        """Return what the first to ask a question was answered: a walk that several collectors start from is walked once."""

    def answered(self, question: str) -> bool | None:
        """Tell whether the answer to a question that is asked once names anything; None while nobody asked."""

    def may_hold(self, pattern: str) -> bool:
        """Tell whether anything stands at a pattern of files or of keys, or may do: what is closed to us counts as there.

        That is no loss yet, and not noted: whoever goes on to look at it meets it again.
        """

    def processes(self) -> Sequence[Process]:
        """Return the running processes, without ourselves; empty for a machine that does not run."""

    def keys(self, pattern: str, *, under: Record | None = None, about: str = "") -> Iterator[Record]:
        r"""Name the registry keys that exist at a pattern, in sorted order (Windows).

        Components stand between backslashes; `*` and `?` stand for anything within one. A pattern starts with `{machine}\`, which
        asks both views of the machine (`HKLM64` and `HKLM32`; name one of them where a key has no second view), with `{hku}\` or
        `{classes}\`, an account's own keys, asked for every user in scope, or is relative to `under`.
        """

    def values(self, place: Record | str) -> Values:
        """Return the values of a registry key, none when it is not there; raise `Unreadable`."""
