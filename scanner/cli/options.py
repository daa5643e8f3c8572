"""Every option of every command is declared here, and nowhere else. A new one is a declaration and its place in a group.

A group is given to a command by `with_options`; `bundled` groups reach it as one argument. What holds for every command stands in
EVERY_COMMAND, which `configured` adds. Help and errors are English.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.catalogue.default_policies import DEFAULT_POLICIES, NO_POLICY
from scanner.catalogue.device_classes import DEFAULT_DEVICE_CLASS
from scanner.cli import deferred_click as click
from scanner.cli.config import read_configuration
from scanner.cli.output import choose_format
from scanner.device_form import DeviceForm
from scanner.judging.attention import BANS
from scanner.language import ENGLISH, LANGUAGES
from scanner.model import Outcome, Platform
from scanner.named_tuple import NamedTuple
from scanner.reports.output_formats import DEFAULT_FORMAT, LIST, SCAN, formats_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    Option = Callable[[Callable[..., Any]], Callable[..., Any]]

Made = TypeVar("Made")
SECONDS = 60.0  # that a place may take
LEAST_SECRET = 16  # bytes
ENVIRONMENT = "SCANNER_"  # begins the names of variables that stand for options
NO_VERDICT = "none"  # of --fail-on: a scan never fails by what it finds
FOLDER = click.Path(file_okay=False)
FILE = click.Path(dir_okay=False)
MOUNTED = "Scan a mounted or copied Linux, macOS or Windows system instead of this machine"

# which machine is looked at, and how far
ROOT = click.option("--root", type=FOLDER, metavar="DIR", help=f"{MOUNTED}.")
ROOTS = click.option("--root", "roots", type=FOLDER, metavar="DIR", multiple=True, help=f"{MOUNTED}; repeatable, with one report for each.")
PLATFORM = click.option("--platform", type=click.Choice([*map(str, Platform)]),
                        help="The system in --root, if it cannot be detected.")  # fmt: skip
USERS = click.option("--all-users/--this-user", default=None,
                     help="Scan every home folder, or only the current user's "
                          "[default: every one as administrator or with --root].")  # fmt: skip
PHONES = click.option("--phone-backups", is_flag=True,
                      help="Read the list of apps in iPhone and iPad backups found in home folders.")  # fmt: skip
TIMEOUT = click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=SECONDS, metavar="SECONDS", show_default=True,
                       help="Stop waiting for a collector after this time; the report says so.")  # fmt: skip

# by what findings are judged
POLICY = click.option("--policy", "policies", multiple=True, metavar="ID|FILE",
                      help=f"Judge by this policy or profile; repeatable; `{NO_POLICY}` applies none "
                           f"[default: {', '.join(DEFAULT_POLICIES)}; for `judge`: as in the report].")  # fmt: skip
WAIVERS = click.option("--waivers", multiple=True, metavar="FILE", help="A file of exceptions granted by the administration; repeatable.")
AS_OF = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
                     help="Judge as of this day, YYYY-MM-DD [default: today].")  # fmt: skip
DEVICE_CLASS = click.option("--device-class", metavar="CLASS",
                            help=f"The class of this device [default: {DEFAULT_DEVICE_CLASS}, marked as assumed; "
                                 "for `judge`: as in the report].")  # fmt: skip
DEVICE_FORM = click.option("--device-form", type=click.Choice([*map(str, DeviceForm)]),
                           help="The form of this device [default: as detected; for `judge`: as in the report].")  # fmt: skip
FAIL_ON = click.option("--fail-on", multiple=True, type=click.Choice([*map(str, Outcome), NO_VERDICT]), metavar="VERDICT",
                       help=f"Exit with code 1 on this verdict; repeatable; `{NO_VERDICT}` for no verdict "
                            f"[default: {', '.join(sorted(BANS))}].")  # fmt: skip
SIGNATURES = click.option("--signatures", type=click.Path(exists=True, file_okay=False), multiple=True, metavar="DIR",
                          help="A folder of products and policies that extend the bundled ones; files with the same id "
                               "replace them.")  # fmt: skip

# how a report is written, and where it goes
FORMAT = click.option("--format", "form", type=click.Choice(formats_of(SCAN)),
                      help=f"Format of the report [default: from the suffix of --output, otherwise {DEFAULT_FORMAT}].")  # fmt: skip
LIST_FORMAT = click.option("--format", "form", type=click.Choice(formats_of(LIST)), default=DEFAULT_FORMAT,
                           help=f"Format of the list [default: {DEFAULT_FORMAT}].")  # fmt: skip
OUTPUT = click.option("--output", type=FILE, metavar="FILE", help="Write the report to this file; {host}, {root} and {date} are replaced.")
INVENTORY = click.option("--inventory", is_flag=True, help="Add every item found to the report, not only those that match a product.")
QUIET = click.option("--quiet", is_flag=True, help="Print only errors; the exit code gives the result.")
LANG = click.option("--lang", type=click.Choice(LANGUAGES), default=ENGLISH, help=f"Language of the report [default: {ENGLISH}].")
PSEUDONYMISE = click.option("--pseudonymise", "key_file", metavar="KEYFILE",
                            help="Replace the names of accounts and of the machine with pseudonyms, derived from the secret in this file "
                                 f"({LEAST_SECRET} bytes or more).")  # fmt: skip
EXPLAIN = click.option("--explain", metavar="PRODUCT",
                       help="After the report, explain where this product (or built-in feature) was searched for, what matched, and how "
                            "certain the match is.")  # fmt: skip

# of `notice`
NOTICE_POLICY = click.option("--policy", "policies", multiple=True, metavar="ID|FILE",
                             help=f"Name this policy as a reason; repeatable; `{NO_POLICY}` names none "
                                  f"[default: {', '.join(DEFAULT_POLICIES)}].")  # fmt: skip
NOTICE_LANG = click.option("--lang", type=click.Choice(LANGUAGES), default=ENGLISH, help=f"Language of the notice [default: {ENGLISH}].")
NOTICE_INVENTORY = click.option("--inventory", is_flag=True, help="State that reports are made with --inventory.")

CONFIG = click.option("--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE", is_eager=True, expose_value=False,
                      callback=read_configuration,
                      help="Take options that are not given on the command line from this file; see docs/configuration.md.")  # fmt: skip
EVERY_COMMAND = (CONFIG,)
HOST = (ROOT, PLATFORM, USERS, PHONES, TIMEOUT)
HOSTS = (ROOTS, PLATFORM, USERS, PHONES, TIMEOUT)


class Judging(NamedTuple):
    """By what findings are to be judged, as it was asked for."""

    policies: tuple[str, ...]
    waivers: tuple[str, ...]
    as_of: datetime | None
    device_class: str | None
    device_form: str | None
    fail_on: tuple[str, ...]
    lang: str


class Reporting(NamedTuple):
    """How a report is to be written; `form` is the format of the file, or without one of standard output."""

    form: str
    output: str | None
    inventory: bool
    quiet: bool


def with_options(*options: Option) -> Option:
    """Give a command options, in this order."""
    return lambda command: functools.reduce(lambda made, option: option(made), reversed(options), command)


def bundled(name: str, made: Callable[..., Made], fields: Sequence[str], options: Sequence[Option]) -> Option:
    """Give a command options that it gets as one argument."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def with_one(**given: Any) -> Any:  # noqa: ANN401  click's values, of as many types as there are options
            return command(**{name: made(**{field: given.pop(field) for field in fields})}, **given)

        return with_options(*options)(with_one)

    return decorate


def _reporting(*, form: str | None, output: str | None, inventory: bool, quiet: bool) -> Reporting:
    return Reporting(choose_format(output, form), output, inventory, quiet)


JUDGING = bundled("judging", Judging, Judging._fields, (POLICY, WAIVERS, AS_OF, DEVICE_CLASS, DEVICE_FORM, FAIL_ON, LANG))
REPORTING = bundled("reporting", _reporting, Reporting._fields, (FORMAT, OUTPUT, INVENTORY, QUIET))


def configured(command: click.Command) -> click.Command:
    """Add what every command has, and let each option be set as SCANNER_<OPTION> in the environment and in configuration files."""
    command.parameters.extend(EVERY_COMMAND)
    for option in command.parameters:
        if option.is_option:
            word = option.words[0].removeprefix("--").replace("-", "_").upper()
            option.settings |= {"envvar": f"{ENVIRONMENT}{word}", "show_envvar": True}
    return command
