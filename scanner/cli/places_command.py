"""`scanner places`: what a scan would read here, without reading it."""

from __future__ import annotations

import inspect
from time import monotonic
from typing import TYPE_CHECKING, Any

from scanner.cli import deferred_click as click
from scanner.cli.open_catalogue import open_catalogue
from scanner.cli.open_host import open_host
from scanner.cli.options import HOST, SHOWN_FORMAT, Limits, configured, with_options
from scanner.cli.output import print_json
from scanner.collectors import collectors, setting_collectors
from scanner.host.watched import RunOver
from scanner.language import own_language, speaker
from scanner.model import Reason
from scanner.not_looked_at import not_looked_at
from scanner.reports.clean import clean
from scanner.reports.wording import worded
from scanner.run import learn_moved_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.collectors.collector import Collector
    from scanner.host.machine import Machine
    from scanner.model import Platform


@configured
@click.command(name="places", examples=("scanner places", "scanner places --root /mnt/image --format json"))
@with_options(*HOST, SHOWN_FORMAT)
def command(
    *,
    root: str | None,
    platform: str | None,
    all_users: bool | None,
    phone_backups: bool,
    limits: Limits,
    form: str,
) -> None:
    """List every file, folder and registry key that a scan would read here, and why, without reading them; then what it leaves out.

    Three kinds of file are read even here: a browser's list of its profiles, the session file that names an account's desktop and
    download folders, and files that name other folders: those of variables, and settings of programs for models. Settings of built-in
    features are listed here, but a scan reads them only for a policy that covers the feature.
    """
    say, end = speaker(own_language()), monotonic() + limits.max_time
    host, everybody, _ = open_host(root, all_users=all_users, platform=platform, phone_backups=phone_backups, budget=limits.budget)
    host.learn_accounts()
    learn_moved_places(host)
    looks = (_look(one, host, min(monotonic() + limits.timeout, end)) for one in _every_collector(host.platform))
    if form == "json":
        print_json([*looks])
        return
    for look in looks:
        click.echo(f"{look['collector']}: {look['reads']}")
        for place in look["places"]:
            click.echo(f"  {place['location']}" + (f"  ({place['user']})" if place["user"] else ""))
        for problem in look["problems"]:
            told = say("cannot be read: {why}").format(why=worded(problem["reason"], say))
            click.echo(f"  {problem['location']}  {told}")
    click.echo(say("Not looked at:"))
    for sentence in not_looked_at(host, all_users=everybody, say=say):
        click.echo(f"  {sentence}")


def _look(one: Collector, host: Machine, deadline: float) -> dict[str, Any]:
    """Return what a collector reads, and what it found there without reading it, until a deadline."""
    watched, places, late = host.watched(deadline), [], []
    try:
        for record in one.find(watched):
            places.append({"location": clean(record.location), "user": clean(record.user)})
            watched.watch.go_on()
    except RunOver:
        late = [{"location": "", "reason": str(Reason.TIMED_OUT)}]
    lost = [{"location": clean(problem.location), "reason": str(problem.reason)} for problem in watched.losses] + late
    return {"collector": one.name, "reads": why(type(one)), "places": places, "problems": lost}


def _every_collector(platform: Platform) -> Iterator[Collector]:
    """Yield every collector, and those of settings with all settings that any policy could ask about."""
    for collector in collectors(platform):
        yield collector()
    settings = [one.setting for feature in open_catalogue().features.values() for one in feature.settings]
    for reader in setting_collectors(platform):
        yield reader(settings)


def why(collector: type) -> str:
    """Return the first line of a collector's file: what it reads."""
    module = inspect.getmodule(collector)
    return (module.__doc__ or "").partition("\n")[0] if module else ""
