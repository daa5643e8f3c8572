"""`scanner explain`: why a product is found, or is not, on this machine or in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit, code_of
from scanner.cli.explain_product import explain_product
from scanner.cli.judging_terms import choose_terms, state_form
from scanner.cli.open_catalogue import choose_policies, find_product, open_catalogue
from scanner.cli.open_host import open_host
from scanner.cli.open_report import open_report
from scanner.cli.options import HOST, JUDGING, PRODUCT_NAME, SIGNATURES, Judging, Limits, Sources, configured, with_options
from scanner.cli.progress import follow
from scanner.model import Kind
from scanner.scan import Question, scan

if TYPE_CHECKING:
    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.product import Product
    from scanner.model import Scan

FOR_FEATURES = "ai-inventory"  # covers every built-in feature
OF_A_REPORT = {"product", "report", "signatures", "catalogue", "anchor", "refused", "lang", "config"}  # what changes how it is explained


@configured
@click.command(name="explain", examples=("scanner explain tiktok", "scanner explain tiktok report.json --lang fr"))
@click.argument("product", type=PRODUCT_NAME)
@click.argument("report", metavar="[REPORT]", required=False, type=click.File("rb"))
@with_options(JUDGING, SIGNATURES, *HOST)
def command(
    *,
    product: str,
    report: BinaryIO | None,
    judging: Judging,
    signatures: Sources,
    root: str | None,
    platform: str | None,
    all_users: bool | None,
    phone_backups: bool,
    limits: Limits,
) -> Exit:
    """Explain where PRODUCT was searched for, what matched, how certain that is, and what nearly matched.

    It is an id of `scanner signatures list`. Without REPORT, a JSON or TOML report, this machine is scanned, and nothing is written. A
    report is explained as it is, and options of a scan or a judgement are refused with it. The exit code is that of `scan`.
    """
    if report:
        _refuse_options_of_scans()
    catalogue = open_catalogue(signatures)
    found = find_product(product, catalogue)
    if report:
        done = _read(report, found, catalogue, judging.lang)
    else:
        host, everybody, rights = open_host(root, all_users=all_users, platform=platform, phone_backups=phone_backups, budget=limits.budget)
        is_unasked = found.id in catalogue.features and not judging.policies
        judges = choose_policies((FOR_FEATURES,) if is_unasked else judging.policies, catalogue, judging.entity)
        host.facts = state_form(host.facts, judging.device_form)
        agreed = choose_terms(judging, catalogue, judges)._replace(devices=(host.facts.name,), device_form=host.facts.form)
        question = Question(agreed, everybody, rights, limits.timeout, limits.max_time)
        done = follow(host, scan(host, catalogue, judges, question), quiet=False, language=judging.lang)
    click.echo(explain_product(done, found, catalogue).lstrip("\n"), nl=False)
    return code_of(done)


def _refuse_options_of_scans() -> None:
    """Refuse what a report would not heed; what a site sets for every call by its environment or configuration is no mistake."""
    context = click.get_current_context()
    for one in context.command.params:
        if one.name not in OF_A_REPORT and context.get_parameter_source(str(one.name)) is click.core.ParameterSource.COMMANDLINE:
            names = "/".join((*one.opts, *one.secondary_opts))
            raise click.UsageError(f"{names} cannot be combined with REPORT, which is explained as it is; see `scanner judge`")


def _read(report: BinaryIO, product: Product, catalogue: Catalogue, language: str) -> Scan:
    done = open_report(report, "explained")
    if product.id in catalogue.features and not any(run.kind is Kind.FEATURE for run in done.runs):
        raise click.UsageError(f"{report.name}: no policy of this scan covered built-in features, so {product.id} was not checked")
    return done._replace(language=language)
