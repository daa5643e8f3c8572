"""What stands in the scanner's place, and what a channel has to show for each exit code."""

import re
from pathlib import Path

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
KILLED = 137
STATES = {0: "clean", 1: "banned", 3: "incomplete"}
CODES = (0, 1, 2, 3, 4, 5, 77, 124, 126, 127, 130, KILLED, 143, 255)


def state_of(code):
    """Return the word for a code: what is not known is not judged."""
    return STATES.get(code, "not-judged")


def stub(folder, code):
    """Write a program that ends with a code, a kill being a real one; it prints its arguments to a file."""
    program = folder / "stub-scanner"
    end = "kill -9 $$" if code == KILLED else f"exit {code}"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{folder}/arguments"\necho said >&2\n{end}\n')
    program.chmod(0o755)
    return program


def promised(channel, code):
    """Return what a channel's page says that it shows for a code; a code that has no row of its own is in that of any other."""
    page = (DEPLOY / channel / "README.md").read_text(encoding="utf-8")
    rows = {codes.strip(): shows for codes, shows in re.findall(r"^\| (\d[^|]*)\| (.*) \|$", page, re.MULTILINE)}
    [others] = [shows for codes, shows in rows.items() if codes.endswith("any other")]
    return rows.get(str(code), others)
