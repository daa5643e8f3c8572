"""What a call makes of an old report: by which policies, for which day and device it is judged again. One report or a fleet's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.defaults import NO_POLICY
from scanner.catalogue.in_question import in_question
from scanner.cli import deferred_click as click
from scanner.cli.judging_terms import choose_terms, state_form
from scanner.cli.open_catalogue import choose_policies
from scanner.cli.pseudonymise_report import device_names, pseudonymise
from scanner.judging.clock import find_wrong_clock
from scanner.judging.judge_again import judged_again
from scanner.model import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.cli.options import Judging
    from scanner.model import Scan


def judge_old_report(scan: Scan, judging: Judging, catalogue: Catalogue, moment: datetime, key: bytes = b"") -> Scan:
    """Return the scan judged as it was asked for; what was not asked for is as in the report."""
    scan = scan._replace(host=state_form(scan.host, judging.device_form))
    judges = _choose_judges(judging, scan, catalogue)
    judging = judging._replace(entity=judging.entity or scan.entity)
    if judging.device_class is None and not scan.device_class_assumed:
        judging = judging._replace(device_class=scan.device_class)
    names = device_names(scan.host, b"" if scan.pseudonymised else key)
    assumed = scan.policies_assumed and not judging.policies
    agreed = choose_terms(judging, catalogue, judges)._replace(devices=names, device_form=scan.host.form, policies_assumed=assumed)
    if wrong := find_wrong_clock(moment, agreed.as_of, catalogue.version, judges):
        raise click.UsageError(wrong)
    unseen = _ask_about_unseen_features(scan, judges, catalogue)
    return pseudonymise(judged_again(scan, judges, agreed, moment, features=unseen), key)


def check_call(judging: Judging, catalogue: Catalogue, moment: datetime) -> None:
    """Raise click's errors for what is wrong with a call, whatever report it is for: then what one is refused for is its own."""
    named = bool(judging.policies or judging.entity)
    judges = choose_policies(judging.policies, catalogue, judging.entity) if named else [*catalogue.policies.values()]
    terms = choose_terms(judging, catalogue, judges)
    if wrong := find_wrong_clock(moment, terms.as_of, catalogue.version, judges):
        raise click.UsageError(wrong)


def _ask_about_unseen_features(scan: Scan, judges: list[Policy], catalogue: Catalogue) -> bool:
    """Tell whether policies ask about a built-in feature of which the scan read no settings, as those that it was made by did not."""
    asked = {feature.product.id for feature in in_question(catalogue.features, judges)}
    own = {policy.id: policy for policy in [*catalogue.policies.values(), *judges]} if asked else {}
    if scan.judged is None and all(policy.id in own for policy in scan.policies):
        return bool(asked - {one.product.id for one in in_question(catalogue.features, [own[one.id] for one in scan.policies])})
    return bool(asked) and not any(run.kind is Kind.FEATURE for run in scan.runs)


def _choose_judges(judging: Judging, scan: Scan, catalogue: Catalogue) -> list[Policy]:
    """Return the policies that were asked for, or are for the body that was, else the report's; what a report names is never a file."""
    asked = judging.policies
    if judging.entity and not asked:
        return choose_policies((), catalogue, judging.entity)
    own = [policy.id for policy in scan.policies]
    if not asked and (unknown := [name for name in own if name not in catalogue.policies]):
        raise click.UsageError(f"the report was judged by {', '.join(unknown)}, which is not in this catalogue; use --policy FILE")
    return choose_policies(asked or own or [NO_POLICY], catalogue)
