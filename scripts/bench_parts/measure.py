"""What a command costs: CPU time, peak memory, instructions and system calls."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

Command = tuple[str, ...]

FINE = {0, 1, 3}  # a scan that found something, or could not read something, is one
# A process of its own starts the command and waits for it: a child's peak begins at what its parent holds.
WAITS = """
import os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")


def measure_once(command: Command) -> tuple[float, float]:
    """Return the CPU seconds of a command, user and system, and its peak in MiB."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", WAITS, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    code, seconds, peak = done.stderr.decode().split("\n")[-2].split(" ")
    if int(code) not in FINE:
        raise SystemExit(f"{' '.join(command)[:200]!r} ended with {code}: there is nothing to measure")
    return float(seconds), int(peak) / 1024


def measure_in_turns(subjects: dict[str, Command], rounds: int) -> dict[str, tuple[float, float]]:
    """Return the median CPU seconds and the median peak of each subject; a machine that gets busy is so for all of them."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in subjects}
    for turn in range(rounds + 1):
        for name, command in subjects.items():
            one = measure_once(command)
            found[name] += [one] if turn else []  # the first one fills the caches
    return {name: (statistics.median(one[0] for one in all_), statistics.median(one[1] for one in all_)) for name, all_ in found.items()}


def count_instructions(command: Command) -> int | None:
    """Return the instructions that a command runs, which hardly differ from run to run; None without valgrind."""
    if not shutil.which(VALGRIND[0]):
        return None
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    done = subprocess.run([*VALGRIND, *command], check=False, capture_output=True, text=True, env=environment)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if not found:
        raise SystemExit(f"valgrind counted nothing: {done.stderr[-300:]}")
    return int(found[1].replace(",", ""))


def count_calls(command: Command) -> int | None:
    """Return the system calls of a command; None without strace."""
    if not shutil.which("strace"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "calls")
        subprocess.run(["strace", "-f", "-c", "-o", str(listed), *command], check=False, capture_output=True)
        total = next((line.split() for line in listed.read_text().splitlines() if line.endswith(" total")), None)
    if total is None:
        raise SystemExit("strace counted nothing")
    return int(total[3])
