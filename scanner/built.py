"""Of which commit this program is: scripts/build and the wheel write it into a file; in a checkout git's own files tell.

They are read as files: the program starts no program. None of them is read for a scan.
"""

from __future__ import annotations

import os
import re

PACKAGE = os.path.dirname(os.path.abspath(__file__))
PLACE = os.path.join(PACKAGE, "commit.txt")
CHECKOUT = "checkout"
DIGITS = 12  # of a commit's name, as builds have it
NAME = r"[0-9a-f]{40}(?:[0-9a-f]{24})?"
REFERENCE = r"refs/[\w./+@#-]+"
MOST_BYTES = 1 << 12
MOST_PACKED = 1 << 24  # a hundred thousand references take less


def commit() -> str:
    """Return the commit's name, or `checkout` for a program that nobody built."""
    try:
        with open(PLACE, encoding="utf-8") as file:
            return file.read().strip()
    except FileNotFoundError:
        return CHECKOUT


def checked_out(root: str = os.path.dirname(PACKAGE)) -> str:
    """Return the commit on which a checkout stands, shortened; nothing where git's files do not tell. Changes to it are not looked for."""
    folder = os.path.join(root, ".git")
    if os.path.isfile(folder):  # of a worktree, or a submodule
        folder = os.path.join(root, _text(folder).removeprefix("gitdir:").strip())
    head = _text(os.path.join(folder, "HEAD"))
    if re.fullmatch(NAME, head):
        return head[:DIGITS]
    reference = head.removeprefix("ref:").strip()
    if not re.fullmatch(REFERENCE, reference) or ".." in reference:
        return ""
    common = os.path.join(folder, _text(os.path.join(folder, "commondir")) or ".")
    name = _text(os.path.join(folder, reference)) or _text(os.path.join(common, reference)) or _read_packed(common, reference)
    return name[:DIGITS] if re.fullmatch(NAME, name) else ""


def _read_packed(common: str, reference: str) -> str:
    text = _text(os.path.join(common, "packed-refs"), MOST_PACKED)
    found = re.search(rf"^({NAME}) {re.escape(reference)}$", text, re.MULTILINE)
    return found[1] if found else ""


def _text(path: str, most: int = MOST_BYTES) -> str:
    """Return what a file of git's holds, as far as it may go; nothing where there is no such file or it cannot be read."""
    try:
        if not os.path.isfile(path):
            return ""
        with open(path, "rb") as file:
            return file.read(most).decode("utf-8", "replace").strip()
    except OSError:
        return ""
