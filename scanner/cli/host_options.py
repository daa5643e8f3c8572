"""The options that say which machine is looked at, and how far: the same for every command that looks at one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.host.machine import Machine

SECONDS = 60.0


def host_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --root, --all-users/--this-user and --timeout to a command."""
    for option in (
        click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=SECONDS, metavar="SECONDS", show_default=True,
                     help="Stop waiting for a place after this time, and say so."),
        click.option("--all-users/--this-user", default=None,
                     help="Look into every home, or only our own [default: all when privileged or with --root]."),
        click.option("--root", type=click.Path(file_okay=False), metavar="DIR",
                     help="Look at a mounted or copied Linux or Windows system instead of this machine."),
    ):  # fmt: skip
        command = option(command)
    return command


def opened(root: str | None, *, all_users: bool | None) -> tuple[Machine, bool, bool]:
    """Open the machine; return it, whether all users are in scope, and whether we are privileged on it."""
    if root:
        from scanner.host.mounted import NotASystem, mounted_host  # noqa: PLC0415  the usual scan needs the other one

        if all_users is False:
            raise click.UsageError("--this-user makes no sense with --root: nobody of that system is logged in here")
        try:
            return mounted_host(root), True, True
        except NotASystem as error:
            raise click.UsageError(str(error)) from error
    from scanner.host.live import live_host, privileged  # noqa: PLC0415

    rights = privileged()
    everybody = rights if all_users is None else all_users
    return live_host(all_users=everybody), everybody, rights
