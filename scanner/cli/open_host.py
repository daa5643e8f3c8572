"""The machine that a call asks for: this one, or a mounted system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.host.budget import Budget
    from scanner.host.machine import Machine

ALONE = "--this-user cannot be combined with --root: no user of that system is logged in here"
ROOTLESS = "--platform requires --root"


def check_roots(roots: Sequence[str], platform: str | None, *, all_users: bool | None) -> Sequence[str | None]:
    """Return the roots, each once, or None for this machine; a folder that holds no system is a wrong call before any of them is read."""
    if not roots:
        if platform:
            raise click.UsageError(ROOTLESS)
        return [None]
    from scanner.host.mounted.mounted_host import NotASystem, platform_of  # noqa: PLC0415  the usual scan needs the other one

    if all_users is False:
        raise click.UsageError(ALONE)
    try:
        for root in roots:
            platform_of(root, _platform(platform))
    except NotASystem as error:
        raise click.UsageError(str(error)) from error
    return [*dict.fromkeys(roots)]


def open_host(
    root: str | None,
    *,
    all_users: bool | None,
    platform: str | None = None,
    phone_backups: bool = False,
    budget: Budget | None = None,
) -> tuple[Machine, bool, bool]:
    """Open the machine; return it, whether all users are in scope, and whether we are privileged, on a mounted system too."""
    host, everybody, rights = _open_mounted(root, all_users, platform) if root else _open_live(all_users, platform)
    host.phone_backups = phone_backups
    if budget is not None:
        host.accounts.budget = budget
    return host, everybody, rights


def _open_mounted(root: str, all_users: bool | None, platform: str | None) -> tuple[Machine, bool, bool]:  # noqa: FBT001  an option's value
    from scanner.host.live import privileged  # noqa: PLC0415  as above, here and below
    from scanner.host.mounted.mounted_host import NotASystem, mounted_host  # noqa: PLC0415

    if all_users is False:
        raise click.UsageError(ALONE)
    try:
        return mounted_host(root, _platform(platform)), True, privileged()
    except NotASystem as error:
        raise click.UsageError(str(error)) from error


def _open_live(all_users: bool | None, platform: str | None) -> tuple[Machine, bool, bool]:  # noqa: FBT001  an option's value
    if platform:
        raise click.UsageError(ROOTLESS)
    from scanner.host.live import live_host, privileged  # noqa: PLC0415  as above

    rights = privileged()
    everybody = rights if all_users is None else all_users
    return live_host(all_users=everybody), everybody, rights


def _platform(name: str | None) -> Platform | None:
    return Platform(name) if name else None
