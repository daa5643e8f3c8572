"""The command line: the only place that prints or exits, one file per command, imported when it is called."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from scanner.cli.exit_codes import Exit, describe_codes, describe_error

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "scan": "Scan this machine and judge the findings.",
    "judge": "Judge an existing report again, with other policies or as of another day.",
    "list": "List what is installed and running, without judging it.",
    "places": "List every file, folder and registry key that a scan would read here.",
    "signatures": "List, show and check the products that can be recognised.",
    "policies": "List and show the policies that findings are judged by.",
    "selftest": "Check that this program works here, by scanning small planted systems.",
    "fleet": "Store the reports of many machines and answer questions about all of them.",
    "notice": "Print a notice for staff: what is read, why, and what is never read.",
}


class Commands(click.Group):
    """Commands by name, each imported when it is asked for: a scan at login pays for nothing else."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's shape
        """Return the commands in the order people need them."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's shape
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"scanner.cli.{cmd_name}_command").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's shape
        """Write the help of all commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])  # `list` is a command here


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001  click's shape
    if asked and not ctx.resilient_parsing:
        from scanner.cli.version_command import version  # noqa: PLC0415  a scan does not say it

        click.echo(version())
        ctx.exit()


@click.group(cls=Commands, epilog=describe_codes(), context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
              help="Show the version, the commit and the catalogue with its digest, and exit.")  # fmt: skip
def scanner() -> None:
    """Find banned software on this machine, the legal basis of each ban, and what could not be checked.

    Reads files, registry keys and the process table. Starts no program, opens no connection and writes only the report.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code. Whatever is not foreseen is printed as a block that is ready to be reported."""
    gc.disable()  # one scan and the process ends: looking for garbage took a twentieth of it
    _speak_utf8()
    if hasattr(sys, "_MEIPASS"):
        from scanner.cli.one_file import stop_with_parent  # noqa: PLC0415  a build's concern

        stop_with_parent()
    try:
        code = scanner.main(arguments, prog_name="scanner", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = Exit.WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        code = Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last resort: nothing must end in exit code 1, which says "banned"
        if _nobody_reads(error):
            sys.stdout = None  # flushing it at exit would fail again
        else:
            click.echo(describe_error(error), err=True)
        code = Exit.FAILURE
    sys.exit(code or 0)


def _nobody_reads(error: Exception) -> bool:
    """Tell whether the reader of our output went away, which Windows calls an invalid argument of no file."""
    unnamed = isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and unnamed)


def _speak_utf8() -> None:
    """Write UTF-8 into pipes and files (Windows would use cp1252 and fail on Chinese names); never fail on a terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))
