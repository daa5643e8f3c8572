"""Where a path leads, from what its links say: so that one file under two names is known as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LINKS = 40  # as the Linux kernel


def resolved(path: str, link: Callable[[str], str]) -> str:
    """Return an absolute path with its links followed; `link` returns what a link says, empty when a path is none.

    In a ring of links the rest stays as it is: whoever opens it hears of the ring.
    """
    waiting = path.split("/")[::-1]
    done: list[str] = []
    links = 0
    while waiting:
        part = waiting.pop()
        if part == "..":
            del done[-1:]
        elif part not in {"", "."}:
            target = link("/".join(["", *done, part])) if links < MOST_LINKS else ""
            if target:
                links += 1
                waiting.extend(target.split("/")[::-1])
                done = [] if target.startswith("/") else done
            else:
                done.append(part)
    return "/" + "/".join(done)
