import io
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from scanner import __version__
from scanner.catalogue import load
from scanner.catalogue.compiled import NAME, compiled, read_compiled
from scanner.catalogue.key_table import DamagedTable, KeyTable
from scanner.catalogue.signature_files import bundled, signature_files
from scanner.cli import _speak_utf8
from scanner.cli.group import COMMANDS
from tests.trees import TIKTOK, TOOL, ended, tree


def program(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "scanner", *arguments], capture_output=True, check=False, **options)


def test_help_explains_every_command_and_the_exit_codes(capsys):
    assert ended("--help") == 0
    text = capsys.readouterr().out

    for word in (*COMMANDS, "Exit codes", "banned software was found", "could not be read"):
        assert word in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name, capsys):
    assert ended(name, "--help") == 0
    assert "Usage" in capsys.readouterr().out


def test_the_version(capsys):
    assert ended("--version") == 0
    assert __version__ in capsys.readouterr().out


def test_an_unknown_command_is_a_wrong_call():
    assert ended("nonsense") == 2


def test_the_module_runs(tmp_path):
    done = program("scan", "--root", tree(tmp_path))

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("meets", ["read_numbers", "_read_cell"])
def test_damaged_signatures_are_said_and_nothing_is_called_clean(meets, tmp_path, monkeypatch, capsys):
    """When they are opened, or only when one of them is asked for."""

    def damaged(*_):
        raise DamagedTable("/x/compiled.table", "it ends too soon")

    (tmp_path / NAME).write_bytes(compiled(load.load_catalogue(), signature_files(bundled(), [])))
    monkeypatch.setattr(load, "_base", lambda *_, compiled: read_compiled(str(tmp_path)))
    monkeypatch.setattr(KeyTable, meets, damaged)
    code = ended("scan", "--root", tree(tmp_path / "root"))
    said = capsys.readouterr()

    assert (code, said.out) == (4, "")
    assert said.err.startswith("scanner cannot scan: /x/compiled.table is damaged: it ends too soon\n")
    assert "Traceback" not in said.err


def test_names_beyond_the_encoding_of_a_pipe_do_not_stop_a_report(tmp_path):
    entry = {"usr/share/applications/a.desktop": "[Desktop Entry]\nName=抖音 Тикток\nExec=x\n"}
    done = program("list", "--root", tree(tmp_path, entry), env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})

    assert done.returncode == 0
    assert "抖音 Тикток" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_not_a_crash(tmp_path):
    with subprocess.Popen([sys.executable, "-m", "scanner", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        child.stdout.close()
        errors = child.stderr.read()

    assert b"Traceback" not in errors
    assert b"Exception" not in errors


def test_shell_completion_is_clicks():
    done = program(env={**os.environ, "_SCANNER_COMPLETE": "zsh_source"})

    assert done.returncode == 0
    assert b"_SCANNER_COMPLETE=zsh_complete scanner" in done.stdout


UNUSED = (
    "difflib",
    "scanner.tables.near_words",
    "scanner.cli.powershell_completion",
    "scanner.cli.config_file",
    "scanner.reports.differences",
    "copy",
    "weakref",
    "encodings.utf_16_le",
)


def test_a_scan_imports_nothing_of_what_it_does_not_do(tmp_path):
    code = (
        f"import sys; sys.argv = ['scanner', 'scan', '--quiet', '--root', {tree(tmp_path, TIKTOK, TOOL)!r}]\nfrom scanner.cli import main\n"
    )
    code += "try: main()\nexcept SystemExit: print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()

    assert "scanner.cli.scan_command" in loaded
    assert [name for name in UNUSED if name in loaded] == []
    assert {name for name in loaded if name.startswith("scanner.cli.") and name.endswith("_command")} == {"scanner.cli.scan_command"}


def test_the_version_in_short(capsys):
    assert ended("-V") == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("can't start new thread")])
def test_what_the_system_does_not_allow_is_no_fault_to_be_reported(monkeypatch, capsys, error):
    def fail(*_):
        raise error

    monkeypatch.setattr("scanner.cli._run", fail)

    assert ended("scan") == 4
    assert capsys.readouterr().err.startswith("scanner cannot scan: it may have no more memory, or start no thread.")


@pytest.mark.parametrize("value", ["bogus", "bash_source", "bash_complete"])
def test_a_variable_of_completion_that_was_left_behind_stands_in_for_no_scan(tmp_path, value):
    root = tree(tmp_path)
    done = program("scan", "--root", root, "--summary", env={**os.environ, "_SCANNER_COMPLETE": value})

    assert (done.returncode, done.stdout.startswith(b"scanner ")) == (0, True)


def test_completion_for_an_unknown_shell_is_a_wrong_call():
    assert program(env={**os.environ, "_SCANNER_COMPLETE": "bogus"}).returncode == 2


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


@pytest.mark.skipif(os.name == "nt", reason="a console of Windows is written to as such")
@pytest.mark.parametrize(
    ("locale", "shown"),
    [("ISO-8859-1", b"zo\xeb"), ("UTF-8", b"zo\xc3\xab"), ("ANSI_X3.4-1968", b"zo\xc3\xab"), ("x-bogus", b"zo\xc3\xab")],
)
def test_a_terminal_gets_the_letters_of_its_locale(monkeypatch, locale, shown):
    written = io.BytesIO()
    monkeypatch.setattr("locale.getencoding", lambda: locale)
    terminal = Terminal(written, encoding="utf-8")
    monkeypatch.setattr("scanner.cli.sys", SimpleNamespace(flags=SimpleNamespace(utf8_mode=1), stdout=terminal, stderr=None))
    _speak_utf8()
    terminal.write("zo\u00eb")
    terminal.flush()

    assert written.getvalue() == shown
