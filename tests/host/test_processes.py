import os
import shutil

import psutil
import pytest

from scanner.host.processes import running
from tests.started import started


@pytest.mark.skipif(os.name == "nt", reason="tests/windows has the same for Windows")
def test_a_process_is_listed_with_its_name_path_and_account():
    with started("sleep", "60") as sleeping:
        found = {process.pid: process for process in running({str(os.getuid()): "me"})}
        sleeping.kill()

    one = found[sleeping.pid]
    assert (one.name, one.executable, one.user, one.arguments) == ("sleep", os.path.realpath(shutil.which("sleep")), "me", ("sleep", "60"))


def test_our_own_process_is_not_listed():
    assert os.getpid() not in {process.pid for process in running({})}


class Refusing:
    pid = 4_000_000

    def __init__(self, error):
        self.error = error

    def oneshot(self):
        return psutil.Process().oneshot()

    def name(self):
        return "refusing"

    def exe(self):
        raise self.error

    cmdline = ppid = exe

    def uids(self):
        raise self.error


@pytest.mark.parametrize(
    ("error", "denied"), [(psutil.AccessDenied(1), True), (OSError(22, "WinError 87"), True), (psutil.ZombieProcess(1), False)]
)
def test_an_attribute_that_is_refused_costs_itself_alone(monkeypatch, error, denied):
    monkeypatch.setattr(psutil, "process_iter", lambda: [Refusing(error)])

    assert [(one.name, one.executable, one.denied, one.arguments, one.user) for one in running({})] == [("refusing", "", denied, (), "")]


def test_a_program_that_refuses_its_name_is_known_by_its_arguments(monkeypatch):
    shy = Refusing(psutil.AccessDenied(1))
    shy.name, shy.cmdline = shy.exe, lambda: ["C:\\Program Files\\Probe\\probe.exe", "--secret"]
    monkeypatch.setattr(psutil, "process_iter", lambda: [shy])
    monkeypatch.setattr(psutil, "pid_exists", lambda _: True)

    assert [one.name for one in running({})] == ["probe.exe"]


def test_a_process_that_vanished_is_not_listed(monkeypatch):
    gone = Refusing(psutil.NoSuchProcess(1))
    gone.name = gone.exe
    monkeypatch.setattr(psutil, "process_iter", lambda: [gone])

    assert list(running({})) == []
