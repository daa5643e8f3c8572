"""Whether a scan could begin: what `scanner doctor` finds in its catalogue, policies, waivers and options, without looking at a machine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scanner.catalogue.in_question import in_question
from scanner.cli import deferred_click as click
from scanner.cli.check_result import Result, fault, unread
from scanner.cli.exit_codes import Exit
from scanner.cli.open_catalogue import choose_policies, open_catalogue, open_waivers
from scanner.cli.options import Judging, Reporting, Sources, make_reporting
from scanner.cli.scan_command import prepare_scan
from scanner.language import say_of
from scanner.reports.clean import clean
from scanner.reports.wording import listed
from scanner.scan import check_sources
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.catalogue.feature import Feature
    from scanner.catalogue.load import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.language import Say

    Values = Mapping[str, Any]

SAID_OPTIONS = "options that the environment or a configuration file sets"
THIS_MACHINE = (None,)


class Checked(NamedTuple):
    """What was found, the features whose settings a scan would read, and the systems that it would look at: folders, None for this one."""

    results: Sequence[Result]
    features: Sequence[Feature] = ()
    systems: Sequence[str | None] = THIS_MACHINE


def check_terms(values: Values, waivers: tuple[str, ...], say: Say) -> Checked:
    """Check all that a scan with these values of its options would go by; `waivers` are files beside those that they name."""
    try:
        catalogue = open_catalogue(Sources(**_of(Sources, values)))
        judges = choose_policies(values["policies"], catalogue, values["entity"])
    except click.ClickException as error:
        return Checked([fault(say("catalogue and policies"), error, say)])
    files = dict.fromkeys((*values["waivers"], *waivers))
    results = [
        _count(catalogue, judges, say),
        *(_check_waivers(file, catalogue, judges, say) for file in files),
        *_check_clock(values, catalogue, judges, say),
    ]
    features = in_question(catalogue.features, judges)
    try:
        systems = _check_options(values, catalogue)
    except click.ClickException as error:
        return Checked([*results, fault(say(SAID_OPTIONS), error, say)], features)
    return Checked(results, features, systems)


def _of(group: Any, values: Values) -> dict[str, Any]:  # noqa: ANN401  a class of options
    return {name: values[name] for name in group._fields}


def _count(catalogue: Catalogue, judges: Sequence[Policy], say: Say) -> Result:
    message = say("catalogue: {number} products; policies: {names}")
    return Result(Exit.CLEAN, message.format(number=catalogue.count_products(), names=listed(one.id for one in judges) or say("none")))


def _check_waivers(file: str, catalogue: Catalogue, judges: Sequence[Policy], say: Say) -> Result:
    what = say("waivers {file}").format(file=clean(file))
    try:
        number = len(open_waivers([file], catalogue, judges))
    except (click.ClickException, OSError) as error:
        return fault(what, error, say)
    return Result(Exit.CLEAN, say_of(what, str(number), say))


def _check_clock(values: Values, catalogue: Catalogue, judges: Sequence[Policy], say: Say) -> Iterator[Result]:
    now = datetime.now(UTC)
    for run in check_sources(now, (values["as_of"] or now).date(), catalogue, judges):
        yield from (unread(problem, say) for problem in run.problems)


def _check_options(values: Values, catalogue: Catalogue) -> Sequence[str | None]:
    """Return the systems that a scan would look at; raise click's errors for what it would refuse. Waivers were checked one by one."""
    asked = {name: values[name] for name in ("roots", "platform", "all_users", "key_file", "explain")}
    judging = Judging(**_of(Judging, values))._replace(waivers=())
    reporting = make_reporting(**_of(Reporting, values))
    return prepare_scan(catalogue, judging=judging, reporting=reporting, **asked).systems
