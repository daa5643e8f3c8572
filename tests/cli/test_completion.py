"""Words are completed: commands, ids of policies and products, classes of devices and verdicts."""

import os
import subprocess
import sys

import pytest


def completed(shell, *words, unfinished=""):
    """Return the candidates that a shell gets."""
    line = " ".join(["scanner", *words, unfinished])
    number = unfinished if shell in {"fish", "powershell"} else str(len(words) + 1)
    environment = {"_SCANNER_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": number}
    done = subprocess.run([sys.executable, "-m", "scanner"], capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.stderr == ""
    return [part for found in done.stdout.splitlines() for part in found.replace("\t", ",").split(",")]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    ("words", "unfinished", "expected"),
    [
        ((), "sc", "scan"),
        (("scan", "--policy"), "be-federal-t", "be-federal-tiktok"),
        (("scan", "--fail-on"), "pro", "prohibited"),
        (("scan", "--device-class"), "pers", "personal-with-access"),
        (("explain",), "tik", "tiktok"),
    ],
)
def test_a_word(shell, words, unfinished, expected):
    assert expected in completed(shell, *words, unfinished=unfinished)


def test_powershell_is_told_how():
    done = subprocess.run([sys.executable, "-m", "scanner"], capture_output=True, text=True, check=False,
                          env={**os.environ, "_SCANNER_COMPLETE": "powershell_source"})  # fmt: skip

    assert "Register-ArgumentCompleter -Native -CommandName scanner" in done.stdout
    assert '$env:_SCANNER_COMPLETE = "powershell_complete"' in done.stdout
