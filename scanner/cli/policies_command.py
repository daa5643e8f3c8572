"""`scanner policies`: the policies that judge."""

from __future__ import annotations

from scanner.catalogue.default_policies import DEFAULT_POLICIES
from scanner.cli import deferred_click as click
from scanner.cli.open_catalogue import open_catalogue
from scanner.cli.options import LANG, SIGNATURES, configured, with_options


@click.group(name="policies")
def command() -> None:
    """List and show the policies that findings are judged by."""


@configured
@command.command(name="list")
@with_options(SIGNATURES, LANG)
def list_policies(*, signatures: tuple[str, ...], lang: str) -> None:
    """List every policy: id, jurisdiction and title. A star marks the default policies."""
    for policy in sorted(open_catalogue(signatures).policies.values(), key=lambda policy: policy.id):
        star = "*" if policy.id in DEFAULT_POLICIES else " "
        click.echo(f"{star} {policy.id:<28} {policy.jurisdiction:<8} {policy.text(policy.title, lang)}")


@configured
@command.command(name="show")
@click.argument("policy", metavar="ID")
@with_options(SIGNATURES)
def show_policy(*, policy: str, signatures: tuple[str, ...]) -> None:
    """Print the file of a policy: who bans what, since when, and on what legal basis."""
    found = open_catalogue(signatures).policies.get(policy)
    if found is None:
        raise click.UsageError(f"no policy has the id {policy}; see `scanner policies list`")
    with open(found.path, encoding="utf-8") as file:
        click.echo(file.read(), nl=False)
