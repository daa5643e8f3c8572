"""Output that nobody gets: a full disk and a closed pipe are no fault of the program, and no report is lost in silence."""

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


def test_closed_standard_output_is_said(tmp_path):
    code, said = shell('"$1" -m scanner scan --root "$2" >&-', tree(tmp_path, TIKTOK))

    assert (code, said) == (4, "The report could not be written: standard output is closed; use --output FILE, or --quiet.\n")


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


def test_a_list_to_nobody_does_not_crash(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)

    assert ended("scan", "--root", tree(tmp_path), "--quiet") == 0
