"""The single file: the same program, and the hazard of it that our own code can meet."""

import os
import signal
import subprocess
import time

import pytest

from tests.builds.built import FOLDER, SINGLE, need, program, ran

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.name == "nt", reason="Windows does not tell a child that its parent is gone"),
]


def test_it_is_the_same_program():
    assert ran(need(SINGLE), "--version").stdout == ran(need(FOLDER) / program(), "--version").stdout
    assert ran(SINGLE, "selftest").returncode == 0


def test_a_child_whose_parent_was_killed_stops(tmp_path):
    pipe = tmp_path / "never-answers.json"
    os.mkfifo(pipe)
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    parent = subprocess.Popen([need(SINGLE), "judge", pipe], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    [child] = _waited(lambda: _children(parent.pid))
    _waited(lambda: [*tmp_path.glob("_MEI*/scanner/signatures/compiled.table")])
    time.sleep(1)  # until our own code runs, and waits for the pipe
    parent.send_signal(signal.SIGKILL)
    parent.wait()

    assert _waited(lambda: not os.path.exists(f"/proc/{child}") or _state(child) == "Z")


def _children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
        return children.read().split()


def _state(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        return stat.read().rpartition(")")[2].split()[0]


def _waited(ask):
    """Ask until something is there, for as long as a slow machine may take."""
    for _ in range(300):
        if answer := ask():
            return answer
        time.sleep(0.1)
    raise AssertionError("nothing came of it in time")
