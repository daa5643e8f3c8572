"""The two kinds of text that pacman keeps: a package's `desc`, and pacman.conf."""

from __future__ import annotations

import re


def description(text: str) -> dict[str, str]:
    """Return the first line of each `%NAME%` section of a package's `desc`."""
    sections = (section.strip("\n").split("\n", 2) for section in text.split("\n\n"))
    return {lines[0].strip("%"): lines[1].strip() for lines in sections if len(lines) > 1 and lines[0].startswith("%")}


def database_path(text: str) -> str:
    """Return the folder that pacman.conf names as DBPath, the first one as pacman does; empty when it names none."""
    named = re.search(r"^[ \t]*DBPath[ \t]*=[ \t]*([^\n]*)", text, re.MULTILINE)
    return named[1].strip().rstrip("/") if named else ""
