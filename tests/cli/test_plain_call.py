"""A call that is read without click means what it means to click."""

import subprocess
import sys
from importlib import import_module

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.cli import plain_call as module
from scanner.cli.exit_codes import Exit
from scanner.cli.group import click_command
from scanner.cli.plain_call import PLAIN, read_call
from tests.trees import TIKTOK, ended, tree

FOLDERS = ("/", "/nonexistent", __file__, "-", "", "a*b")


def words_of(name):
    """Return a strategy for what may stand in a call: each option's words, with and without values that it takes or refuses."""
    parameters = import_module(f"scanner.cli.{name}_command").command.parameters
    options = [word for parameter in parameters for word in parameter.words]
    choices = [str(word) for one in parameters if (kind := one.settings.get("type")) and kind.name == "Word" for word in kind.given[0]]
    values = [
        *choices,
        *map(str.upper, choices),
        "applications",
        *FOLDERS,
        "tiktok",
        "15m",
        "items=5",
        "be-federal-tiktok",
        "--",
        "-h",
        "2026-01-01",
        "3",
    ]
    joined = [f"{option}={value}" for option in options for value in (*FOLDERS, *choices[:3])]
    return st.lists(st.sampled_from([*options, *options, *values, *joined, "--nothing"]), max_size=6)


def read_by_click(name, words):
    """Return what click calls a command with, None where it refuses the call or does something else."""
    try:
        return click_command(name).make_context(name, [*words]).params
    except (click.ClickException, click.exceptions.Exit):
        return None


@pytest.mark.parametrize("name", sorted(PLAIN))
@given(data=st.data())
def test_whatever_is_read_is_what_click_reads(name, data):
    words = data.draw(words_of(name))
    found = read_call([name, *words], {})

    assert found is None or found[1] == read_by_click(name, words)


@pytest.mark.parametrize(
    "words",
    [
        ["scan"],
        ["scan", "--quiet", "--output", "/nonexistent/report.json"],
        ["scan", "--policy", "none", "--policy=be-federal-tiktok", "--this-user", "--lang", "fr"],
        ["scan", "-q", "-o", "/nonexistent/report.json", "-f", "json"],
        ["scan", "--device-class", "none", "--explain", "tiktok", "--only-addressed", "--all-findings", "--summary", "--log", "syslog"],
        ["scan", "--root", "/", "--root", "/usr", "--inventory", "--format", "json"],
        ["list"],
        ["list", "process", "--all-users"],
    ],
)
def test_a_login_does_without_click(words):
    assert read_call(words, {})[1] == read_by_click(words[0], words[1:])


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        ([], {}),
        (["judge", "report.json"], {}),
        (["scan", "--help"], {}),
        (["scan", "--timeout", "3"], {}),
        (["scan", "--max-time", "1h"], {}),
        (["scan", "--budget", "items=5"], {}),
        (["scan", "--as-of", "2026-01-01"], {}),
        (["scan", "--lang", "xx"], {}),
        (["scan", "--lang", "FR"], {}),
        (["scan", "-qf", "json"], {}),
        (["scan", "-fjson"], {}),
        (["scan", "-f=json"], {}),
        (["list", "applications"], {}),
        (["scan", "--output"], {}),
        (["scan", "--config", "/nonexistent"], {}),
        (["list", "process", "model"], {}),
        (["scan"], {"SCANNER_QUIET": "1"}),
        (["scan"], {"_SCANNER_COMPLETE": "bash_complete"}),
    ],
)
def test_everything_else_is_left_to_click(words, environment):
    assert read_call(words, environment) is None


def test_a_configuration_file_is_left_to_click(monkeypatch):
    monkeypatch.setattr(module, "configuration_files", lambda: ["/etc/scanner/scanner.toml"])

    assert read_call(["scan"], {}) is None


def test_a_name_that_windows_expands_is_left_to_click(monkeypatch):
    monkeypatch.setattr(module.os, "name", "nt")

    assert read_call(["scan", "--root", "C:\\*"], {}) is None


@pytest.mark.parametrize("words", [["scan"], ["list"], ["--version"], ["-V"]])
def test_click_is_not_imported(words, tmp_path):
    root = ["--root", tree(tmp_path, TIKTOK)] if words[0] in PLAIN else []
    code = "import sys; from scanner.cli import main\ntry: main()\nfinally: print('click' in sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *words, *root], capture_output=True, text=True, check=False)

    assert done.stderr == "False\n"
    assert done.stdout


def test_a_configuration_that_cannot_be_looked_for_is_a_wrong_call(monkeypatch, capsys):
    def refuse():
        raise click.ClickException("cannot look for the configuration")

    monkeypatch.setattr(module, "configuration_files", refuse)

    assert ended("list") == Exit.WRONG_CALL
    assert "cannot look for the configuration" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--platform", "linux"], ["--policy", "tiktik"]])
def test_an_error_of_a_plain_call_has_its_usage_and_its_language(words, capsys):
    assert read_call(["scan", *words], {})
    assert ended("scan", *words, "--lang", "fr") == Exit.WRONG_CALL

    shown = capsys.readouterr().err
    assert "scanner scan [OPTIONS]" in shown
    assert "Erreur" in shown
