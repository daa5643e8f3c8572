"""In processes of their own: the watch of a selftest cannot be taken away again."""

import os
import subprocess
import sys

FAILING = "from scanner.selftest import checks; checks.planted = list; from scanner.cli import main; main(['selftest'])"


def test_it_proves_itself_and_leaves_nothing_behind(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "scanner", "selftest"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    lines = done.stdout.splitlines()

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert [line.partition(" ")[0] for line in lines] == ["scanner", "commit", "catalogue", "Python", *["ok"] * 8, "All"]
    assert [*tmp_path.iterdir()] == []


def test_a_check_that_does_not_hold_is_said_and_ends_with_4():
    done = subprocess.run([sys.executable, "-c", FAILING], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (4, "")
    assert done.stdout.count("\nFAILED  ") == 3
    assert "Some checks failed" in done.stdout
