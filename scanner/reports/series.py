"""Which reports follow one another: those of one machine, and of one account where each looks at its own home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.clean import clean
from scanner.sha256 import sha256

if TYPE_CHECKING:
    from scanner.model import HostFacts, Scan

NAMELESS = frozenset({"", "localhost", "localhost.localdomain"})
LENGTH = 16  # bytes


def has_name(host: HostFacts) -> bool:
    """Tell whether a machine has a name by which it can be told from others."""
    return host.name.casefold() not in NAMELESS


def series_of(scan: Scan) -> str:
    """Return the series' code. Where nothing tells machines or accounts apart, each report is a series of its own."""
    host, scope = scan.host, scan.scope
    known = has_name(host) and (scope.users == "all" or scope.account)
    words = (host.name, host.domain, host.root, scope.users, scope.account) if known else (scan.id,)
    return sha256("\0".join(map(clean, words)).encode())[:LENGTH].hex()
