import errno
import os
import shutil
import subprocess
import sys

import psutil
import pytest

from scanner.host import processes
from scanner.host.host import Process
from scanner.host.linux import linux_processes
from scanner.host.linux.linux_processes import running
from scanner.model import Reason
from tests.started import started

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def listed(pid):
    return {process.pid: process for process in running({str(os.getuid()): "me"}, [])}.get(pid)


def test_a_process_is_listed_with_its_name_path_and_account():
    with started("sleep", "60") as child:
        found = listed(child.pid)
        child.kill()

    assert found == Process(child.pid, "sleep", os.path.realpath(shutil.which("sleep")), "me", ("sleep", "60"))


def test_a_process_that_cannot_be_read_is_not_taken_for_one_that_is_gone(monkeypatch):
    def read(path, _):
        raise OSError(*((errno.ENOENT, "gone") if path.startswith("/proc/1/") else (errno.EMFILE, "Too many open files")))

    problems = []
    monkeypatch.setattr(linux_processes, "_read", read)

    assert [*running({}, problems)] == []
    assert [(one.reason, one.detail) for one in problems] == [(Reason.READ_ERROR, "cannot list running programs: Too many open files")]


def test_every_process_of_proc_is_listed_and_no_other():
    before = {int(name) for name in os.listdir("/proc") if name.isdigit()}
    found = {process.pid for process in running({}, [])}
    after = {int(name) for name in os.listdir("/proc") if name.isdigit()}

    assert (before & after) - {os.getpid()} <= found <= (before | after)


def test_psutil_says_the_same_of_this_machine():
    def ours(names):
        return running(names, [])

    by_pid = [{one.pid: one._replace(kernel=False) for one in way({})} for way in (ours, processes.running, ours)]
    steady = [pid for pid, one in by_pid[0].items() if by_pid[2].get(pid) == one and pid in by_pid[1]]

    assert len(steady) > 3
    # Words that a process joined into one, or filled up with spaces, are taken apart by psutil; what they say is the same.
    said, theirs = ([one._replace(arguments=" ".join(one.arguments).split()) for one in map(way.get, steady)] for way in by_pid[:2])
    assert said == theirs


def test_a_long_command_line_is_read_to_its_end(monkeypatch):
    words = ["-c", "sleep 60; exit", *(["x" * 100_000] * 9), "--last"]
    with started("sh", *words) as child:
        whole = listed(child.pid)
        monkeypatch.setattr(linux_processes, "MOST_IN_ALL", 0)
        short = listed(child.pid)
        child.kill()

    assert (whole.arguments, whole.cut) == (("sh", *words), False)
    assert (short.arguments[:2], short.cut) == (("sh", "-c"), True)
    assert sum(map(len, short.arguments)) < 1 << 17


def test_our_own_process_is_not_listed():
    assert listed(os.getpid()) is None


def test_a_long_name_is_whole_though_the_kernel_keeps_fifteen_letters(tmp_path):
    program = tmp_path / "a-program-with-a-long-name"
    shutil.copy(shutil.which("cat"), program)
    with started(str(program)) as child:
        found = listed(child.pid)
        child.kill()

    assert (found.name, found.executable) == ("a-program-with-a-long-name", str(program))


def test_a_program_whose_file_is_gone_is_known_by_where_it_was(tmp_path):
    program = tmp_path / "tiktok"
    shutil.copy(shutil.which("cat"), program)
    with started(str(program)) as child:
        program.unlink()
        found = listed(child.pid)
        child.kill()

    assert (found.name, found.executable) == ("tiktok", str(program))


def test_a_zombie_is_listed_without_a_path_that_anybody_refused():
    with started("true") as child:
        child.stdout.read()  # until it has ended; nobody has asked for its end yet
        while psutil.Process(child.pid).status() != psutil.STATUS_ZOMBIE:
            pass
        found = listed(child.pid)

    assert (found.name, found.executable, found.denied, found.arguments) == ("true", "", False, ())


def test_a_hostile_name_and_a_huge_command_line():
    with started(sys.executable, "-c", "import time; time.sleep(60)", "x" * 100_000, "\udcff") as child:
        found = listed(child.pid)
        child.kill()

    assert found.arguments[-2:] == ("x" * 100_000, "\udcff")


def test_what_another_account_runs_is_listed_though_its_path_is_refused():
    if os.geteuid() != 0:
        pytest.skip("needs a second account")
    with started("sleep", "60") as child:
        reader, writer = os.pipe()
        if (fork := os.fork()) == 0:
            os.setresuid(65534, 65534, 65534)
            os.write(writer, repr(listed(child.pid)).encode())
            os._exit(0)
        os.waitpid(fork, 0)
        said = os.read(reader, 4096).decode()
        child.kill()
    os.close(reader)
    os.close(writer)

    assert "name='sleep'" in said
    assert "executable='', user='0'" in said
    assert "denied=True" in said


def test_threads_of_the_kernel_are_marked(tmp_path, monkeypatch):
    for pid, status in {
        "2": "Name:\tkthreadd\nPPid:\t0\nUid:\t0\t0\t0\t0\n",
        "9": "Name:\tkworker/0:1\nPPid:\t2\nUid:\t0\t0\t0\t0\n",
    }.items():
        (tmp_path / pid).mkdir()
        (tmp_path / pid / "status").write_text(status)
        (tmp_path / pid / "cmdline").write_text("")
    monkeypatch.setattr(linux_processes, "PROC", str(tmp_path))

    assert sorted(running({"0": "root"}, [])) == [
        Process(2, "kthreadd", "", "root", kernel=True),
        Process(9, "kworker/0:1", "", "root", kernel=True),
    ]


def test_a_process_that_vanished_meanwhile_is_left_out(tmp_path, monkeypatch):
    (tmp_path / "9").mkdir()
    monkeypatch.setattr(linux_processes, "PROC", str(tmp_path))

    assert list(running({}, [])) == []


def problems_of_processes():
    problems = []
    return [process.pid for process in running({}, problems)], [(problem.reason, problem.location) for problem in problems]


@pytest.mark.parametrize("refused", ["status", "cmdline"])
def test_a_process_that_is_listed_and_refused_is_a_problem(monkeypatch, refused):
    """As with hidepid=1, which shows that a process is there and nothing of it."""
    opens = os.open

    def refuse(path, *flags, **more):
        if str(path) == f"/proc/{child.pid}/{refused}":
            raise PermissionError(errno.EPERM, "Operation not permitted", path)
        return opens(path, *flags, **more)

    with started("sleep", "60") as child:
        assert problems_of_processes()[1] == []
        monkeypatch.setattr(os, "open", refuse)
        pids, problems = problems_of_processes()
        child.kill()

    assert child.pid not in pids
    assert len(pids) > 0
    assert problems == [(Reason.PERMISSION_DENIED, "/proc")]


def test_a_table_without_the_first_process_is_a_problem(monkeypatch):
    """As with hidepid=2, which lists none of others'; nor does a service with ProtectProc=invisible see them."""
    lists = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: [name for name in lists(path) if name != "1"])

    assert problems_of_processes()[1] == [(Reason.PERMISSION_DENIED, "/proc")]


HIDES = """
import os
from scanner.host.linux.linux_processes import running
os.setgroups([])
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
problems = []
print(*running({}, problems), *(problem.reason for problem in problems), sep="\\n")
"""


@pytest.mark.parametrize("hidepid", [0, 1, 2, 4])
def test_what_the_kernel_hides_is_a_problem(hidepid):
    """Really mounted, in a name space of its own."""
    mounts = f'mount -t proc -o hidepid={hidepid} proc /proc && exec "$0" -c "$1"'
    if os.geteuid() != 0 or subprocess.run(["unshare", "-m", "sh", "-c", mounts, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no mounts here")
    done = subprocess.run(["unshare", "-m", "sh", "-c", mounts, sys.executable, HIDES], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1:] == ["permission-denied"] if hidepid else "permission-denied" not in done.stdout


def test_a_line_is_as_long_as_its_bytes_and_not_as_its_letters(tmp_path, monkeypatch):
    for pid in ("8", "9"):
        (tmp_path / pid).mkdir()
        (tmp_path / pid / "status").write_text(f"Name:\tprobe\nPid:\t{pid}\nPPid:\t1\nUid:\t0\t0\t0\t0\n")
        (tmp_path / pid / "cmdline").write_bytes("\0".join(["probe", *["\u00e9\u4e2d" * 100] * 10]).encode())
    monkeypatch.setattr(linux_processes, "PROC", str(tmp_path))
    monkeypatch.setattr(linux_processes, "own_processes", frozenset)
    size = len((tmp_path / "9/cmdline").read_bytes())

    def cut(most, in_all, usual=1 << 17):
        monkeypatch.setattr(linux_processes, "MOST_BYTES", most)
        monkeypatch.setattr(linux_processes, "MOST_IN_ALL", in_all)
        monkeypatch.setattr(linux_processes, "USUAL_BYTES", usual)
        return [one.cut for one in running({}, [])]

    assert cut(size + 1, 1 << 20) == [False, False]
    assert cut(size, 1 << 20) == [True, True]
    assert cut(size - 1, 1 << 20) == [True, True]
    assert cut(size + 1, size, usual=1024) == [False, True]
    assert cut(size + 1, size + 1, usual=1024) == [False, False]
