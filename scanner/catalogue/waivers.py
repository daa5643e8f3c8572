"""A waiver: an exception from one rule that an administration granted for some devices until a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.model import WaiverFacts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from scanner.model import Finding


class Waiver(NamedTuple):
    """A `[[waiver]]` of a file that the administration keeps."""

    id: str
    rule: str
    devices: tuple[str, ...]  # names of hosts as reports print them, or their pseudonyms
    products: tuple[str, ...]  # empty: every product that the rule names
    purpose: str
    approved_by: str
    reference: str
    granted: date | None
    expires: date  # its last day
    conditions_confirmed: tuple[str, ...]

    def holds(self, rule: str, finding: Finding, devices: Collection[str], as_of: date) -> bool:
        """Tell whether the waiver covers a finding of this rule on a device of these names, on this day."""
        here = {device.casefold() for device in devices}
        named = self.rule == rule and any(device.casefold() in here for device in self.devices)
        return named and (not self.products or finding.product in self.products) and self.in_time(as_of)

    def in_time(self, as_of: date) -> bool:
        """Tell whether the waiver holds on a day."""
        return (self.granted is None or self.granted <= as_of) and as_of <= self.expires


def facts(waivers: Iterable[Waiver], as_of: date, applied: Collection[str]) -> tuple[WaiverFacts, ...]:
    """Return the waivers as a report names them, with the ids of those that applied."""
    return tuple(
        WaiverFacts(one.id, one.rule, one.approved_by, one.reference, one.expires, one.expires < as_of, one.id in applied)
        for one in waivers
    )
