"""Output that nobody gets: a full disk and a closed pipe are no fault of the program, and no report is lost in silence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trees import TIKTOK, ended, tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes and redirects")


def shell(script, folder):
    done = subprocess.run(["sh", "-c", script, "sh", sys.executable, folder], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


EVERY = (
    *('scan --root "$2"', 'scan --root "$2" --summary', 'list --root "$2"', 'places --root "$2"', 'explain tiktok --root "$2"'),
    *("signatures list --format json", "notice", "--version", "scan --help"),
)


@pytest.mark.parametrize("command", EVERY)
def test_closed_standard_output_is_said(tmp_path, command):
    code, said = shell(f'"$1" -m scanner {command} >&-', tree(tmp_path, TIKTOK))

    assert (code, said) == (4, "The output could not be written: standard output is closed.\n")


def test_a_log_gets_its_line_where_standard_output_is_closed(tmp_path):
    script = 'exec 2>"$2/journal"; JOURNAL_STREAM=$(stat -L -c %d:%i /dev/stderr) "$1" -m scanner scan --root "$2" --log journald >&-'
    code, _ = shell(script, tree(tmp_path, TIKTOK))

    assert (code, "BANNED: TikTok" in (tmp_path / "journal").read_text()) == (4, True)


def test_nothing_follows_on_standard_output_that_is_closed(tmp_path):
    code, said = shell('"$1" -m scanner scan --root "$2" --output "$2/none/r.json" >&-', tree(tmp_path, TIKTOK))

    assert (code, said) == (4, f"The report could not be written to {tmp_path}/none/r.json: No such file or directory.\n")


def test_why_it_could_not_be_written_is_said_in_the_language_of_the_report(tmp_path, capsys):
    assert ended("scan", "--lang", "fr", "--root", tree(tmp_path / "root", TIKTOK), "--output", tmp_path / "none/r.json") == 4

    said = f"Le rapport n'a pas pu être écrit dans {tmp_path}/none/r.json : aucun fichier ou dossier de ce nom."
    assert capsys.readouterr().err == f"{said} Il suit sur la sortie standard.\n"


def test_the_text_is_printed_where_a_database_cannot_be_written(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", tmp_path / "none/r.sqlite") == 4
    said = capsys.readouterr()
    assert said.out.startswith("Banned software found: TikTok.")
    assert said.err.endswith("r.sqlite: No such file or directory.\n")


def test_a_report_that_takes_the_place_of_its_file_stands_alone_on_standard_output(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", tmp_path / "none/r.json") == 4
    assert json.loads(capsys.readouterr().out)["tool"]["name"] == "scanner"


@pytest.mark.parametrize("more", ["--quiet", '--output "$2/r.json"'])
def test_closed_standard_output_that_nobody_needs(tmp_path, more):
    assert shell(f'"$1" -m scanner scan --root "$2" {more} >&-', tree(tmp_path, TIKTOK)) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ['scan --root "$2"', 'list --root "$2"', "policies list", 'places --root "$2"'])
def test_a_full_disk_is_a_sentence(tmp_path, command):
    code, said = shell(f'"$1" -m scanner {command} >/dev/full', tree(tmp_path, TIKTOK))

    assert (code, said) == (4, "The output could not be written: No space left on device.\n")


def test_a_closed_pipe_is_quiet(tmp_path):
    assert shell('"$1" -m scanner policies list | true; "$1" -m scanner scan --root "$2" | true', tree(tmp_path, TIKTOK)) == (0, "")


EVERY_TO_A_PIPE = (
    *("--help", "judge --help", "policies list", "selftest"),
    *('places --root "$2"', 'explain tiktok --root "$2"', 'judge "$2/r.json"', 'list --root "$2"'),
)


@pytest.mark.parametrize("command", EVERY_TO_A_PIPE)
def test_a_closed_pipe_is_never_taken_for_a_ban(tmp_path, command):
    ended("scan", "--root", tree(tmp_path), "--quiet", "--output", tmp_path / "r.json")
    script = f'{{ "$1" -m scanner {command}; echo $? >"$2/code"; }} | true'

    assert shell(script, tmp_path) == (0, "")
    assert (tmp_path / "code").read_text() == "4\n"


def test_a_list_to_nobody_does_not_crash(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)

    assert ended("scan", "--root", tree(tmp_path), "--quiet") == 0


@pytest.mark.parametrize(("command", "wanted"), [("judge -", "judged"), ("diff - -", "compared"), ("explain tiktok -", "explained")])
def test_closed_standard_input_holds_no_report(tmp_path, command, wanted):
    code, said = shell(f'"$1" -m scanner {command} <&-', tmp_path)

    assert (code, said) == (2, f"Error: {os.devnull}: not a report that can be {wanted}: expected JSON or TOML, found nothing\n")
