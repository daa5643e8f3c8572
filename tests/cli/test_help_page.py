"""Every command's help fits on a screen, with the values that its options take and with examples that the program takes."""

import shlex

import click
import pytest

from scanner.cli.group import COMMANDS, scanner
from tests.cli.test_options import every_command
from tests.trees import ended

MOST_LINES = 45
NAMES = [name for name, _ in every_command()]


@pytest.mark.parametrize("name", ["", *COMMANDS, *(name for name in NAMES if " " in name)])
def test_it_fits_on_a_screen(name, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    ended(*name.split(), "--help")
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) < MOST_LINES
    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("name", NAMES)
def test_values_and_examples(name, capsys):
    ended(*name.split(), "--help")
    printed = capsys.readouterr().out
    command = dict(every_command())[name].as_click()
    words = [word for one in command.params if isinstance(one.type, click.Choice) for word in one.type.choices]

    assert [word for word in words if word not in printed.replace("-\n  ", "-")] == []
    assert f"Examples:\n  scanner {name}" in printed


@pytest.mark.parametrize("name", NAMES)
def test_the_program_takes_the_examples(name):
    for example in dict(every_command())[name].examples:
        group, words = scanner, shlex.split(example)[1:]
        while isinstance(group, click.Group):
            group = group.get_command(click.Context(group), words.pop(0))
        known = {name for option in group.params for name in (*option.opts, *option.secondary_opts)}

        assert group.callback is dict(every_command())[name].function
        assert {word for word in words if word.startswith("-")} <= known
