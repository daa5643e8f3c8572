"""The options by which findings are judged, the same for `scan` and `judge`, and what follows from them."""

from __future__ import annotations

import functools
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from scanner.cli.lang_option import lang_option
from scanner.cli.loaded_catalogue import DEFAULT_POLICIES, waived
from scanner.judging.judge import BANS, Terms
from scanner.language import speaker
from scanner.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.policy import Policy

DEVICE_CLASSES = ("service", "personal-with-access", "personal")
NOTHING = "none"
OPTIONS = (
    click.option(
        "--policy",
        "policies",
        multiple=True,
        metavar="ID|FILE",
        help=f"Judge by this policy or profile; repeatable; `{NOTHING}` judges by none "
        f"[default: {', '.join(DEFAULT_POLICIES)}; of `judge`, the report's].",
    ),
    click.option("--waivers", multiple=True, metavar="FILE", help="Exceptions that the administration granted; repeatable."),
    click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge as on this day, YYYY-MM-DD [default: today]."),
    click.option(
        "--device-class", metavar="CLASS", help="Whose device this is [default: service, and said to be assumed; of `judge`, the report's]."
    ),
    click.option(
        "--fail-on",
        multiple=True,
        type=click.Choice([*map(str, Outcome), NOTHING]),
        metavar="VERDICT",
        help=f"Exit with 1 for this verdict; repeatable; `{NOTHING}` for none [default: {', '.join(sorted(BANS))}].",
    ),
    lang_option,
)


class Judging(NamedTuple):
    """What was asked for."""

    policies: tuple[str, ...]
    waivers: tuple[str, ...]
    as_of: datetime | None
    device_class: str | None
    fail_on: tuple[str, ...]
    lang: str


def judging_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options; it gets them as one argument, `judging`."""

    @functools.wraps(command)
    def with_judging(**given: Any) -> int:  # noqa: ANN401  click's values, of as many types as there are options
        asked = Judging(*(given.pop(name) for name in Judging._fields))
        return command(judging=asked, **given)

    for option in reversed(OPTIONS):
        with_judging = option(with_judging)
    return with_judging


def terms(judging: Judging, catalogue: Catalogue, judges: Sequence[Policy]) -> Terms:
    """Return on what terms to judge. Raise click's errors for a class of devices that no policy knows, and for waivers that are wrong."""
    kept = next((policy.default_device_class for policy in judges if policy.default_device_class), "")
    device_class = judging.device_class or kept or "service"
    known = {*DEVICE_CLASSES, *(name for policy in judges for name in policy.device_classes)}
    if device_class not in known:
        raise click.UsageError(f"--device-class {device_class}: expected one of {', '.join(sorted(known))}")
    return Terms(
        as_of=judging.as_of.date() if judging.as_of else date.today(),  # noqa: DTZ011  a policy's dates are days of the place where it is read
        device_class=device_class,
        device_class_assumed=not (judging.device_class or kept),
        fail_on=_failing(judging.fail_on),
        waivers=waived(judging.waivers, catalogue, judges),
        language=judging.lang,
        say=speaker(judging.lang),
    )


def _failing(names: Iterable[str]) -> frozenset[Outcome]:
    chosen = frozenset(Outcome(name) for name in names if name != NOTHING)
    return chosen if names else BANS
