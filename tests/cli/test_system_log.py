import os
import re
import subprocess
import sys

import pytest

from scanner.cli import system_log
from scanner.cli.exit_codes import Exit
from tests.reports.scans import banned_scan
from tests.trees import TIKTOK, ended, tree

needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has an event log")


@needs_posix
def test_a_line_is_appended_to_the_file_of_the_local_syslog(tmp_path, monkeypatch, capsys):
    file = tmp_path / "syslog"
    file.write_text("what was there\n")
    monkeypatch.setattr(system_log, "FILES", (str(tmp_path / "none"), str(file)))

    assert ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--log", "syslog", "--quiet") == 1
    first, second = file.read_text().splitlines()
    assert first == "what was there"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 their-machine scanner\[\d+\]: scanner .*BANNED: TikTok", second)
    assert capsys.readouterr().out == ""


@needs_posix
def test_no_name_of_a_machine_begins_another_line_or_another_field(tmp_path, monkeypatch):
    file = tmp_path / "syslog"
    file.write_text("")
    monkeypatch.setattr(system_log, "FILES", (str(file),))
    made = banned_scan()
    made = made._replace(host=made.host._replace(name="pc 1\n2026-11-28T00:00:00+00:00 pc sshd[1]: \x1b[2J"))

    assert system_log.write_log("syslog", made, "the line", Exit.BANNED) is Exit.CLEAN
    [line] = file.read_text().splitlines()
    assert line.split(" ")[1] == r"pc-1\x0a2026-11-28T00:00:00+00:00-pc-sshd[1]:-\x1b[2J"
    assert line.split(" ")[3:] == ["the", "line"]


@needs_posix
def test_a_file_that_is_gone_in_the_meantime_is_a_failure(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(system_log, "check_log", lambda _: None)
    monkeypatch.setattr("scanner.cli.options.check_log", lambda _: None)
    monkeypatch.setattr(system_log, "FILES", (str(tmp_path / "none"),))

    assert ended("scan", "--root", tree(tmp_path / "root"), "--log", "syslog", "--quiet") == 4
    assert "--log syslog: the file of the local syslog is gone" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("log", "why"), [("syslog", "no socket is opened"), ("journald", "no socket is opened"), ("eventlog", "only Windows")]
)
@needs_posix
def test_a_log_that_cannot_be_reached_is_a_wrong_call_that_says_what_to_do(log, why, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(system_log, "FILES", (str(tmp_path / "none"), str(tmp_path)))
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)

    assert ended("scan", "--root", tree(tmp_path / "root"), "--log", log) == 2
    said = capsys.readouterr()
    assert (said.out, why in said.err) == ("", True)
    assert (log == "eventlog") or "logger -t scanner" in said.err


@needs_posix
@pytest.mark.parametrize("leads", [True, False])
def test_under_systemd_the_line_goes_to_the_journal_by_standard_error(leads, tmp_path):
    with open(tmp_path / "journal", "wb") as journal:
        status = os.fstat(journal.fileno())
        stream = f"{status.st_dev}:{status.st_ino if leads else status.st_ino + 1}"
        arguments = [sys.executable, "-m", "scanner", "scan", "--root", tree(tmp_path / "root", TIKTOK), "--log", "journald", "--quiet"]
        done = subprocess.run(arguments, stderr=journal, check=False, env={**os.environ, "JOURNAL_STREAM": stream})
    said = (tmp_path / "journal").read_text()

    assert done.returncode == (1 if leads else 2)
    assert re.fullmatch(r"<3>scanner .*BANNED: TikTok\n", said) if leads else "does not lead to the journal" in said


@pytest.mark.skipif(os.name != "nt", reason="only Windows has an event log")
def test_windows_takes_the_event(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--log", "eventlog", "--quiet") == 1
    assert capsys.readouterr().err == ""
