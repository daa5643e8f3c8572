"""A waiver: an exception from one rule that an administration granted for some devices until a day, in a file that it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scanner.model import WaiverFacts
from scanner.tables.declaration import Declaration, Form, Key
from scanner.tables.kinds import DAY, FORMAT, TABLES, TEXT, TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from scanner.model import Finding
    from scanner.tables.declaration import Known
    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile


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


def read_waivers(file: TomlFile, rules: Collection[str], products: Collection[str]) -> list[Waiver]:
    """Return the waivers, only to be used when the file has no faults afterwards; rules and products are those that exist."""
    waivers: list[Waiver] = WAIVERS.read(file.root, {"rules": rules, "products": products})
    seen: set[str] = set()
    for number, waiver in enumerate(waivers, 1):
        if waiver.id in seen:
            file.note(("waiver", number, "id"), f"the id {waiver.id!r} is taken by another waiver")
        seen.add(waiver.id)
    file.root.close()
    return waivers


def _waiver(scope: tuple[str, ...], **values: Any) -> Waiver:  # noqa: ANN401  as the keys have them
    return Waiver(devices=tuple(one.removeprefix(DEVICE) for one in scope), **values)


def _check_days(table: Table, waiver: Waiver, _: Known) -> None:
    if waiver.granted and table.has("expires") and waiver.expires < waiver.granted:
        table.fault("expires", f"expected a day not before granted, {waiver.granted}; found {waiver.expires}")


DEVICE = "device:"
BLANKET = "a waiver for everything is none: it names one rule, and devices by name"
NO_STAR = Form(r"[^*]+", BLANKET)
SCOPE = (
    Form(rf"(?!all$|{DEVICE}$)[^*]+", BLANKET),
    Form(rf"{DEVICE}[^*]+", f"expected {DEVICE} and the name of a host as reports print it; found {{found}}"),
)
WAIVER = Declaration(
    (
        Key("id", TEXT, "Unique in the file.", required=True),
        Key("rule", TEXT, "The id of the one rule that it is an exception to.", required=True, forms=(NO_STAR,), among="rules",
            fault="no policy has a rule {found}"),
        Key("scope", TEXTS, f"The devices, each as `{DEVICE}` and the host name (or its pseudonym) that the report prints.", required=True,
            forms=SCOPE),
        Key("products", TEXTS, "Ids of products: narrows the waiver to some of the rule's.", forms=(NO_STAR,), among="products",
            fault="unknown: {found}"),
        Key("purpose", TEXT, "What the exception is for.", required=True),
        Key("approved_by", TEXT, "Who granted it: a role, not a person.", required=True),
        Key("reference", TEXT, "Where the decision is filed.", required=True),
        Key("granted", DAY, "The day on which it was granted."),
        Key("expires", DAY, "Its last day.", required=True),
        Key("conditions_confirmed", TEXTS, "The conditions of the exception that somebody has seen to be met."),
    ),
    make=_waiver,
    check=_check_days,
)  # fmt: skip
WAIVERS = Declaration(
    (
        Key("format", FORMAT, "`waivers/1`. Another one is refused.", required=True, words=("waivers/1",)),
        Key("waiver", TABLES, "An exception that somebody granted.", required=True, below=WAIVER),
    ),
    make=lambda waiver, **_: [*waiver],
)
