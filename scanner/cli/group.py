"""scanner's commands as click has them, for help, for errors, and for every call that is more than plain words."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.clean_stream import clean_error
from scanner.cli.exit_codes import Exit, describe_codes
from scanner.cli.help_page import Group
from scanner.cli.plain_call import COMPLETION, VERSION
from scanner.cli.show_error import show_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.cli.deferred_click import Command


NOT_KNOWN = 1  # what click ends with for a shell that it does not know
COMMANDS = {
    "scan": "Scan this machine and judge the findings.",
    "judge": "Judge an existing report again, with other policies or as of another day.",
    "explain": "Explain why a product is found on this machine or in a report, or is not.",
    "diff": "Compare two reports of one machine: what appeared, what is gone, what is judged differently.",
    "list": "List what is installed and running, without judging it.",
    "places": "List every file, folder and registry key that a scan would read here.",
    "signatures": "List, show and check the products that can be recognised.",
    "catalogue": "Release a signed catalogue; check and use one.",
    "policies": "List and show the policies that findings are judged by.",
    "doctor": "Say what a scan by this account could see here, and which rights or files are missing.",
    "config": "Write a configuration file to be filled in.",
    "selftest": "Check that this program works here, by scanning small planted systems.",
    "fleet": "Store the reports of many machines and answer questions about all of them.",
    "notice": "Print a notice for staff: what is read, why, and what is never read.",
}


@contextmanager
def _lost_reader() -> Iterator[None]:
    """End with our code where the reader of our output went away: click's is 1, which says "banned"."""
    try:
        yield
    except BrokenPipeError:
        sys.stdout = None  # flushing it at exit would fail again
        raise click.exceptions.Exit(Exit.FAILURE) from None


class Commands(Group):
    """Commands by name, each imported when it is asked for."""

    def make_context(self, *given: Any, **more: Any) -> click.Context:  # noqa: ANN401  click's shape
        """Read the words, or print what help they ask for."""
        with _lost_reader():
            return super().make_context(*given, **more)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  as above
        """Run a command."""
        with _lost_reader():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's shape
        """Return the commands in the order people need them."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's shape
        """Import a command."""
        return click_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's shape
        """Write the help of all commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])  # `list` is a command here


def click_command(name: str) -> click.Command:
    """Import a command and make click's of it."""
    command: Command = import_module(f"scanner.cli.{name}_command").command
    return command.as_click()


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001  click's shape
    if asked and not ctx.resilient_parsing:
        from scanner.cli.version_command import version  # noqa: PLC0415  a scan does not say it

        click.echo(version())
        ctx.exit()


@click.group(cls=Commands, epilog=describe_codes(), context_settings={"help_option_names": ["-h", "--help"]})
@click.option(*VERSION, is_flag=True, expose_value=False, is_eager=True, callback=_version,
              help="Show the version, the commit and the catalogue with its digest, and exit.")  # fmt: skip
def scanner() -> None:
    """Find banned software on this machine, the legal basis of each ban, and what could not be checked.

    Starts no program and opens no connection. A scan writes only the report, with --signatures a compiled copy of those, with --log a line.
    """


def run(words: Sequence[str]) -> int | None:
    """Run what the words ask for, or complete a word for a shell."""
    if os.environ.get(COMPLETION, "").startswith("powershell"):
        import_module("scanner.cli.powershell_completion")  # it makes itself known to click
    try:  # a shell asks without words: where there are some, the variable is left over, or set by somebody else
        code: int | None = scanner.main(words, prog_name="scanner", complete_var="" if words else COMPLETION, standalone_mode=False)
    except SystemExit as stop:
        if stop.code != NOT_KNOWN:
            raise
        code = Exit.WRONG_CALL
    return code


def show(error: click.ClickException | click.Abort, words: Sequence[str], command: Command | None) -> Exit:
    """Print an error as click does, with the usage of the command that ran without click."""
    if isinstance(error, click.Abort):
        return Exit.INTERRUPTED
    if command and isinstance(error, click.UsageError):
        above = click.Context(scanner, info_name="scanner")
        error.ctx = error.ctx or click.Context(command.as_click(), info_name=command.name, parent=above)
    clean_error(error, words)
    show_error(error, words)
    return Exit.WRONG_CALL
