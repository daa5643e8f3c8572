import os
import re
import select
import subprocess
import sys

import pytest

from tests.trees import TIKTOK, tree

pty = pytest.importorskip("pty", reason="this system has no terminals of this kind")
STYLE = re.compile(r"\x1b\[[\d;]*m")


def on_a_terminal(*arguments, **environment):
    """Run the program with a terminal for its output and return what the terminal was sent."""
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no terminals to give")
    child = subprocess.Popen(
        [sys.executable, "-m", "scanner", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", **environment},
    )
    os.close(theirs)
    sent = b""
    while True:
        ready, _, _ = select.select([ours], [], [], 60)
        try:
            piece = os.read(ours, 1 << 16) if ready else b""
        except OSError:  # how Linux says that the other end is closed
            piece = b""
        if not piece:
            break
        sent += piece
    os.close(ours)
    return child.wait(), sent.decode()


def test_a_person_sees_progress_and_then_a_table_in_colour(tmp_path):
    code, sent = on_a_terminal("scan", "--root", tree(tmp_path, TIKTOK), NO_COLOR="")
    progress, _, report = sent.partition("Banned software found")

    assert code == 1
    assert "Scanning" in progress
    assert "linux-dpkg" in progress
    assert STYLE.search(report)
    assert "TikTok (web-app)" in report


def test_progress_is_in_the_language_of_the_report(tmp_path):
    _, sent = on_a_terminal("scan", "--lang", "fr", "--root", tree(tmp_path, TIKTOK), NO_COLOR="1")

    assert "Analyse 1/" in sent.partition("Logiciels interdits")[0]
    assert "Scanning" not in sent


def test_colours_that_are_not_wanted_are_left_out(tmp_path):
    _, sent = on_a_terminal("scan", "--root", tree(tmp_path, TIKTOK), NO_COLOR="1")

    assert "TikTok (web-app)" in sent
    assert not STYLE.search(sent)


def test_quiet_is_quiet(tmp_path):
    assert on_a_terminal("scan", "--quiet", "--root", tree(tmp_path, TIKTOK)) == (1, "")


def test_no_line_is_wider_than_the_terminal_but_addresses(tmp_path):
    _, sent = on_a_terminal("scan", "--root", tree(tmp_path, TIKTOK), NO_COLOR="1", COLUMNS="80")
    lines = sent.partition("Banned software found")[2].splitlines()

    assert [line for line in lines if len(line) > 80 and "https://" not in line] == []


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": "dumb", "NO_COLOR": "1"}])
def test_progress_is_a_line_without_escapes_that_is_gone_when_the_report_begins(tmp_path, environment):
    _, sent = on_a_terminal("scan", "--root", tree(tmp_path, TIKTOK), **environment)
    progress, _, _ = sent.partition("Banned software found")

    assert "Scanning" in progress
    assert "\x1b" not in sent
    assert "\n" not in progress
    assert progress.endswith(f"\r{' ' * 70}\r")
