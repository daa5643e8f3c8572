"""A waiver: an exception from one rule that an administration granted for some devices until a day, in a file that it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.policy_facts import WaiverFacts
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Form, Key
from scanner.tables.kinds import DAY, FORMAT, TABLES, TEXT, TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from scanner.catalogue.policy import Policy
    from scanner.catalogue.rule import Rule
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

    def unconfirmed(self, rule: Rule) -> tuple[str, ...]:
        """Return the conditions of the rule, and of the exception that the waiver's purpose names, that nobody confirmed.

        Where the text has conditions and the policy no words for them, anything that was confirmed will do.
        """
        named = [one for one in rule.exceptions if _spell(one.purpose) == _spell(self.purpose) and one.conditions]
        wanted = [*(one.id for one in rule.conditions), *(word for exception in named for word in exception.confirm)]
        missing = [word for word in wanted if word not in self.conditions_confirmed]
        wordless = any(not exception.confirm for exception in named) and not self.conditions_confirmed
        return (*dict.fromkeys(missing), *([self.purpose] if wordless else []))

    def is_for(self, devices: Collection[str]) -> bool:
        """Tell whether the waiver names a device that has these names."""
        return not {device.casefold() for device in devices}.isdisjoint(device.casefold() for device in self.devices)

    def holds(self, rule: str, finding: Finding, devices: Collection[str], as_of: date) -> bool:
        """Tell whether the waiver covers a finding of this rule on a device of these names, on this day."""
        return (
            self.rule == rule and self.is_for(devices) and (not self.products or finding.product in self.products) and self.in_time(as_of)
        )

    def in_time(self, as_of: date) -> bool:
        """Tell whether the waiver holds on a day."""
        return (self.granted is None or self.granted <= as_of) and as_of <= self.expires


def _spell(purpose: str) -> str:
    """Return a purpose as it is compared: whoever writes it otherwise is not rid of its conditions."""
    return " ".join(purpose.casefold().replace("-", " ").replace("_", " ").split())


def facts(
    waivers: Iterable[Waiver], as_of: date, applied: Collection[str], devices: Collection[str] = (), policies: Iterable[Policy] = ()
) -> tuple[WaiverFacts, ...]:
    """Return the waivers as a report names them, with the ids of those that applied, and what is unconfirmed of those for this device."""
    rules = {rule.id: rule for policy in policies for rule in policy.rules}
    return tuple(
        WaiverFacts(
            *(one.id, one.rule, one.approved_by, one.reference, one.expires),
            expired=one.expires < as_of,
            applied=one.id in applied,
            unconfirmed=one.unconfirmed(rules[one.rule]) if one.rule in rules and one.in_time(as_of) and one.is_for(devices) else (),
        )
        for one in waivers
    )


def read_waivers(file: TomlFile, rules: Collection[str], products: Collection[str]) -> list[Waiver]:
    """Return the waivers, only to be used when the file has no faults afterwards; rules and products are those that exist."""
    waivers: list[Waiver] = WAIVERS.read(file.root, {"rules": rules, "products": products})
    seen: set[str] = set()
    for number, waiver in enumerate(waivers, 1):
        if waiver.id in seen:
            file.note(("waiver", number, "id"), f"the id {waiver.id!r} is already used by another waiver")
        seen.add(waiver.id)
    file.root.close()
    return waivers


def _waiver(scope: tuple[str, ...], **values: Any) -> Waiver:  # noqa: ANN401  as the keys have them
    return Waiver(devices=tuple(one.removeprefix(DEVICE) for one in scope), **values)


def _check_days(table: Table, waiver: Waiver, _: Known) -> None:
    if waiver.granted and table.has("expires") and waiver.expires < waiver.granted:
        table.fault("expires", f"expected a day not before granted, {waiver.granted}; found {waiver.expires}")


DEVICE = "device:"
BLANKET = "a waiver must name one rule, and devices by name"
NO_STAR = Form(r"[^*]+", BLANKET)
SCOPE = (
    Form(rf"(?!all$|{DEVICE}$)[^*]+", BLANKET),
    Form(rf"{DEVICE}[^*]+", f"expected {DEVICE} and the name of a host as reports print it; found {{found}}"),
)
WAIVER = Declaration(
    (
        Key("id", TEXT, "Unique in the file.", required=True),
        Key("rule", TEXT, "The id of the one rule that it excepts from.", required=True, forms=(NO_STAR,), among="rules",
            fault="no policy has a rule {found}"),
        Key("scope", TEXTS, f"The devices, each as `{DEVICE}` and the host name (or its pseudonym) that the report prints.", required=True,
            forms=SCOPE),
        Key("products", TEXTS, "Ids of products: limits the waiver to some of the rule's products.", forms=(NO_STAR,), among="products",
            fault="unknown: {found}"),
        Key("purpose", TEXT, "What the exception is for.", required=True),
        Key("approved_by", TEXT, "Who granted it: a role, not a person.", required=True),
        Key("reference", TEXT, "Where the decision is filed.", required=True),
        Key("granted", DAY, "The day on which it was granted."),
        Key("expires", DAY, "Its last day.", required=True),
        Key("conditions_confirmed", TEXTS, "The conditions that somebody has verified, in the words of the rule (below)."),
    ),
    make=_waiver,
    check=_check_days,
)  # fmt: skip
WAIVERS = Declaration(
    (
        Key("format", FORMAT, "`waivers/1`. Any other value is rejected.", required=True, words=("waivers/1",)),
        Key("waiver", TABLES, "An exception that somebody granted.", required=True, below=WAIVER),
    ),
    make=lambda waiver, **_: [*waiver],
)
