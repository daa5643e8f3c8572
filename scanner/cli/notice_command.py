"""`scanner notice`: what staff are told beforehand, to be filled in by those who answer for the check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from scanner.cli.config import configured
from scanner.cli.loaded_catalogue import DEFAULT_POLICIES, chosen, loaded, signatures_option
from scanner.collectors import every_collector
from scanner.judging.judge import Terms, facts
from scanner.language import ENGLISH, LANGUAGES
from scanner.reports.terminal.notice_text import Ground, Notice, written

if TYPE_CHECKING:
    from scanner.catalogue.policy import Policy


@configured
@click.command(name="notice")
@click.option("--policy", "policies", multiple=True, metavar="ID|FILE",
              help=f"Give this policy as a reason; repeatable; `none` names none [default: {', '.join(DEFAULT_POLICIES)}].")  # fmt: skip
@signatures_option
@click.option("--lang", type=click.Choice(LANGUAGES), default=ENGLISH, help="The language of the notice [default: en].")
@click.option("--inventory", is_flag=True, help="Say that reports are made with --inventory.")
def command(*, policies: tuple[str, ...], signatures: tuple[str, ...], lang: str, inventory: bool) -> None:
    """Print a notice to staff: why their devices are looked at, what is read and what is not, and what is still to be filled in.

    It is a draft for the administration and its data protection officer, and no legal advice.
    """
    judges = chosen(policies, loaded(signatures))
    kinds = {collector.kind for collector in every_collector()}
    click.echo(written(Notice([_ground(policy, lang) for policy in judges if policy.rules], kinds, inventory), lang), nl=False)


def _ground(policy: Policy, language: str) -> Ground:
    told = facts(policy, Terms(as_of=date.today(), language=language))  # noqa: DTZ011  as for a scan
    reasons = dict.fromkeys(policy.text(rule.reason, language) for rule in policy.rules if rule.reason)
    return Ground(told.title, tuple(reasons), told.basis)
