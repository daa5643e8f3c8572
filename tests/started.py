"""Real programs for tests, started for certain."""

import os
import subprocess
from pathlib import Path


def started(*command):
    """Start a program and wait until it is what runs: on Linux, Popen returns while the kernel still puts it in our place."""
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    said = Path(f"/proc/{child.pid}")
    while said.exists() and not (said / "cmdline").read_bytes().startswith(os.fsencode(command[0])):
        if "State:\tZ" in (said / "status").read_text():
            break
    return child
