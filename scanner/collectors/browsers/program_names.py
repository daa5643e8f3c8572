"""Which browser a launcher, an application's id or a folder means: the row whose program or id it is called after."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import launched_program
from scanner.collectors.command_lines.unwrapped import base

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACKAGES = frozenset({"flatpak", "snap", "bundle-id"})
PORTABLE = "portable"  # at the end of an application's name at PortableApps.com
BETWEEN = r"[-_. ]+"


def program_name(words: Sequence[str]) -> str:
    """Return the name of the program that words start, in lower case: of a package its id."""
    package = next((name for kind, name in launched_program.ids(words) if kind in PACKAGES), "")
    opened = [name for option, name in pairwise(words) if base(words[0]) == "open" and re.fullmatch(r"-[A-Za-z]*a", option)]
    return (package or base(next(iter(opened), words[0]))).lower().removesuffix(".exe").removesuffix(".app")


def find_browser_id(name: str, known: Mapping[str, str]) -> str:
    """Return the id of the row that a name means, empty when none: the whole name, or a part of one such as brave-browser-beta."""
    name = name.lower().removesuffix(PORTABLE)
    squeezed = {re.sub(BETWEEN, "", program): browser for program, browser in known.items()}
    whole = known.get(name) or squeezed.get(re.sub(BETWEEN, "", name), "")
    return whole or next((known[part] for part in reversed(re.split(BETWEEN, name)) if part in known), "")
