"""What the installer and the software update of macOS noted of each installation: an array of rows.

See: https://osquery.io/schema/current/#package_install_history for the keys of a row
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.plist import plist_rows, plist_text
from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PACKAGES = 1_000  # of one row


class Installation(NamedTuple):
    """One row: the name shown, the version and the packages; no day, which would tell what somebody did when."""

    name: str
    version: str
    packages: tuple[str, ...]


def installations(content: bytes) -> Iterator[Installation | Problem]:
    """Yield the rows, each once, and a Problem for one that is none; raise `Malformed` when the file has no rows."""
    seen: set[Installation] = set()
    for number, row in enumerate(plist_rows(content), 1):
        found = _row(row)
        if found is None:
            yield Problem(Reason.MALFORMED, f"row {number} does not name what was installed")
        elif found not in seen:
            seen.add(found)
            yield found


def _row(row: object) -> Installation | None:
    if not isinstance(row, dict):
        return None
    listed = row.get("packageIdentifiers")
    listed = listed[:MOST_PACKAGES] if isinstance(listed, list) else []
    packages = tuple(dict.fromkeys(filter(None, map(plist_text, listed))))
    name = plist_text(row.get("displayName")) or next(iter(packages), "")
    return Installation(name, plist_text(row.get("displayVersion")), packages) if name else None
