"""`scanner notice`: what staff are told beforehand, to be filled in by those who answer for the check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.open_catalogue import choose_policies, open_catalogue
from scanner.cli.options import (
    NOTICE_ADDRESSED,
    NOTICE_INVENTORY,
    NOTICE_LANG,
    NOTICE_POLICY,
    SIGNATURES,
    Sources,
    configured,
    with_options,
)
from scanner.collectors import every_collector
from scanner.judging.judge import Terms, facts
from scanner.reports.terminal.notice_text import Ground, Notice, write_notice

if TYPE_CHECKING:
    from scanner.catalogue.policy import Policy


@configured
@click.command(name="notice", examples=("scanner notice --policy be-federal --lang nl",))
@with_options(NOTICE_POLICY, SIGNATURES, NOTICE_LANG, NOTICE_ADDRESSED, NOTICE_INVENTORY)
def command(*, policies: tuple[str, ...], signatures: Sources, lang: str, only_addressed: bool, inventory: bool) -> None:
    """Print a notice for staff: why their devices are scanned, what is read, what is never read, and what you still have to fill in.

    The notice is a draft for the administration and its data protection officer. It is not legal advice.
    """
    judges = choose_policies(policies, open_catalogue(signatures))
    kinds = {collector.kind for collector in every_collector()}
    click.echo(
        write_notice(Notice([_ground(policy, lang) for policy in judges if policy.rules], kinds, inventory, only_addressed), lang), nl=False
    )


def _ground(policy: Policy, language: str) -> Ground:
    told = facts(policy, Terms(as_of=date.today(), language=language))  # noqa: DTZ011  as for a scan
    reasons = dict.fromkeys(policy.text(rule.reason, language) for rule in policy.rules if rule.reason)
    return Ground(told.title, tuple(reasons), told.basis)
