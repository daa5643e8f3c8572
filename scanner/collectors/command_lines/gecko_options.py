"""The options of a command line that programs of the Gecko family read.

An option begins with one hyphen or two, on Windows with a slash too; small and capital letters are the same. The first of two of one
name counts, and its value is the next word or stands behind an equals sign. Nothing ends the options.
See: https://searchfox.org/mozilla-central/source/toolkit/xre/CmdLineAndEnvUtils.h
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines.chromium_switches import unquote

if TYPE_CHECKING:
    from collections.abc import Sequence

PROFILE = r"(?is)(?:--?|/)profile(?:=(.*))?"


def profile_folder(arguments: Sequence[str]) -> str:
    """Return the folder that a program was told to take as its profile, as it was written; empty when it was told none."""
    for place, word in enumerate(arguments[1:], 1):
        if found := re.fullmatch(PROFILE, word):
            return unquote(next(iter(arguments[place + 1 :]), "") if found[1] is None else found[1])
    return ""
