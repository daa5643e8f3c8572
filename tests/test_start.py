import json
import os
import subprocess
import sys

import pytest

from tests.trees import tree

HOLDING = """
import sys, threading, time
import scanner.cli
def main():
    threading.Thread(target=time.sleep, args=(600,)).start()
    print("said")
    sys.exit(3)
scanner.cli.main = main
from scanner.__main__ import start
start()
"""


def test_a_thread_that_waits_for_a_dead_disk_does_not_hold_the_process():
    done = subprocess.run([sys.executable, "-c", HOLDING], capture_output=True, check=False, timeout=120, text=True)

    assert (done.returncode, done.stdout.strip()) == (3, "said")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
def test_output_that_nobody_can_have_is_a_failure_whatever_was_found():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "scanner", "--version"], stdout=full, stderr=subprocess.DEVNULL, check=False)

    assert done.returncode == 4


FAILING = """
import sys
import scanner.cli
def main():
    raise {error}
scanner.cli.main = main
from scanner.__main__ import start
start()
"""


@pytest.mark.parametrize("error", ["MemoryError", "RecursionError", "KeyboardInterrupt", "RuntimeError('can\\'t start new thread')"])
def test_a_failure_while_a_failure_is_said_does_not_end_as_a_ban(error):
    done = subprocess.run([sys.executable, "-c", FAILING.format(error=error)], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr.split("(")[0].strip()) == (4, f"scanner failed: {error.partition('(')[0]}")


FEW_FILES = """
import resource, sys
from scanner.__main__ import start
sys.argv = ["scanner", "scan", "--root", {root!r}, *{options!r}]
resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}))
start()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Windows has no such limit, and a Mac counts otherwise")
@pytest.mark.parametrize("most", range(3, 10))
def test_where_few_files_may_be_open_a_scan_says_what_it_lost_and_never_ends_as_a_ban(tmp_path, most):
    root = tree(tmp_path)
    code = FEW_FILES.format(root=root, options=["--format", "json"], most=most)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)

    assert done.returncode in {0, 3, 4}
    assert done.stderr if done.returncode == 4 else json.loads(done.stdout)["complete"] is (done.returncode == 0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are always text")
@pytest.mark.parametrize(("options", "code"), [((), 4), (("-X", "utf8"), 0)])
def test_no_scan_begins_that_would_misread_names_of_files(options, code):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, *options, "-m", "scanner", "--version"], capture_output=True, check=False, env=environment)

    assert done.returncode == code
    assert done.stderr.startswith(b"scanner cannot start: by this locale, names of files would be read as ascii") is (code == 4)


BROKEN_OFF = """
import sys
class Broken:
    def find_spec(self, name, *_):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Broken())
"""
START = "from scanner.__main__ import start; start()"
BY_LAUNCHER = "import runpy; runpy.run_path('scripts/setup_parts/start.py')"


@pytest.mark.parametrize(("name", "code"), [("scanner.cli", START), ("scanner.cli", BY_LAUNCHER), ("scanner.__main__", BY_LAUNCHER)])
def test_who_interrupts_a_start_is_shown_nothing_of_it(name, code):
    done = subprocess.run([sys.executable, "-c", BROKEN_OFF.format(name=name) + code], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (130, b"")
