"""Names at a pattern, in any tree: folders and files, or registry keys.

`*` and `?` stand for anything within one component, everything else for itself: names on a disk may hold brackets. `Standing`
tells whether anything may stand at a pattern, asked of many in a row: each folder is looked at once for all of them. A search starts at a
base, with the rest of the pattern; whose account's it is goes with it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from scanner.host.budget import place_key
from scanner.host.files import MOST_KEPT
from scanner.host.registry import SEPARATOR, VIEWS
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scanner.host.machine import Machine
    from scanner.model import Record

Start = tuple[str, str, str]


class Tree:
    """A tree that can be asked for the names below a path (None when there is no such path) and for whether a path is there."""

    def __init__(
        self,
        separator: str,
        names: Callable[[str], Sequence[str] | None],
        is_there: Callable[[str], bool],
        *,
        dots_hide: bool = False,
        caseless: bool = True,
    ) -> None:
        """Take the questions. With `dots_hide`, stars pass over names that start with a dot; `caseless` is for names with stars."""
        self._separator = separator
        self._names = names
        self._is_there = is_there
        self._dots_hide = dots_hide
        self._caseless = caseless

    def matching(self, base: str, pattern: str) -> Iterator[str]:
        """Yield the paths at a pattern below a base, which is taken as it stands, in sorted order; without a pattern, the base."""
        yield from self._matching(base, pattern.split(self._separator) if pattern else [])

    def _matching(self, base: str, parts: list[str]) -> Iterator[str]:
        for index, part in enumerate(parts):
            if "*" not in part and "?" not in part:
                continue
            folder = self._separator.join([base, *parts[:index]])
            fitting = fits(part, self._dots_hide, self._caseless)
            for name in sorted(name for name in self._names(folder) or () if fitting(name)):
                path = f"{folder}{self._separator}{name}"
                if parts[index + 1 :]:
                    yield from self._matching(path, parts[index + 1 :])
                else:
                    yield path
            return
        path = self._separator.join([base, *parts])
        if self._is_there(path):
            yield path


def file_tree(machine: Machine) -> Tree:
    """Return the tree of a machine's files."""
    hidden, caseless = machine.platform is not Platform.WINDOWS, machine.platform is not Platform.LINUX
    return Tree("/", machine.names, machine.is_there, dots_hide=hidden, caseless=caseless)


@lru_cache(maxsize=256)
def fits(pattern: str, dots_hide: bool, caseless: bool) -> Callable[[str], object]:  # noqa: FBT001  a cache's key
    """Return what tells whether a name fits one component of a pattern."""
    if pattern == "*":
        return (lambda name: not name.startswith(".")) if dots_hide else (lambda _: True)
    if not caseless and pattern.count("*") == 1 and "?" not in pattern:  # nearly all: compiling an expression for each took longer
        start, _, end = pattern.partition("*")
        shown = dots_hide and not start
        return lambda name: (
            name.startswith(start) and name.endswith(end) and len(name) >= len(pattern) - 1 and not (shown and name[:1] == ".")
        )
    letters = (".*" if letter == "*" else "." if letter == "?" else re.escape(letter) for letter in pattern)
    hidden = r"(?!\.)" if dots_hide and not pattern.startswith(".") else ""
    flags = re.DOTALL | re.IGNORECASE if caseless else re.DOTALL
    return re.compile(hidden + "".join(letters), flags).fullmatch


class Standing:
    """What is known of a machine's folders. What cannot be looked at may hold anything."""

    def __init__(self, platform: Platform) -> None:
        """Know nothing yet of a machine of this platform."""
        self._hidden, self._caseless = platform is not Platform.WINDOWS, platform is not Platform.LINUX
        self._there: dict[str, bool | None] = {}
        self._fitting: dict[tuple[str, str], Sequence[str] | None] = {}

    def may_hold(self, machine: Machine, base: str, pattern: str) -> bool:
        """Tell whether anything may stand at a pattern below a base: the root, a drive, or a folder of an account.

        The machine's losses are ours to forget: whoever goes on to look meets them again.
        """
        stands = base[1:] in {"", ":"} or self._stands(machine, base)
        return stands is None or (stands and self._may_hold(machine, base, pattern.split("/") if pattern else ()))

    def _may_hold(self, machine: Machine, path: str, parts: Sequence[str]) -> bool:
        for index, part in enumerate(parts):
            if "*" in part or "?" in part:
                names, below = self._names(machine, path, part), parts[index + 1 :]
                return names is None or any(not below or self._may_hold(machine, f"{path}/{name}", below) for name in names)
            path = f"{path}/{part}"
            if not (stands := self._stands(machine, path)):
                return stands is None
        return True

    def _stands(self, machine: Machine, path: str) -> bool | None:
        """Tell whether anything stands at a path, None where that cannot be known."""
        if path in self._there:
            return self._there[path]
        stands = machine.is_there(path)
        answer = None if _has_lost(machine) else stands
        if len(self._there) < MOST_KEPT:
            self._there[path] = answer
        return answer

    def _names(self, machine: Machine, folder: str, part: str) -> Sequence[str] | None:
        """Return the names in a folder that fit one component of a pattern, None where they cannot be known."""
        if (folder, part) in self._fitting:
            return self._fitting[folder, part]
        names = machine.names(folder) or ()
        fitting = fits(part, self._hidden, self._caseless)
        answer = None if _has_lost(machine) else [name for name in names if fitting(name)]
        if len(self._fitting) < MOST_KEPT:
            self._fitting[folder, part] = answer
        return answer


def _has_lost(machine: Machine) -> bool:
    lost = bool(machine.losses)
    machine.losses.clear()
    return lost


def file_starts(machine: Machine, pattern: str, under: Record | None) -> Iterator[Start]:
    """Return where to look for a pattern of files: in the usual places, then in those that are in their place; in everybody's before all.

    Else a link of an account's to such a place would be known first, and out of its home nobody follows it.
    """
    usual = _usual_starts(machine, pattern, under)
    if not machine.moved or not (under is None or pattern.startswith("{")):
        return usual  # of thousands of questions nearly all
    moved = [*_moved_starts(machine, pattern, under)]
    return chain((start for start in moved if not start[2]), usual, (start for start in moved if start[2]))


def _usual_starts(machine: Machine, pattern: str, under: Record | None) -> Iterator[Start]:
    if pattern.startswith("{"):
        base, _, rest = pattern[1:].partition("}/")
        for user in machine.users() if under is None else machine.named(under.user):
            for folder in user.folders.get(base, ()):
                yield folder, rest, user.name
    elif under is not None:
        yield under.location, pattern, under.user
    else:
        drive, colon, rest = pattern.partition(":/")
        yield (f"{drive}:", rest, "") if colon and len(drive) == 1 else ("", pattern.lstrip("/"), "")


def _moved_starts(machine: Machine, pattern: str, under: Record | None) -> Iterator[Start]:
    for user, usual, place in machine.moved:
        if f"{pattern}/".startswith(f"{usual}/") and (under is None or user == under.user):
            yield place, pattern[len(usual) + 1 :], user


class Met:
    """The places that one search has met, to name each once: of an account's several places one may lead to another.

    What everybody's place holds is no account's again; otherwise no account's link makes another's place known.
    """

    def __init__(self, machine: Machine) -> None:
        """Begin."""
        self._machine = machine
        self._known: dict[str, dict[str, str]] = {}

    def is_news(self, base: str, path: str, user: str) -> bool:
        """Take what stands below a base; tell whether it is there by this base alone."""
        known = self._known.setdefault(place_key(self._machine.real(path)), {})
        if any(other != user and not (other and user) for other in known):
            return False
        return known.setdefault(user, base) == base


def key_starts(machine: Machine, pattern: str, under: Record | None) -> Iterator[Start]:
    """Yield where to look for a pattern of registry keys."""
    first, _, rest = pattern.partition(SEPARATOR)
    if under is not None:
        yield under.location, pattern, under.user
    elif first == "{machine}":
        yield from ((view, rest, "") for view in VIEWS)
    elif first.startswith("{"):
        for user in machine.users():
            yield from ((base, rest, user.name) for base in user.folders.get(first[1:-1], ()))
    else:
        yield first, rest, ""
