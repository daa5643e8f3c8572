"""Days of a rule that contradict each other: with them it would end before it began, or be said to have ended while it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.policy_words import FIRST_DAYS

if TYPE_CHECKING:
    from scanner.catalogue.rule import Rule
    from scanner.catalogue.rule_parts import Period
    from scanner.tables.declaration import Known
    from scanner.tables.table import Table


def check_days(table: Table, rule: Rule) -> None:
    """Note last days that lie before the rule's first, and a history that contradicts the rule."""
    first = next((key for key in FIRST_DAYS if key in rule.dates), "")
    for key in ("remove_by", "valid_until", "review_by", "archived_on") if first else ():
        if rule.dates.get(key, rule.dates[first]) < rule.dates[first]:
            table.fault(key, f"expected a day not before {first}, {rule.dates[first]}; found {rule.dates[key]}")
    _check_history(table, rule)


def check_period(table: Table, period: Period, _: Known) -> None:
    """Note a term that ends before it begins: it would never hold."""
    if period.end and not table.is_faulty("from") and period.end < period.start:
        table.fault("until", f"expected a day not before from, {period.start}; found {period.end}")


def _check_history(table: Table, rule: Rule) -> None:
    """Note a history without a term on the rule's own first or last day, or with one behind it: every verdict would doubt it."""
    for name, day in (("first", rule.first_day), ("last", rule.dates.get("valid_until"))):
        if day and rule.history and not any(period.has(day) for period in rule.history):
            terms = ", ".join(f"{period.start} to {period.end or 'now'}" for period in rule.history)
            table.fault("history", f"expected a term that holds on the rule's {name} day, {day}; found {terms}")
    last, latest = rule.dates.get("valid_until"), max((period.start for period in rule.history), default=None)
    if last and latest and latest > last:
        table.fault("valid_until", f"expected a day not before the last term, from {latest}; found {last}")
