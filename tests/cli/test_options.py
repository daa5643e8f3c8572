import ast
from importlib import import_module
from pathlib import Path

import pytest

from scanner.cli import deferred_click
from scanner.cli.group import COMMANDS
from scanner.cli.options import EVERY_COMMAND, with_options
from tests.trees import ended, tree

CLI = Path(__file__).parent.parent.parent / "scanner" / "cli"
UNCONFIGURED = {"selftest", "signatures check", "doctor", "config init"}  # no site sets anything for them


def every_command():
    for name in COMMANDS:
        command = import_module(f"scanner.cli.{name}_command").command
        below = [(f"{name} {one.name}", one) for one in command.commands]
        yield from below or [(name, command)]


def test_options_are_declared_in_one_file():
    """But for --version, which is the program's, and for those of `fleet` and `catalogue`, for which a scan would pay."""
    declared = {
        path.name
        for path in CLI.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"click.option", "click.Option"}
    }

    assert declared == {"options.py", "fleet_options.py", "release_options.py", "group.py"}


@pytest.mark.parametrize(("name", "command"), [*every_command()], ids=lambda value: value if isinstance(value, str) else "")
def test_what_holds_for_every_command_is_in_every_command(name, command):
    has = [option in command.parameters for option in EVERY_COMMAND]

    assert has == [name not in UNCONFIGURED] * len(EVERY_COMMAND)
    pairs = zip(command.parameters, command.as_click().params, strict=True)
    variables = {option.envvar for declared, option in pairs if declared.is_configured}
    assert None not in variables or name in UNCONFIGURED


def test_options_stand_in_the_order_in_which_they_are_named():
    @deferred_click.command(name="none")
    @with_options(deferred_click.option("--first"), deferred_click.option("--second"))
    def command():
        """Do nothing."""

    assert [option.name for option in command.as_click().params] == ["first", "second"]


@pytest.mark.parametrize(
    "option", ["--catalogue", "--device-class", "--entity", "--output", "--policy", "--pseudonymise", "--root", "--spool", "--waivers"]
)
def test_an_empty_value_is_refused_and_never_left_out(tmp_path, capsys, option):
    assert ended("scan", "--root", tree(tmp_path), "--format", "json", option, "") == 2

    said = capsys.readouterr()
    assert (said.out, said.err.endswith("expected a value; found nothing\n")) == ("", True)
    assert option in said.err
