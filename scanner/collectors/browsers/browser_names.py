"""Which browser a launcher, an application's id or a folder means: the row whose program or id it is called after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PORTABLE = "portable"  # at the end of an application's name at PortableApps.com
BETWEEN = r"[-_. ]+"


def find_browser_id(name: str, known: Mapping[str, str]) -> str:
    """Return the id of the row that a name means, empty when none: the whole name, or a part of one such as brave-browser-beta."""
    name = name.lower().removesuffix(PORTABLE)
    squeezed = {re.sub(BETWEEN, "", program): browser for program, browser in known.items()}
    whole = known.get(name) or squeezed.get(re.sub(BETWEEN, "", name), "")
    return whole or next((known[part] for part in reversed(re.split(BETWEEN, name)) if part in known), "")
