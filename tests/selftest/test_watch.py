"""In a process of its own: a watch cannot be taken away again."""

import json
import subprocess
import sys

import pytest

WATCHED = """
import json, os, sys, subprocess, socket
from scanner.selftest.watch import Watch
watch = Watch()
folder = sys.argv[1]
{}
print(json.dumps([watch.started, watch.connected, watch.written_outside(folder), sorted(path for path in watch.read if "scratch" in path)]))
"""


def seen(code, folder):
    done = subprocess.run([sys.executable, "-c", WATCHED.format(code), str(folder)], capture_output=True, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def scratch(tmp_path):
    folder = tmp_path / "scratch"
    folder.mkdir()
    (folder / "there").write_text("x")
    return folder


def test_what_is_written_below_the_folder_is_allowed_and_what_is_read_is_noted(scratch):
    code = "open(folder + '/new', 'w').close(); os.mkdir(folder + '/made'); os.remove(folder + '/new'); open(folder + '/there').close()"

    assert seen(code, scratch)[:3] == [[], [], []]
    assert [path.rpartition("/")[2] for path in seen("open(folder + '/there').close()", scratch)[3]] == ["there"]


@pytest.mark.parametrize(
    "code",
    [
        "open(folder + '-beside', 'w').close()",
        "os.mkdir(folder + '/../made')",
        "os.rename(folder + '/there', folder + '/../there')",
        "os.close(os.open(folder + '/../there', os.O_WRONLY | os.O_CREAT))",
    ],
)
def test_what_is_written_beside_it_is_seen(code, scratch):
    assert len(seen(code, scratch)[2]) == 1


def test_a_program_and_a_connection_are_seen(scratch):
    started, connected, _, _ = seen("subprocess.run([sys.executable, '-V']); socket.socket()", scratch)

    assert started[0] == "subprocess.Popen"
    assert connected == ["socket.__new__"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is some program's current one")
def test_a_current_folder_that_is_gone_fails_nothing_that_is_opened_elsewhere(scratch):
    gone = "there = os.open(folder, os.O_RDONLY); gone = folder + '/gone'; os.mkdir(gone); os.chdir(gone); os.rmdir(gone); "

    assert seen(f"{gone}os.close(os.open('there', os.O_RDONLY, dir_fd=there))", scratch)[:3] == [[], [], []]
