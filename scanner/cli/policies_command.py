"""`scanner policies`: the policies that judge."""

from __future__ import annotations

import click

from scanner.catalogue.default_policies import DEFAULT_POLICIES
from scanner.cli.config import configured
from scanner.cli.lang_option import lang_option
from scanner.cli.loaded_catalogue import loaded, signatures_option


@click.group(name="policies")
def command() -> None:
    """List and show the policies that judge what is found."""


@configured
@command.command(name="list")
@signatures_option
@lang_option
def listed(*, signatures: tuple[str, ...], lang: str) -> None:
    """List every policy: id, jurisdiction, title. A star marks those that judge by default."""
    for policy in sorted(loaded(signatures).policies.values(), key=lambda policy: policy.id):
        star = "*" if policy.id in DEFAULT_POLICIES else " "
        click.echo(f"{star} {policy.id:<28} {policy.jurisdiction:<8} {policy.text(policy.title, lang)}")


@configured
@command.command()
@click.argument("policy", metavar="ID")
@signatures_option
def show(*, policy: str, signatures: tuple[str, ...]) -> None:
    """Print the file of a policy: who bans what since when, and on what basis."""
    found = loaded(signatures).policies.get(policy)
    if found is None:
        raise click.UsageError(f"no policy has the id {policy}; `scanner policies list` names them")
    with open(found.path, encoding="utf-8") as file:
        click.echo(file.read(), nl=False)
