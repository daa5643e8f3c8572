"""Each place once, however many links lead to it. Nobody's link makes another account's place known, and so unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record


def take_each_once(host: Host, records: Iterable[Record]) -> Iterator[Record]:
    """Yield each record of which its account has no other at the same place; one of the machine, if nobody has it."""
    seen: dict[str, set[str]] = {}
    for record in records:
        place = host.real(record.location)
        whose = seen.setdefault(place if host.platform is Platform.LINUX else place.casefold(), set())
        if record.user not in whose and (record.user or not whose):
            yield record
        whose.add(record.user)
