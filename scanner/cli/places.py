"""`scanner places`: what a scan would read here, without reading it."""

from __future__ import annotations

import inspect

import click

from scanner.cli.config import configured
from scanner.cli.host_options import host_options, opened
from scanner.collectors import collectors
from scanner.reports.clean import clean


@configured
@click.command(name="places")
@host_options
def command(
    *,
    root: str | None,
    platform: str | None,
    all_users: bool | None,
    phone_backups: bool,
    timeout: float,  # noqa: ARG001  the options are the same for every host
) -> None:
    """Name every record that a scan would read on this machine, and why. None of them is read.

    To know a browser's profiles, the list of them that the browser keeps is read.
    """
    host, _, _ = opened(root, all_users=all_users, platform=platform, phone_backups=phone_backups)
    for collector in collectors(host.platform):
        one, watched = collector(), host.watched()
        click.echo(f"{one.name}: {why(collector)}")
        for record in one.find(watched):
            click.echo(f"  {clean(record.location)}" + (f"  ({clean(record.user)})" if record.user else ""))
        for problem in watched.losses:
            click.echo(f"  {clean(problem.location)}  not readable: {problem.reason}")


def why(collector: type) -> str:
    """Return the first line of a collector's file: what it reads."""
    module = inspect.getmodule(collector)
    return (module.__doc__ or "").partition("\n")[0] if module else ""
