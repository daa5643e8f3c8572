"""The first lines of the text report: the answer in one sentence, and which machine it is about."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from scanner.reports.weighing import banned, to_check
from scanner.reports.width import shortened
from scanner.reports.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scanner.model import Scan

LONGEST = 60  # of what a machine says of itself
USERS = {"all": "all users", "this-user": "this user"}


def headline(scan: Scan) -> str:
    """Return the answer. It never says that nothing is there when something could not be read."""
    certain = sum(map(banned, scan.findings))
    unsettled = sum(map(to_check, scan.findings))
    more = f" {counted(unsettled, 'finding')} to check." if unsettled else ""
    gaps = "" if scan.complete else " Not everything could be read."
    if certain:
        return f"Banned software is present: {counted(certain, 'finding')}.{more}{gaps}"
    if scan.banned:
        return f"Software that may be banned is to be checked: {counted(unsettled, 'finding')}.{gaps}"
    read = "and everything in scope was read" if scan.complete else "but not everything could be read"
    return f"No banned software found, {read}.{more}"


def about(scan: Scan) -> str:
    """Return which machine was looked at, as whom, when, and as what kind of device it was judged."""
    return " ".join(f"{sentence}." for sentence in _sentences(scan))


def _sentences(scan: Scan) -> Iterator[str]:
    host, scope = scan.host, scan.scope
    system = listed(shortened(text, LONGEST) for text in (host.release, host.platform, host.architecture))
    yield f"{shortened(host.name, LONGEST)}: {system}"
    if host.root:
        yield f"A system mounted at {shortened(host.root, LONGEST)}"
    rights = "with" if scope.privileged else "without"
    yield f"In scope: {USERS.get(scope.users, scope.users)}, {counted(scope.homes, 'home')}, {rights} administrator rights"
    again = f"judged again {_minute(scan.judged)}" if scan.judged else "judged"
    yield f"Read {_minute(scan.started)}, {again} as of {scan.as_of.isoformat()}"
    if scan.device_class:
        yield f"Device class: {scan.device_class}" + (" (assumed)" if scan.device_class_assumed else "")
    if scan.pseudonymised:
        yield "Pseudonyms stand for the names of accounts and of the machine; it is still personal data"


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
