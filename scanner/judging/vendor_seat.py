"""In which country the vendor of a product has its head office, for a list of AI tools: no scan without such a list reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.catalogue.vendor import Vendor
    from scanner.model import Finding


def name_seat(finding: Finding, vendors: Mapping[str, Vendor]) -> Finding:
    """Return a finding that a policy counts with the seat of its vendor and where that is said, as the vendor's file has them."""
    counted = any(verdict.policy and verdict.outcome is Outcome.INVENTORIED for verdict in finding.verdicts)
    vendor = vendors.get(finding.vendor) if counted else None
    return finding._replace(seat=vendor.seat, seat_source=vendor.seat_source) if vendor else finding
