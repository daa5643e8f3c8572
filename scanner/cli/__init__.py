"""The command line: the only place that prints or exits, one file per command, imported when it is called."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from scanner.cli.clean_stream import clean_error, clean_streams
from scanner.cli.exit_codes import Exit, describe_codes, describe_error
from scanner.cli.help_page import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

ASCII = frozenset({"ascii", "us-ascii", "ansi_x3.4-1968"})
COMMANDS = {
    "scan": "Scan this machine and judge the findings.",
    "judge": "Judge an existing report again, with other policies or as of another day.",
    "explain": "Explain why a product is found on this machine or in a report, or is not.",
    "diff": "Compare two reports of one machine: what appeared, what is gone, what is judged differently.",
    "list": "List what is installed and running, without judging it.",
    "places": "List every file, folder and registry key that a scan would read here.",
    "signatures": "List, show and check the products that can be recognised.",
    "policies": "List and show the policies that findings are judged by.",
    "doctor": "Say what a scan by this account could see here, and which rights or files are missing.",
    "config": "Write a configuration file to be filled in.",
    "selftest": "Check that this program works here, by scanning small planted systems.",
    "fleet": "Store the reports of many machines and answer questions about all of them.",
    "notice": "Print a notice for staff: what is read, why, and what is never read.",
}


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}  # of a disk, or of what stands in for a terminal


class Commands(Group):
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
@click.option("-V", "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
              help="Show the version, the commit and the catalogue with its digest, and exit.")  # fmt: skip
def scanner() -> None:
    """Find banned software on this machine, the legal basis of each ban, and what could not be checked.

    Reads files, registry keys and the process table. Starts no program, opens no connection and writes only the report.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code. Whatever is not foreseen is printed as a block that is ready to be reported."""
    gc.disable()  # one scan and the process ends: looking for garbage took a twentieth of it
    _speak_utf8()
    clean_streams()
    if os.environ.get("_SCANNER_COMPLETE", "").startswith("powershell"):
        import_module("scanner.cli.powershell_completion")  # it makes itself known to click
    if hasattr(sys, "_MEIPASS"):
        from scanner.cli.one_file import stop_with_parent  # noqa: PLC0415  a build's concern

        stop_with_parent()
    try:
        code = scanner.main(arguments, prog_name="scanner", standalone_mode=False)
    except click.ClickException as error:
        from scanner.cli.show_error import show_error  # noqa: PLC0415  for a wrong call only

        given = sys.argv[1:] if arguments is None else arguments
        clean_error(error, given)
        show_error(error, given)
        code = Exit.WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        code = Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last resort: nothing must end in exit code 1, which says "banned"
        if said := _describe_lost_output(error):
            click.echo(said, err=True)
        elif said is None:
            click.echo(describe_error(error), err=True)
        else:
            sys.stdout = None  # flushing it at exit would fail again
        code = Exit.FAILURE
    sys.exit(code or 0)


def _describe_lost_output(error: Exception) -> str | None:
    """Return why our output could not be written: nothing where its reader went away, None for an error of another kind.

    A broken pipe is on Windows an invalid argument of no file.
    """
    if not isinstance(error, OSError) or error.filename is not None:
        return None
    if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
        return ""
    return f"The output could not be written: {error.strerror}." if error.errno in FULL else None


def _speak_utf8() -> None:
    """Write UTF-8 into pipes and files (Windows would use cp1252 and fail on Chinese names); never fail on a terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            says_nothing = stream.encoding.lower() in ASCII  # no language is set: a terminal of today shows UTF-8 all the same
            stream.reconfigure(errors="backslashreplace", **({"encoding": "utf-8"} if says_nothing or not stream.isatty() else {}))
