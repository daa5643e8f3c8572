"""`scanner scan`: look, judge, report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from scanner.cli import deferred_click as click
from scanner.cli.begin_routine import begin_routine, deliver_fresh, find_fresh
from scanner.cli.deliver_report import deliver_report
from scanner.cli.exit_codes import Exit, gravest
from scanner.cli.judging_terms import choose_terms, state_form
from scanner.cli.open_catalogue import choose_policies, open_catalogue
from scanner.cli.open_host import check_roots, open_host
from scanner.cli.options import (
    EXPLAIN,
    HOSTS,
    JUDGING,
    PSEUDONYMISE,
    REPORTING,
    ROUTINE,
    SIGNATURES,
    Judging,
    Limits,
    Reporting,
    Routine,
    Sources,
    configured,
    with_options,
)
from scanner.cli.progress import follow
from scanner.cli.pseudonymise_report import device_names, pseudonymise, read_secret
from scanner.cli.report_file_name import fill_file_name, number_file_name, refuse_mixed_reports
from scanner.scan import Question, scan
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.catalogue.product import Product
    from scanner.judging.judge import Terms


class Prepared(NamedTuple):
    """What is known before anything of a machine is read."""

    key: bytes
    judges: list[Policy]
    product: Product | None
    agreed: Terms
    systems: Sequence[str | None]


def prepare_scan(
    catalogue: Catalogue,
    *,
    judging: Judging,
    roots: tuple[str, ...],
    platform: str | None,
    all_users: bool | None,
    reporting: Reporting,
    key_file: str | None,
    explain: str | None,
) -> Prepared:
    """Return what a scan goes by. Raise click's errors for whatever else makes it exit with 2; `doctor` asks for them too."""
    key = read_secret(key_file)
    judges = choose_policies(judging.policies, catalogue, judging.entity)
    product = None
    if explain is not None:
        from scanner.cli.explain_product import choose_product  # noqa: PLC0415  few scans are asked why

        product = choose_product(explain, catalogue, judges, reporting)
    agreed = choose_terms(judging, catalogue, judges)
    systems = check_roots(roots, platform, all_users=all_users)
    refuse_mixed_reports(len(systems), reporting.form, reporting.output)
    return Prepared(key, judges, product, agreed, systems)


@configured
@click.command(
    name="scan",
    examples=(
        "scanner scan",
        "scanner scan --policy be-federal-tiktok -o report-{host}.html",
        "scanner scan --quiet --output report.json",
    ),
)
@with_options(JUDGING, SIGNATURES, *HOSTS, REPORTING, ROUTINE, PSEUDONYMISE, EXPLAIN)
def command(
    *,
    judging: Judging,
    signatures: Sources,
    roots: tuple[str, ...],
    platform: str | None,
    all_users: bool | None,
    phone_backups: bool,
    limits: Limits,
    reporting: Reporting,
    routine: Routine,
    key_file: str | None,
    explain: str | None,
) -> int:
    """Scan this machine and judge the findings by policies, with the legal basis of each ban and what could not be read."""
    catalogue = open_catalogue(signatures)
    chosen: dict[str, Any] = {"judging": judging, "roots": roots, "platform": platform, "all_users": all_users}
    key, judges, product, agreed, systems = prepare_scan(catalogue, **chosen, reporting=reporting, key_file=key_file, explain=explain)
    codes, written = list[Exit](), set[str]()
    begin_routine(routine, reporting, explains=bool(explain))
    for root in systems:
        opened = partial(open_host, root, all_users=all_users, platform=platform, phone_backups=phone_backups, budget=limits.budget)
        host, everybody, rights = opened()
        host.facts = state_form(host.facts, judging.device_form)
        terms = agreed._replace(devices=device_names(host.facts, key), device_form=host.facts.form)
        question = Question(terms, everybody, rights, limits.timeout, limits.max_time)
        fresh = find_fresh(opened()[0], key, catalogue, judges, question, reporting, routine) if routine.max_age else None
        runs = scan(host, catalogue, judges, question)  # which begin when they are followed
        done = fresh or pseudonymise(follow(host, runs, quiet=reporting.quiet, language=judging.lang), key, host)
        file = number_file_name(fill_file_name(reporting.output, done, done.started), written) if reporting.output else None
        if codes and not reporting.quiet and not reporting.summary:  # of which a script expects one line for each root
            click.echo()
        outcome = deliver_fresh(done, reporting, routine, file) if fresh else deliver_report(done, reporting, file, routine)
        if product and Exit.FAILURE not in outcome:  # the report itself is on standard output then
            from scanner.cli.explain_product import explain_product  # noqa: PLC0415  as above

            click.echo(explain_product(done, product, catalogue), nl=False)
        codes += outcome
    return gravest(codes)
