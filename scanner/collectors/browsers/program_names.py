"""The name by which the browser that a launcher starts is found in the tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import launched_program
from scanner.collectors.command_lines.unwrapped import base

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGES = frozenset({"flatpak", "snap", "bundle-id"})


def program_name(words: Sequence[str]) -> str:
    """Return the name of the program that words start, in lower case: of a package its id."""
    package = next((name for kind, name in launched_program.ids(words) if kind in PACKAGES), "")
    opened = [name for option, name in pairwise(words) if base(words[0]) == "open" and re.fullmatch(r"-[A-Za-z]*a", option)]
    return (package or base(next(iter(opened), words[0]))).lower().removesuffix(".exe").removesuffix(".app")
