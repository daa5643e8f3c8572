"""Where a path leads that a record or a process names for a folder: in the spelling that one folder alone has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Platform, Problem, Reason

if TYPE_CHECKING:
    from scanner.host.host import Host

MOST_UP = 40  # of `..` in a path: each costs a question wherever it leads, and no program writes as many
NOT_FOLLOWED = "not-followed"  # a note to `read` in place of a browser's id
CANNOT_FOLLOW = Problem(Reason.READ_ERROR, "a running browser keeps its profiles here, where they cannot be found: not read")


def follow_path(host: Host, path: str) -> str:
    """Return a path without `//`, `/./` and `/../`, empty for a relative one, of which nobody knows where it starts, and an endless one.

    `..` is the folder above that to which links have led, but on Windows the one that stands before. A share of another machine is
    returned as it is.
    """
    if host.platform is Platform.WINDOWS:
        from scanner.formats import windows_path  # noqa: PLC0415  of one platform only

        path = windows_path.plain(path)
        if path.startswith("//"):
            return path
        start, _, rest = path.partition("/")
        return _join(host, start, rest) if start[1:] == ":" else ""
    return _join(host, "", path) if path.startswith("/") and not is_endless(path) else ""


def is_endless(text: str) -> bool:
    """Tell whether a path, or what may hold one, goes up more often than anybody follows."""
    return text.count("..") > MOST_UP


def _join(host: Host, start: str, path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if host.platform is not Platform.WINDOWS:
                parts = host.real("/" + "/".join(parts)).strip("/").split("/")
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join((start, *parts)) if parts else f"{start}/"
