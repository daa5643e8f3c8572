"""A real process of this Windows."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from scanner.host.processes import running
from scanner.host.windows import windows_processes
from tests.windows.program import items, scanned

pytestmark = pytest.mark.windows
SLEEP = "import time; time.sleep(60)"


@contextmanager
def started(*arguments, program=sys.executable):
    with subprocess.Popen([program, "-c", SLEEP, *arguments]) as child:
        try:
            yield child
        finally:
            child.kill()


def own_path():
    return sys.executable.replace("\\", "/")


def test_a_process_is_listed_with_its_name_path_arguments_and_account():
    with started("--app-id=x") as child:
        account = windows_processes.account(child.pid)
        found = {process.pid: process for process in running({account: "me"})}[child.pid]

    assert account.startswith("S-1-5-")
    assert (found.name.lower(), found.executable.lower(), found.user) == ("python.exe", own_path().lower(), "me")
    assert found.arguments[1:] == ("-c", SLEEP, "--app-id=x")
    assert (found.denied, found.kernel) == (False, False)


def test_our_own_process_is_not_listed():
    listed = [process.pid for process in running({})]

    assert os.getpid() not in listed
    assert len(listed) == len(set(listed))


def test_every_process_that_psutil_knows_has_a_name_and_a_path_or_a_denial():
    before = set(psutil.pids())
    found = {process.pid: process for process in running({})}
    lasting = before & set(psutil.pids()) - {os.getpid()}

    assert lasting <= {*found}
    assert [one for one in found.values() if not one.name] == []
    assert [one for one in found.values() if not (one.executable or one.denied or one.kernel)] == []


def test_the_system_is_asked_where_psutil_is_refused(monkeypatch):
    def refuse(_):
        raise OSError(22, "parameter is incorrect", None, 87)

    monkeypatch.setattr(psutil.Process, "name", refuse)
    monkeypatch.setattr(psutil.Process, "exe", refuse)
    with started() as child:
        found = {process.pid: process for process in running({})}[child.pid]

    assert (found.name.lower(), found.executable.lower(), found.denied) == ("python.exe", own_path().lower(), False)


def test_a_process_that_nobody_may_open_keeps_its_name_and_is_counted(monkeypatch):
    def refuse(_):
        raise psutil.AccessDenied(1)

    monkeypatch.setattr(psutil.Process, "exe", refuse)
    monkeypatch.setattr(windows_processes, "path", lambda _: "")
    with started() as child:
        found = {process.pid: process for process in running({})}[child.pid]

    assert (found.name.lower(), found.executable, found.denied) == ("python.exe", "", True)


def test_a_process_that_is_not_there_has_neither_path_nor_account():
    assert (windows_processes.path(4_000_000), windows_processes.account(4_000_000)) == ("", "")


@pytest.fixture
def browser():
    """A program that Windows knows by a browser's name; beside its own, for its libraries are there."""
    path = Path(sys.executable).with_name("chrome.exe")
    shutil.copy(sys.executable, path)
    yield str(path)
    path.unlink()


def test_a_running_web_app_is_found_by_its_arguments_which_are_not_in_the_report(browser):
    with started("--app=https://www.tiktok.com/foryou", "--not-for-a-report=4711", program=browser):
        code, report = scanned()

    found = {(finding["product"], finding["aspect"], finding["rung"]) for finding in report["findings"]}
    assert (code, found) == (1, {("tiktok", "web-app", "running")})
    assert "4711" not in str(report)
    assert browser.replace("\\", "/").lower() in {item["location"].lower() for item in items(report, "running-processes")}
