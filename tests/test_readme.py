"""What README.md says of the program is so."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from scanner.cli import scan_command
from scanner.cli.exit_codes import Exit
from scanner.cli.group import COMMANDS, scanner
from scanner.collectors.browsers.chromium_browsers import BROWSERS as CHROMIUM
from scanner.collectors.browsers.gecko_browsers import BROWSERS as GECKO
from scanner.host.mounted.mounted_host import mounted_host
from tests.trees import TIKTOK, TOOL, ended, tree

HERE = Path(__file__).parent.parent
README = (HERE / "README.md").read_text(encoding="utf-8")
DAY = "2026-11-30"


def test_it_is_short():
    assert len(README.encode()) <= 9216


def test_the_output_that_it_shows_is_the_beginning_of_what_the_program_prints(tmp_path, monkeypatch, capsys):
    """Up to the findings, whole: what follows in the report is said below it."""
    host = mounted_host(tree(tmp_path, TIKTOK, TOOL))
    host.facts = host.facts._replace(name="pc-0142", release="Debian GNU/Linux 12 (bookworm)", architecture="x86_64", root="")
    monkeypatch.setattr(scan_command, "open_host", lambda *_, **__: (host, True, True))
    code = ended("scan", "--as-of", DAY, "--policy", "be-federal-tiktok", "--device-class", "service")
    printed = re.sub(r"Read(\s)[\d-]+ [\d:]+ UTC", rf"Read\g<1>{DAY} 08:00 UTC", capsys.readouterr().out)
    shown, _, after = README.partition("$ scanner scan --policy be-federal-tiktok --device-class service\n")[2].partition("```")

    assert printed.startswith(f"{shown}\nLegal basis\n")
    assert f"This scan ends with exit code {code:d}." in after


def test_every_command_is_named():
    for name in COMMANDS:
        assert f"`scanner {name}" in README


def test_every_command_that_it_names_is_one_that_the_program_takes():
    for line in re.findall(r"`scanner ([^`]+)`", README):
        command, rest = scanner, shlex.split(line)
        while isinstance(command, click.Group) and rest:
            name = rest.pop(0)
            command = command.get_command(click.Context(command), name)
            assert command, line
        known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}

        assert {word for word in rest if word.startswith("--")} <= known, line


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_explained(code):
    assert f"\n| {code.value} | {code.meaning} |\n" in README


def test_the_numbers_of_browsers_are_those_of_the_tables():
    numbers = f"{len(CHROMIUM)} of the Chromium family and {len(GECKO)} of the Gecko family"

    assert numbers in README, f"write into README.md, How it works: {numbers}"


def test_the_name_of_the_package_is_that_of_the_project():
    name = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]

    assert name != "scanner"
    assert f"`{name}`" in README
    assert f"pip install {name.replace('-', '_')}-" in (HERE / "docs" / "install.md").read_text(encoding="utf-8")
