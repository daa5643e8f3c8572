"""The scheduled task of Windows: Wine's Task Scheduler takes it, our own collector reads it, and its command is run for each exit code."""

import os
import xml.etree.ElementTree as ET

import pytest

from scanner.collectors.applications.windows_scheduled_task import scheduled_task
from scanner.collectors.applications.windows_scheduled_tasks import WindowsScheduledTasks
from scanner.model import Mark, Platform, State
from tests.deploy.stubs import CODES, DEPLOY, promised, state_of
from tests.deploy.wine import CRASHED, DISK, program, run_lines, shown, wine
from tests.fake_host import bare, fake_host

TASK = DEPLOY / "task-scheduler/scanner.xml"
LINE = r'"%SystemRoot%\System32\cmd.exe" /d /c ""%ProgramFiles%\scanner\deploy\scan.cmd" "%ProgramData%\scanner" --splay 2h"'
NAME = f"scanner-{os.getpid()}"
SETTINGS = (
    "MultipleInstancesPolicy",
    "DisallowStartIfOnBatteries",
    "StopIfGoingOnBatteries",
    "StartWhenAvailable",
    "ExecutionTimeLimit",
    "Priority",
)
UNSUITABLE = {  # what schtasks has to refuse, so that its yes means something
    "no action": (("<Exec>", "<!--"), ("</Exec>", "-->")),
    "a word for a switch": (("<StartWhenAvailable>true", "<StartWhenAvailable>maybe"),),
}


def elements(text):
    """Return the elements of a task as pairs of name and text."""
    return [(one.tag.rpartition("}")[2], one.text) for one in ET.fromstring(text).iter()]


def values(name):
    """Return the texts of our elements of a name."""
    return [text for found, text in elements(TASK.read_text()) if found == name]


@pytest.mark.real
def test_wines_task_scheduler_takes_it_with_its_settings():
    """Of the rest Wine 8 keeps nothing."""
    kept = DISK / "windows/system32/tasks" / NAME
    try:
        assert wine("schtasks", "/create", "/tn", NAME, "/xml", shown(TASK)) == 0
        known = dict(elements(kept.read_text(encoding="utf-8-sig")))
    finally:
        wine("schtasks", "/delete", "/tn", NAME, "/f")
    settings = [("Description", *values("Description")), *((one, *values(one)) for one in SETTINGS)]

    assert [(name, known[name]) for name, _ in settings] == settings
    assert not kept.exists()


@pytest.mark.real
@pytest.mark.parametrize("wrong", UNSUITABLE)
def test_a_task_that_is_none_is_refused(wrong, tmp_path):
    text = TASK.read_text()
    for old, new in UNSUITABLE[wrong]:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "task.xml").write_text(text)
    try:
        assert wine("schtasks", "/create", "/tn", NAME, "/xml", shown(tmp_path / "task.xml")) != 0
    finally:
        wine("schtasks", "/delete", "/tn", NAME, "/f")


@pytest.mark.house
def test_it_starts_one_program_and_asks_for_no_more_than_a_scan_needs():
    place = "C:/Windows/System32/Tasks/scanner"
    [item] = bare(fake_host(Platform.WINDOWS, files={place: TASK.read_bytes()}), WindowsScheduledTasks())

    assert scheduled_task(TASK.read_bytes()).commands == (LINE,)
    assert (item.name, item.ids, item.state, item.marks) == ("scanner", (("command", "scan.cmd"),), State.ENABLED, (Mark.AUTOSTART,))
    assert values("UserId") == ["S-1-5-18"]
    assert values("Privilege") == ["SeChangeNotifyPrivilege", "SeDebugPrivilege"]  # to reach files, and to see other accounts' processes
    assert {*map(str, map(values, ("RunLevel", "LogonType", "WakeToRun", "RestartOnFailure", "Password")))} == {"[]"}
    assert values("ExecutionTimeLimit") == ["PT4H"]  # more than --splay and a scan of 15 minutes take
    assert TASK.read_bytes().isascii()


@pytest.mark.real
def test_its_result_is_the_exit_code_of_the_scan(tmp_path):
    r"""Wine says itself where Program Files is, and so the folders in the line are replaced."""
    line = LINE.replace(r"%ProgramFiles%\scanner\deploy", shown(DEPLOY / "gpo")).replace("%SystemRoot%", r"C:\windows")
    lines, codes = [f'set "EVENTCREATE={shown(tmp_path)}\\log.cmd"'], [*CODES, CRASHED]
    (tmp_path / "log.cmd").write_bytes(b"@rem\r\n")
    for code in codes:
        (tmp_path / f"{code}.exe").write_bytes(program(code))
        machine = shown(tmp_path / str(code))
        lines += [f'set "SCANNER={machine}.exe"', line.replace("%ProgramData%", machine), f">{machine}\\result echo %errorlevel%"]
    run_lines(tmp_path, lines)

    for code in codes:
        assert int((tmp_path / str(code) / "result").read_text()) == code
        assert (tmp_path / str(code) / "scanner/state").read_text().split() == [state_of(code), str(code)]
        assert f"`{state_of(code)}`" in promised("task-scheduler", code)
