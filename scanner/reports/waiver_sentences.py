"""Exceptions that somebody granted: those that count here, those that ran out, and how many concern something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import say_day
from scanner.reports.clean import prose
from scanner.reports.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Scan
    from scanner.policy_facts import WaiverFacts


def describe_waivers(scan: Scan, say: Say) -> Iterator[str]:
    """Yield a sentence for each waiver that applied, ran out or lacks a confirmation, and last one with the number of the others."""
    told = [one for one in scan.waivers if one.applied or one.expired or one.unconfirmed]
    yield from (_sentence(one, say) for one in told)
    if others := len(scan.waivers) - len(told):
        message = say("{number} waiver for nothing that was found here", "{number} waivers for nothing that was found here", others)
        yield message.format(number=others)


def _sentence(one: WaiverFacts, say: Say) -> str:
    message = say("{waiver} for {rule}, approved by {who}").format(waiver=one.id, rule=one.rule, who=prose(one.approved_by))
    granted = listed([message, prose(one.reference)])
    over, holds = say("{waiver}: expired on {day}; not applied"), say("{waiver}: applies until {day}")
    if one.unconfirmed:
        lacking = say("{waiver}: not applied, conditions not confirmed: {conditions}")
        return lacking.format(waiver=granted, conditions=prose(", ".join(one.unconfirmed)))
    return (over if one.expired else holds).format(waiver=granted, day=say_day(one.expires, say))
