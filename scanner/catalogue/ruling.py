"""What one rule says of one aspect, on one class of devices, on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.catalogue.policies import Effect, OnExpiry, Reading, Treatment
from scanner.model import Flag, Outcome

if TYPE_CHECKING:
    from datetime import date

    from scanner.catalogue.policies import Rule

STRENGTH = {effect: strength for strength, effect in enumerate(Effect)}
OUTCOMES = {
    Effect.PROHIBIT: Outcome.PROHIBITED,
    Effect.CONDITIONAL: Outcome.CONDITIONS_TO_CHECK,
    Effect.ADVISE_AGAINST: Outcome.ADVISED_AGAINST,
    Effect.INVENTORY: Outcome.INVENTORIED,
    Effect.ALLOW: Outcome.INVENTORIED,
}
SAID = {
    Effect.PROHIBIT: "prohibited",
    Effect.CONDITIONAL: "allowed on conditions",
    Effect.ADVISE_AGAINST: "advised against",
    Effect.INVENTORY: "to be counted",
    Effect.ALLOW: "allowed",
}
# The first of these that a rule gives is its first day: some texts say when they were decided, and not since when they hold.
FIRST_DAYS = ("effective_from", "decided", "published", "announced")


class Ruling(NamedTuple):
    """An outcome, why, and what a reader must know beside it."""

    outcome: Outcome
    reason: str
    flags: tuple[Flag, ...] = ()


def ruling(rule: Rule, aspect: str, as_of: date, device_class: str) -> Ruling:
    """Return what the rule says. Of the aspect's effect and the device's, the weaker one holds."""
    treatment = _treatment(rule, aspect)
    device = rule.effect if rule.devices is None else rule.devices.get(device_class, Effect.UNSPECIFIED)
    effect = min(treatment.effect, device, key=STRENGTH.__getitem__)
    why = f"; {treatment.why}" if treatment.why else ""
    if effect is Effect.OUT_OF_SCOPE:
        scope = f"devices of the class {device_class}" if device is effect else f"this form ({aspect})"
        return Ruling(Outcome.OUT_OF_SCOPE, f"the text does not cover {scope}")
    if treatment.effect is Effect.UNSPECIFIED:
        return Ruling(Outcome.UNSPECIFIED, f"the text does not settle this form ({aspect}){why}")
    if effect is Effect.UNSPECIFIED:
        asked = f"the text does not settle devices of the class {device_class}" if device_class else "nobody said who pays for the device"
        return Ruling(Outcome.UNSPECIFIED, asked)
    found = _on_day(rule, effect, as_of)
    flags = (*found.flags, Flag.PROJECT_READING) if treatment.reading is Reading.PROJECT else found.flags
    return Ruling(found.outcome, found.reason + why, flags)


def _treatment(rule: Rule, aspect: str) -> Treatment:
    if rule.aspects is None:
        return Treatment(rule.effect)
    return rule.aspects.get(aspect, Treatment(Effect.UNSPECIFIED))


def _on_day(rule: Rule, effect: Effect, as_of: date) -> Ruling:
    start = next((rule.dates[key] for key in FIRST_DAYS if key in rule.dates), None)
    if start and as_of < start:
        return Ruling(Outcome.UPCOMING, f"{SAID[effect]} from {start}")
    said = f"{SAID[effect]} since {start}" if start else SAID[effect]
    outcome = OUTCOMES[effect]
    remove_by = rule.dates.get("remove_by")
    if remove_by and outcome is Outcome.PROHIBITED:
        if as_of <= remove_by:
            outcome, said = Outcome.TO_REMOVE, f"{said}; to be removed by {remove_by}"
        else:
            said += f"; removal was due by {remove_by}"
    return _after_end(rule, Ruling(outcome, said), as_of)


def _after_end(rule: Rule, found: Ruling, as_of: date) -> Ruling:
    """Apply `on_expiry` when a last day is over: by default the rule holds, for extensions are often published late."""
    over = [(rule.dates[key], key) for key in ("valid_until", "review_by") if key in rule.dates and rule.dates[key] < as_of]
    if not over:
        return found
    day, key = min(over)
    ended = f"it was to be reviewed by {day}" if key == "review_by" else f"it was valid until {day}"
    if rule.on_expiry is OnExpiry.DROP:
        return Ruling(Outcome.INVENTORIED, f"no longer in force: {ended}")
    outcome = Outcome.ADVISED_AGAINST if rule.on_expiry is OnExpiry.ADVISE else found.outcome
    return Ruling(outcome, f"{found.reason}; {ended}, and nothing later is recorded here", (Flag.REVIEW_OVERDUE,))
