import os
import subprocess
import sys

import pytest

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
