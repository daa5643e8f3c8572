import ast
from importlib import import_module
from pathlib import Path

import click
import pytest

from scanner.cli import COMMANDS
from scanner.cli.options import EVERY_COMMAND, Unconfigured, with_options

CLI = Path(__file__).parent.parent.parent / "scanner" / "cli"
UNCONFIGURED = {"selftest", "signatures check", "doctor", "config init"}  # no site sets anything for them


def every_command():
    for name in COMMANDS:
        command = import_module(f"scanner.cli.{name}_command").command
        below = command.commands.items() if isinstance(command, click.Group) else ()
        yield from ((f"{name} {last}", one) for last, one in below) if below else [(name, command)]


def test_options_are_declared_in_one_file():
    """But for --version, which belongs to the program and not to a command, and for those of `fleet`, for which a scan would pay."""
    declared = {
        path.name
        for path in CLI.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"click.option", "click.Option"}
    }

    assert declared == {"options.py", "fleet_options.py", "__init__.py"}


@pytest.mark.parametrize(("name", "command"), [*every_command()], ids=lambda value: value if isinstance(value, str) else "")
def test_what_holds_for_every_command_is_in_every_command(name, command):
    has = [option in command.params for option in EVERY_COMMAND]

    assert has == [name not in UNCONFIGURED] * len(EVERY_COMMAND)
    variables = {option.envvar for option in command.params if isinstance(option, click.Option) and not isinstance(option, Unconfigured)}
    assert None not in variables or name in UNCONFIGURED


def test_options_stand_in_the_order_in_which_they_are_named():
    @click.command()
    @with_options(click.option("--first"), click.option("--second"))
    def command():
        """Do nothing."""

    assert [option.name for option in command.params] == ["first", "second"]
