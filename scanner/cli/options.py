"""Every option of every command is declared here, and nowhere else. A new one is a declaration and its place in a group.

A group is given to a command by `with_options`; `bundled` groups reach it as one argument. What holds for every command stands in
EVERY_COMMAND, which `configured` adds. Help and errors are English.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

from scanner.catalogue.defaults import DEFAULT_DEVICE_CLASS, DEFAULT_POLICIES, DEVICE_CLASSES, NO_POLICY
from scanner.cli import deferred_click as click
from scanner.cli.config import read_configuration
from scanner.cli.deferred_click import Day, Name, Seconds, Word
from scanner.cli.known_names import known_policies, known_products
from scanner.cli.output import choose_format
from scanner.cli.report_file_name import check_file_name, describe_placeholders
from scanner.cli.system_log import LOGS, check_log
from scanner.host.budget import Budget
from scanner.judging.attention import BANS
from scanner.language import ENGLISH, LANGUAGES, own_language
from scanner.model import Outcome, Platform
from scanner.reports.output_formats import DEFAULT_FORMAT, FORMATS, LIST, SCAN, SEPARATORS, formats_of
from scanner.stdlib.named_tuple import NamedTuple
from scanner.vocabulary import DeviceForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    Option = Callable[[Callable[..., Any]], Callable[..., Any]]

Made = TypeVar("Made")
SECONDS = 60.0  # that a place may take
UNITS = {"s": 1, "m": 60, "h": 3600}
LEAST_SECRET = 16  # bytes
STOP, USE_BUNDLED = "stop", "bundled"  # when a signed catalogue is refused
NO_VERDICT = "none"  # of --fail-on: a scan never fails by what it finds
LANGUAGE = Word(LANGUAGES)
POLICY_NAME = Name(known_policies)
PRODUCT_NAME = Name(known_products)
FOLDER = click.Path(file_okay=False)
FILE = click.Path(dir_okay=False)
MOUNTED = "Scan this mounted or copied system; not this machine; Linux, macOS or Windows"


def _read_duration(_: click.Context, __: click.Parameter, text: str | None) -> float | None:
    if text is None:
        return None
    number, unit = (text[:-1], text[-1:]) if text[-1:] in UNITS else (text, "s")
    if not (number.isascii() and number.isdecimal() and int(number[:9])):
        raise click.BadParameter(f"expected a time such as 90s, 15m or 1h; found {text!r}")
    return float(int(number[:9]) * UNITS[unit])


def _read_budget(_: click.Context, __: click.Parameter, texts: Sequence[str]) -> Budget:
    chosen = {}
    for text in texts:
        name, sign, number = text.partition("=")
        if not sign or name not in Budget._fields or not (number.isascii() and number.isdecimal() and int(number[:18])):
            raise click.BadParameter(f"expected one of {', '.join(Budget._fields)} with a number, such as items=50000; found {text!r}")
        chosen[name] = int(number[:18])
    return Budget()._replace(**chosen)


# which machine is looked at, and how far
ROOT = click.option("--root", type=FOLDER, metavar="DIR", help=f"{MOUNTED}.")
ROOTS = click.option("--root", "roots", type=FOLDER, metavar="DIR", multiple=True, help=f"{MOUNTED}; repeatable, with one report for each.")
PLATFORM = click.option("--platform", type=Word(Platform), metavar="SYSTEM",
                        help="The system in --root, if it cannot be detected.")  # fmt: skip
USERS = click.option("--all-users/--this-user", default=None,
                     help="Scan every home folder, or only your own "
                          "[default: every one as administrator or with --root].")  # fmt: skip
PHONES = click.option("--phone-backups", is_flag=True,
                      help="Read the app lists of iPhone and iPad backups; those found in home folders.")  # fmt: skip
TIMEOUT = click.option("--timeout", type=Seconds(), default=SECONDS, metavar="SECONDS", show_default=True,
                       help="Stop waiting for a collector after this time; the report says so.")  # fmt: skip
MAX_TIME = click.option("--max-time", callback=_read_duration, default="15m", metavar="DURATION",
                        help="Stop the whole scan after this time, such as 90s or 1h; the report says so [default: 15m].")  # fmt: skip
BUDGET = click.option("--budget", multiple=True, callback=_read_budget, metavar="NAME=NUMBER",
                      help="Read no more of one account than this; repeatable "
                           f"[default: {', '.join(f'{name}={most}' for name, most in Budget()._asdict().items())}].")  # fmt: skip

# by what findings are judged
POLICY = click.option("--policy", "policies", type=POLICY_NAME, multiple=True, metavar="ID|FILE",
                      help=f"Judge by this policy or profile; repeatable; `{NO_POLICY}` applies none "
                           f"[default: {', '.join(DEFAULT_POLICIES)}; for `judge`: as in the report].")  # fmt: skip
WAIVERS = click.option(
    "--waivers", multiple=True, metavar="FILE", help="A file of exceptions; those that the administration granted; repeatable."
)
AS_OF = click.option("--as-of", type=Day(), metavar="DATE",
                     help="Judge as of this day; for example 2026-11-21 [default: today].")  # fmt: skip
DEVICE_CLASS = click.option("--device-class", type=Name(lambda: DEVICE_CLASSES), metavar="CLASS",
                            help=f"The class of this device [default: {DEFAULT_DEVICE_CLASS}, marked as assumed; "
                                 "for `judge`: as in the report].")  # fmt: skip
DEVICE_FORM = click.option("--device-form", type=Word(DeviceForm), metavar="FORM",
                           help="The form of this device [default: as detected; for `judge`: as in the report].")  # fmt: skip
ENTITY = click.option("--entity", metavar="BODY",
                      help="The body that scans; a name, or JURISDICTION/KIND[:NAME], such as BE-BRU/municipality:Ixelles "
                           "[default: any; for `judge`: as in the report].")  # fmt: skip
BODY = click.option("--entity", metavar="BODY", required=True, is_configured=False,
                    help="The body; a name, or JURISDICTION/KIND[:NAME], such as BE-BRU/municipality:Ixelles.")  # fmt: skip
FAIL_ON = click.option("--fail-on", multiple=True, type=Word([*Outcome, NO_VERDICT]), metavar="VERDICT",
                       help=f"Exit with code 1 on this verdict; repeatable; `{NO_VERDICT}` for no verdict "
                            f"[default: {', '.join(sorted(BANS))}].")  # fmt: skip
ADDED = click.option("--signatures", type=click.Path(exists=True, file_okay=False), multiple=True, metavar="DIR",
                     help="A folder of products and policies; they extend the bundled ones, and files with the same id "
                          "replace them.")  # fmt: skip
CATALOGUE = click.option("--catalogue", type=click.Path(exists=False), metavar="PATH",
                         help="Use this signed catalogue in place of the bundled one; a folder or a zip, verified at every use. "
                              "See docs/signed-catalogue.md.")  # fmt: skip
ANCHOR = click.option("--catalogue-root", "anchor", type=FILE, metavar="FILE",
                      help="Trust the signers that these root keys name [default: catalogue-root.json beside scanner.toml].")  # fmt: skip
FALLBACK = click.option("--catalogue-refused", "refused", type=Word((STOP, USE_BUNDLED)), metavar=f"{STOP}|{USE_BUNDLED}", default=STOP,
                        help="Stop when the signed catalogue is refused, or use the bundled one and report a problem "
                             f"[default: {STOP}].")  # fmt: skip

# how a report is written, and where it goes
FORMAT = click.option("-f", "--format", "form", type=Word(formats_of(SCAN)), metavar="FORMAT",
                      help=f"Format of the report [default: from the suffix of --output, otherwise {DEFAULT_FORMAT}].")  # fmt: skip
LIST_FORMAT = click.option("-f", "--format", "form", type=Word(formats_of(LIST)), metavar="FORMAT", default=DEFAULT_FORMAT,
                           help=f"Format of the list [default: {DEFAULT_FORMAT}].")  # fmt: skip
OUTPUT = click.option("-o", "--output", type=FILE, metavar="FILE",
                      help=f"Write the report to this file; {describe_placeholders()} are replaced.")  # fmt: skip
SEPARATOR = click.option("--csv-separator", "separator", type=Word([*SEPARATORS]), metavar="|".join(SEPARATORS),
                         help="What separates the cells of CSV [default: as spreadsheets expect in the report's language].")  # fmt: skip
COMPACT = click.option("--compact", is_flag=True,
                       help="Write JSON on one line; digests stand for what every machine's report says alike.")  # fmt: skip
INVENTORY = click.option(
    "--inventory", is_flag=True, help="Add every item found to the report; without it, only those that match a product."
)
ADDRESSED = click.option("--only-addressed/--all-findings", default=False,
                         help="Leave out of the report what no selected policy covers [default: --all-findings].")  # fmt: skip
SUMMARY = click.option("--summary", is_flag=True, help="Print one line of ASCII in place of the report, with the gravest part last.")
LOG = click.option("--log", type=Word(LOGS), metavar="|".join(LOGS), help="Also write that line to the log of the system.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Print only errors; the exit code gives the result.")
LANG = click.option("--lang", type=LANGUAGE, default=own_language, metavar="|".join(LANGUAGES),
                    help=f"Language of the report [default: that of the account, otherwise {ENGLISH}].")  # fmt: skip
PSEUDONYMISE = click.option("--pseudonymise", "key_file", metavar="KEYFILE",
                            help="Replace names with pseudonyms; those of accounts and of the machine, derived from this file's secret "
                                 f"({LEAST_SECRET} bytes or more).")  # fmt: skip
EXPLAIN = click.option("--explain", type=PRODUCT_NAME, metavar="PRODUCT",
                       help="Explain why this product was found, or was not; after the report: where it (or a built-in feature) was "
                            "searched for, what matched, and how certain the match is.")  # fmt: skip

# how a scan gets on with those of other machines, and with the share
SPLAY = click.option("--splay", callback=_read_duration, is_configured=False, metavar="DURATION",
                     help="Wait before the scan, for a part of this time that is the machine's own; such as 30m or 4h.")  # fmt: skip
NICE = click.option("--nice", is_flag=True, is_configured=False, help="Give way to every other program, for the processor and the disk.")
MAX_AGE = click.option("--max-age", callback=_read_duration, is_configured=False, metavar="DURATION",
                       help="Do not scan if the last report in --output is younger than this, such as 20h; the exit code is its result, "
                            "judged as of today.")  # fmt: skip
SPOOL = click.option("--spool", type=FOLDER, metavar="DIR",
                     help="Let reports wait in this folder, which nobody else can reach, while that of --output is away; later scans "
                          "deliver them.")  # fmt: skip
KEEP = click.option("--keep", type=click.IntRange(min=1), metavar="NUMBER",
                    help="Keep only this many reports of this machine and account in the folder of --output.")  # fmt: skip

# of the commands that show what is known, and of `diff`: no site sets these for every call
SHOWN_FORMAT = click.option("-f", "--format", "form", is_configured=False, type=Word((DEFAULT_FORMAT, "json")), metavar="FORMAT",
                            default=DEFAULT_FORMAT, help=f"Format of the list [default: {DEFAULT_FORMAT}].")  # fmt: skip
DIFF_FORMAT = click.option("-f", "--format", "form", is_configured=False, type=Word((DEFAULT_FORMAT, "json", "ndjson")), metavar="FORMAT",
                           default=DEFAULT_FORMAT, help=f"Format of the comparison [default: {DEFAULT_FORMAT}].")  # fmt: skip

# of `notice`
NOTICE_POLICY = click.option("--policy", "policies", type=POLICY_NAME, multiple=True, metavar="ID|FILE",
                             help=f"Name this policy as a reason; repeatable; `{NO_POLICY}` names none "
                                  f"[default: {', '.join(DEFAULT_POLICIES)}].")  # fmt: skip
NOTICE_LANG = click.option("--lang", type=LANGUAGE, default=own_language, metavar="|".join(LANGUAGES),
                           help=f"Language of the notice [default: that of the account, otherwise {ENGLISH}].")  # fmt: skip
NOTICE_ADDRESSED = click.option("--only-addressed/--all-findings", default=False,
                                help="State that reports are made with --only-addressed.")  # fmt: skip
NOTICE_INVENTORY = click.option("--inventory", is_flag=True, help="State that reports are made with --inventory.")


CONFIG = click.option("--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE", is_eager=True, expose_value=False,
                      callback=read_configuration,
                      help="Take options from this file; those not given on the command line. See docs/configuration.md.")  # fmt: skip
DOCTOR_CONFIG = click.option("--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                             help="Check this configuration file too.")  # fmt: skip
EVERY_COMMAND = (CONFIG,)


class Sources(NamedTuple):
    """What things are recognised and judged by: the bundled catalogue or a signed one, and folders upon it."""

    signatures: tuple[str, ...] = ()
    catalogue: str | None = None
    anchor: str | None = None
    refused: str = STOP


class Limits(NamedTuple):
    """How long a scan may take, each collector and all of them, in seconds, and how much of each account it may read."""

    timeout: float
    max_time: float
    budget: Budget


class Judging(NamedTuple):
    """By what findings are to be judged, as it was asked for."""

    policies: tuple[str, ...]
    waivers: tuple[str, ...]
    as_of: datetime | None
    device_class: str | None
    device_form: str | None
    entity: str | None
    fail_on: tuple[str, ...]
    lang: str


class Reporting(NamedTuple):
    """How a report is to be written; `form` is the format of the file, or without one of standard output."""

    form: str
    output: str | None
    separator: str | None
    compact: bool
    inventory: bool
    only_addressed: bool
    summary: bool
    log: str | None
    quiet: bool


class Routine(NamedTuple):
    """How one of many scans, which a schedule starts, goes about it; durations in seconds."""

    splay: float | None = None
    nice: bool = False
    max_age: float | None = None
    spool: str | None = None
    keep: int | None = None


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


def make_reporting(*, form: str | None, output: str | None, compact: bool, **others: Any) -> Reporting:  # noqa: ANN401  click's values
    """Return how a report is to be written. Raise click's errors for what contradicts itself, or cannot be written here."""
    if output:
        check_file_name(output)
    asked = form or ("json" if compact and not output else None)
    made = Reporting(form=choose_format(output, asked), output=output, compact=compact, **others)
    if wrong := _find_contradiction(made, form):
        raise click.UsageError(f"{wrong[0]} cannot be combined with {wrong[1]}")
    _check_format(made.form, output)
    if made.log:
        check_log(made.log)
    return made


def _find_contradiction(made: Reporting, form: str | None) -> tuple[str, str] | None:
    """Return two options of which one would be lost."""
    if made.compact and made.form != "json":
        return "--compact", f"--format {made.form}"
    if made.inventory and (made.compact or made.only_addressed):
        return "--inventory", "--compact" if made.compact else "--only-addressed; use --all-findings where a configuration file asks for it"
    if made.summary and form and not made.output:
        return "--summary", f"--format {form} without --output"
    return None


def _check_format(form: str, output: str | None) -> None:
    """Refuse a format that cannot be written here, before anything is read."""
    if FORMATS[form].is_binary and not output:
        raise click.UsageError(f"--format {form} needs --output")
    if library := FORMATS[form].needs:
        from importlib.util import find_spec  # noqa: PLC0415  few formats need a library

        if not find_spec(library):
            raise click.UsageError(f"--format {form} needs a Python library that is not part of this program; install the extra `{form}`")


SIGNATURES = bundled("signatures", Sources, Sources._fields, (ADDED, CATALOGUE, ANCHOR, FALLBACK))
LIMITS = bundled("limits", Limits, Limits._fields, (TIMEOUT, MAX_TIME, BUDGET))
HOST = (ROOT, PLATFORM, USERS, PHONES, LIMITS)
HOSTS = (ROOTS, PLATFORM, USERS, PHONES, LIMITS)
JUDGING = bundled("judging", Judging, Judging._fields, (POLICY, WAIVERS, AS_OF, DEVICE_CLASS, DEVICE_FORM, ENTITY, FAIL_ON, LANG))
REPORTING = bundled(
    "reporting", make_reporting, Reporting._fields, (FORMAT, OUTPUT, SEPARATOR, COMPACT, INVENTORY, ADDRESSED, SUMMARY, LOG, QUIET)
)
ROUTINE = bundled("routine", Routine, Routine._fields, (SPLAY, NICE, MAX_AGE, SPOOL, KEEP))


def configured(command: click.Command) -> click.Command:
    """Add what every command has, and let each option be set as SCANNER_<OPTION> in the environment and in configuration files."""
    command.parameters.extend(EVERY_COMMAND)
    command.is_configured = True
    return command
