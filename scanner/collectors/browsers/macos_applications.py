"""The applications of a Mac in which browsers' parts may be: Safari's extensions come within one, a web app is made into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.host import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

APP = ".app"
DEEPEST = 3  # folders of vendors, of Setapp, of browsers, and Homebrew's: <token>/<version>/<application>
SHARED = "/Users/Shared/Applications"  # everybody may write there
ROOTS = (
    "/System/Cryptexes/App/System/Applications",
    "/System/Applications",
    "/Applications",
    SHARED,
    "{home}/Applications",
    "/opt/homebrew/Caskroom",
    "/usr/local/Caskroom",
    "/opt/homebrew/Cellar",
    "/usr/local/Cellar",
)
BUNDLES = (".framework", ".bundle", ".plugin", ".kext", ".appex", ".xpc", ".prefpane", ".saver", ".component")  # one thing each
ASKED_FOR = ("Desktop", "Documents", "Downloads", "Library/Containers", "Library/Group Containers", "Library/Mobile Documents")
LIST_LIMIT = 4 * MEBIBYTE  # of an Info.plist; most have a few thousand bytes


def applications(host: Host) -> tuple[Record, ...]:
    """Return the folder of each application once, whichever link leads to it; those within another one are left to it.

    Where macOS would ask its user before anybody looks, nobody looks, though a link leads there.
    """
    return host.once("applications of a Mac", lambda: tuple(_applications(host)))


def _applications(host: Host) -> Iterator[Record]:
    asked_for = tuple(f"{user.home}/{folder}/" for user in host.users() for folder in ASKED_FOR)
    seen: set[str] = set()
    for root in ROOTS:
        for folder in host.glob(root):
            if root == SHARED:
                host.allow(SHARED)
            yield from _below(host, folder, host.real(folder.location), DEEPEST, asked_for, seen)


def _below(host: Host, folder: Record, real: str, depth: int, asked_for: tuple[str, ...], seen: set[str]) -> Iterator[Record]:
    """Walk a folder; `real` is where it lies, `seen` what was walked or named before."""
    if f"{real}/".startswith(asked_for):
        return
    for child in host.glob("*", under=folder):
        name = child.location.rpartition("/")[2]
        is_app = name.lower().endswith(APP)
        if not is_app and (depth == 1 or name.lower().endswith(BUNDLES)):
            continue
        actual = host.real(child.location) if host.link(child) else f"{real}/{name}"
        if actual in seen or f"{actual}/".startswith(asked_for):
            continue
        seen.add(actual)
        if is_app:
            yield child
        else:
            yield from _below(host, child, actual, depth - 1, asked_for, seen)
