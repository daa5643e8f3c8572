"""The options that say which machine is looked at, and how far: the same for every command that looks at one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scanner.host.machine import Machine

SECONDS = 60.0
ALONE = "--this-user makes no sense with --root: nobody of that system is logged in here"
ROOTLESS = "--platform says what system --root holds: it makes no sense without --root"
TIMEOUT = click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=SECONDS, metavar="SECONDS", show_default=True,
                       help="Stop waiting for a place after this time, and say so.")  # fmt: skip
USERS = click.option("--all-users/--this-user", default=None,
                     help="Look into every home, or only our own [default: all when privileged or with --root].")  # fmt: skip
PHONES = click.option("--phone-backups", is_flag=True,
                      help="Read which apps the backups of iPhones and iPads list that lie in a home.")  # fmt: skip
FOLDER = click.Path(file_okay=False)
ROOT = click.option("--root", type=FOLDER, metavar="DIR",
                    help="Look at a mounted or copied Linux, macOS or Windows system instead of this machine.")  # fmt: skip
ROOTS = click.option("--root", "roots", type=FOLDER, metavar="DIR", multiple=True,
                     help="Look at a mounted or copied Linux, macOS or Windows system instead of this machine; "
                          "repeatable, one report each.")  # fmt: skip
PLATFORM = click.option("--platform", type=click.Choice([str(platform) for platform in Platform]),
                        help="What system --root holds, where that cannot be told from it.")  # fmt: skip


def host_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --root, --platform, --all-users/--this-user, --phone-backups and --timeout to a command."""
    return ROOT(PLATFORM(USERS(PHONES(TIMEOUT(command)))))


def hosts_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the same to a command that looks at one machine after the other."""
    return ROOTS(PLATFORM(USERS(PHONES(TIMEOUT(command)))))


def checked(roots: Sequence[str], platform: str | None, *, all_users: bool | None) -> Sequence[str | None]:
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


def opened(
    root: str | None, *, all_users: bool | None, platform: str | None = None, phone_backups: bool = False
) -> tuple[Machine, bool, bool]:
    """Open the machine; return it, whether all users are in scope, and whether we are privileged on it."""
    host, everybody, rights = _mounted(root, all_users, platform) if root else _live(all_users, platform)
    host.phone_backups = phone_backups
    return host, everybody, rights


def _mounted(root: str, all_users: bool | None, platform: str | None) -> tuple[Machine, bool, bool]:  # noqa: FBT001  an option's value
    from scanner.host.mounted.mounted_host import NotASystem, mounted_host  # noqa: PLC0415  as above

    if all_users is False:
        raise click.UsageError(ALONE)
    try:
        return mounted_host(root, _platform(platform)), True, True
    except NotASystem as error:
        raise click.UsageError(str(error)) from error


def _live(all_users: bool | None, platform: str | None) -> tuple[Machine, bool, bool]:  # noqa: FBT001  an option's value
    if platform:
        raise click.UsageError(ROOTLESS)
    from scanner.host.live import live_host, privileged  # noqa: PLC0415  as above

    rights = privileged()
    everybody = rights if all_users is None else all_users
    return live_host(all_users=everybody), everybody, rights


def _platform(name: str | None) -> Platform | None:
    return Platform(name) if name else None
