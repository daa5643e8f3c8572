"""`scanner policies`: the policies that judge."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from scanner.catalogue.defaults import DEFAULT_POLICIES
from scanner.cli import deferred_click as click
from scanner.cli.known_names import refuse_name
from scanner.cli.open_catalogue import choose_body, open_catalogue
from scanner.cli.options import BODY, LANG, POLICY_NAME, SHOWN_FORMAT, SIGNATURES, Sources, configured, with_options
from scanner.cli.output import print_json
from scanner.judging.rule_on_a_day import describe_end
from scanner.judging.standing_of_body import Standing, policies_for, stand
from scanner.language import speaker

if TYPE_CHECKING:
    from scanner.catalogue.policy import Policy

SAID_FOR = {
    Standing.BOUND: "for it",
    Standing.ADVISED: "advice to it",
    Standing.EXCLUDED: "not for it",
    Standing.ELSEWHERE: "not for it",
    Standing.UNDECIDED: "to check: the text does not say",
}


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


@configured
@command.command(name="for", examples=("scanner policies for --entity BE-BRU/municipality:Ixelles",))
@with_options(BODY, SIGNATURES, LANG, SHOWN_FORMAT)
def list_policies_for(*, entity: str, signatures: Sources, lang: str, form: str) -> None:
    """List the policies that are for a body, with what each rule is to it, and if it ended; one whose text does not say is to check."""
    policies, say, today = open_catalogue(signatures).policies.values(), speaker(lang), date.today()  # noqa: DTZ011  as for a scan
    body = choose_body(entity, policies)
    rows = [(policy, rule) for policy in policies_for(body, policies) for rule in policy.rules]
    told = [(stand(policy, rule, body), describe_end(rule, today, say, partial(policy.text, language=lang))[1]) for policy, rule in rows]
    if form == "json":
        ruled = [{"body": str(body), "policy": policy.id, "rule": rule.id} for policy, rule in rows]
        print_json([{**one, "standing": str(standing), "ended": end} for one, (standing, end) in zip(ruled, told, strict=True)])
        return
    # A name alone may be of another country's body: who reads this sees which one was taken.
    click.echo((say("For {body}:") if rows else say("No policy is for {body}.")).format(body=body))
    for (policy, rule), (standing, end) in zip(rows, told, strict=True):
        later = say("; {why}").format(why=end) if end else ""
        click.echo(f"{policy.id:<34} {rule.id:<34} {say(SAID_FOR[standing])}{later}")


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
