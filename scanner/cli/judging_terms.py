"""On what terms findings are judged, from what a call asks for: the day, whose device it is, what fails, which waivers hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scanner.catalogue.defaults import choose_device_class, known_device_classes
from scanner.cli import deferred_click as click
from scanner.cli.open_catalogue import choose_body, open_waivers
from scanner.cli.options import NO_VERDICT
from scanner.judging.attention import BANS
from scanner.judging.judge import Terms
from scanner.language import speaker
from scanner.model import Outcome
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.cli.options import Judging
    from scanner.model import HostFacts


def choose_terms(judging: Judging, catalogue: Catalogue, judges: Sequence[Policy]) -> Terms:
    """Return on what terms to judge. Raise click's errors for a class of devices that no policy knows, and for waivers that are wrong."""
    device_class, assumed = choose_device_class(judging.device_class.lower() if judging.device_class else None, judges)
    if device_class not in (known := known_device_classes(judges)):
        raise click.UsageError(f"--device-class {device_class}: expected one of {', '.join(sorted(known))}")
    return Terms(
        as_of=judging.as_of.date() if judging.as_of else date.today(),  # noqa: DTZ011  a policy's dates are days of the place where it is read
        device_class=device_class,
        device_class_assumed=assumed,
        policies_assumed=not judging.policies and not judging.entity,
        body=choose_body(judging.entity, [*catalogue.policies.values(), *judges]) if judging.entity else None,
        fail_on=_fail_on(judging.fail_on),
        waivers=open_waivers(judging.waivers, catalogue, judges),
        language=judging.lang,
        say=speaker(judging.lang),
    )


def state_form(host: HostFacts, asked: str | None) -> HostFacts:
    """Return what is known of the machine, with the form of device that was asked for in the place of the one found out."""
    return host._replace(form=DeviceForm(asked), form_stated=True) if asked else host


def _fail_on(names: Iterable[str]) -> frozenset[Outcome]:
    chosen = frozenset(Outcome(name) for name in names if name != NO_VERDICT)
    return chosen if names else BANS
