"""Which reports follow one another: those of one machine, and of one account where each looks at its own home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.stable_id import make_id

if TYPE_CHECKING:
    from scanner.model import HostFacts, Scan, Scope

NAMELESS = frozenset({"", "localhost", "localhost.localdomain"})


def has_name(host: HostFacts) -> bool:
    """Tell whether a machine has a name by which it can be told from others."""
    return host.name.casefold() not in NAMELESS


def series_of(scan: Scan) -> str:
    """Return the series' code."""
    return code_of(scan.host, scan.scope, scan.id)


def code_of(host: HostFacts, scope: Scope, report: str) -> str:
    """Return the code of a machine and scope. Where nothing tells machines or accounts apart, each report's id is a series of its own."""
    known = has_name(host) and (scope.users == "all" or scope.account)
    words = (host.name, host.domain, host.root, scope.users, scope.account) if known else (report,)
    return make_id(*words)
