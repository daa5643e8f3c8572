"""`scanner policies`: the policies that judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.default_policies import DEFAULT_POLICIES
from scanner.cli import deferred_click as click
from scanner.cli.known_names import refuse_name
from scanner.cli.open_catalogue import open_catalogue
from scanner.cli.options import LANG, POLICY_NAME, SHOWN_FORMAT, SIGNATURES, Sources, configured, with_options
from scanner.cli.output import print_json

if TYPE_CHECKING:
    from scanner.catalogue.policy import Policy


@click.group(name="policies")
def command() -> None:
    """List and show the policies that findings are judged by."""


@configured
@command.command(name="list", examples=("scanner policies list --lang fr", "scanner policies list --format json"))
@with_options(SIGNATURES, LANG, SHOWN_FORMAT)
def list_policies(*, signatures: Sources, lang: str, form: str) -> None:
    """List every policy: id, jurisdiction and title. A star marks the default policies."""
    policies = sorted(open_catalogue(signatures).policies.values(), key=lambda policy: policy.id)
    if form == "json":
        print_json([_facts(policy, lang) for policy in policies])
        return
    for policy in policies:
        star = "*" if policy.id in DEFAULT_POLICIES else " "
        click.echo(f"{star} {policy.id:<28} {policy.jurisdiction:<8} {policy.text(policy.title, lang)}")


@configured
@command.command(name="show", examples=("scanner policies show be-federal-tiktok",))
@click.argument("policy", metavar="ID", type=POLICY_NAME)
@with_options(SIGNATURES)
def show_policy(*, policy: str, signatures: Sources) -> None:
    """Print the file of a policy: who bans what, since when, and on what legal basis."""
    policies = open_catalogue(signatures).policies
    found = policies.get(policy.lower()) or refuse_name(policy, "policy", policies, "see `scanner policies list`")
    with open(found.path, encoding="utf-8") as file:
        click.echo(file.read(), nl=False)


def _facts(policy: Policy, language: str) -> dict[str, object]:
    return {
        "id": policy.id,
        "version": policy.version,
        "jurisdiction": policy.jurisdiction,
        "title": policy.text(policy.title, language),
        "default": policy.id in DEFAULT_POLICIES,
        "extends": [*policy.extends],
        "rules": [rule.id for rule in policy.rules],
        "last_verified": policy.last_verified.isoformat(),
        "known_through": policy.known_through.isoformat() if policy.known_through else None,
    }
