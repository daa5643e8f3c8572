"""Names at a pattern, in any tree: folders and files, or registry keys.

`*` and `?` stand for anything within one component, everything else for itself: names on a disk may hold brackets.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


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
        """Yield the paths at a pattern below a base, which is taken as it stands, in sorted order."""
        yield from self._matching(base, pattern.split(self._separator))

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
